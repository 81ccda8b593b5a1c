package org.w3id.egnatia.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.egnatia.cli.Egnatia;

/**
 * A machine for HAProxy and nginx and one for each replica, each a network namespace with a wire of its own, on which
 * {@code docs/deploy/replicas.md} is done to the letter. The proxies see a file system in which {@code /etc/haproxy}
 * and the like are folders of the test. Needs root, iproute2, HAProxy, nginx, socat and openssl.
 */
final class ReplicaNetwork implements AutoCloseable {

    /** The address of the proxies. */
    static final String ADDRESS = "198.18.57.200";
    private static final String CLIENTS = "198.18.57.";
    private static final int MOST_CLIENTS = 60;
    private static final String INSIDE = "198.18.56.";
    /** The name of the machine of the proxies. */
    static final String EDGE = "egnatia-edge";
    private static final Pattern EDITION = Pattern.compile("\"edition\" *: *\"([0-9a-f-]+)\"");
    private static final Path DEPLOY = Path.of("docs", "deploy");

    private final Path folder;
    private final int size;
    private final Map<Integer, Process> replicas = new TreeMap<>();
    private final Map<String, Process> proxies = new TreeMap<>();

    /** Lays the wires for so many replicas, whose machines are called {@code r1} and so on. */
    ReplicaNetwork(Path folder, int size) throws IOException {
        this.folder = folder;
        this.size = size;
        removeWires();
        StringBuilder wires = new StringBuilder("set -e; ip netns add " + EDGE + "; ip -n " + EDGE + " link set lo up; "
                + "ip link add egncl0 type veth peer name out netns " + EDGE + "; ip link set egncl0 up; "
                + "ip -n " + EDGE + " addr add " + ADDRESS + "/24 dev out; ip -n " + EDGE + " link set out up; "
                + "ip -n " + EDGE + " link add wires type bridge; ip -n " + EDGE + " addr add " + INSIDE
                + "1/24 dev wires; "
                + "ip -n " + EDGE + " link set wires up; ip netns exec " + EDGE + " sysctl -qw net.ipv4.ip_forward=1");
        for (int i = 1; i <= size; i++) {
            String name = machine(i);
            wires.append("; ip netns add " + name + "; ip -n " + name + " link set lo up; ip -n " + EDGE
                    + " link add r" + i + " type veth peer name eth0 netns " + name + "; ip -n " + EDGE + " link set r"
                    + i + " master wires up; ip -n " + name + " addr add " + address(i) + "/24 dev eth0; ip -n " + name
                    + " link set eth0 up; ip -n " + name + " route add default via " + INSIDE + "1");
        }
        for (int i = 1; i <= MOST_CLIENTS; i++) {
            wires.append("; ip addr add ").append(CLIENTS).append(i).append("/24 dev egncl0");
        }
        wires.append("; ip route add ").append(INSIDE).append("0/24 via ").append(ADDRESS);
        DebianMachine.here(wires.toString()).ok();
        for (String name : List.of("etc/haproxy", "etc/nginx/conf.d", "run/haproxy", "cache", "log", "lib")) {
            Files.createDirectories(folder.resolve(name));
        }
    }

    private void removeWires() {
        StringBuilder all = new StringBuilder("ip link del egncl0; ip netns del " + EDGE);
        for (int i = 1; i <= size; i++) {
            all.append("; ip netns del ").append(machine(i));
        }
        DebianMachine.here(all.toString());
    }

    private static String machine(int replica) {
        return "egnatia-r" + replica;
    }

    /** The address of one of sixty clients, from 1 on. */
    static String client(int number) {
        return CLIENTS + number;
    }

    /** The address of a replica, from 1 on. */
    static String address(int replica) {
        return INSIDE + (10 + replica);
    }

    // Replicas

    /** Starts one with the data of a folder; comes back when it serves. */
    void start(int replica, Path root, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", machine(replica),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Egnatia.class.getName(),
                "serve", "--host", "0.0.0.0", "--port", "3030", "--public-url", "https://example.org/",
                "--trusted-proxies", INSIDE + "0/24", "--drain", "3", "--root", root.toString(), "--cache",
                folder.resolve("kept").toString()));
        command.addAll(Arrays.asList(options));
        start(replica, command);
    }

    /** Starts one by a command; comes back when it serves. */
    void start(int replica, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(folder.resolve("r" + replica + ".err").toFile())
                .start();
        replicas.put(replica, process);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("Egnatia is ready at ")) {
            throw new AssertionError("not ready: " + line + "\n" + Files.readString(folder.resolve("r" + replica
                    + ".err")));
        }
    }

    /** The command by which the jar serves its own data on the machine of a replica. */
    static List<String> shipped(int replica) {
        return List.of("ip", "netns", "exec", machine(replica), "java", "-Xmx512m", "-jar", "target/egnatia.jar",
                "serve", "--host", "0.0.0.0", "--port", "3030", "--public-url", "https://example.org/",
                "--trusted-proxies", INSIDE + "0/24");
    }

    /** Sends a signal to a replica. */
    void signal(int replica, String name) {
        DebianMachine.here("kill -" + name + " " + replicas.get(replica).pid()).ok();
    }

    /** Ends a replica in order, and waits until it is gone. */
    void stop(int replica) throws InterruptedException {
        signal(replica, "TERM");
        if (!replicas.get(replica).waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not end");
        }
    }

    /** Cuts the wire of a replica, or mends it. */
    static void wire(int replica, boolean isWhole) {
        DebianMachine.here("ip -n " + EDGE + " link set r" + replica + (isWhole ? " up" : " down")).ok();
    }

    /** The edition that a replica tells. */
    static String edition(int replica) throws IOException {
        try (Reader reader = Reader.plain(client(MOST_CLIENTS), address(replica), 3030)) {
            Matcher edition = EDITION.matcher(reader.get("/ready").body());
            return edition.find() ? edition.group(1) : "";
        }
    }

    // Proxies

    /**
     * Installs and starts HAProxy and nginx as the files have them, the addresses of replicas put in.
     *
     * @param blue    the edition that is blue, and active
     * @param servers how many replicas they know
     */
    void startProxies(String blue, int servers) throws IOException, InterruptedException {
        Path etc = folder.resolve("etc");
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= servers; i++) {
            lines.append("    server r").append(i).append(' ').append(address(i)).append(":3030\n");
        }
        String config = Files.readString(DEPLOY.resolve("replicas-haproxy.cfg"));
        Files.writeString(etc.resolve("haproxy/haproxy.cfg"), Pattern.compile("(    server r\\d .*\n)+").matcher(config)
                .replaceAll(lines.toString()));
        Files.writeString(etc.resolve("haproxy/egnatia.map"), "active blue\nblue " + blue + "\ngreen none\n");
        Files.copy(DEPLOY.resolve("replicas-nginx.conf"), etc.resolve("nginx/conf.d/egnatia-cache.conf"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(etc.resolve("nginx/nginx.conf"), "user www-data;\nworker_processes 1;\n"
                + "error_log stderr crit;\npid /run/haproxy/nginx.pid;\nevents { worker_connections 1024; }\n"
                + "http { include /etc/nginx/conf.d/*.conf; }\n");
        DebianMachine.here("cd " + etc.resolve("haproxy") + " && openssl req -x509 -newkey rsa:2048 -nodes -days 2 "
                + "-subj /CN=example.org -keyout key -out example.org.pem 2>/dev/null && cat key >> example.org.pem; "
                + "chmod 755 " + folder).ok();
        inside("haproxy -c -q -f /etc/haproxy/haproxy.cfg && nginx -t -q").ok();
        startNginx();
        proxies.put("haproxy", background("exec haproxy -W -f /etc/haproxy/haproxy.cfg", "haproxy.log"));
        awaitServed();
    }

    /** Starts nginx. */
    void startNginx() throws IOException {
        proxies.put("nginx", background("exec nginx -g 'daemon off;'", "nginx.log"));
    }

    /** Kills nginx with its workers. */
    void killNginx() {
        Process nginx = proxies.get("nginx");
        nginx.descendants().forEach(ProcessHandle::destroyForcibly);
        nginx.destroyForcibly();
    }

    private void awaitServed() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Reader reader = Reader.secure(client(MOST_CLIENTS), ADDRESS)) {
                if (reader.get("/ready").status() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the proxies do not serve: " + log());
    }

    /** What HAProxy logged. */
    String log() {
        try {
            return Files.readString(folder.resolve("haproxy.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the command for operators. */
    DebianMachine.Ran replicas(String arguments) {
        return inside(DEPLOY.resolve("egnatia-replicas").toAbsolutePath() + " " + arguments);
    }

    private String command(String command) {
        return "ip netns exec " + EDGE + " unshare -m --propagation private /bin/bash -c '"
                + ("cd " + folder + " && mount --bind etc/haproxy /etc/haproxy && mount --bind etc/nginx /etc/nginx && "
                + "mount --bind run/haproxy /run/haproxy && mount --bind log /var/log/nginx && mkdir -p "
                + "/var/cache/nginx-egnatia && mount --bind cache /var/cache/nginx-egnatia && " + command)
                .replace("'", "'\\''") + "'";
    }

    private DebianMachine.Ran inside(String command) {
        return DebianMachine.here(command(command));
    }

    private Process background(String command, String log) throws IOException {
        return new ProcessBuilder("/bin/bash", "-c", "exec " + command(command))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile()).start();
    }

    /** Ends the proxies. */
    void stopProxies() throws InterruptedException {
        for (Process proxy : proxies.values()) {
            proxy.descendants().forEach(ProcessHandle::destroyForcibly);
            proxy.destroyForcibly().waitFor();
        }
        proxies.clear();
    }

    @Override
    public void close() throws InterruptedException {
        DebianMachine.here("cp " + folder.resolve("haproxy.log") + " " + Path.of("target", "operate"));
        stopProxies();
        for (Process replica : replicas.values()) {
            replica.destroyForcibly().waitFor();
        }
        removeWires();
    }
}
