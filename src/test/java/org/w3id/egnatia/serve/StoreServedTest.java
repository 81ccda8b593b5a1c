package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.DiskReleases;
import org.w3id.egnatia.road.PreparedReleases;

/** Proves that a server of a release on the disk answers as one of the same in memory, and within its limits. */
class StoreServedTest {

    @TempDir
    private static Path folder;
    private static Release memory;
    private static Release disk;

    @BeforeAll
    static void load() {
        Path root = folder.resolve("root");
        memory = SmallWorkspace.in(root).release();
        disk = new DiskReleases(folder.resolve("databases"), new PreparedReleases(Optional.empty(), notice -> { }),
                notice -> { }).of(Optional.of(root)).release().orElseThrow();
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @Test
    void everyAnswerIsTheSame() throws IOException {
        try (TestServer one = TestServer.of(memory); TestServer two = TestServer.of(disk)) {
            for (String path : List.of("doc/actor/one.html", "doc/actor/one.ttl", "doc/actor/two.jsonld",
                    "query/SQ-01.csv", "query/SQ-01.html", "query/SQ-02.html", "search?q=two",
                    "graph/actors/bodies.ttl", "graph/unconfirmed/bodies.html", "def.ttl",
                    "dumps/latest/egnatia.nq", "dumps/latest/egnatia-all.nq", "dumps/latest/egnatia.ttl",
                    "dumps/latest/egnatia-open.nq", ".well-known/void",
                    TestServer.query("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"),
                    TestServer.query("SELECT * FROM <https://w3id.org/egnatia/graph/unconfirmed/bodies> "
                            + "{ ?s ?p ?o } ORDER BY ?s ?p ?o"),
                    TestServer.query("DESCRIBE <https://w3id.org/egnatia/id/actor/one>"),
                    TestServer.query("ASK { GRAPH ?g { ?s ?p 'Three'@en } }"))) {
                HttpResponse<String> expected = one.get(path);
                HttpResponse<String> found = two.get(path);
                assertEquals(expected.statusCode(), found.statusCode(), path);
                assertEquals(expected.body().replace(one.url().toString(), ""),
                        found.body().replace(two.url().toString(), ""), path);
            }
        }
    }

    @Test
    void aQueryThatIsTooDearIsStoppedInTime() throws IOException {
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, Optional.empty(), Duration.ofSeconds(1));
        try (TestServer server = TestServer.of(disk, settings, OperationSettings.quiet())) {
            String product = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }";
            long begun = System.nanoTime();
            HttpResponse<String> answer = server.get(TestServer.query(product));
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("The query took longer than 1 seconds and was stopped"), answer.body());
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10);
            assertEquals(200, server.get(TestServer.query("ASK {}")).statusCode());
        }
    }
}
