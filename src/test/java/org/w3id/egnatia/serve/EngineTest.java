package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.push.GraphStore;
import org.w3id.egnatia.publish.push.Push;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.engine.Engine;

/**
 * Proves what comes of queries that go to a stock Fuseki, also where a server before it refuses, cuts, breaks off, lies
 * or keeps silent: the right answer, or one sentence, and never a part that looks whole.
 */
class EngineTest {

    private static final String ALL = "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p STR(?o)";
    private static final String BUILT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }";

    /** What the server before the engine does. */
    private enum Way { PASS, REFUSE, FAIL, CUT, CUT_ROWS, TELL_CUT, LEAVE_END_OPEN, TALK, SLEEP }

    @TempDir
    private Path folder;
    private Release release;
    private FusekiServer fuseki;
    private HttpServer gate;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Way way = Way.PASS;
    private final List<String> authorisations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws IOException {
        release = SmallWorkspace.in(folder).release();
        fuseki = FusekiServer.create().port(0).loopback(true).add("/ds", DatasetGraphFactory.createTxnMem()).build()
                .start();
        gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.setExecutor(threads);
        gate.createContext("/", this::pass);
        gate.start();
        push(release, Push.Selection.ALL);
    }

    @AfterEach
    void stop() {
        gate.stop(0);
        threads.shutdownNow();
        fuseki.stop();
    }

    private void push(Release what, Push.Selection selection) throws IOException {
        new Push(what, new GraphStore(URI.create("http://127.0.0.1:" + fuseki.getPort() + "/ds/data"),
                Optional.empty())).run(selection);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange; InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readAllBytes();
            authorisations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:" + fuseki.getPort() + "/ds/query"))
                    .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] whole) throws IOException, InterruptedException {
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        switch (way) {
            case PASS -> send(exchange, status, whole);
            case REFUSE -> exchange.sendResponseHeaders(401, -1);
            case FAIL -> exchange.sendResponseHeaders(500, -1);
            case CUT -> {
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(half);
                // Servers of newer JDKs keep the head back until something is flushed.
                exchange.getResponseBody().flush();
            }
            case CUT_ROWS -> send(exchange, status, firstRows(whole));
            case TELL_CUT -> {
                exchange.getResponseHeaders().set("X-SPARQL-MaxRows", "10");
                send(exchange, status, whole);
            }
            case LEAVE_END_OPEN -> send(exchange, status, half);
            case TALK -> send(exchange, 200, "Welcome!".getBytes(StandardCharsets.UTF_8));
            case SLEEP -> Thread.sleep(60_000);
            default -> throw new IllegalStateException();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** A result as it should be, but of two rows or triples. */
    private static byte[] firstRows(byte[] whole) {
        String text = new String(whole, StandardCharsets.UTF_8);
        if (!text.startsWith("{")) {
            return (text.lines().limit(2).collect(Collectors.joining("\n")) + "\n").getBytes(StandardCharsets.UTF_8);
        }
        JsonObject json = JSON.parse(text);
        JsonArray rows = json.getObj("results").get("bindings").getAsArray();
        while (rows.size() > 2) {
            rows.remove(rows.size() - 1);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Engine engine(Optional<String> authorisation) {
        return new Engine(URI.create("http://127.0.0.1:" + gate.getAddress().getPort() + "/q"), authorisation,
                events::add);
    }

    private Engine engine() {
        Engine engine = engine(Optional.empty());
        assertEquals(Optional.empty(), engine.unfitFor(release));
        return engine;
    }

    private TestServer serve(Engine engine, int seconds) throws IOException {
        return TestServer.of(release, new ServerSettings("127.0.0.1", 0, Optional.empty(), Duration.ofSeconds(seconds))
                .asking(Optional.of(engine)), OperationSettings.quiet());
    }

    @Test
    void everyAnswerIsTheSameAsFromMemory() throws IOException {
        for (Push.Selection selection : List.of(Push.Selection.ALL, Push.Selection.NAMED)) {
            if (selection == Push.Selection.NAMED) {
                // An engine whose default graph is another one is told the dataset with each query.
                fuseki.stop();
                fuseki = FusekiServer.create().port(0).loopback(true).add("/ds", DatasetGraphFactory.createTxnMem())
                        .build().start();
                push(release, selection);
            }
            try (TestServer one = TestServer.of(release); TestServer two = serve(engine(), 60)) {
                for (String path : List.of("query/SQ-01.csv", "query/SQ-01.html", "query/SQ-01.json",
                        "doc/actor/one.ttl", TestServer.query(ALL), TestServer.query("ASK { ?s ?p 'One'@en }"),
                        TestServer.query("ASK { ?s ?p 'None'@en }"),
                        TestServer.query("SELECT ?s FROM <https://w3id.org/egnatia/graph/unconfirmed/bodies> "
                                + "WHERE { ?s ?p ?o } ORDER BY ?s ?p"),
                        TestServer.query("SELECT ?s { GRAPH <https://w3id.org/egnatia/graph/actors/bodies> "
                                + "{ ?s ?p ?o } } ORDER BY ?s"),
                        TestServer.query("SELECT ?s FROM <http://127.0.0.1:" + gate.getAddress().getPort() + "/canary> "
                                + "FROM NAMED <https://example.org/none> WHERE { ?s ?p ?o }"),
                        TestServer.query("DESCRIBE <https://w3id.org/egnatia/id/actor/one>"))) {
                    HttpResponse<String> expected = one.get(path);
                    HttpResponse<String> found = two.get(path);
                    assertEquals(expected.statusCode(), found.statusCode(), path + found.body());
                    assertEquals(expected.body().replace(one.url().toString(), ""),
                            found.body().replace(two.url().toString(), ""), path);
                }
                String built = two.get(TestServer.query(BUILT), "Accept", "application/n-triples").body();
                assertEquals(release.triples(), built.lines().count());
            }
        }
        assertEquals(List.of(), events);
    }

    /** Neither as a table, nor as a graph, nor on a page, and not kept either. */
    @Test
    void whatIsNotWholeIsOneSentence() throws IOException {
        try (TestServer server = serve(engine(), 60)) {
            Map<Way, String> sentences = Map.of(Way.REFUSE, "does not let this server ask (status 401).",
                    Way.FAIL, "refuses the query (status 500).",
                    Way.CUT, "breaks its answer off, or answers with what is no result.",
                    Way.TELL_CUT, "gives a part of the result only, or does not say where it ends.",
                    Way.LEAVE_END_OPEN, "breaks its answer off, or answers with what is no result.",
                    Way.TALK, "breaks its answer off, or answers with what is no result.");
            for (Map.Entry<Way, String> one : sentences.entrySet()) {
                way = one.getKey();
                events.clear();
                for (String path : List.of(TestServer.query(ALL), "query/SQ-01.csv", "query/SQ-01.html",
                        TestServer.query("ASK { ?s ?p 'One'@en }"))) {
                    HttpResponse<String> answer = server.get(path);
                    assertEquals(502, answer.statusCode(), way + path + answer.body());
                    assertTrue(answer.body().contains("The engine behind " + one.getValue()), way + path
                            + answer.body());
                    assertFalse(answer.body().contains("127.0.0.1:" + gate.getAddress().getPort()));
                    assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
                }
                assertEquals(502, server.get(TestServer.query(BUILT)).statusCode(), way.toString());
                assertEquals(1, events.size(), events.toString());
                assertEquals(200, server.get("doc/actor/one.ttl").statusCode());
                Way tried = way;
                way = Way.PASS;
                assertEquals(200, server.get(TestServer.query("ASK { ?s ?p '" + tried + "' }")).statusCode());
                assertTrue(events.size() == 2 && events.get(1).endsWith(" answers again"), events.toString());
            }
            assertEquals(200, server.get(TestServer.query(ALL)).statusCode());
            gate.stop(0);
            HttpResponse<String> down = server.get(TestServer.query("SELECT ?s { ?s ?p ?o } ORDER BY ?s"));
            assertEquals(502, down.statusCode());
            assertTrue(down.body().contains("The engine behind does not answer."), down.body());
            assertEquals(200, server.get(TestServer.query(ALL)).statusCode(), "what is known is kept");
        }
    }

    @Test
    void anEngineThatKeepsSilentIsNotWaitedForLongerThanAQueryMayTake() throws IOException {
        try (TestServer server = serve(engine(), 1)) {
            way = Way.SLEEP;
            long begun = System.nanoTime();
            HttpResponse<String> answer = server.get(TestServer.query(ALL));
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("took longer than 1 seconds"), answer.body());
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 15);
            assertEquals(200, server.get("doc/actor/one.ttl").statusCode());
        }
    }

    @Test
    void anotherVersionOfTheDataIsNotAnsweredFrom() throws IOException {
        try (TestServer server = serve(engine(), 60)) {
            assertEquals(200, server.get(TestServer.query(BUILT)).statusCode());
            Release next = SmallWorkspace.in(folder).withOneMore().release();
            push(next, Push.Selection.ALL);
            HttpResponse<String> other = server.get(TestServer.query(ALL));
            assertEquals(502, other.statusCode());
            assertTrue(other.body().contains("has version " + next.version() + " of the data, and here is "
                    + release.version() + "."), other.body());
            assertEquals(200, server.get(TestServer.query(BUILT)).statusCode(), "what was kept is of the version here");
            push(release, Push.Selection.ALL);
            assertEquals(200, server.get(TestServer.query(ALL)).statusCode());
        }
    }

    @Test
    void whatCannotBeUsedIsToldBeforeItIs() throws IOException {
        way = Way.CUT_ROWS;
        String cut = engine(Optional.empty()).unfitFor(release).orElseThrow();
        assertTrue(cut.contains(" cuts results after 2 rows and says nothing of it; raise its limit above 100000"),
                cut);
        way = Way.REFUSE;
        String refused = engine(Optional.of("Basic YW5uYTpzZXNhbWU=")).unfitFor(release).orElseThrow();
        assertTrue(refused.contains("does not let this server ask (status 401)"), refused);
        assertTrue(authorisations.contains("Basic YW5uYTpzZXNhbWU="));
        way = Way.PASS;
        Release next = SmallWorkspace.in(folder).withOneMore().release();
        String other = engine(Optional.empty()).unfitFor(next).orElseThrow();
        assertTrue(other.contains("has version " + release.version() + " of the data"), other);
        new GraphStoreEraser(fuseki.getPort()).remove(Release.MARK.getURI());
        String unmarked = engine(Optional.empty()).unfitFor(release).orElseThrow();
        assertTrue(unmarked.contains("does not say which version of the data it has"), unmarked);
        gate.stop(0);
        String down = engine(Optional.empty()).unfitFor(release).orElseThrow();
        assertTrue(down.contains("does not answer"), down);
        for (String told : List.of(cut, refused, other, unmarked, down)) {
            assertFalse(told.contains("\n") || told.contains("YW5uYTpzZXNhbWU"), told);
        }
        assertEquals(List.of(), events);
    }

    /** Takes a graph out of the engine, as its owner may. */
    private record GraphStoreEraser(int port) {
        void remove(String graph) throws IOException {
            try {
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + "/ds/data?graph=" + graph)).DELETE().build(), BodyHandlers.discarding());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
