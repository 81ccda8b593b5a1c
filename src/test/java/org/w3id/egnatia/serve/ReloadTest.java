package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.WrongFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Road;
import org.w3id.egnatia.serve.operation.Reloader;

/** Proves that a reload swaps whole releases or changes nothing, and that nobody who asks meanwhile notices. */
class ReloadTest {

    private static final String FILE = "data/actors/more.ttl";
    private static final String HEADER = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <https://w3id.org/egnatia/graph/actors/more> a egn:Graph ; dcterms:title "More"@en .
            """;
    private static final String GOOD = HEADER + "actor:four a egn:Body ; rdfs:label \"Four\"@en .\n";
    private static final String BAD = HEADER + "actor:four a egnatia:Body ; rdfs:label \"Four\"@en .\n";
    private static final String BODIES = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/egnatia/def/Body> }";

    @TempDir
    private Path folder;
    private final Notebook notebook = new Notebook();
    private SmallWorkspace workspace;
    private Release first;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        workspace = SmallWorkspace.in(folder);
        first = workspace.release();
        server = TestServer.of(first, notebook.with(() -> Road.forServing(Workspace.at(folder))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject ready() {
        HttpResponse<String> answer = server.get("ready");
        assertEquals(200, answer.statusCode());
        return JSON.parse(answer.body());
    }

    private String bodies() {
        HttpResponse<String> answer = server.get(TestServer.query(BODIES));
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.parse(answer.body()).getObj("results").get("bindings").getAsArray().get(0).getAsObject()
                .getObj("n").getString("value");
    }

    /** Reloads and waits until that is done. */
    private String reload() {
        int before = notebook.events().size();
        server.reload();
        return Waiting.until("the end of a reload", () -> notebook.events().stream().skip(before).findFirst());
    }

    @Test
    void aGoodChangeIsServed() throws IOException {
        assertEquals("2", bodies());
        assertFalse(ready().hasKey("lastReload"));
        workspace.write(FILE, GOOD);
        assertTrue(reload().startsWith("version "));
        assertEquals("3", bodies());
        JsonObject ready = ready();
        assertNotEquals(first.digest(), ready.getString("digest"));
        assertEquals(Road.forServing(Workspace.at(folder)).release().orElseThrow().digest(),
                ready.getString("digest"));
        assertEquals("replaced", ready.getObj("lastReload").getString("result"));
    }

    /** The thread of a signal has nothing to look for classes with, and neither have those that it begins. */
    @Test
    void pagesAreDrawnAfterAReloadThatASignalBegan() {
        workspace.write(FILE, GOOD);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            reload();
        } finally {
            thread.setContextClassLoader(before);
        }
        HttpResponse<String> page = server.get("doc/actor/four", "Accept", "text/html");
        assertEquals(200, page.statusCode(), page.body());
    }

    @Test
    void aFileThatIsGoneIsNoLongerServed() throws IOException {
        workspace.write(FILE, GOOD);
        reload();
        Files.delete(folder.resolve(FILE));
        reload();
        assertEquals("2", bodies());
        assertEquals(first.digest(), ready().getString("digest"));
    }

    @Test
    void aBadFileLeavesTheOldReleaseAndIsNamedInLogAndReady() {
        workspace.write(FILE, BAD);
        assertTrue(reload().contains("reload refused, because the data has an error"));
        assertEquals("2", bodies());
        JsonObject ready = ready();
        assertEquals(first.digest(), ready.getString("digest"));
        JsonObject last = ready.getObj("lastReload");
        assertEquals("refused", last.getString("result"));
        assertEquals(1, last.getNumber("errors").intValue());
        assertTrue(last.getString("at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), last.toString());
        assertEquals(notebook.findings(), List.of(last.get("findings").getAsArray().get(0).getAsString().value()));
        assertTrue(notebook.findings().get(0).matches("data/actors/more\\.ttl:6:\\d+: error \\[undefined-prefix] .*"),
                notebook.findings().toString());
    }

    /** Until the files are mended, ready, metrics and the page of checks say that the data is older than they are. */
    @Test
    void whileTheFilesAreBadTheServerSaysThatItIsDegraded() throws IOException {
        assertEquals("ok", ready().getString("status"));
        assertFalse(server.get("checks").body().contains("data/actors/more.ttl"));
        workspace.write(FILE, BAD);
        reload();
        assertEquals("degraded", ready().getString("status"));
        HttpResponse<String> checks = server.get("checks");
        assertTrue(checks.body().contains("data/actors/more.ttl:6:"), checks.body());
        assertEquals("no-store", checks.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(server.get("metrics").body().contains("egnatia_reload_last_good 0"));
        workspace.write(FILE, GOOD);
        reload();
        assertEquals("ok", ready().getString("status"));
        assertFalse(server.get("checks").body().contains("data/actors/more.ttl"));
    }

    @Test
    void aServerThatBeginsWithAnotherReleaseSaysWhy() throws IOException {
        OperationSettings degraded = new OperationSettings(Duration.ZERO, Duration.ofSeconds(1), false, false, notebook,
                Optional.of(() -> Road.forServing(Workspace.at(folder))), false, new Reloader.Start(
                        List.of("data/a.ttl:1:2: error"), false));
        try (TestServer started = TestServer.of(first, degraded)) {
            JsonObject ready = JSON.parse(started.get("ready").body());
            assertEquals("degraded", ready.getString("status"));
            assertEquals("refused", ready.getObj("lastReload").getString("result"));
            assertTrue(started.get("checks").body().contains("data/a.ttl:1:2: error"));
            started.reload();
            Waiting.until("a reload", () -> notebook.events().stream().findFirst());
            assertEquals("ok", JSON.parse(started.get("ready").body()).getString("status"));
        }
    }

    @Test
    void aFolderThatIsGoneLeavesTheOldRelease() throws IOException {
        Files.move(folder.resolve("queries"), folder.resolve("elsewhere"));
        assertTrue(reload().startsWith("reload failed: "), notebook.events().toString());
        assertEquals("failed", ready().getObj("lastReload").getString("result"));
        assertEquals("2", bodies());
        Files.move(folder.resolve("elsewhere"), folder.resolve("queries"));
        assertTrue(reload().startsWith("reload changed nothing"));
    }

    @Test
    void theSameDataIsNotSwapped() {
        String since = ready().getString("loadedAt");
        assertTrue(reload().startsWith("reload changed nothing"));
        assertEquals(since, ready().getString("loadedAt"));
        assertEquals("unchanged", ready().getObj("lastReload").getString("result"));
    }

    @Test
    void dataThatCannotChangeSaysSo() throws IOException {
        Notebook own = new Notebook();
        try (TestServer fixed = TestServer.of(first, own.with(null))) {
            fixed.reload();
            String said = Waiting.until("an event", () -> own.events().stream().findFirst());
            assertTrue(said.contains("nothing to reload") && said.contains("--root"), said);
            assertEquals(first.digest(), JSON.parse(fixed.get("ready").body()).getString("digest"));
        }
    }

    @Test
    void whatAQueryMayCallIsClosedInTheNewReleaseToo() {
        workspace.write(FILE, GOOD);
        reload();
        String ns = "http://jena.apache.org/ARQ/function#";
        for (String expression : List.of("<" + ns + "wait>(1)", "<" + ns + "version>()",
                "<java:org.apache.jena.sparql.function.library.wait>(1)")) {
            HttpResponse<String> answer = server.get(TestServer.query("SELECT (" + expression + " AS ?x) WHERE {}"));
            assertFalse(answer.statusCode() == 200 && answer.body().contains("\"value\""), expression + answer.body());
        }
    }

    @Test
    void theETagOfADumpFollowsTheRelease() {
        String before = server.get("dumps/latest/egnatia.nq").headers().firstValue("ETag").orElseThrow();
        workspace.write(FILE, GOOD);
        reload();
        HttpResponse<String> after = server.get("dumps/latest/egnatia.nq", "If-None-Match", before);
        assertEquals(200, after.statusCode());
        assertTrue(after.body().contains("actor/four"));
        assertEquals(404, server.get("dumps/" + first.version() + "/egnatia.nq").statusCode());
    }

    /** Many wishes while one reload is held up become one further reload, which sees the last state. */
    @Test
    void wishesDuringAReloadAreOneFurtherReload() throws IOException, InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Notebook own = new Notebook();
        try (TestServer held = TestServer.of(first, own.with(() -> {
            runs.incrementAndGet();
            begun.countDown();
            await(go);
            return Road.forServing(Workspace.at(folder));
        }))) {
            held.reload();
            begun.await();
            for (int i = 0; i < 50; i++) {
                held.reload();
            }
            workspace.write(FILE, GOOD);
            go.countDown();
            Waiting.until("two reloads", () -> own.events().size() == 2 ? Optional.of(true) : Optional.empty());
            assertEquals(2, runs.get());
            assertNotEquals(first.digest(), JSON.parse(held.get("ready").body()).getString("digest"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Two requests are sent without a pause while each wrong file is laid down, refused and taken away. The rules of
     * the small workspace are few, so what breaks others is taken over; {@code ChaosTest} has the real ones.
     */
    @Test
    void noRequestFailsWhileEachWrongFileIsReloaded() throws IOException, InterruptedException, ExecutionException {
        List<WrongFile> files = WrongFile.all();
        assertTrue(files.size() > 50);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(2);
        List<Future<Integer>> traffic = new ArrayList<>();
        for (String path : List.of(TestServer.query(BODIES), "ready")) {
            traffic.add(clients.submit(() -> {
                int asked = 0;
                while (!over.get()) {
                    HttpResponse<String> answer = server.get(path);
                    assertEquals(200, answer.statusCode(), answer.body());
                    asked++;
                }
                return asked;
            }));
        }
        try {
            for (WrongFile file : files) {
                Path laid = folder.resolve(file.place());
                Optional<byte[]> before = Files.exists(laid) ? Optional.of(Files.readAllBytes(laid)) : Optional.empty();
                Files.createDirectories(laid.getParent());
                Files.write(laid, file.content());
                reload();
                if (before.isPresent()) {
                    Files.write(laid, before.get());
                } else {
                    Files.delete(laid);
                }
            }
            reload();
        } finally {
            over.set(true);
            clients.shutdown();
        }
        for (Future<Integer> client : traffic) {
            assertTrue(client.get() > files.size());
        }
        assertEquals(first.digest(), ready().getString("digest"));
        long refused = notebook.events().stream().filter(e -> e.contains("refused")).count();
        assertTrue(refused > 30, () -> "only " + refused + " were refused");
        assertEquals(List.of(), notebook.events().stream().filter(e -> e.contains("failed")).toList());
    }
}
