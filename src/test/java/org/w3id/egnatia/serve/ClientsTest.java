package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/** Clients that leave, press or send ahead, over real sockets. The time limit for a query is half an hour here. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClientsTest {

    /** Twenty patterns that share nothing: no time suffices for it. */
    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . "
            + "?m ?n1 ?o . ?p ?q ?r . "
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

    private Socket send(String path, String... headers) throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        socket.getOutputStream().write(("GET /" + path + " HTTP/1.1\r\nHost: " + server.url().getAuthority() + "\r\n"
                + String.join("", headers) + "\r\n").getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void aClientThatLeavesStopsItsQuery() throws Exception {
        Socket socket = send(TestServer.query(ENDLESS));
        Waiting.until("requests in flight", () -> server.inFlight() == 1 ? Optional.of(true) : Optional.empty());
        socket.close();
        Waiting.until("requests in flight", () -> server.inFlight() == 0 ? Optional.of(true) : Optional.empty());
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
        List<Socket> large = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                large.add(send(TestServer.query(ENDLESS), "Connection: close\r\n"));
            }
            Waiting.until("requests in flight", () -> server.inFlight() > 1 ? Optional.of(true) : Optional.empty());
            for (int i = 0; i < 20; i++) {
                // On a busy machine it may be asked to come again, until the large ones have gone to where they belong.
                Waiting.until("an answer", () -> Optional.of(server.get(TestServer.query("ASK {}")))
                        .filter(a -> a.statusCode() == 200));
                assertEquals(200, server.get("health").statusCode());
            }
            assertTrue(server.inFlight() > 0, "large queries still press");
            String sentAway = Waiting.until("somebody who is sent away, with a few places for 40 queries",
                    () -> firstAnswer(large));
            assertTrue(sentAway.startsWith("HTTP/1.1 503 ") || sentAway.startsWith("HTTP/1.1 429 "), sentAway);
            assertTrue(sentAway.contains("\r\nRetry-After: ") && sentAway.contains("Too many"), sentAway);
        } finally {
            for (Socket socket : large) {
                socket.close();
            }
        }
    }

    /** What one of the connections was answered, if anything. */
    private static Optional<String> firstAnswer(List<Socket> sockets) {
        try {
            for (Socket socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                    return Optional.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
