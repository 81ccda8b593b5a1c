package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/** Clients that leave, press or send ahead, over real sockets. The time limit for a query is 60 s here. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClientsTest {

    /** Twenty patterns that share nothing: no time suffices for it. */
    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . "
            + "?s ?t ?u . ?v ?w ?x }";

    @TempDir
    private Path folder;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.of(SmallWorkspace.in(folder).release());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket send(String path) throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        socket.getOutputStream().write(("GET /" + path + " HTTP/1.1\r\nHost: " + server.url().getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void aClientThatLeavesStopsItsQuery() throws Exception {
        Socket socket = send(TestServer.query(ENDLESS));
        Waiting.until("requests in flight", () -> server.inFlight() == 1 ? Optional.of(true) : Optional.empty());
        socket.close();
        long left = System.nanoTime();
        Waiting.until("requests in flight", () -> server.inFlight() == 0 ? Optional.of(true) : Optional.empty());
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - left) < 30, "long before the time limit");
    }

    @Test
    void aClientThatSendsAheadIsAnsweredOnceAndTheConnectionIsClosed() throws Exception {
        try (Socket socket = send(TestServer.query(ENDLESS) + "&timeout=2")) {
            Waiting.until("requests in flight", () -> server.inFlight() == 1 ? Optional.of(true) : Optional.empty());
            socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(all.startsWith("HTTP/1.1 503 "), all);
            assertEquals(1, all.split("HTTP/1\\.1 ").length - 1, all);
        }
    }

    @Test
    void whileLargeQueriesPressSmallOnesAreAnsweredAndTooManyAreSentAway() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(40);
        try {
            List<CompletableFuture<HttpResponse<String>>> large = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                large.add(CompletableFuture.supplyAsync(() -> server.get(TestServer.query(ENDLESS) + "&timeout=5"), clients));
            }
            Waiting.until("requests in flight", () -> server.inFlight() > 1 ? Optional.of(true) : Optional.empty());
            for (int i = 0; i < 20; i++) {
                assertEquals(200, server.get(TestServer.query("ASK {}")).statusCode());
                assertEquals(200, server.get("health").statusCode());
            }
            int sentAway = 0;
            for (CompletableFuture<HttpResponse<String>> answer : large) {
                int status = answer.get().statusCode();
                assertTrue(status == 503 || status == 429, "status " + status);
                assertFalse(answer.get().headers().firstValue("Retry-After").isEmpty());
                sentAway += answer.get().body().contains("Too many") ? 1 : 0;
            }
            assertTrue(sentAway > 0, "with a few places for 40 queries somebody is sent away");
        } finally {
            clients.shutdownNow();
        }
    }
}
