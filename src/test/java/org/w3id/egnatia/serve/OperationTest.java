package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.operation.Reloader;

/** Proves what the operator sees of a server: readiness, metrics, access log, and how it stops. */
class OperationTest {

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-z_]+) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)(\\{[a-z]+=\"[^\"\\\\]*\"(?:,[a-z]+=\"[^\"\\\\]*\")*})? "
                    + "(-1|-1\\.0|[0-9.]+(?:E-?[0-9]+)?|\\+Inf)");
    private static final String BUSY_FOR_A_SECOND =
            TestServer.query("SELECT (COUNT(*) AS ?count) WHERE { ?a ?b ?c . ?d ?e ?f . "
            + "?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }") + "&timeout=1";

    private static final String CLOSED = "(closed)";

    @TempDir
    private Path folder;
    private final Notebook notebook = new Notebook();
    private Release release;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        release = SmallWorkspace.in(folder).release();
        server = TestServer.of(release, notebook.with(null));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // Readiness

    @Test
    void readyTellsVersionCountsAndAge() {
        JsonObject ready = JSON.parse(server.get("ready").body());
        assertEquals(release.version(), ready.getString("version"));
        assertEquals(release.quads(), ready.getNumber("quads").longValue());
        assertTrue(ready.getString("loadedAt").endsWith("Z"));
        assertTrue(ready.getNumber("ageSeconds").longValue() >= 0);
    }

    @Test
    void everyAnswerTellsItsEditionAndARequestForAnotherIsRefused() {
        String edition = JSON.parse(server.get("ready").body()).getString("edition");
        assertTrue(edition.startsWith(release.version() + "-"), edition);
        for (String path : List.of("doc/actor/one", "id/actor/one", "no/page", TestServer.query("ASK {}"),
                TestServer.query("SELEC"), "ready", "assets/egnatia.css")) {
            assertEquals(edition, server.get(path).headers().firstValue("Egnatia-Edition").orElse(""), path);
            assertEquals(server.get(path).statusCode(), server.get(path, "Egnatia-Edition", release.version())
                    .statusCode(), path);
            HttpResponse<String> refused = server.get(path, "Egnatia-Edition", "0123456789ab", "Accept",
                    "application/problem+json");
            assertEquals(421, refused.statusCode(), path);
            assertEquals("no-store", refused.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(edition, refused.headers().firstValue("Egnatia-Edition").orElse(""));
            assertTrue(refused.body().contains("#other-edition"), refused.body());
        }
    }

    /** A supervisor on this machine learns whether its own process has answered; the world does not see its number. */
    @Test
    void readyTellsTheProcessToThisMachineAlone() {
        assertEquals(ProcessHandle.current().pid(),
                JSON.parse(server.get("ready").body()).getNumber("pid").longValue());
        assertFalse(JSON.parse(server.get("ready", "X-Forwarded-For", "192.0.2.1").body()).hasKey("pid"));
    }

    // Metrics

    private Map<String, Double> metrics() {
        HttpResponse<String> answer = server.get("metrics");
        assertEquals(200, answer.statusCode());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.headers().firstValue("Content-Type").orElse("")
                .replace(";charset", "; charset"));
        Map<String, Double> samples = new HashMap<>();
        answer.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> samples.put(
                line.substring(0, line.lastIndexOf(' ')),
                Double.valueOf(line.substring(line.lastIndexOf(' ') + 1).replace("+Inf", "Infinity"))));
        return samples;
    }

    /** By the definition of the format: a family's help and type stand once, before its samples, which are unique. */
    @Test
    void metricsAreInPrometheusTextFormat() {
        server.get(TestServer.query("ASK {}"));
        server.get("no/such/page");
        String body = server.get("metrics").body();
        assertTrue(body.endsWith("\n"));
        Map<String, String> types = new HashMap<>();
        Set<String> seen = new HashSet<>();
        String family = "";
        for (String line : body.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches()) {
                assertTrue(seen.add(comment.group(1) + comment.group(2)), "twice: " + line);
                family = comment.group(2);
                if (comment.group(1).equals("TYPE")) {
                    types.put(family, comment.group(3));
                }
            } else {
                assertTrue(sample.matches(), line);
                assertTrue(seen.add(sample.group(1) + sample.group(2)), "twice: " + line);
                String type = types.get(family);
                String suffixes = type.equals("histogram") ? "_(bucket|sum|count)" : type.equals("summary")
                        ? "_(sum|count)" : "";
                assertTrue(sample.group(1).matches(family + suffixes), line + " is not in family " + family);
                assertTrue(!type.equals("counter") || family.endsWith("_total"), family);
            }
        }
        assertEquals(Set.of("counter", "gauge", "histogram", "summary"), Set.copyOf(types.values()));
    }

    @Test
    void metricsCountRequestsQueriesAndTimes() {
        server.get(TestServer.query("ASK {}"));
        server.get(TestServer.query("SELEC"));
        server.get("no/such/page");
        server.get("<script>".replace("<", "%3C").replace(">", "%3E"));
        Map<String, Double> metrics = Waiting.until("four requests",
                () -> Optional.of(metrics())
                .filter(m ->
                        m.getOrDefault("egnatia_http_requests_total{method=\"GET\",route=\"other\",status=\"404\"}",
                                0.0) == 2));
        assertEquals(1, metrics.get("egnatia_http_requests_total{method=\"GET\",route=\"sparql\",status=\"200\"}"));
        assertEquals(1, metrics.get("egnatia_http_requests_total{method=\"GET\",route=\"sparql\",status=\"400\"}"));
        assertEquals(1, metrics.get("egnatia_queries_total{outcome=\"answered\"}"));
        assertEquals(1, metrics.get("egnatia_queries_total{outcome=\"refused\"}"));
        assertEquals(2, metrics.get("egnatia_http_request_duration_seconds_count{route=\"sparql\"}"));
        assertEquals(2, metrics.get("egnatia_http_request_duration_seconds_bucket{route=\"sparql\",le=\"+Inf\"}"));
        assertEquals(release.triples(), metrics.get("egnatia_release_triples"));
        assertTrue(metrics.get("egnatia_http_response_bytes_total{route=\"sparql\"}") > 0);
        assertEquals(0, metrics.get("egnatia_queries_running"));
        assertEquals(0, metrics.get("egnatia_queries_queued"));
        assertTrue(metrics.get("jvm_threads_current") > 1);
        assertTrue(metrics.get("process_open_fds") > 1);
        assertTrue(metrics.get("jvm_memory_used_bytes{area=\"heap\"}") > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host",
            "X-Forwarded-Proto", "X-Real-IP"})
    void metricsAreRefusedToWhatAProxyPassesOn(String header) {
        HttpResponse<String> answer = server.get("metrics", header, "for=127.0.0.1");
        assertEquals(403, answer.statusCode());
        assertFalse(answer.body().contains("egnatia_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public.example", "10.0.0.5", "localhost.example", "127.0.0.1.example", "[2001:db8::1]"})
    void metricsAreRefusedUnderANameThatIsNotThisMachines(String host) throws IOException {
        assertTrue(server.raw("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 403 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "127.1.2.3:9090", "[::1]:9090"})
    void metricsAreGivenUnderANameOfTheLoopback(String host) throws IOException {
        assertTrue(server.raw("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 200 "));
    }

    @Test
    void metricsCanBeOpened() throws IOException {
        OperationSettings open = new OperationSettings(Duration.ofSeconds(1), true, false, notebook, Optional.empty(),
                false);
        try (TestServer opened = TestServer.of(release, open)) {
            assertEquals(200, opened.get("metrics", "X-Forwarded-For", "192.0.2.1").statusCode());
        }
    }

    // Proxies

    @Test
    void aProxyThatIsNotTrustedIsToldOnceInLogReadyAndMetrics() {
        assertFalse(JSON.parse(server.get("ready").body()).hasKey("warnings"));
        for (int i = 0; i < 3; i++) {
            server.get("health", "X-Forwarded-For", "203.0.113." + i);
        }
        server.get("health", "Forwarded", "for=203.0.113.7");
        assertEquals(1, notebook.events().size(), notebook.events().toString());
        assertTrue(notebook.events().get(0).contains("127.0.0.0/24")
                && notebook.events().get(0).contains("--trusted-proxies"), notebook.events().get(0));
        assertTrue(JSON.parse(server.get("ready").body()).get("warnings").getAsArray().get(0).getAsString().value()
                .contains("--trusted-proxies"));
        assertEquals(4, metrics().get("egnatia_http_requests_unheeded_total"));
    }

    @Test
    void ofARequestThroughATrustedProxyTheClientsNetworkIsLogged() throws IOException {
        Notebook own = new Notebook();
        try (TestServer behind = TestServer.of(release, ServerSettings.local(0).behind(Optional.empty(),
                List.of("loopback")), own.with(null))) {
            String id = id(behind.get("about", "X-Forwarded-For", "192.0.2.1, 203.0.113.77"));
            assertTrue(own.requestWith("id=" + id + " ").contains(" client=203.0.113.0/24 "));
            assertEquals(List.of(), own.events());
        }
    }

    /** One client's queries take the share of one, whatever the proxy in front. */
    @Test
    void aGreedyClientBehindATrustedProxyTakesNoPlaceOfOthers() throws IOException {
        String endless = TestServer.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o "
                + "?p . ?q ?r ?s . ?t ?u ?v }") + "&timeout=3";
        try (TestServer behind = TestServer.of(release, ServerSettings.local(0).behind(Optional.empty(),
                List.of("loopback")), notebook.with(null))) {
            List<CompletableFuture<Integer>> hogs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String query = endless.replace("%3Fv", "%3Fv" + i);
                hogs.add(CompletableFuture.supplyAsync(() ->
                        behind.get(query, "X-Forwarded-For", "203.0.113.7").statusCode(), hog()));
            }
            Waiting.until("a hog that is sent away", () -> Optional.of(true).filter(x -> hogs.stream()
                    .anyMatch(hog -> hog.isDone() && hog.join() == 429)));
            for (int i = 0; i < 15; i++) {
                HttpResponse<String> victim = behind.get(TestServer.query("SELECT * { ?s ?p ?o } LIMIT " + (i + 1)),
                        "X-Forwarded-For", "203.0.113.8");
                assertEquals(200, victim.statusCode(), victim.body());
            }
            hogs.forEach(CompletableFuture::join);
        }
    }

    private static Executor hog() {
        return task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        };
    }

    // Access log

    @Test
    void whatMachinesAskAllDayIsNotWrittenDown() {
        server.get("health");
        server.get("ready");
        server.get("metrics");
        assertEquals(403, server.get("metrics", "Via", "x").statusCode());
        notebook.requestWith("route=metrics path=\"/metrics\" status=403");
        String id = id(server.get("about"));
        notebook.requestWith("id=" + id + " ");
        assertEquals(2, notebook.requests().size(), notebook.requests().toString());
    }

    @Test
    void aRequestIsOneLineWithItsIdAndWithoutTheQuery() {
        String query = "SELECT ?secret WHERE { ?secret ?p ?o } ORDER BY ?secret LIMIT 3";
        HttpResponse<String> answer = server.get(TestServer.query(query));
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        String line = notebook.requestWith("id=" + id + " ");
        assertTrue(line.matches("time=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z id=\\S+ "
                + "client=127\\.0\\.0\\.0/24 method=\"GET\" "
                + "route=sparql path=\"/sparql\" status=200 ms=\\d+\\.\\d bytes=" + answer.body().length()
                + " query=[0-9a-f]{12} outcome=answered rows=3"), line);
        assertFalse(line.contains("secret"));
    }

    /** The engine would tell a line for each pair of rows whose values it cannot compare. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { ?s ?p ?o } ORDER BY (?s + ?o)", "ASK { <http://secret\uD4D9/> ?p ?o }",
        "SELECT * { ?s ?p ?o FILTER(\"secret\"^^<http://www.w3.org/2001/XMLSchema#date> > NOW()) }",
        "SELECT (STRDT('secret', <http://www.w3.org/2001/XMLSchema#dateTime>) + ?o AS ?x) { ?s ?p ?o }",
        "ASK { SERVICE <http://secret.invalid/> {} }",
        "ASK { FILTER(REGEX('a', '(secret')) }", "SELECT secret"})
    void theEngineSaysNothingAboutAQuery(String query) throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            server.get(TestServer.query(query));
            server.raw("GET /sparql?query=" + TestServer.encode(query));
        } finally {
            System.setErr(before);
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theSameQueryHasTheSameHash() {
        String first = notebook.requestWith("id=" + id(server.get(TestServer.query("ASK {}"))) + " ");
        String second = notebook.requestWith("id=" + id(server.post("sparql", "application/sparql-query", "ASK {}"))
                + " ");
        String other = notebook.requestWith("id=" + id(server.get(TestServer.query("ASK { }"))) + " ");
        assertEquals(hash(first), hash(second));
        assertNotEquals(hash(first), hash(other));
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static String hash(String line) {
        return line.replaceFirst(".* query=(\\S+).*", "$1");
    }

    @Test
    void aQueryThatTakesTooLongIsTold() {
        assertEquals(503, server.get(BUSY_FOR_A_SECOND).statusCode());
        assertTrue(notebook.requestWith("status=503").contains("outcome=timed_out"));
    }

    @Test
    void noClientCanBeginALineOfItsOwn() throws IOException {
        server.raw("GET /a%0Atime=x%0D%22%5C");
        server.raw("GET /\u00e9\u2028x");
        server.raw("GET /a\"b");
        Waiting.until("three lines", () -> Optional.of(notebook.requests().size()).filter(n -> n >= 3));
        notebook.requests().forEach(line -> {
            assertTrue(line.matches("[\\x20-\\x7e]+"), line);
            assertEquals(1, Pattern.compile("time=\\d").matcher(line).results().count(), line);
        });
    }

    @ParameterizedTest
    @CsvSource({"/, home", "/sparql, sparql", "/ui/sparql, sparql", "/ui/, ui", "/doc/actor/alb.ttl, doc",
            "/.well-known/void, well_known",
        "/dumps/latest/x, dumps", "/metrics, metrics", "/other, other", "/home, other",
        "/well_known, other", "-, other"})
    void addressesAreCountedByKind(String path, String kind) {
        assertEquals(kind, server.routes().nameOf(path));
    }

    // Stopping

    /**
     * A connection that is held open is told to come later, while a request whose body is still coming is answered. One
     * of which the server has read nothing yet when it begins to stop is idle to it and closed, so that it may take a
     * second server.
     */
    @Test
    void aServerThatStopsAnswersWhatItHasBegunAndTakesNothingNew() throws IOException {
        int most = 5;
        while (!tellsAHeldConnectionToComeLater()) {
            assertTrue(--most > 0, "closed each time");
            server = TestServer.of(release, notebook.with(null));
        }
        assertTrue(notebook.events().isEmpty(), notebook.events().toString());
    }

    /** False if it was closed. A server that stops closes what is idle for a second, so both go on sending. */
    private boolean tellsAHeldConnectionToComeLater() throws IOException {
        try (Socket held = new Socket(server.url().getHost(), server.url().getPort());
                Socket begun = new Socket(server.url().getHost(), server.url().getPort())) {
            send(held, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            assertBegins("HTTP/1.1 200 ", held);
            send(held, "GET /ready HTTP/1.1\r\nX-Coming: ");
            send(begun, "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n");
            Waiting.until("a request that is being answered", () -> Optional.of(true)
                    .filter(x -> server.inFlight() >= 1));
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
            Waiting.until("a closed door", () -> {
                send(held, "x");
                send(begun, "1\r\n \r\n");
                return Optional.of(true).filter(x -> !accepts());
            });
            send(held, "\r\nHost: x\r\n\r\n");
            String answer = read(held);
            send(begun, "0\r\n\r\n");
            assertBegins("HTTP/1.1 200 ", begun);
            stopping.join();
            assertTrue(answer.equals(CLOSED) || answer.startsWith("HTTP/1.1 503 "), answer);
            return !answer.equals(CLOSED);
        } catch (UncheckedIOException | SocketException e) {
            server.close();
            return false;
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertBegins(String expected, Socket socket) throws IOException {
        String answer = read(socket);
        assertTrue(answer.startsWith(expected), answer);
    }

    private static String read(Socket socket) throws IOException {
        byte[] buffer = new byte[8192];
        int length = socket.getInputStream().read(buffer);
        return length < 0 ? CLOSED : new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    /** Proxies see by /ready that it is about to go, and lose nothing meanwhile. */
    @Test
    void whileItDrainsAllIsAnsweredAndReadySaysThatItStops() throws IOException {
        OperationSettings gentle = new OperationSettings(Duration.ofSeconds(3), Duration.ofSeconds(5), false, false,
                notebook, Optional.empty(), false, Reloader.Start.RIGHT);
        TestServer leaving = TestServer.of(release, gentle);
        assertEquals(200, leaving.get("ready").statusCode());
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(leaving::close);
        HttpResponse<String> ready = Waiting.until("a server that stops", () -> Optional.of(leaving.get("ready"))
                .filter(answer -> answer.statusCode() == 503));
        assertEquals("5", ready.headers().firstValue("Retry-After").orElse(""));
        assertEquals(200, leaving.get("health").statusCode());
        assertEquals(200, leaving.get(TestServer.query("ASK {}")).statusCode());
        stopping.join();
    }

    /** With no time to finish, what runs is cut off: the client gets no answer rather than half of one. */
    @Test
    void whatDoesNotEndInTimeIsCutOff() throws IOException {
        OperationSettings hasty = new OperationSettings(Duration.ofMillis(100), false, false, notebook,
                Optional.empty(), false);
        TestServer hurried = TestServer.of(release, hasty);
        CompletableFuture<Object> running = CompletableFuture.supplyAsync(() ->
                hurried.get(BUSY_FOR_A_SECOND.replace("timeout=1", "timeout=9")))
                .handle((answer, thrown) -> answer == null ? "cut" : answer.statusCode());
        Waiting.until("a running query", () -> Optional.of(true).filter(x -> hurried.inFlight() >= 1));
        hurried.close();
        Object end = running.join();
        assertTrue(List.of("cut", 503).contains(end), end.toString());
        assertTrue(notebook.events().stream().anyMatch(e -> e.contains("cut off")), notebook.events().toString());
    }
}
