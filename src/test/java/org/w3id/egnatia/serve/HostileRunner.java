package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The runner of the hostile corpus, a Python program that sends the requests and judges the answers. */
final class HostileRunner {

    /** Time limit of a query and a margin for a busy machine, in seconds. */
    private static final String HEAVY = "15";

    private HostileRunner() {
    }

    /** Runs it with further options, and fails with its report if not everything passed. Left out without Python 3. */
    static void assertPasses(Path folder, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("python3", "src/test/resources/hostile/run.py", "--sparql", "/sparql",
                "--ui", "/ui/", "--heavy-s", HEAVY));
        command.addAll(List.of(options));
        Path out = folder.resolve("report.txt");
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3: " + e.getMessage());
            return;
        }
        try {
            process.waitFor();
        } finally {
            process.destroy();
        }
        String report = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), report);
        assertTrue(report.strip().matches("(?s)(.*\\n)?[1-9]\\d* passed, 0 failed(, \\d+ skipped)?"), report);
    }

    /** The address of a server as the runner takes it. */
    static String base(TestServer server) {
        return server.url().toString().replaceFirst("/$", "");
    }
}
