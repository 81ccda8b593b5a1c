package org.w3id.egnatia.serve.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3id.egnatia.serve.guard.Watchdog;

/** Proves that an answer which nobody takes is given up, and one that is taken slowly is not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SlowReadersTest {

    private static final int LENGTH = 32 * 1024 * 1024;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Watchdog watchdog = new Watchdog();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private void start(int bytesPerSecond) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new SlowReaders(watchdog, GRACE, bytesPerSecond, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Request.addCompletionListener(request, failure -> over.countDown());
                response.getHeaders().put("Content-Length", LENGTH);
                response.write(true, ByteBuffer.allocate(LENGTH), callback);
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

    private Socket ask() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long readAll(InputStream in) throws IOException {
        long count = 0;
        byte[] piece = new byte[64 * 1024];
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                count += n;
            }
        } catch (SocketException e) {
            // Cut off, which a client may be told by a reset, too.
        }
        return count;
    }

    @Test
    void aClientThatDoesNotReadIsCutOff() throws Exception {
        start(LENGTH);
        try (Socket socket = ask()) {
            over.await();
            assertTrue(readAll(socket.getInputStream()) < LENGTH);
        }
    }

    @Test
    void aClientThatReadsHasAllOfItLongAfterTheGrace() throws Exception {
        start(LENGTH / 120);
        try (Socket socket = ask()) {
            CountDownLatch graceIsOver = new CountDownLatch(1);
            watchdog.after(GRACE.multipliedBy(2), graceIsOver::countDown);
            graceIsOver.await();
            assertEquals(LENGTH, readAll(socket.getInputStream()), 1_000);
            over.await();
        }
    }
}
