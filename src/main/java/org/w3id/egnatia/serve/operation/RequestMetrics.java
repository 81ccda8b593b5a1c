package org.w3id.egnatia.serve.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.w3id.egnatia.serve.container.AnsweredRequest;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.sparql.QueryTrace;

/** Counts requests by kind of address, method and status, with the time they took, and queries by how they ended. */
public final class RequestMetrics implements Consumer<AnsweredRequest> {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");
    /** Upper bounds of the classes of the histogram in milliseconds; a last class without bound follows. */
    private static final Duration[] BOUNDS =
            Stream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .map(Duration::ofMillis).toArray(Duration[]::new);

    private final Routes routes;
    private final Meter.MeterProvider<Counter> requests;
    private final Map<Kind, Counter> counted = new ConcurrentHashMap<>();
    private final Map<String, Counter> bytes = new HashMap<>();
    private final Map<String, Timer> times = new HashMap<>();
    private final Map<QueryTrace.Outcome, Counter> queries = new EnumMap<>(QueryTrace.Outcome.class);

    /** What requests are counted by. */
    private record Kind(String route, String method, int status) {
    }

    /** Counts by the names of routes, which are few and fixed, whatever clients ask for. */
    public RequestMetrics(Routes routes, MeterRegistry registry) {
        this.routes = routes;
        requests = Counter.builder("egnatia.http.requests").description("Requests that were answered.")
                .withRegistry(registry);
        for (String route : routes.names()) {
            bytes.put(route, Counter.builder("egnatia.http.response").baseUnit("bytes")
                    .description("Bytes of the bodies that were sent.").tags("route", route).register(registry));
            times.put(route, Timer.builder("egnatia.http.request.duration").serviceLevelObjectives(BOUNDS)
                    .description("Time from the first byte of a request to the end of its answer.")
                    .tags("route", route).register(registry));
        }
        for (QueryTrace.Outcome outcome : QueryTrace.Outcome.values()) {
            queries.put(outcome, Counter.builder("egnatia.queries").tags("outcome", outcome.word())
                    .description("Queries at the SPARQL endpoint by how they ended.").register(registry));
        }
    }

    @Override
    public void accept(AnsweredRequest request) {
        String route = routes.nameOf(request.path());
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        counted.computeIfAbsent(new Kind(route, method, request.status()), kind -> requests.withTags("route", route,
                "method", method, "status", Integer.toString(kind.status()))).increment();
        times.get(route).record(request.nanos(), TimeUnit.NANOSECONDS);
        bytes.get(route).increment(request.bytes());
        if (QueryTrace.hash(request.notes()).isPresent()) {
            queries.get(QueryTrace.outcome(request.notes(), request.status())).increment();
        }
    }
}
