package org.w3id.egnatia.serve.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.w3id.egnatia.serve.guard.AdmissionQueue;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.AnswerCache;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /metrics}, in Prometheus' text format. Unless it is opened, it answers this machine only, and no request that
 * came through a proxy: behind one that runs on the same machine everybody seems to be local.
 */
public final class MetricsResource implements Resource {

    /** Its form: version 0.0.4 of the text format. */
    public static final Form FORM = new Form("", "text/plain", "text/plain; version=0.0.4; charset=utf-8");

    private final PrometheusMeterRegistry registry;
    private final Info release;
    private final boolean isOpen;

    /**
     * Tells what a registry counts, and adds to it the process and these.
     *
     * @param isOpen true if it is for everybody, and not for this machine only
     */
    public MetricsResource(PrometheusMeterRegistry registry, Supplier<Served> served, Reloader reloader,
                           LongSupplier inFlight, AdmissionQueue queue, AnswerCache cache, Journal journal,
                           UnheededClients unheeded, boolean isOpen) {
        this.registry = registry;
        this.isOpen = isOpen;
        Gauge.builder("egnatia.http.requests.in.flight", inFlight::getAsLong)
                .description("Requests that are being answered, this one included.").register(registry);
        Gauge.builder("egnatia.queries.running", queue::running).description("Queries that run.").register(registry);
        Gauge.builder("egnatia.queries.queued", queue::waiting)
                .description("Queries that wait for a place to run in.").register(registry);
        FunctionCounter.builder("egnatia.answers.given.again", cache, AnswerCache::hits)
                .description("Answers that were still known.").register(registry);
        FunctionCounter.builder("egnatia.answers.made", cache, AnswerCache::misses)
                .description("Answers that had to be made.").register(registry);
        Gauge.builder("egnatia.answers.kept", cache, AnswerCache::weight).baseUnit("bytes")
                .description("Memory of the answers that are still known.").register(registry);
        // Micrometer has no meter whose labels change.
        release = Info.builder().name("egnatia_release").labelNames("version", "digest")
                .help("The version of the data that is served; always 1.").register(registry.getPrometheusRegistry());
        Gauge.builder("egnatia.release.triples", () -> served.get().release().triples())
                .description("Triples in the default graph.").register(registry);
        Gauge.builder("egnatia.release.quads", () -> served.get().release().quads())
                .description("Quads in the named graphs.").register(registry);
        Gauge.builder("egnatia.release.loaded.timestamp", () -> served.get().since().toEpochMilli() / 1000.0)
                .baseUnit("seconds").description("Since when the version is served, in seconds since 1970 in UTC.")
                .register(registry);
        for (Reload.Result result : Reload.Result.values()) {
            FunctionCounter.builder("egnatia.reloads", reloader, r -> r.count(result)).tags("result", result.word())
                    .description("Reloads by how they ended.").register(registry);
        }
        Gauge.builder("egnatia.reload.last.good", () -> reloader.isDegraded() ? 0 : 1)
                .description("1 unless the last reload, or the data at the start, was refused or failed: then what is "
                + "served is older than the files.").register(registry);
        FunctionCounter.builder("egnatia.http.requests.unheeded", unheeded, UnheededClients::count)
                .description("Requests that tell a client in a header and come from no trusted proxy.")
                .register(registry);
        FunctionCounter.builder("egnatia.log.lines.dropped", journal, Journal::dropped)
                .description("Lines of the logs that were dropped, because they could not be written fast enough.")
                .register(registry);
        new ProcessMetrics().bindTo(registry);
    }

    @Override
    public Answer answer(Target target) {
        if (!isOpen && !target.request().client().isLocal()) {
            return Refusal.of(Cause.NOT_FOR_YOU, "The metrics are for the machine that the server runs on.");
        }
        return Representation.of(FORM, Freshness.NEVER, () -> Representation.Made.of(text(Served.of(target))));
    }

    private String text(Served served) {
        release.setLabelValues(served.release().version(), served.release().digest());
        return registry.scrape();
    }
}
