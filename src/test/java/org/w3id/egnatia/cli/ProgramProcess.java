package org.w3id.egnatia.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;

/** The program in a process of its own, and what tests do to it. Its standard error goes to a file. */
final class ProgramProcess implements AutoCloseable {

    private final Process process;
    private final Path errors;
    private final HttpClient client = HttpClient.newHttpClient();
    private URI url;

    private ProgramProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** The command line of the program, for a process. */
    static List<String> command(List<String> javaOptions, String... args) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Egnatia.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    static ProgramProcess start(List<String> command) throws IOException {
        return start(new ProcessBuilder(command));
    }

    static ProgramProcess start(ProcessBuilder builder) throws IOException {
        Path errors = Files.createTempFile("egnatia-", ".err");
        return new ProgramProcess(builder.redirectError(errors.toFile()).start(), errors);
    }

    /** A server on a free port; comes back when it is ready. */
    static ProgramProcess serve(String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
        all.addAll(List.of(args));
        return start(command(List.of(), all.toArray(String[]::new))).awaitReady();
    }

    ProgramProcess awaitReady() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("Egnatia is ready at ")) {
            throw new AssertionError("not ready: " + line + "\n" + errors());
        }
        url = URI.create(line.replaceFirst(".* at ", ""));
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve("/" + path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            throw new AssertionError("nobody listens; " + errors(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    JsonObject ready() {
        return JSON.parse(get("ready").body());
    }

    URI url() {
        return url;
    }

    /** Sends a signal such as {@code TERM}, {@code KILL} or {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, which must come within three minutes. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not end; " + errors());
        }
        return process.exitValue();
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until standard error has a line like this. */
    void awaitError(Predicate<String> line) throws InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (errors().lines().anyMatch(line)) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the line does not come; " + errors());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
