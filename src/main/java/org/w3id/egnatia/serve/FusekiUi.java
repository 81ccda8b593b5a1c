package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.fuseki.server.CounterName;
import org.apache.jena.fuseki.server.DataService;

/**
 * Fuseki's own web UI below {@code /ui/}, from the class path, with the three answers about the server that it needs.
 *
 * <p>The UI is made for servers that can be written to; the buttons for that are hidden, and what lies behind them is
 * not there. Its queries go to {@code /ui/sparql}, which {@link SparqlFront} leads to the endpoint.
 */
final class FusekiUi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Where the UI is mounted. */
    static final String PATH = "/ui";

    private static final String EXAMPLE = """
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

            # Who says what about migration in the Western Balkans, and on which lines?
            SELECT ?statement ?source (GROUP_CONCAT(?line; separator=", ") AS ?lines)
            WHERE {
              ?s a egn:Statement ;
                 rdfs:label ?statement ;
                 egn:topic <https://w3id.org/egnatia/voc/policy-area/migration> ;
                 egn:evidence ?evidence .
              ?evidence egn:source/rdfs:label ?source ;
                 egn:line ?line .
            }
            GROUP BY ?s ?statement ?source
            ORDER BY ?source ?statement
            LIMIT 25
            """;

    private static final String TITLE = "<title>Apache Jena Fuseki UI</title>";

    private final transient CurrentRelease current;
    private final transient DataService service;
    private final Instant started = Instant.now();

    /** For the service whose counters the UI shows. */
    FusekiUi(CurrentRelease current, DataService service) {
        this.current = current;
        this.service = service;
    }

    private static String exampleHash() {
        return "#/dataset/sparql/query?query="
                + URLEncoder.encode(EXAMPLE, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", PATH + "/");
            return;
        }
        switch (path) {
            case "/$/ping" -> Answers.send(request, response, "text/plain; charset=utf-8", "ok\n".getBytes(StandardCharsets.UTF_8), "no-store");
            case "/$/server" -> Answers.send(request, response, "application/json", server(), "no-store");
            case "/$/stats/sparql" -> Answers.send(request, response, "application/json", stats(), "no-store");
            default -> file(path.equals("/") ? "/index.html" : path, request, response);
        }
    }

    private static void file(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ClassPathFile> file = ClassPathFile.find("/webapp", path);
        if (file.isEmpty()) {
            Answers.nothingHere(response);
        } else if (path.equals("/index.html")) {
            Answers.send(request, response, file.get().mediaType(), withExtras(file.get().content()), Answers.REVALIDATE);
        } else {
            Answers.send(request, response, file.get().mediaType(), file.get().content(), "public, max-age=31536000, immutable");
        }
    }

    private static byte[] withExtras(byte[] index) {
        return new String(index, StandardCharsets.UTF_8).replace(TITLE, "<title>Egnatia – Fuseki UI</title>"
                + "<link rel=\"stylesheet\" href=\"../assets/fuseki-ui.css\">"
                + "<script src=\"../assets/fuseki-ui.js\" data-start=\"" + exampleHash() + "\"></script>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] server() {
        JsonBuilder json = new JsonBuilder();
        json.startObject().pair("version", "of the data: " + current.get().version())
                .pair("uptime", Duration.between(started, Instant.now()).toSeconds())
                .key("datasets").startArray().startObject()
                .pair("ds.name", SparqlFront.PATH).pair("ds.state", true)
                .key("ds.services").startArray().startObject()
                .pair("srv.type", "query").pair("srv.description", "SPARQL Query")
                .key("srv.endpoints").startArray().value("").finishArray()
                .finishObject().finishArray()
                .finishObject().finishArray().finishObject();
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] stats() {
        JsonBuilder json = new JsonBuilder();
        json.startObject().key("datasets").startObject().key(SparqlFront.PATH).startObject();
        count(json);
        json.key("endpoints").startObject().key("query").startObject();
        count(json);
        json.pair("operation", "query").pair("description", "SPARQL Query").finishObject().finishObject()
                .finishObject().finishObject().finishObject();
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private void count(JsonBuilder json) {
        for (CounterName name : List.of(CounterName.Requests, CounterName.RequestsGood, CounterName.RequestsBad)) {
            json.pair(name.getName(), service.getCounters().value(name));
        }
    }
}
