package org.w3id.egnatia.serve.operation;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.w3id.egnatia.serve.container.AnsweredRequest;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.sparql.QueryTrace;

/** Counts requests by kind of address, method and status, with the time they took, and queries by how they ended. */
public final class RequestMetrics implements Consumer<AnsweredRequest> {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");
    /** Upper bounds of the time classes in seconds; a last class without bound follows. */
    private static final double[] BOUNDS = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

    private static final Comparator<Kind> ORDER =
            Comparator.comparing(Kind::route).thenComparing(Kind::method).thenComparingInt(Kind::status);

    private final Map<Kind, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, Times> times = new LinkedHashMap<>();
    private final Routes routes;
    private final Map<QueryTrace.Outcome, LongAdder> queries = new EnumMap<>(QueryTrace.Outcome.class);

    private record Kind(String route, String method, int status) {
    }

    /** How long requests to one kind of address took, and how much they were sent. */
    private static final class Times {
        private final LongAdder[] classes = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanos = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        Times() {
            for (int i = 0; i < classes.length; i++) {
                classes[i] = new LongAdder();
            }
        }

        void add(long taken, long sent) {
            int i = 0;
            while (i < BOUNDS.length && taken > BOUNDS[i] * 1e9) {
                i++;
            }
            classes[i].increment();
            nanos.add(taken);
            bytes.add(sent);
        }
    }

    /** Counts by the names of routes, which are few and fixed, whatever clients ask for. */
    public RequestMetrics(Routes routes) {
        this.routes = routes;
        routes.names().forEach(name -> times.put(name, new Times()));
        for (QueryTrace.Outcome outcome : QueryTrace.Outcome.values()) {
            queries.put(outcome, new LongAdder());
        }
    }

    @Override
    public void accept(AnsweredRequest request) {
        String route = routes.nameOf(request.path());
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        requests.computeIfAbsent(new Kind(route, method, request.status()), kind -> new LongAdder()).increment();
        times.get(route).add(request.nanos(), request.bytes());
        if (QueryTrace.hash(request.notes()).isPresent()) {
            queries.get(QueryTrace.outcome(request.notes(), request.status())).increment();
        }
    }

    /** Writes what was counted. */
    void write(MetricsText text) {
        text.family("egnatia_http_requests_total", "counter", "Requests that were answered.");
        Map<Kind, LongAdder> sorted = new TreeMap<>(ORDER);
        sorted.putAll(requests);
        sorted.forEach((kind, count) -> text.sample("egnatia_http_requests_total", count.sum(),
                "route", kind.route(), "method", kind.method(), "status", Integer.toString(kind.status())));
        text.family("egnatia_http_response_bytes_total", "counter", "Bytes of the bodies that were sent.");
        times.forEach((route, t) -> text.sample("egnatia_http_response_bytes_total", t.bytes.sum(), "route", route));
        text.family("egnatia_http_request_duration_seconds", "histogram", "Time from the first byte of a request to the end of its answer.");
        times.forEach((route, t) -> write(text, route, t));
        text.family("egnatia_queries_total", "counter", "Queries at the SPARQL endpoint by how they ended.");
        queries.forEach((outcome, count) -> text.sample("egnatia_queries_total", count.sum(), "outcome", outcome.word()));
    }

    private static void write(MetricsText text, String route, Times t) {
        String name = "egnatia_http_request_duration_seconds";
        long count = 0;
        for (int i = 0; i < t.classes.length; i++) {
            count += t.classes[i].sum();
            String bound = i < BOUNDS.length ? String.format(Locale.ROOT, "%s", BOUNDS[i]) : "+Inf";
            text.sample(name + "_bucket", count, "route", route, "le", bound);
        }
        text.sample(name + "_sum", t.nanos.sum() / 1e9, "route", route);
        text.sample(name + "_count", count, "route", route);
    }
}
