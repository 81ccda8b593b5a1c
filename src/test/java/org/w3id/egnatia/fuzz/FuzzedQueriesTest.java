package org.w3id.egnatia.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.ServerSettings;

/**
 * Proves over a real socket that no query, right or wrong, brings the server to an error of its own or past its limit.
 */
class FuzzedQueriesTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    /**
     * In processor time, of which a busy machine gives no more than a quiet one: two processors for the limit and more.
     */
    private static final Duration MOST_WORK = LIMIT.multipliedBy(2).plusSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Set<Integer> RIGHT = Set.of(200, 400, 413, 429, 503);

    private static EgnatiaServer server;
    private static HttpClient client;

    @BeforeContainer
    static void start() throws IOException {
        server = EgnatiaServer.start(ShippedData.release(),
                new ServerSettings("127.0.0.1", 0, Optional.empty(), LIMIT));
        client = HttpClient.newHttpClient();
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property(seed = "20261125")
    void aQueryByTheGrammarIsAnsweredOrRefused(@ForAll("queries") String query) throws IOException,
            InterruptedException {
        ask(query);
    }

    @Property(seed = "20261125")
    void aDamagedQueryIsAnsweredOrRefused(@ForAll("damaged") String query) throws IOException, InterruptedException {
        ask(query);
    }

    private static void ask(String query) throws IOException, InterruptedException {
        long before = PROCESS.getProcessCpuTime();
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(server.url().resolve("/sparql"))
                .timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))).build(),
                BodyHandlers.ofString());
        Duration work = Duration.ofNanos(PROCESS.getProcessCpuTime() - before);
        assertTrue(RIGHT.contains(answer.statusCode()), () -> answer.statusCode() + ": " + answer.body()
                + "\n" + query);
        assertTrue(work.compareTo(MOST_WORK) < 0, () -> work + "\n" + query);
        if (answer.statusCode() != 200) {
            assertEquals(1, answer.body().strip().lines().count(), answer.body());
        }
    }

    @Provide
    Arbitrary<String> queries() {
        return grammar().query();
    }

    @Provide
    Arbitrary<String> damaged() {
        return Combinators.combine(grammar().query(), Arbitraries.integers().between(0, 400), Arbitraries.integers()
                .between(0, 12), Arbitraries.strings().ofMaxLength(6))
                .as((query, at, gone, text) -> {
                    int from = Math.min(at, query.length());
                    return query.substring(0, from) + text + query.substring(Math.min(from + gone, query.length()));
                });
    }

    private static QueryGrammar grammar() {
        return new QueryGrammar(sample(Triple::getSubject), sample(Triple::getPredicate),
                List.of("<" + Release.CATALOGUE + ">", "<" + Release.QUERIES + ">",
                        "<https://w3id.org/egnatia/graph/nothing>"));
    }

    private static List<String> sample(Function<Triple, Node> part) {
        List<String> all = Iter.asStream(ShippedData.release().defaultGraph().find()).map(part).distinct()
                .map(node -> "<" + node + ">").sorted().toList();
        int step = Math.max(1, all.size() / 60);
        return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
    }
}
