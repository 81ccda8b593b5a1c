package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.release.Release;

/** {@code /health}: the process answers. {@code /ready}: which data it serves. Neither waits for queries. */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRelease current;

    HealthServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Release release = current.get();
        JsonBuilder json = new JsonBuilder();
        json.startObject().pair("status", "ok");
        if (request.getServletPath().equals("/ready")) {
            json.pair("version", release.version()).pair("digest", release.digest())
                    .pair("triples", release.triples()).pair("graphs", release.graphNames().size());
        }
        json.finishObject();
        Answers.send(request, response, "application/json", json.build().toString().getBytes(StandardCharsets.UTF_8), "no-store");
    }
}
