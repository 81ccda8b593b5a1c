package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;

/** Proves that versions in a folder of releases are served beside the release in service, and stay as they are. */
class ReleasesServedTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-02-01T12:00:00Z");

    @TempDir
    private static Path folder;
    private static Release old;
    private static Release now;
    private static EgnatiaServer server;

    @BeforeAll
    static void publishTwice() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(folder.resolve("workspace"))
                .write("queries/competency/bodies.rq", """
                        # title: Bodies
                        PREFIX egn: <https://w3id.org/egnatia/def/>
                        SELECT ?body WHERE { ?body a egn:Body } ORDER BY ?body
                        """);
        old = workspace.release();
        new ReleaseFolder(folder.resolve("out"), () -> FIRST).add(old);
        now = workspace.withOneMore().release();
        new ReleaseFolder(folder.resolve("out"), () -> SECOND).add(now);
        server = EgnatiaServer.start(now, new ServerSettings("127.0.0.1", 0, Optional.empty(), Duration.ofSeconds(10))
                .with(Optional.of(folder.resolve("out"))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void anOlderVersionIsServedForEver() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("dumps/" + old.version() + "/egnatia.ttl");
        assertEquals(200, answer.statusCode());
        assertTrue(!answer.body().contains("Four") && get("dumps/latest/egnatia.ttl").body().contains("Four"));
        assertTrue(header(answer, "Cache-Control").contains("immutable"));
        assertEquals("Thu, 01 Jan 2026 12:00:00 GMT", header(answer, "Memento-Datetime"));
        assertEquals(304, get("dumps/" + old.version() + "/egnatia.ttl", "If-None-Match", header(answer, "ETag"))
                .statusCode());
        HttpResponse<String> part = get("dumps/" + old.version() + "/egnatia.nq", "Range", "bytes=10-19");
        assertEquals(206, part.statusCode());
        assertEquals(get("dumps/" + old.version() + "/egnatia.nq").body().substring(10, 20), part.body());
        assertEquals(200, get("dumps/" + old.version() + "/egnatia.nq.zst").statusCode());
    }

    @Test
    void theVersionsAreListedForReadersAndMachines() throws IOException, InterruptedException {
        List<String> versions = JSON.parseAny(get("dumps/versions.json").body()).getAsArray().stream()
                .map(v -> v.getAsObject().getString("version")).toList();
        assertEquals(List.of(now.version(), old.version()), versions);
        String page = get("dumps/").body();
        assertTrue(page.contains("/dumps/" + old.version() + "/manifest.json"), page);
        assertEquals(old.version(), JSON.parse(get("dumps/" + old.version() + "/manifest.json").body())
                .getString("version"));
        assertEquals(200, get("dumps/" + old.version() + "/SHA256SUMS").statusCode());
        HttpResponse<String> none = get("dumps/000000000000/egnatia.ttl");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("/dumps/versions.json"), none.body());
    }

    @Test
    void aPatchLeadsFromAnyVersionToAnyOther() throws IOException, InterruptedException {
        HttpResponse<String> patch = get("dumps/" + now.version() + "/from/" + old.version() + ".rdfp");
        assertEquals("application/rdf-patch", header(patch, "Content-Type"));
        assertTrue(patch.body().contains("\nA <https://w3id.org/egnatia/id/actor/four> "), patch.body());
        assertTrue(get("dumps/" + old.version() + "/from/" + now.version() + ".nt.rdfp").body()
                .contains("\nD <https://w3id.org/egnatia/id/actor/four> "));
        HttpResponse<String> none = get("dumps/" + now.version() + "/from/000000000000.rdfp");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("/dumps/NEW/from/OLD.rdfp"), none.body());
    }

    /** What was cited of an older version is answered on that version, in every form. */
    @Test
    void aQuestionIsAnsweredOnAVersionThatIsKept() throws IOException, InterruptedException {
        String cited = "version=" + old.version();
        assertTrue(get("query/bodies.csv").body().contains("four"));
        HttpResponse<String> rows = get("query/bodies.csv?" + cited);
        assertEquals(200, rows.statusCode(), rows.body());
        assertTrue(rows.body().contains("one") && !rows.body().contains("four"), rows.body());
        String page = get("query/bodies?" + cited).body();
        assertTrue(page.contains("cites version " + old.version() + " of the data, which is shown here")
                && page.contains("href=\"/query/bodies\"") && !page.contains("actor/four"), page);
        Matcher permanent = Pattern.compile("query/bodies\\?[^ <\"]*version=" + old.version() + "[^ <\"]*")
                .matcher(page);
        assertTrue(permanent.find(), page);
        HttpResponse<String> again = get(permanent.group().replace("&amp;", "&").replace("bodies?", "bodies.json?"));
        assertEquals(200, again.statusCode(), again.body());
        String query = "sparql?format=csv&query=SELECT%20?b%20%7B%20?b%20a%20"
                + "%3Chttps://w3id.org/egnatia/def/Body%3E%20%7D";
        assertTrue(get(query).body().contains("actor/four"));
        assertEquals(400, get(query + '&' + cited).statusCode(), "the endpoint itself cites nothing");
        assertFalse(get(query.replace("format=csv", "format=md") + '&' + cited).body().contains("actor/four"));
    }

    @Test
    void whoCitesAVersionThatIsNotKeptIsToldWhichAre() throws IOException, InterruptedException {
        HttpResponse<String> rows = get("query/bodies.csv?version=000000000000");
        assertEquals(404, rows.statusCode());
        assertTrue(rows.body().contains("These versions are kept: " + now.version() + ", " + old.version() + '.'),
                rows.body());
        String page = get("query/bodies?version=000000000000").body();
        assertTrue(page.contains("cites version 000000000000 of the data. The version shown is " + now.version())
                && page.contains("<a href=\"/dumps/\">The versions that are kept</a>"), page);
    }

    @Test
    void whatAVersionChangedIsReadAndFollowed() throws IOException, InterruptedException {
        String page = get("changes/data").body();
        assertTrue(page.contains("/changes/data/" + now.version()) && page.contains("1 February 2026"), page);
        String one = get("changes/data/" + now.version()).body();
        assertTrue(one.contains("Four") && one.contains("<h2>Actors</h2>"), one);
        assertTrue(get("changes/data/" + now.version() + ".md?by=partner").body().contains("## no partner\n"));
        assertEquals(old.version(), JSON.parse(get("changes/data/" + now.version() + ".json").body())
                .getString("from"));
        List<String> followed = JSON.parse(get("changes/data.json").body()).get("items").getAsArray().stream()
                .map(item -> item.getAsObject().getString("date_published")).toList();
        assertEquals(List.of(SECOND.toString(), FIRST.toString()), followed);
        assertTrue(get("changes/data.atom").body().contains("added Four"));
        assertEquals(404, get("changes/data/000000000000").statusCode());
        assertEquals(404, get("changes/data/" + old.version() + ".json").statusCode());
    }

    @Test
    void theTimeGateLeadsToTheVersionOfATime() throws IOException, InterruptedException {
        for (String[] time : new String[][] {{"Thu, 15 Jan 2026 00:00:00 GMT", old.version()},
            {"Sun, 01 Feb 2026 12:00:00 GMT", now.version()}, {"Thu, 01 Jan 1970 00:00:00 GMT", old.version()}}) {
            HttpResponse<String> answer = get("dumps/timegate/egnatia.ttl", "Accept-Datetime", time[0]);
            assertEquals(302, answer.statusCode());
            assertEquals("/dumps/" + time[1] + "/egnatia.ttl", header(answer, "Location"), time[0]);
            assertEquals("Accept-Datetime", header(answer, "Vary"));
            assertTrue(answer.headers().allValues("Link").toString().contains("rel=\"original\""));
        }
        assertEquals("/dumps/" + now.version() + "/egnatia.ttl", header(get("dumps/timegate/egnatia.ttl"), "Location"));
        assertEquals(400, get("dumps/timegate/egnatia.ttl", "Accept-Datetime", "yesterday").statusCode());
        assertEquals(404, get("dumps/timegate/none.ttl").statusCode());
    }

    @Test
    void theTimeMapListsTheVersionsOfAFile() throws IOException, InterruptedException {
        HttpResponse<String> map = get("dumps/timemap/egnatia.ttl");
        assertEquals("application/link-format", header(map, "Content-Type"));
        List<String> links = map.body().lines().toList();
        assertEquals(5, links.size());
        assertEquals("<" + server.url() + "dumps/latest/egnatia.ttl>; rel=\"original\",", links.get(0));
        assertEquals("<" + server.url() + "dumps/" + old.version() + "/egnatia.ttl>; rel=\"first memento\"; "
                + "datetime=\"Thu, 01 Jan 2026 12:00:00 GMT\",", links.get(3));
        assertEquals("<" + server.url() + "dumps/" + now.version() + "/egnatia.ttl>; rel=\"last memento\"; "
                + "datetime=\"Sun, 01 Feb 2026 12:00:00 GMT\"", links.get(4));
    }
}
