package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.SecurityHeaders;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.EndpointResource;
import org.w3id.egnatia.serve.sparql.QueryResource;

/**
 * Fuseki's own web UI below {@code /ui/}, from the class path, with the three answers about the server that it needs.
 *
 * <p>The UI is made for servers that can be written to; the buttons for that are hidden, and what lies behind them is
 * not there. Its queries go to {@code /ui/sparql}, the other address of the endpoint.
 */
final class FusekiUiResource implements Resource {
    /** Where the UI is mounted. */
    static final String PATH = "/ui";

    /** Fuseki's UI draws with inline style. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";
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

    private final QueryResource queries;
    private final Instant started = Instant.now();

    /** For the service whose counters the UI shows. */
    FusekiUiResource(QueryResource queries) {
        this.queries = queries;
    }

    private static String exampleHash() {
        return "#/dataset/sparql/query?query="
                + URLEncoder.encode(EXAMPLE, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Answer answer(Target target) {
        String path = '/' + target.variable("path");
        return switch (path) {
            case "/$/ping" -> now(Form.TEXT, "ok\n");
            case "/$/server" -> now(Form.JSON, server(Served.of(target).release()));
            case "/$/stats/sparql" -> now(Form.JSON, stats());
            default -> file(path.equals("/") ? "/index.html" : path, target);
        };
    }

    private static Representation now(Form form, String text) {
        return Representation.of(form, Freshness.NEVER, () -> Representation.Made.of(text));
    }

    private static Answer file(String path, Target target) {
        Optional<ClassPathFile> file;
        try {
            file = ClassPathFile.find("/webapp", path);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own files", e);
        }
        if (file.isEmpty()) {
            return Refusal.of(Cause.NOT_FOUND, "There is nothing at this address.");
        }
        boolean isIndex = path.equals("/index.html");
        byte[] content = isIndex ? withExtras(file.get().content()) : file.get().content();
        return Representation.of(file.get().form(), file.get().key(target), () ->
                Representation.Made.of(Content.of(content)))
                .fresh(isIndex ? Freshness.REVALIDATE : Freshness.FOR_EVER)
                .with(new Field(SecurityHeaders.POLICY, POLICY));
    }

    private static byte[] withExtras(byte[] index) {
        return new String(index, StandardCharsets.UTF_8).replace(TITLE, "<title>Egnatia – Fuseki UI</title>"
                + "<link rel=\"stylesheet\" href=\"../assets/fuseki-ui.css\">"
                + "<script src=\"../assets/fuseki-ui.js\" data-start=\"" + exampleHash() + "\"></script>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String server(Release release) {
        JsonBuilder json = new JsonBuilder();
        json.startObject().pair("version", "of the data: " + release.version())
                .pair("uptime", Duration.between(started, Instant.now()).toSeconds())
                .key("datasets").startArray().startObject()
                .pair("ds.name", EndpointResource.PATH).pair("ds.state", true)
                .key("ds.services").startArray().startObject()
                .pair("srv.type", "query").pair("srv.description", "SPARQL Query")
                .key("srv.endpoints").startArray().value("").finishArray()
                .finishObject().finishArray()
                .finishObject().finishArray().finishObject();
        return json.build().toString();
    }

    private String stats() {
        JsonBuilder json = new JsonBuilder();
        json.startObject().key("datasets").startObject().key(EndpointResource.PATH).startObject();
        count(json);
        json.key("endpoints").startObject().key("query").startObject();
        count(json);
        json.pair("operation", "query").pair("description", "SPARQL Query").finishObject().finishObject()
                .finishObject().finishObject().finishObject();
        return json.build().toString();
    }

    private void count(JsonBuilder json) {
        json.pair("requests", queries.answered() + queries.refused());
        json.pair("requests.good", queries.answered());
        json.pair("requests.bad", queries.refused());
    }
}
