package org.w3id.egnatia.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.serve.TestServer;
import org.w3id.egnatia.serve.guard.QueryShape;

/** Proves which answers are the same each time, and that those are given again. */
class LastingAnswersTest {

    private static final String GIVEN_AGAIN = "egnatia_answers_given_again_total ";

    @ParameterizedTest
    @ValueSource(strings = {"SELECT (now() AS ?n) {}", "SELECT (UUID() AS ?n) {}", "SELECT (NOW #c\n() AS ?n) {}",
            "SELECT (\\u004EOW() AS ?n) {}",
        "SELECT * { { SELECT * { ?s ?p ?o FILTER(?o < NOW()) } } }",
        "ASK { FILTER EXISTS { ?s ?p ?o FILTER(RAND() < 0.5) } }", "SELECT * {} ORDER BY RAND ()",
        "ASK { FILTER(STRUUID() = '') }"})
    void whatIsNotTheSameEachTimeIsNotLasting(String text) {
        assertFalse(QueryShape.isLasting(QueryRunner.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASK {}", "SELECT (1 AS ?now) {}", "SELECT * { ?s ?p 'NOW()' FILTER(ABS(1) = 1) }"})
    void theOthersAreLasting(String text) {
        assertTrue(QueryShape.isLasting(QueryRunner.parse(text)));
    }

    @Test
    void whatDoesNotDependOnTheDayMayBeKept(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release())) {
            String lasting = "public, max-age=60, stale-while-revalidate=3600";
            assertEquals(lasting, kept(server, "void.ttl"));
            assertEquals(lasting, kept(server, "doc/actor/one.html?as-of=2020-10-22"));
            assertEquals("public, no-cache", kept(server, "doc/actor/one.html"));
            assertEquals("no-store", kept(server, "health"));
        }
    }

    private static String kept(TestServer server, String address) {
        return server.get(address).headers().firstValue("Cache-Control").orElseThrow();
    }

    @Test
    void aServerGivesTheSameAnswerWithoutAskingTheDataAgain(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release())) {
            String query = TestServer.query("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 20");
            HttpResponse<String> first = server.get(query, "Accept", "text/csv");
            HttpResponse<String> second = server.get(query, "Accept", "text/csv");
            assertEquals(200, second.statusCode());
            assertEquals(first.body(), second.body());
            assertEquals("Egnatia; fwd=uri-miss; stored", first.headers().firstValue("Cache-Status").orElseThrow());
            assertEquals("Egnatia; hit", second.headers().firstValue("Cache-Status").orElseThrow());
            for (String header : List.of("ETag", "Content-Type", "Vary", "Cache-Control")) {
                assertEquals(first.headers().firstValue(header), second.headers().firstValue(header), header);
            }
            assertTrue(server.get("metrics").body().contains(GIVEN_AGAIN + "1.0\n"));
            assertEquals("application/sparql-results+json",
                    server.get(query, "Accept", "application/sparql-results+json").headers().firstValue("Content-Type")
                    .orElseThrow());

            String now = TestServer.query("SELECT (STRUUID() AS ?n) {}");
            HttpResponse<String> fleeting = server.get(now, "Accept", "text/csv");
            assertFalse(fleeting.body().equals(server.get(now, "Accept", "text/csv").body()));
            assertEquals("Egnatia; fwd=uri-miss", fleeting.headers().firstValue("Cache-Status").orElseThrow());
            assertEquals("public, no-cache", fleeting.headers().firstValue("Cache-Control").orElseThrow());
            assertTrue(server.get("metrics").body().contains(GIVEN_AGAIN + "1.0\n"));
        }
    }
}
