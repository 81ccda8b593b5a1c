package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.egnatia.operate.Figures.figure;
import static org.w3id.egnatia.operate.Figures.seconds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The container file of {@code docs/deploy}, built and run as its first lines say, by podman of Debian. The images that
 * it is built on are made of the same Debian with its JDK, since a registry of images need not be at hand.
 */
@Tag("operate")
class ContainerTest {

    private static final String JAVA = "localhost/egnatia-java";
    private static final String IMAGE = "localhost/egnatia-trial";
    private static final String NAME = "egnatia-trial";
    private static final String STATE = "egnatia-trial-state";
    private static final String ASK = "podman exec " + NAME + " bash -c 'exec 3<>/dev/tcp/127.0.0.1/3030; "
            + "printf \"GET %s HTTP/1.0\\r\\n\\r\\n\" >&3; cat <&3'";

    private static String ok(String command) {
        return DebianMachine.here(command).ok().strip();
    }

    @BeforeAll
    static void build() throws IOException {
        assertEquals(0, DebianMachine.here("podman --version && runc --version").code(),
                "this wants podman and runc: apt-get install podman runc");
        remove();
        DebianMachine.makeBase();
        ok("printf '%s\\n' 'FROM scratch' 'COPY . /' 'RUN apt-get update -q && apt-get install -qy "
                + "--no-install-recommends openjdk-17-jdk-headless ca-certificates curl unzip' > /var/tmp/"
                + "egnatia-operate/Java && podman build -q --network host -f /var/tmp/egnatia-operate/Java -t " + JAVA
                + " " + DebianMachine.BASE);
        long begun = System.nanoTime();
        ok("podman build -q --network host --volume \"$HOME/.m2:/root/.m2\" --build-arg BUILD_IMAGE=" + JAVA
                + " --build-arg RUN_IMAGE=" + JAVA + " --format docker -f docs/deploy/Containerfile -t " + IMAGE
                + " .");
        figure("container, built", seconds(begun) + " s");
    }

    @AfterAll
    static void remove() {
        DebianMachine.here("podman rm -f " + NAME + "; podman volume rm -f " + STATE);
    }

    /** The command of the first lines of the file, without a network, and with limits that the machine may give. */
    private static String run() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs", "deploy", "Containerfile")).stream()
                .map(line -> line.replaceFirst("^# *", "").replaceFirst(" \\\\$", " ")).toList();
        int first = lines.indexOf(lines.stream().filter(line -> line.startsWith("podman run")).findFirst()
                .orElseThrow());
        String command = lines.get(first) + lines.get(first + 1);
        assertTrue(command.endsWith("--publish 127.0.0.1:3030:3030 egnatia"), command);
        return command.replace("podman run --rm", "podman run -d --name " + NAME
                + " --network none --ulimit nofile=1024:1024 --ulimit nproc=4096:4096")
                .replace("egnatia-state:", STATE + ":").replace("--publish 127.0.0.1:3030:3030 egnatia", IMAGE);
    }

    @Test
    void theContainerServesAsSomebodyWithoutRightsAndEndsInOrder() throws IOException {
        String inspected = ok("podman inspect --type image " + IMAGE);
        for (String label : List.of("title", "description", "url", "licenses")) {
            assertTrue(inspected.contains("org.opencontainers.image." + label), label);
        }
        long begun = System.nanoTime();
        ok(run());
        String ready = String.format(ASK, "/ready");
        ok("for i in $(seq 300); do " + ready + " 2>/dev/null | grep -q '\"ok\"' && exit 0; sleep 0.2; done; "
                + "podman logs " + NAME + "; exit 1");
        figure("container, from run until it was ready", seconds(begun) + " s");
        ok("podman healthcheck run " + NAME);
        assertEquals("65532", ok("podman exec " + NAME + " id -u"));
        assertEquals("egnatia.jar", ok("podman exec " + NAME + " ls /opt/egnatia"));
        for (String place : List.of("/opt/egnatia/x", "/etc/x", "/x")) {
            assertNotEquals(0, DebianMachine.here("podman exec " + NAME + " touch " + place).code(), place);
        }
        assertTrue(ok(String.format(ASK, "/doc/actor/frontex.ttl"))
                .contains("<https://w3id.org/egnatia/id/actor/frontex>"));
        ok("podman stop -t 20 " + NAME);
        assertEquals("143", ok("podman inspect " + NAME + " --format '{{.State.ExitCode}}'"));
        assertTrue(ok("podman logs " + NAME + " 2>&1").contains("Egnatia is ready at "));
    }
}
