package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3id.egnatia.ShippedData;

/** Proves that clients who hold connections and neither ask nor read do not keep others from being answered. */
@Timeout(120)
class SlowClientsTest {

    private static final int MANY = 300;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestServer server;
    private final List<Socket> held = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
        // Made once and kept, so that the slow ones wait for nothing but themselves.
        assertEquals(200, server.get("dumps/latest/egnatia.nq").statusCode());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void letGo() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }

    private void hold(String sent) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(server.url().getHost(), server.url().getPort()));
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        held.add(socket);
    }

    private static void assertOthersAreAnswered() {
        for (String path : List.of("health", "ready", "", TestServer.query("ASK {}"))) {
            long begun = System.nanoTime();
            assertEquals(200, server.get(path).statusCode(), path);
            assertTrue(System.nanoTime() - begun < SOON.toNanos(), path);
        }
    }

    @Test
    void idleConnectionsHoldNobodyUp() throws IOException {
        for (int i = 0; i < MANY; i++) {
            hold("");
        }
        assertOthersAreAnswered();
    }

    @Test
    void halfRequestsHoldNobodyUp() throws IOException {
        for (int i = 0; i < MANY; i++) {
            hold(i % 2 == 0 ? "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: " : "POST /sparql HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\nASK");
        }
        assertOthersAreAnswered();
    }

    @Test
    void clientsThatDoNotReadHoldNobodyUp() throws IOException {
        int threads = Thread.activeCount();
        for (int i = 0; i < MANY; i++) {
            hold("GET /dumps/latest/egnatia.nq HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertOthersAreAnswered();
        int more = Thread.activeCount() - threads;
        assertTrue(more < MANY / 2, more + " threads wait for clients");
    }
}
