package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.release.Release;

/**
 * {@code /health}: the process answers. {@code /ready}: which data it serves since when, and what came of the last
 * reload. Neither waits for queries. A server that is stopping answers 503 everywhere, before this is reached.
 */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRelease current;
    private final transient Reloader reloader;

    HealthServlet(CurrentRelease current, Reloader reloader) {
        this.current = current;
        this.reloader = reloader;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonBuilder json = new JsonBuilder();
        json.startObject().pair("status", "ok");
        if (request.getServletPath().equals("/ready")) {
            describe(json);
        }
        json.finishObject();
        Answers.send(request, response, "application/json", json.build().toString().getBytes(StandardCharsets.UTF_8), "no-store");
    }

    private void describe(JsonBuilder json) {
        CurrentRelease.Served served = current.served();
        Release release = served.release();
        json.pair("version", release.version()).pair("digest", release.digest())
                .pair("triples", release.triples()).pair("quads", release.quads())
                .pair("graphs", release.graphNames().size())
                .pair("loadedAt", served.since().truncatedTo(ChronoUnit.SECONDS).toString())
                .pair("ageSeconds", served.age().toSeconds());
        reloader.last().ifPresent(reload -> {
            json.key("lastReload").startObject().pair("result", reload.result().word())
                    .pair("at", reload.at().truncatedTo(ChronoUnit.SECONDS).toString())
                    .pair("milliseconds", reload.took().toMillis())
                    .pair("errors", reload.errors()).key("findings").startArray();
            reload.findings().forEach(json::value);
            json.finishArray().finishObject();
        });
    }
}
