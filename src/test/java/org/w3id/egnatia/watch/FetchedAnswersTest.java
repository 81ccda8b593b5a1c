package org.w3id.egnatia.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;

/** Proves on a server with TLS, on this machine, that answers come from the network whole, or are refused in a line. */
class FetchedAnswersTest {

    private static final char[] WORD = "invented".toCharArray();
    private static final Duration WAITING = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String FEED = "<rss version=\"2.0\"><channel><item><title>Invented: talks with Serbia</title>"
            + "<link>https://watched.example/ip_99_1</link><pubDate>2099-01-03</pubDate></item></channel></rss>";
    private static final KnownIdentifiers KNOWN = KnownIdentifiers.of(ShippedData.release());
    private static final Subjects SUBJECTS = Subjects.of(ShippedData.release());
    private static SSLContext own;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private ExecutorService workers;
    private HttpsServer server;
    private HttpServer open;

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) throws IOException, InterruptedException,
            GeneralSecurityException {
        Path file = folder.resolve("own.p12");
        Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=watched.example", "-ext",
                "san=ip:127.0.0.1,dns:localhost", "-validity", "2", "-storetype", "PKCS12", "-keystore",
                file.toString(), "-storepass", new String(WORD)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile()).start();
        assertTrue(made.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, made.exitValue(), () -> "keytool failed");
        KeyStore store = KeyStore.getInstance(file.toFile(), WORD);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, WORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, WORD);
        trusted.setCertificateEntry("own", store.getCertificate("own"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        own = SSLContext.getInstance("TLS");
        own.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @BeforeEach
    void begin() throws IOException {
        workers = Executors.newCachedThreadPool();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own));
        open = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (HttpServer one : List.of(server, open)) {
            one.setExecutor(workers);
            one.start();
        }
        open.createContext("/", exchange -> {
            asked.add("without TLS");
            answer(exchange, 200, "application/rss+xml", bytes(FEED));
        });
    }

    @AfterEach
    void end() {
        server.stop(0);
        open.stop(0);
        workers.shutdownNow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(plain);
        }
        return out.toByteArray();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            handler.handle(exchange);
        });
    }

    private String site(String host) {
        return "https://" + host + ':' + server.getAddress().getPort();
    }

    private Watch watch(SSLContext trust, Path before) {
        return watch(trust, before, WAITING);
    }

    private Watch watch(SSLContext trust, Path before, Duration waiting) {
        return new Watch(KNOWN, SUBJECTS, new FetchedAnswers(trust, waiting), Optional.ofNullable(before)
                .map(RecordedAnswers::new), Watch.hosts(Set.of(source(site("127.0.0.1") + '/'))));
    }

    private static WatchedSource source(String address) {
        return new WatchedSource("feed", "feed", AnswerForm.RSS, URI.create(address), LocalDate.of(2025, 5, 26));
    }

    private Watch.Outcome at(String path) throws IOException {
        return watch(own, null).at(source(site("127.0.0.1") + path));
    }

    private void isRefused(String path, String why) throws IOException {
        isRefused(path, why, WAITING);
    }

    private void isRefused(String path, String why, Duration waiting) throws IOException {
        Watch.Outcome outcome = watch(own, null, waiting).at(source(site("127.0.0.1") + path));
        assertFalse(outcome.isRead(), path);
        assertTrue(outcome.seen().get(0).title().contains(why), () -> path + ": " + outcome.seen());
        assertFalse(outcome.seen().get(0).title().contains("Exception"), () -> path + ": " + outcome.seen());
    }

    private void isRead(String path) throws IOException {
        Watch.Outcome outcome = at(path);
        assertTrue(outcome.isRead(), () -> path + ": " + outcome.seen());
        assertEquals(List.of("IP/99/1"), outcome.seen().stream().map(Sighting::identifier).toList(), path);
    }

    @Test
    void whatIsWholeIsReadPackedOrNot() throws IOException {
        at("/plain", exchange -> answer(exchange, 200, "application/rss+xml", bytes(FEED)));
        at("/packed", exchange -> {
            assertTrue(exchange.getRequestHeaders().getFirst("Accept-Encoding").contains("gzip"));
            assertTrue(exchange.getRequestHeaders().getFirst("Accept").contains("application/rss+xml"));
            assertTrue(exchange.getRequestHeaders().getFirst("User-Agent").startsWith("Egnatia"));
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, "application/rss+xml", packed(bytes(FEED)));
        });
        at("/in-pieces", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (byte one : bytes(FEED)) {
                    out.write(one);
                    out.flush();
                }
            }
        });
        for (String path : List.of("/plain", "/packed", "/in-pieces")) {
            isRead(path);
        }
    }

    @Test
    void whatCamePackedIsRecordedAsItWasRead(@TempDir Path before) throws IOException {
        at("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, "application/rss+xml", packed(bytes(FEED)));
        });
        WatchedSource source = source(site("127.0.0.1") + "/packed");
        assertTrue(watch(own, before).at(source).isRead());
        assertTrue(Files.readString(before.resolve("feed.http")).endsWith(FEED));
        assertEquals(1, source.form().read(new RecordedAnswers(before).to(source, source.address(), 1)).size());
    }

    @Test
    void aRedirectIsFollowedOnTheHostAndNowhereElse() throws IOException {
        at("/plain", exchange -> answer(exchange, 200, "application/rss+xml", bytes(FEED)));
        for (String[] one : new String[][] {{"/moved", "/plain"}, {"/whole", site("127.0.0.1") + "/plain"},
            {"/foreign", site("localhost") + "/plain"}, {"/port", "https://127.0.0.1:1/plain"},
            {"/down", "http://127.0.0.1:" + open.getAddress().getPort() + "/"}, {"/round", "/round"},
            {"/nowhere", "https://"}, {"/as-file", "file:///etc/hostname"}}) {
            at(one[0], exchange -> {
                exchange.getResponseHeaders().set("Location", one[1]);
                answer(exchange, 302, "text/html", bytes("<html>"));
            });
        }
        isRead("/moved");
        isRead("/whole");
        asked.clear();
        isRefused("/foreign", "which is no host of a watched source");
        isRefused("/port", "which is no host of a watched source");
        isRefused("/down", "leads to http://127.0.0.1:");
        isRefused("/nowhere", "leads to what is no address");
        isRefused("/as-file", "which is no host of a watched source");
        assertEquals(List.of("/foreign", "/port", "/down", "/nowhere", "/as-file"), asked,
                "nobody is asked to whom they led");
        isRefused("/round", "leads on more than 3 times");
        asked.clear();
        assertFalse(watch(own, null).at(source("http://127.0.0.1:" + open.getAddress().getPort() + "/")).isRead());
        assertFalse(watch(own, null).at(source(site("localhost") + "/plain")).isRead());
        assertEquals(List.of(), asked, "nor is another host, or one without TLS");
    }

    @Test
    void whatIsNoContentIsRefused() throws IOException {
        at("/challenge", exchange -> answer(exchange, 202, "application/rss+xml", bytes(FEED)));
        at("/error", exchange -> answer(exchange, 503, "application/rss+xml", bytes(FEED)));
        at("/login", exchange -> answer(exchange, 401, "text/html", bytes("<html>")));
        at("/page", exchange -> answer(exchange, 200, "text/html", bytes("<html>")));
        at("/nothing", exchange -> answer(exchange, 200, "application/rss+xml", new byte[] {' '}));
        isRefused("/challenge", "has the status 202, which is no content");
        isRefused("/error", "has the status 503, which is no content");
        isRefused("/login", "has the status 401, which is no content");
        isRefused("/page", "is text/html and not RSS");
        isRefused("/nothing", "is empty");
    }

    @Test
    void whatIsTooLargeIsRefusedSaidUnsaidOrPacked() throws IOException {
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) ' ');
        at("/said", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, Answer.MOST + 1L);
            exchange.getResponseBody().write(piece);
        });
        at("/unsaid", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, 0);
            // Without an end: only the client can stop it.
            while (true) {
                exchange.getResponseBody().write(piece);
            }
        });
        at("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, "application/rss+xml", packed(new byte[Answer.MOST + 1]));
        });
        for (String path : List.of("/said", "/unsaid", "/packed")) {
            isRefused(path, "is larger than " + Answer.MOST + " bytes");
        }
    }

    @Test
    void whatIsTooSlowIsRefused() throws IOException {
        at("/trickle", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, 0);
            for (byte one : bytes(FEED)) {
                exchange.getResponseBody().write(one);
                exchange.getResponseBody().flush();
                pause(200);
            }
        });
        at("/silent", exchange -> pause(60_000));
        for (String path : List.of("/trickle", "/silent")) {
            long begun = System.nanoTime();
            isRefused(path, "did not come within 2 seconds", SHORT);
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 20, path);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsCutOffIsRefused() throws IOException {
        at("/short", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, FEED.length() + 100L);
            exchange.getResponseBody().write(bytes(FEED));
            exchange.close();
        });
        at("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            byte[] whole = packed(bytes(FEED));
            answer(exchange, 200, "application/rss+xml", Arrays.copyOf(whole, whole.length - 12));
        });
        at("/not-packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, "application/rss+xml", bytes(FEED));
        });
        at("/unasked", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            answer(exchange, 200, "application/rss+xml", bytes(FEED));
        });
        isRefused("/short", "is cut off");
        isRefused("/packed", "is cut off");
        isRefused("/not-packed", "not packed as it says");
        isRefused("/unasked", "came packed as br, for which it was not asked");
    }

    @Test
    void whoCannotBeTrustedOrReachedIsNotRead() throws IOException, GeneralSecurityException {
        at("/plain", exchange -> answer(exchange, 200, "application/rss+xml", bytes(FEED)));
        WatchedSource source = source(site("127.0.0.1") + "/plain");
        Watch.Outcome stranger = watch(SSLContext.getDefault(), null).at(source);
        assertFalse(stranger.isRead());
        assertTrue(stranger.seen().get(0).title().contains("could not be trusted"), () -> stranger.seen().toString());
        assertEquals(List.of(), asked, "nothing is asked of it");
        server.stop(0);
        isRefused("/plain", "could not be reached");
        begin();
    }

    @Test
    void oneSourceAfterAnotherIsAsked() throws IOException {
        at("/plain", exchange -> answer(exchange, 200, "application/rss+xml", bytes(FEED)));
        Watch watch = watch(own, null);
        for (int time = 0; time < 20; time++) {
            assertTrue(watch.at(source(site("127.0.0.1") + "/plain")).isRead());
        }
        assertEquals(20, asked.size());
    }
}
