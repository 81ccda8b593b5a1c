package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.cli.Egnatia;

/**
 * Replays the hostile corpus of {@code src/test/resources/hostile} by its runner, which needs Python 3. On a machine
 * without it these tests are left out; {@code .ci/run} sees to it that there is one.
 */
@Tag("hostile")
class HostileCorpusTest {

    /** Which take minutes; {@link #everythingAgainstAProcess} runs them. */
    private static final String LONG = "heavy,load,size";
    private static final String ENTITY = "/doc/actor/frontex";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatIsQuickPassesAndNothingCallsOut() throws Exception {
        CalledAddresses called = new CalledAddresses();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(called);
        try (TestServer server = TestServer.of(ShippedData.release())) {
            HostileRunner.assertPasses(folder, "--base", HostileRunner.base(server), "--skip", LONG,
                    "--entity", ENTITY);
        } finally {
            ProxySelector.setDefault(before);
        }
        assertEquals(List.of(), List.copyOf(called.addresses));
    }

    @Test
    @Tag("long")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everythingAgainstAProcess() throws Exception {
        for (String heap : List.of("1g", "512m")) {
            String port = freePort();
            String java = String.join(" ", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap, "-cp",
                    System.getProperty("java.class.path"), Egnatia.class.getName(), "serve", "--access-log", "off",
                    "--port", port,
                    "--root", Path.of("").toAbsolutePath().toString());
            HostileRunner.assertPasses(folder, "--base", "http://127.0.0.1:" + port, "--spawn", java, "--entity",
                    ENTITY, "--max-s", "3000");
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    /** Java asks for a proxy before it opens a connection to anywhere. */
    private static final class CalledAddresses extends ProxySelector {
        private final ConcurrentLinkedQueue<URI> addresses = new ConcurrentLinkedQueue<>();

        @Override
        public List<Proxy> select(URI uri) {
            addresses.add(uri);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            addresses.add(uri);
        }
    }
}
