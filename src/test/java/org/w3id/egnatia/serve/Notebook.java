package org.w3id.egnatia.serve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.serve.operation.Journal;

/** A journal that keeps its lines for a test to look at. */
final class Notebook implements Journal {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> findings = new CopyOnWriteArrayList<>();

    /** Settings of a server that writes here and reloads from a source. */
    OperationSettings with(Supplier<Outcome> source) {
        return new OperationSettings(Duration.ofMinutes(2), false, true, this, Optional.ofNullable(source), false);
    }

    List<String> requests() {
        return requests;
    }

    List<String> events() {
        return events;
    }

    List<String> findings() {
        return findings;
    }

    /** The line of a request, which is written a moment after its answer has arrived. */
    String requestWith(String part) {
        return Waiting.until("a line with " + part,
                () -> requests.stream().filter(line -> line.contains(part)).findFirst());
    }

    @Override
    public void request(String line) {
        requests.add(line);
    }

    @Override
    public void event(String line) {
        events.add(line);
    }

    @Override
    public void finding(String line) {
        findings.add(line);
    }
}
