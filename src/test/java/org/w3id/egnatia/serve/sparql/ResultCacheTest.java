package org.w3id.egnatia.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.serve.TestServer;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.http.AnswerKey;

class ResultCacheTest {

    private static final String GIVEN_AGAIN = "egnatia_answers_given_again_total ";

    private final ResultCache cache = new ResultCache();

    private static AnswerKey question(String text) {
        return key("digest", "program", "http://x/", "sparql", "text/csv", Map.of("query", text), Optional.empty());
    }

    private static AnswerKey key(String data, String program, String url, String path, String form,
                                 Map<String, String> parameters, Optional<LocalDate> day) {
        return new AnswerKey(data, program, url, path, form, new TreeMap<>(parameters), day);
    }

    private void keep(AnswerKey question, byte[] body) {
        Allowance allowance = new Allowance(Duration.ofSeconds(10), () -> { });
        try (AnswerBuffer buffer = new AnswerBuffer(QueryResource.MAX_BYTES,
                new AnswerMemory(2L * QueryResource.MAX_BYTES), "client", allowance)) {
            buffer.write(body, 0, body.length);
            cache.keep(question, buffer, "text/csv", 3);
        }
    }

    @Test
    void anAnswerIsGivenAgainByteForByte() {
        byte[] body = "x,y\r\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        keep(question("SELECT * {}"), body);
        ResultCache.Answer answer = cache.find(question("SELECT * {}")).orElseThrow();
        assertEquals(new String(body, StandardCharsets.UTF_8), new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals("text/csv", answer.type());
        assertEquals(3, answer.rows());
    }

    @Test
    void whatDiffersInAnythingIsAnotherQuestion() {
        keep(question("ASK {}"), new byte[] {'x'});
        Map<String, String> ask = Map.of("query", "ASK {}");
        for (AnswerKey other : List.of(question("ASK { }"),
                key("later", "program", "http://x/", "sparql", "text/csv", ask, Optional.empty()),
                key("digest", "other", "http://x/", "sparql", "text/csv", ask, Optional.empty()),
                key("digest", "program", "http://y/", "sparql", "text/csv", ask, Optional.empty()),
                key("digest", "program", "http://x/", "other", "text/csv", ask, Optional.empty()),
                key("digest", "program", "http://x/", "sparql", "text/html", ask, Optional.empty()),
                key("digest", "program", "http://x/", "sparql", "text/csv",
                        Map.of("query", "ASK {}", "named-graph-uri", "urn:x:graph"), Optional.empty()),
                key("digest", "program", "http://x/", "sparql", "text/csv", ask,
                        Optional.of(LocalDate.of(2026, 6, 30))))) {
            assertTrue(cache.find(other).isEmpty(), other.toString());
            assertNotEquals(question("ASK {}").entityTag(), other.entityTag());
        }
        assertTrue(cache.find(question("ASK {}")).isPresent());
    }

    @Test
    void largeAnswersAreNotKept() {
        keep(question("SELECT * {}"), new byte[ResultCache.MAX_ANSWER + 1]);
        assertTrue(cache.find(question("SELECT * {}")).isEmpty());
    }

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
    void aServerGivesTheSameAnswerWithoutAskingTheDataAgain(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release())) {
            String query = TestServer.query("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 20");
            HttpResponse<String> first = server.get(query, "Accept", "text/csv");
            HttpResponse<String> second = server.get(query, "Accept", "text/csv");
            assertEquals(200, second.statusCode());
            assertEquals(first.body(), second.body());
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
            assertEquals("public, no-cache", fleeting.headers().firstValue("Cache-Control").orElseThrow());
            assertTrue(server.get("metrics").body().contains(GIVEN_AGAIN + "1.0\n"));
        }
    }
}
