package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.serve.http.Cause;

/**
 * What the files in {@code docs/deploy} say about the program is true of it. That they do what they say is proved by
 * {@code ./mvnw verify -Poperate}, where they run.
 */
class DeployTest {

    private static final Path FOLDER = Path.of("docs", "deploy");
    private static final Pattern METRIC = Pattern.compile("\\b(?:egnatia|jvm|process)_[a-z_]+\\b");
    /** What the text format adds to the name of a histogram or a summary. */
    private static final String PART = "_(bucket|count|sum)$";

    @TempDir
    private Path folder;

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each file is read by this test or runs in that of the profile. */
    @Test
    void thereIsNoFileThatNoTestReads() throws IOException {
        String readers = Files.readString(Path.of("src/test/java/org/w3id/egnatia/serve/DeployTest.java"))
                + Files.readString(Path.of("src/test/java/org/w3id/egnatia/operate/OperateTest.java"))
                + Files.readString(Path.of("src/test/java/org/w3id/egnatia/operate/DebianMachine.java"))
                + Files.readString(Path.of("src/test/java/org/w3id/egnatia/operate/ReplicaNetwork.java"))
                + Files.readString(Path.of("src/test/java/org/w3id/egnatia/cli/KubernetesTest.java"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (String name : files.map(file -> file.getFileName().toString()).toList()) {
                assertTrue(readers.contains(name + "\"") || readers.contains(name + " "), name);
                assertTrue(name.equals("README.md") || (read("README.md") + read("replicas.md")).contains("](" + name
                        + ")"), name);
            }
        }
    }

    // Refusals

    @Test
    void theTableOfRefusalsIsThatOfTheProgram() throws IOException {
        List<String> expected = Arrays.stream(Cause.values()).map(cause -> "| " + cause.status() + " | `" + cause.code()
                + "` | " + cause.meaning() + " | " + cause.repeat().words() + " |").toList();
        List<String> told = read("README.md").lines().filter(line -> line.matches("\\| \\d{3} \\|.*")).toList();
        assertEquals(expected, told);
    }

    /** A status may be repeated by a proxy only if each cause of it says so. */
    @Test
    void noProxyRepeatsWhatRan() throws IOException {
        List<String> retried = read("haproxy.cfg").lines().map(String::strip)
                .filter(line -> line.startsWith("retry-on ")).toList();
        assertEquals(1, retried.size());
        for (String word : retried.get(0).substring("retry-on ".length()).split(" ")) {
            assertTrue(word.equals("conn-failure") || word.matches("\\d{3}") && Cause.of(Integer.parseInt(word))
                    .stream().allMatch(cause -> cause.repeat() == Cause.Repeat.SOON), word);
        }
        assertTrue(read("nginx.conf").contains("proxy_next_upstream off;"));
        assertFalse(read("haproxy.cfg").contains("shutdown-sessions"));
    }

    /** Between replicas what got no answer is sent again, and of answers those alone of which each cause says so. */
    @Test
    void whatAReplicaAnsweredIsRepeatedOnlyIfItMayBe() throws IOException {
        Stream<String> haproxy = read("replicas-haproxy.cfg").lines().map(String::strip)
                .filter(line -> line.startsWith("retry-on "));
        Stream<String> nginx = read("replicas-nginx.conf").lines().map(String::strip)
                .filter(line -> line.matches("(proxy_next_upstream|error_page) .*;"));
        Set<String> words = Stream.concat(haproxy, nginx).flatMap(line -> Arrays.stream(line.replaceAll("[;=]", "")
                .split(" +")).skip(1)).collect(Collectors.toCollection(TreeSet::new));
        words.removeAll(Set.of("conn-failure", "empty-response", "response-timeout", "error", "timeout",
                "non_idempotent", "@elsewhere"));
        assertEquals(Set.of("421", "http_502"), words);
        for (String word : words) {
            assertTrue(Cause.of(Integer.parseInt(word.replace("http_", ""))).stream()
                    .allMatch(cause -> cause.repeat() == Cause.Repeat.SOON), word);
        }
        assertFalse(read("replicas-haproxy.cfg").contains("shutdown-sessions"));
    }

    @Test
    void onlyWhatMayBeSentAgainSaysWhen() {
        for (Cause cause : Cause.values()) {
            assertEquals(cause.repeat() == Cause.Repeat.SOON, cause.retryAfter().isPresent(), cause.code());
        }
        assertTrue(Cause.TOO_DEAR.retryAfter().isEmpty());
    }

    // Metrics

    private Map<String, String> metrics() throws IOException {
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release())) {
            server.get(TestServer.query("ASK {}"));
            Map<String, String> help = new TreeMap<>();
            server.get("metrics").body().lines().filter(line -> line.startsWith("# HELP ")).forEach(line -> {
                String[] words = line.split(" ", 4);
                help.put(words[2], words[3]);
            });
            return help;
        }
    }

    /** The table says of each metric what the program itself says. */
    @Test
    void everyMetricIsExplained() throws IOException {
        Map<String, String> told = new TreeMap<>();
        read("README.md").lines().filter(line -> line.matches("\\| `(egnatia|jvm|process)_.*")).forEach(line -> {
            String[] cells = line.split(" \\| ", 2);
            told.put(cells[0].replaceAll("[|` ]", ""), cells[1].replaceFirst(" \\|$", ""));
        });
        assertEquals(metrics(), told);
    }

    @Test
    void alertsAndDashboardAskForMetricsThatThereAre() throws IOException {
        Set<String> known = metrics().keySet();
        List<String> panels = JSON.parse(read("grafana.json")).get("panels").getAsArray().stream()
                .map(JsonValue::getAsObject).flatMap(panel -> panel.get("targets").getAsArray().stream())
                .map(target -> target.getAsObject().getString("expr")).toList();
        List<String> alerts = read("alerts.yml").lines().map(String::strip).filter(line -> line.startsWith("expr: "))
                .toList();
        assertEquals(read("alerts.yml").lines().filter(line -> line.contains("- alert: ")).count(), alerts.size());
        assertTrue(panels.size() > 12 && alerts.size() > 7);
        for (String expression : Stream.concat(panels.stream(), alerts.stream()).toList()) {
            Set<String> asked = found(METRIC, expression);
            assertTrue(!asked.isEmpty() || expression.contains("up{job="), expression);
            asked.stream().map(name -> known.contains(name) ? name : name.replaceFirst(PART, ""))
                    .forEach(name -> assertTrue(known.contains(name), expression));
        }
        assertTrue(read("prometheus.yml").contains("- alerts.yml"));
        JsonObject dashboard = JSON.parse(read("grafana.json"));
        assertEquals("Egnatia", dashboard.getString("title"));
    }

    /** It is what was measured. */
    @Test
    void theTableOfCapacityIsThatOfTheBenchmarks() throws IOException {
        String measured = Files.readString(Path.of("docs", "benchmarks.md"));
        List<String[]> rows = read("README.md").lines()
                .filter(line -> line.matches("\\|[^|]+\\| \\d+[.]\\d+ \\| \\d+ \\|"))
                .map(line -> line.split(" *\\| *")).toList();
        assertEquals(8, rows.size());
        for (String[] row : rows) {
            assertTrue(measured.contains("| " + row[1] + " | CPU ms | " + row[2] + " |"), row[1]);
            assertEquals((int) (1000 / Double.parseDouble(row[2])), Integer.parseInt(row[3]), row[1]);
        }
    }

    // Container

    /** It is built and run where podman is, by the profile for operators; what can be read of it is held here. */
    @Test
    void theContainerFileSaysWhatAContainerNeeds() throws IOException {
        String file = read("Containerfile").replaceAll("\\\\\n\\s*", "");
        List<String> lines = file.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        for (String line : lines) {
            assertTrue(line.matches("(ARG|FROM|WORKDIR|COPY|RUN|LABEL|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|"
                    + "ENTRYPOINT|CMD) .+"), line);
        }
        for (String start : List.of("ARG BUILD_IMAGE=", "ARG RUN_IMAGE=", "FROM ${BUILD_IMAGE} AS build",
                "FROM ${RUN_IMAGE}", "LABEL org.opencontainers.image.title=", "HEALTHCHECK --interval=",
                "USER 65532:65532")) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(start)), start);
        }
        for (String list : lines.stream().filter(line -> line.matches("(HEALTHCHECK|ENTRYPOINT|CMD) .*\\[.*"))
                .map(line -> line.substring(line.indexOf('['))).toList()) {
            assertFalse(JSON.parseAny(list).getAsArray().isEmpty(), list);
        }
        assertEquals(List.of("*", "!mvnw", "!.mvn", "!pom.xml", "!src/main", "!ontology", "!data", "!queries",
                "!LICENSE"), Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#")).toList());
    }
}
