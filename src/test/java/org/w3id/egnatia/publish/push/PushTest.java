package org.w3id.egnatia.publish.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;

/** Proves what comes of a push into a stock Fuseki, also where a server before it refuses, breaks off or lies. */
class PushTest {

    @TempDir
    private Path folder;
    private Release release;
    private SmallWorkspace workspace;
    private DatasetGraph there;
    private FusekiServer engine;
    private HttpServer gate;
    private Predicate<HttpExchange> isRefused = exchange -> false;
    private int writes;

    @BeforeEach
    void start() throws IOException {
        workspace = SmallWorkspace.in(folder);
        release = workspace.release();
        serve(DatasetGraphFactory.createTxnMem());
        gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.createContext("/", this::pass);
        gate.start();
    }

    private void serve(DatasetGraph dataset) {
        there = dataset;
        engine = FusekiServer.create().port(0).loopback(true).add("/ds", dataset).build().start();
    }

    @AfterEach
    void stop() {
        gate.stop(0);
        engine.stop();
    }

    /** Passes a request on to the engine, or answers in its place. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange; InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readAllBytes();
            writes += exchange.getRequestMethod().equals("PUT") ? 1 : 0;
            if (isRefused.test(exchange)) {
                exchange.sendResponseHeaders(exchange.getRequestHeaders().containsKey("Authorization") ? 403 : 401, -1);
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.getPort()
                    + "/ds/data?" + exchange.getRequestURI().getRawQuery()));
            for (String name : new String[] {"Accept", "Content-Type"}) {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value));
            }
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request.method(exchange.getRequestMethod(),
                    BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Push.Outcome push(Release what, Push.Selection selection) throws IOException {
        return new Push(what, new GraphStore(URI.create("http://127.0.0.1:" + engine.getPort() + "/ds/data"),
                Optional.empty())).run(selection);
    }

    private Push throughTheGate(Optional<String> authorisation) {
        return new Push(release, new GraphStore(URI.create("http://127.0.0.1:" + gate.getAddress().getPort() + "/gsp"),
                authorisation));
    }

    /** The graphs that have triples, and the default one. */
    private static int filled(Release release) {
        return 1 + (int) release.graphNames().stream().filter(name -> !release.dataset()
                .getGraph(NodeFactory.createURI(name)).isEmpty()).count();
    }

    private void assertAllIsThere(Release what) {
        Txn.executeRead(there, () -> {
            assertTrue(there.getDefaultGraph().isIsomorphicWith(what.defaultGraph()));
            assertEquals(what.quads(), what.graphNames().stream().mapToLong(name -> there.getGraph(
                    NodeFactory.createURI(name)).size()).sum());
            what.graphNames().forEach(name -> assertTrue(there.getGraph(NodeFactory.createURI(name))
                    .isIsomorphicWith(what.dataset().getGraph(NodeFactory.createURI(name))), name));
        });
    }

    @Test
    void allGraphsAreThereAfterwardsAndASecondPushSendsNothing() throws IOException {
        Push.Outcome first = push(release, Push.Selection.ALL);
        assertEquals(filled(release), first.sent());
        assertEquals(release.quads() + release.triples(), first.triples());
        assertAllIsThere(release);
        Push.Outcome second = push(release, Push.Selection.ALL);
        assertEquals(new Push.Outcome(0, first.sent() + first.there(), 0, first.triples()), second);
    }

    @Test
    void namedGraphsAndTheDefaultGraphCanBeBroughtThereEachAlone() throws IOException {
        assertEquals(filled(release) - 1, push(release, Push.Selection.NAMED).sent());
        Txn.executeRead(there, () -> assertTrue(there.getDefaultGraph().isEmpty()));
        assertEquals(new Push.Outcome(1, 0, 0, release.triples()), push(release, Push.Selection.DEFAULT));
        assertAllIsThere(release);
    }

    /** Only what has changed is sent, and what is no more is taken away; what others keep there stays. */
    @Test
    void anotherReleaseTakesThePlaceOfTheOneBefore() throws IOException {
        Triple foreign = Triple.create(NodeFactory.createURI("urn:s"), NodeFactory.createURI("urn:p"),
                NodeFactory.createURI("urn:o"));
        Txn.executeWrite(there, () -> there.getGraph(NodeFactory.createURI("urn:theirs")).add(foreign));
        Release more = workspace.withOneMore().release();
        push(more, Push.Selection.ALL);
        assertAllIsThere(more);
        Push.Outcome back = push(release, Push.Selection.ALL);
        assertEquals(1, back.removed());
        assertTrue(back.sent() > 0 && back.sent() < filled(release), back.toString());
        assertAllIsThere(release);
        Txn.executeRead(there, () -> assertTrue(there.getGraph(NodeFactory.createURI("urn:theirs"))
                .contains(foreign)));
    }

    @Test
    void anEngineThatEndsHalfWayIsGoneOnWithLater() throws IOException {
        isRefused = exchange -> {
            if (writes == 3 && exchange.getRequestMethod().equals("PUT")) {
                engine.stop();
            }
            return false;
        };
        String said = assertThrows(IOException.class, () -> throughTheGate(Optional.empty()).run(Push.Selection.ALL))
                .getMessage();
        assertTrue(said.matches(".* does not answer: see that .*; 2 of \\d+ graphs are there, and the next push "
                + "goes on from there"), said);
        serve(there);
        Push.Outcome rest = throughTheGate(Optional.empty()).run(Push.Selection.ALL);
        assertEquals(filled(release) - 2, rest.sent());
        assertAllIsThere(release);
    }

    @Test
    void whoMayNotWriteIsToldSoWithoutTheCredentials() {
        isRefused = exchange -> exchange.getRequestMethod().equals("PUT");
        String strangers = assertThrows(IOException.class, () -> throughTheGate(Optional.empty())
                .run(Push.Selection.ALL)).getMessage();
        assertTrue(strangers.contains(" does not let strangers write (status 401); see --credentials; 0 of "),
                strangers);
        String line = "Basic " + Base64.getEncoder().encodeToString("anna:secret".getBytes());
        String wrong = assertThrows(IOException.class, () -> throughTheGate(Optional.of(line))
                .run(Push.Selection.ALL)).getMessage();
        assertTrue(wrong.contains(" does not let this user write (status 403)"), wrong);
        assertFalse(wrong.contains("secret") || wrong.contains(line), wrong);
    }

    @Test
    void anEngineThatLosesSomethingIsFoundOut() {
        isRefused = exchange -> {
            if (exchange.getRequestMethod().equals("GET") && writes == 2) {
                Txn.executeWrite(there, () -> there.deleteAny(Node.ANY,
                        Node.ANY, RDF.type.asNode(),
                        Node.ANY));
            }
            return false;
        };
        String said = assertThrows(IOException.class, () -> throughTheGate(Optional.empty()).run(Push.Selection.ALL))
                .getMessage();
        assertTrue(said.matches("https://w3id.org/egnatia/graph/\\S+ is another there than was sent \\(\\d+ triples of "
                + "\\d+\\): .*; 1 of \\d+ graphs are there.*"), said);
    }

    @Test
    void anAddressThatIsNoGraphStoreIsToldSo() {
        GraphStore pages = new GraphStore(URI.create("http://127.0.0.1:" + engine.getPort() + "/none"),
                Optional.empty());
        assertTrue(assertThrows(IOException.class, () -> new Push(release, pages).run(Push.Selection.NAMED))
                .getMessage().contains(" refuses to write "));
    }
}
