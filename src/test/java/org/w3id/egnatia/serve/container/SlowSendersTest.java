package org.w3id.egnatia.serve.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

/**
 * Proves that a body which does not come to its end is not waited for, and that an answer may take longer than a body.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SlowSendersTest {

    /** Time for a body; what is sent at once has come long before, on a busy machine too. */
    private static final Duration TIME = Duration.ofSeconds(3);

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
                CountDownLatch timeIsOver = new CountDownLatch(1);
                watchdog.after(TIME, timeIsOver::countDown);
                timeIsOver.await();
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

    /** It would go on for longer than a test may take. */
    @Test
    void aByteNowAndThenIsNotEnough() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
            assertThrows(SocketException.class, () -> {
                while (true) {
                    send(socket, "x");
                    Thread.sleep(50);
                }
            });
        }
    }

    @Test
    void whatCameInTimeHasAllTimeToBeAnswered() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: "
                    + "close\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals("abc", answer.substring(answer.length() - 3));
        }
    }
}
