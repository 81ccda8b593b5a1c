package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3id.egnatia.ShippedData;

/** Proves that clients who hold connections and neither ask nor read do not keep others from being answered. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SlowClientsTest {

    private static final int MANY = 300;

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

    /** Whoever waited for the slow ones would be answered once the last of them was cut off. */
    private void assertOthersAreAnswered() throws IOException {
        for (String path : List.of("health", "ready", "", TestServer.query("ASK {}"))) {
            assertEquals(200, server.get(path).statusCode(), path);
            assertTrue(isStillHeld(held.get(held.size() - 1)), path);
        }
    }

    /** True unless the server has closed a connection, which its end of stream tells. */
    private static boolean isStillHeld(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Threads that are in the middle of a request. */
    private static long threadsInRequests() {
        return Thread.getAllStackTraces().values().stream().filter(stack -> Arrays.stream(stack).anyMatch(frame ->
                frame.getClassName().equals("org.eclipse.jetty.server.Server")
                && frame.getMethodName().equals("handle"))).count();
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
        for (int i = 0; i < MANY; i++) {
            hold("GET /dumps/latest/egnatia.nq HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertOthersAreAnswered();
        Waiting.until("threads that do not wait for clients", () -> Optional.of(threadsInRequests())
                .filter(n -> n < MANY / 2));
    }
}
