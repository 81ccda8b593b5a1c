package org.w3id.egnatia.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Debian of its own, with systemd as its first process and a network of its own, in which an operator's commands are
 * run. It has in {@code /root/egnatia} what a clone has after a build. Needs root, debootstrap and systemd-nspawn, and
 * Debian's packages from the network; the bare system is kept in {@code /var/tmp/egnatia-operate}.
 */
final class DebianMachine implements AutoCloseable {

    /** Its address. */
    static final String ADDRESS = "198.18.55.200";
    private static final String CLIENTS = "198.18.55.";
    private static final int MOST_CLIENTS = 60;
    private static final Path FOLDER = Path.of("/var/tmp/egnatia-operate");
    /** The bare system. */
    static final Path BASE = FOLDER.resolve("base");
    private static final Path ROOT = FOLDER.resolve("machine");
    private static final String NETWORK = "egnatia-operate";
    /** Of the first or the second version of control groups, by what this machine has. */
    private static final boolean IS_FIRST = Files.isDirectory(Path.of("/sys/fs/cgroup/memory"));
    private static final Path GROUP = Path.of(IS_FIRST ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup", NETWORK);
    private static final String PACKAGES = "systemd,systemd-sysv,dbus,iproute2,procps";

    private final Process container;
    private final long leader;

    private DebianMachine(Process container, long leader) {
        this.container = container;
        this.leader = leader;
    }

    /** What a command came to. */
    record Ran(int code, String said) {

        /** What it said; fails if the command did. */
        String ok() {
            if (code != 0) {
                throw new AssertionError("exit code " + code + ": " + said);
            }
            return said;
        }
    }

    /** Puts a bare Debian into the folder, beside a copy of the files of the repository. */
    static void install() {
        makeBase();
        here("rm -rf " + ROOT + " && cp -a --reflink=auto " + BASE + " " + ROOT).ok();
        Path clone = ROOT.resolve("root/egnatia");
        here("mkdir -p " + clone + "/target && cp -a docs ontology data queries " + clone
                + " && cp target/egnatia.jar " + clone + "/target/").ok();
    }

    /** Makes the bare system, unless it is there. */
    static void makeBase() {
        if (!Files.exists(BASE.resolve("etc/debian_version"))) {
            here("rm -rf " + BASE + " && mkdir -p " + FOLDER + " && debootstrap --variant=minbase --include=" + PACKAGES
                    + " bookworm " + BASE).ok();
        }
    }

    /** Runs a command before the machine is booted, with the network of this one. */
    static Ran before(String command) {
        return here("systemd-nspawn -q -D " + ROOT + " --register=no --keep-unit --resolv-conf=copy-host --pipe "
                + "-E DEBIAN_FRONTEND=noninteractive /bin/bash -c 'printf \"#!/bin/sh\\nexit 101\\n\" "
                + "> /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; cd /root/egnatia; apt-get update -q && "
                + command + "; code=$?; rm /usr/sbin/policy-rc.d; exit $code'");
    }

    /** Boots. Comes back when systemd says that all is up. */
    static DebianMachine boot() throws IOException, InterruptedException {
        here("ip netns del " + NETWORK + "; ip link del egnop0; true");
        StringBuilder wires = new StringBuilder("set -e; ip netns add " + NETWORK
                + "; ip link add egnop0 type veth peer name eth0 netns " + NETWORK + "; ip link set egnop0 up; ip -n "
                + NETWORK + " link set lo up; ip -n " + NETWORK + " link set eth0 up; ip -n " + NETWORK + " addr add "
                + ADDRESS + "/24 dev eth0");
        for (int i = 1; i <= MOST_CLIENTS; i++) {
            wires.append("; ip addr add ").append(CLIENTS).append(i).append("/24 dev egnop0");
        }
        here(wires.toString()).ok();
        Process container = new ProcessBuilder("/bin/bash", "-c", "mkdir -p " + GROUP + " && echo $$ > " + GROUP
                + "/cgroup.procs && exec systemd-nspawn -q -D " + ROOT + " --boot --register=no --keep-unit -M "
                + NETWORK + " --network-namespace-path=/run/netns/" + NETWORK)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("console").toFile()).start();
        for (int i = 0; i < 600; i++) {
            Thread.sleep(100);
            List<ProcessHandle> children = container.children().toList();
            if (!children.isEmpty()) {
                DebianMachine machine = new DebianMachine(container, children.get(0).pid());
                if (machine.run("systemctl is-system-running").said().strip().matches("running|degraded")) {
                    return machine;
                }
            }
        }
        container.destroy();
        throw new IOException("the machine does not boot; see " + FOLDER.resolve("console"));
    }

    /** The address of one of sixty clients, from 1 on. */
    static String client(int number) {
        return CLIENTS + number;
    }

    /** Runs commands as root in the machine, in the folder of the clone. */
    Ran run(String command) {
        return run("nsenter", "-t", Long.toString(leader), "-m", "-u", "-i", "-n", "-p", "--", "/bin/bash", "-c",
                "export PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root; cd /root/egnatia; "
                        + command);
    }

    /** The same, and fails if they do. */
    String ok(String command) {
        return run(command).ok();
    }

    /** Gives the machine so much memory and no more, such as {@code 1G}; {@code all} takes the limit away. */
    static void limitMemory(String size) {
        String all = IS_FIRST ? "-1" : "max";
        here("echo " + (size.equals("all") ? all : size) + " > " + GROUP.resolve(IS_FIRST ? "memory.limit_in_bytes"
                : "memory.max")).ok();
    }

    /** How many processes of the machine were killed because its memory did not suffice. */
    static int killedForMemory() {
        return Integer.parseInt(here("sed -n 's/^oom_kill //p' " + GROUP.resolve(IS_FIRST ? "memory.oom_control"
                : "memory.events")).ok().strip());
    }

    /** Runs a command on the machine that runs the tests. */
    static Ran here(String command) {
        return run("/bin/bash", "-c", command);
    }

    private static Ran run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
            String said;
            try (InputStream out = process.getInputStream()) {
                said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
            return new Ran(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A file of the machine, as root sees it. */
    static Path file(String path) {
        return ROOT.resolve(path.substring(1));
    }

    /** The commands of a block of shell in the operators' page, the first one after a heading. */
    static List<String> commands(String heading) throws IOException {
        String page = Files.readString(Path.of("docs", "deploy", "README.md"));
        String after = page.substring(page.indexOf("\n" + heading + "\n"));
        String block = after.substring(after.indexOf("```sh\n") + 6);
        try (Stream<String> lines = block.substring(0, block.indexOf("```")).lines()) {
            return lines.toList();
        }
    }

    @Override
    public void close() {
        run("nsenter", "-t", Long.toString(leader), "-m", "-u", "-i", "-n", "-p", "--", "systemctl", "--no-block",
                "poweroff");
        try {
            if (!container.waitFor(60, TimeUnit.SECONDS)) {
                container.destroy();
                container.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        here("ip link del egnop0; ip netns del " + NETWORK);
    }
}
