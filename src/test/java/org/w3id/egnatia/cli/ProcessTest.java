package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;

/**
 * Proves in processes of their own what only a process can show: memory that does not suffice, and an end by signal.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProcessTest {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    private static Process start(List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Egnatia.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A file of 9 MB needs three times as much while it is decoded, which 24 MB have no room for. */
    @ParameterizedTest
    @ValueSource(strings = {"serve", "check"})
    void tooLittleMemoryGivesOneSentence(String command) throws IOException, InterruptedException {
        SmallWorkspace workspace = SmallWorkspace.in(folder);
        workspace.write("data/large.ttl", "# a long comment\n".repeat(9 * 1024 * 1024 / 17));
        Process process = start(List.of("-Xmx24m", "-XX:+UseSerialGC"), command, "--root", folder.toString());
        String err = text(process.getErrorStream());
        assertEquals(6, process.waitFor(), err);
        assertEquals("egnatia: the memory does not suffice for the data; start java with a larger -Xmx, such as -Xmx1g",
                err.strip());
        assertEquals("", text(process.getInputStream()));
    }

    /** In Turkish a small letter of I has no dot. */
    @Test
    void theLanguageOfTheMachineChangesNoAnswer() throws IOException, InterruptedException {
        SmallWorkspace workspace = SmallWorkspace.in(folder);
        workspace.write("asked.rq", "SELECT (LCASE(\"IRQ\") AS ?code) (UCASE(\"irq\") AS ?other) {}");
        Process process = start(List.of("-Duser.language=tr", "-Duser.country=TR"), "ask", "--root",
                folder.toString(), "--format", "csv", folder.resolve("asked.rq").toString());
        assertEquals("code,other\nirq,IRQ", text(process.getInputStream()).replace("\r", "").strip());
        assertEquals(0, process.waitFor());
    }

    @Test
    void serveSaysWhenItIsReadyAndEndsOnSigterm() throws IOException, InterruptedException {
        SmallWorkspace.in(folder);
        Process process = start(List.of(), "serve", "--port", "0", "--access-log", "off", "--root", folder.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String ready = out.readLine();
            assertTrue(ready.matches("Egnatia is ready at http://127\\.0\\.0\\.1:\\d+/"), ready);
            URI health = URI.create(ready.replaceFirst(".* at ", "")).resolve("/health");
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding());
            assertEquals(200, answer.statusCode());
            assumeTrue(process.supportsNormalTermination(), "this system has no SIGTERM");
            process.toHandle().destroy();
            assertEquals(TERMINATED, process.waitFor());
            assertEquals("", text(process.getErrorStream()));
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProgramProcess served(Path root, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("--access-log", "off", "--root", root.toString()));
        args.addAll(List.of(more));
        return ProgramProcess.serve(args.toArray(String[]::new));
    }

    /** The last good release survives the process, however that ended; without one, nothing or the shipped data. */
    @Test
    void aStartWithBadDataServesTheLastGoodRelease() throws IOException, InterruptedException {
        Path root = folder.resolve("workspace");
        SmallWorkspace workspace = SmallWorkspace.in(root);
        String[] cache = {"--cache", folder.resolve("cache").toString()};
        String good;
        try (ProgramProcess server = served(root, cache)) {
            good = server.ready().getString("digest");
            server.signal("KILL");
            server.exitCode();
        }
        workspace.write("data/broken.ttl", "this is no Turtle");
        try (ProgramProcess server = served(root, cache)) {
            assertEquals(good, server.ready().getString("digest"));
            assertEquals("degraded", server.ready().getString("status"));
            assertTrue(server.ready().getObj("lastReload").get("findings").toString().contains("data/broken.ttl:1:"));
            assertTrue(server.get("checks").body().contains("data/broken.ttl:1:"));
            server.awaitError(line -> line.startsWith("data/broken.ttl:1:"));
            server.awaitError(line -> line.startsWith("egnatia: degraded: version " + good.substring(0, 12)));
            Files.delete(root.resolve("data/broken.ttl"));
            server.signal("HUP");
            server.awaitError(line -> line.contains("reload changed nothing"));
            assertEquals("ok", server.ready().getString("status"));
        }
    }

    /** A start takes no longer for files that have changed: what was good before is served while they are checked. */
    @Test
    void aStartWithChangedDataServesTheLastGoodReleaseFirstIfThatIsWanted() throws IOException, InterruptedException {
        Path root = folder.resolve("workspace");
        SmallWorkspace workspace = SmallWorkspace.in(root);
        String[] options = {"--cache", folder.resolve("cache").toString(), "--last-good-first"};
        String good;
        try (ProgramProcess server = served(root, options)) {
            good = server.ready().getString("digest");
            assertEquals("ok", server.ready().getString("status"));
        }
        workspace.write("queries/competency/SQ-02.rq", "# title: Nothing\nASK {}\n");
        try (ProgramProcess server = served(root, options)) {
            String start = "egnatia: version " + good.substring(0, 12) + " is served while ";
            server.awaitError(line -> line.startsWith(start));
            server.awaitError(line -> line.contains("egnatia: version ") && line.contains(" is served in place of ")
                    || line.contains("reload changed nothing"));
            assertEquals("ok", server.ready().getString("status"));
            good = server.ready().getString("digest");
        }
        workspace.write("data/broken.ttl", "this is no Turtle");
        try (ProgramProcess server = served(root, options)) {
            server.awaitError(line -> line.contains("reload refused"));
            assertEquals("degraded", server.ready().getString("status"));
            assertEquals(good, server.ready().getString("digest"));
        }
    }

    @Test
    void aStartWithBadDataAndNothingKeptServesTheShippedDataIfThatIsWanted() throws IOException, InterruptedException {
        Path root = folder.resolve("workspace");
        SmallWorkspace.in(root).write("data/broken.ttl", "this is no Turtle");
        try (ProgramProcess server = served(root, "--cache", folder.resolve("cache").toString(),
                "--fall-back-to-shipped")) {
            assertEquals("degraded", server.ready().getString("status"));
            assertEquals(200, server.get("doc/actor/srb").statusCode());
            server.awaitError(line -> line.contains("of the shipped data is served"));
        }
    }
}
