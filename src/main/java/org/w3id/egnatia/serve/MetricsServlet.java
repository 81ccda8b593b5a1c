package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.Lanes;

/**
 * {@code /metrics}, in Prometheus' text format. Unless it is opened, it answers this machine only, and no request that
 * came through a proxy: behind one that runs on the same machine everybody seems to be local.
 */
final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Real-IP");

    private final transient CurrentRelease current;
    private final transient Reloader reloader;
    private final transient RequestMetrics requests;
    private final transient LongSupplier inFlight;
    private final transient Lanes lanes;
    private final transient AnswerCache cache;
    private final transient OperationSettings operation;

    MetricsServlet(CurrentRelease current, Reloader reloader, RequestMetrics requests, LongSupplier inFlight, Lanes lanes,
                   AnswerCache cache, OperationSettings operation) {
        this.current = current;
        this.reloader = reloader;
        this.requests = requests;
        this.inFlight = inFlight;
        this.lanes = lanes;
        this.cache = cache;
        this.operation = operation;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!operation.openMetrics() && !isFromHere(request)) {
            Answers.error(response, HttpServletResponse.SC_FORBIDDEN, "The metrics are for the machine that the server runs on.");
            return;
        }
        MetricsText text = new MetricsText();
        requests.write(text);
        text.single("egnatia_http_requests_in_flight", "gauge", "Requests that are being answered, this one included.", inFlight.getAsLong());
        text.single("egnatia_queries_running", "gauge", "Queries that run.", lanes.running());
        text.single("egnatia_queries_queued", "gauge", "Queries that wait for a place to run in.", lanes.waiting());
        text.single("egnatia_answers_given_again_total", "counter", "Queries whose answer was still known.", cache.hits());
        writeRelease(text);
        ProcessMetrics.write(text);
        text.single("egnatia_log_lines_dropped_total", "counter", "Lines of the logs that were dropped, because they could not be written fast enough.",
                operation.journal().dropped());
        Answers.send(request, response, MetricsText.MEDIA_TYPE, text.toString().getBytes(StandardCharsets.UTF_8), "no-store");
    }

    private static boolean isFromHere(HttpServletRequest request) throws IOException {
        // The peer's address is numeric, so nothing is looked up.
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && PROXY_HEADERS.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private void writeRelease(MetricsText text) {
        CurrentRelease.Served served = current.served();
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
