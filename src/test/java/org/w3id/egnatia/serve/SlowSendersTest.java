package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3id.egnatia.serve.guard.Watchdog;

/** Proves that a body which does not come to its end is not waited for, and that an answer may take longer than a body. */
@Timeout(60)
class SlowSendersTest {

    private static final Duration TIME = Duration.ofSeconds(1);

    private final Watchdog watchdog = new Watchdog();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new SlowSenders(watchdog, TIME, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String body = Content.Source.asString(request, StandardCharsets.UTF_8);
                Thread.sleep(2 * TIME.toMillis());
                Content.Sink.write(response, true, body, callback);
                return true;
            }
        }));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        watchdog.close();
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void aByteNowAndThenIsNotEnough() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
            int sent = 0;
            try {
                for (; sent < 999; sent++) {
                    send(socket, "x");
                    Thread.sleep(50);
                }
            } catch (SocketException e) {
                // Cut off, as it should be.
            }
            assertTrue(sent < 500, sent + " bytes were waited for");
        }
    }

    @Test
    void whatCameInTimeHasAllTimeToBeAnswered() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals("abc", answer.substring(answer.length() - 3));
        }
    }
}
