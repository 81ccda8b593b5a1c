package org.w3id.egnatia.serve.operation;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.AdmissionQueue;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.ResultCache;

/**
 * {@code /metrics}, in Prometheus' text format. Unless it is opened, it answers this machine only, and no request that
 * came through a proxy: behind one that runs on the same machine everybody seems to be local.
 */
public final class MetricsResource implements Resource {

    /** Its form. */
    public static final Form FORM = new Form("", "text/plain", MetricsText.MEDIA_TYPE);

    private final Reloader reloader;
    private final Supplier<RequestMetrics> requests;
    private final LongSupplier inFlight;
    private final AdmissionQueue queue;
    private final ResultCache cache;
    private final Journal journal;
    private final boolean isOpen;

    /**
     * Tells what these count.
     *
     * @param isOpen true if it is for everybody, and not for this machine only
     */
    public MetricsResource(Reloader reloader, Supplier<RequestMetrics> requests, LongSupplier inFlight, AdmissionQueue queue, ResultCache cache,
                           Journal journal, boolean isOpen) {
        this.reloader = reloader;
        this.requests = requests;
        this.inFlight = inFlight;
        this.queue = queue;
        this.cache = cache;
        this.journal = journal;
        this.isOpen = isOpen;
    }

    @Override
    public Answer answer(Target target) {
        if (!isOpen && !target.request().client().isLocal()) {
            return Refusal.of(403, "The metrics are for the machine that the server runs on.");
        }
        return Representation.of(FORM, Freshness.NEVER, () -> Representation.Made.of(text(Served.of(target))));
    }

    private String text(Served served) {
        MetricsText text = new MetricsText();
        requests.get().write(text);
        text.single("egnatia_http_requests_in_flight", "gauge", "Requests that are being answered, this one included.", inFlight.getAsLong());
        text.single("egnatia_queries_running", "gauge", "Queries that run.", queue.running());
        text.single("egnatia_queries_queued", "gauge", "Queries that wait for a place to run in.", queue.waiting());
        text.single("egnatia_answers_given_again_total", "counter", "Queries whose answer was still known.", cache.hits());
        writeRelease(text, served);
        ProcessMetrics.write(text);
        text.single("egnatia_log_lines_dropped_total", "counter", "Lines of the logs that were dropped, because they could not be written fast enough.",
                journal.dropped());
        return text.toString();
    }

    private void writeRelease(MetricsText text, Served served) {
        Release release = served.release();
        text.family("egnatia_release_info", "gauge", "The version of the data that is served; always 1.");
        text.sample("egnatia_release_info", 1, "version", release.version(), "digest", release.digest());
        text.single("egnatia_release_triples", "gauge", "Triples in the default graph.", release.triples());
        text.single("egnatia_release_quads", "gauge", "Quads in the named graphs.", release.quads());
        text.single("egnatia_release_loaded_timestamp_seconds", "gauge", "Since when the version is served, in seconds since 1970 in UTC.",
                served.since().toEpochMilli() / 1000.0);
        text.family("egnatia_reloads_total", "counter", "Reloads by how they ended.");
        for (Reload.Result result : Reload.Result.values()) {
            text.sample("egnatia_reloads_total", reloader.count(result), "result", result.word());
        }
        text.single("egnatia_reload_last_good", "gauge", "1 unless the last reload was refused or failed.",
                reloader.last().filter(r -> r.result() == Reload.Result.REFUSED || r.result() == Reload.Result.FAILED).isPresent() ? 0 : 1);
    }
}
