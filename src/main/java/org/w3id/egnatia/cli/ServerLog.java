package org.w3id.egnatia.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.serve.operation.Journal;

/** The logs of {@code serve}: events on standard error, requests there, in a file or nowhere. */
final class ServerLog implements Journal, AutoCloseable {

    private final LineFile events;
    private final Optional<LineFile> requests;

    private ServerLog(LineFile events, Optional<LineFile> requests) {
        this.events = events;
        this.requests = requests;
    }

    /**
     * Opens the logs.
     *
     * @param accessLog a file, {@code -} for standard error or {@code off}
     * @throws IOException with one sentence for the user if the file cannot be written to
     */
    static ServerLog of(String accessLog) throws IOException {
        LineFile events = LineFile.on(System.err);
        return switch (accessLog) {
            case "off" -> new ServerLog(events, Optional.empty());
            case "-" -> new ServerLog(events, Optional.of(events));
            default -> new ServerLog(events, Optional.of(file(accessLog)));
        };
    }

    private static LineFile file(String path) throws IOException {
        try {
            return LineFile.at(Path.of(path));
        } catch (IOException e) {
            throw new IOException(path + ": the access log cannot be written here (" + Trouble.of(e)
                    + "); choose another --access-log", e);
        }
    }

    @Override
    public void request(String line) {
        requests.ifPresent(file -> file.add(line));
    }

    @Override
    public boolean keepsRequests() {
        return requests.isPresent();
    }

    @Override
    public void event(String line) {
        events.add(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " egnatia: " + oneLine(line));
    }

    @Override
    public void finding(String line) {
        events.add(oneLine(line));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public long dropped() {
        return events.dropped() + requests.filter(file -> file != events).map(LineFile::dropped).orElse(0L);
    }

    @Override
    public void close() {
        requests.filter(file -> file != events).ifPresent(LineFile::close);
        events.close();
    }
}
