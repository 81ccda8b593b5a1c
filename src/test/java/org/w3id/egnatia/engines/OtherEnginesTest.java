package org.w3id.egnatia.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.push.GraphStore;
import org.w3id.egnatia.publish.push.Push;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Every saved question with the values in its file, asked of engines of others that have read a file of the release:
 * the same cells, in the same order. What differs is named in {@code engine-exceptions.tsv} with its cause.
 */
@Tag("engines")
@Tag("long")
class OtherEnginesTest {

    private static final Path EXCEPTIONS = Path.of("src/test/resources/engine-exceptions.tsv");
    /** How the cause of one begins that takes too long to be asked. */
    private static final String SLOW = "slow: ";
    private static final Path SCRIPT = Path.of("src/oxigraph");

    @TempDir
    static Path folder;
    private static final Map<String, List<String>> OURS = new HashMap<>();
    private static Set<String> published;

    @BeforeAll
    static void askOurs() {
        for (SavedQuery question : questions()) {
            OURS.put(question.id(), QueryRunner.rows(QueryRunner.parse(question.text()), ShippedData.release()
                    .dataset()).stream().map(Cells::row).toList());
        }
        published = ShippedData.release().defaultGraph().stream().map(Cells::triple).collect(Collectors.toSet());
    }

    private static List<SavedQuery> questions() {
        return ShippedData.release().queries().questions();
    }

    /** A file of the release. */
    private static Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                new Distributions(ShippedData.release()).named(name).orElseThrow().to(out);
            }
        }
        return file;
    }

    @Test
    void rdf4jGivesTheSameCells() throws IOException {
        try (Engine engine = new Rdf4jEngine(file("egnatia-all.trig"), RDFFormat.TRIG)) {
            assertSame("RDF4J", engine);
        }
    }

    /** What {@code push} brings there is all that is published, and answers the same. */
    @Test
    void rdf4jGivesTheSameCellsOfWhatIsPushed() throws IOException {
        try (Rdf4jEngine engine = new Rdf4jEngine(); GraphStoreServer store = new GraphStoreServer(
                engine.repository())) {
            push(store.url());
            engine.lookAround();
            assertPublished("push", engine);
            assertSame("RDF4J", engine);
        }
    }

    @Test
    void fusekiGivesTheSameCellsOfWhatIsPushed() throws IOException {
        try (FusekiEngine engine = new FusekiEngine()) {
            push(engine.graphStore());
            assertPublished("push", engine);
            assertSame("Fuseki", engine);
        }
    }

    private static void push(URI store) throws IOException {
        Push.Outcome first = new Push(ShippedData.release(), new GraphStore(store, Optional.empty()))
                .run(Push.Selection.ALL);
        assertEquals(ShippedData.release().quads() + ShippedData.release().triples(), first.triples());
        assertEquals(0, new Push(ShippedData.release(), new GraphStore(store, Optional.empty()))
                .run(Push.Selection.ALL).sent());
    }

    @Test
    void rdf4jReadsTheSameTriplesFromEachForm() throws IOException {
        for (Map.Entry<String, RDFFormat> form : Map.of("egnatia-all.trig", RDFFormat.TRIG, "egnatia.ttl",
                RDFFormat.TURTLE, "egnatia.nt", RDFFormat.NTRIPLES, "egnatia.rdf", RDFFormat.RDFXML).entrySet()) {
            try (Engine engine = new Rdf4jEngine(file(form.getKey()), form.getValue())) {
                assertPublished(form.getKey(), engine);
            }
        }
    }

    @Test
    void oxigraphGivesTheSameCells() throws IOException, InterruptedException {
        try (Engine engine = oxigraph("egnatia-all.nq", "nq")) {
            assertSame("Oxigraph", engine);
        }
    }

    @Test
    void oxigraphReadsTheSameTriplesFromEachForm() throws IOException, InterruptedException {
        for (Map.Entry<String, String> form : Map.of("egnatia-all.trig", "trig", "egnatia-all.nq", "nq", "egnatia.ttl",
                "ttl", "egnatia.nt", "nt", "egnatia.rdf", "rdf", "egnatia.jsonld", "jsonld").entrySet()) {
            try (Engine engine = oxigraph(form.getKey(), form.getValue())) {
                assertPublished(form.getKey(), engine);
            }
        }
    }

    private static void assertPublished(String name, Engine engine) throws IOException {
        Set<String> read = engine.defaultGraph();
        assertEquals(List.of(), published.stream().filter(triple -> !read.contains(triple)).limit(3).toList(), name);
        assertEquals(published.size(), read.size(), name);
    }

    /** Oxigraph with a file in it, brought by npm in the version and with the checksum of the lock file. */
    private static Engine oxigraph(String name, String format) throws IOException, InterruptedException {
        assumeTrue(has("node") && has("npm"), "Oxigraph is asked where there are node and npm, and here is none");
        Path place = Files.createDirectories(folder.resolve("oxigraph"));
        if (!Files.exists(place.resolve("node_modules"))) {
            for (String part : List.of("package.json", "package-lock.json", ".npmrc", "ask.mjs")) {
                Files.copy(SCRIPT.resolve(part), place.resolve(part));
            }
            Path log = place.resolve("npm.txt");
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts").directory(place.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            assumeTrue(npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0,
                    () -> "Oxigraph is asked where npm can bring it, and here it cannot: " + text(log));
        }
        return new OxigraphEngine(place, file(name), format);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertSame(String name, Engine engine) throws IOException {
        Map<String, String> causes = new TreeMap<>();
        for (String line : Files.readAllLines(EXCEPTIONS)) {
            String[] cells = line.split("\t");
            if (cells[0].equals(name)) {
                causes.put(cells[1], cells[2]);
            }
        }
        Map<String, String> found = new TreeMap<>();
        for (SavedQuery question : questions()) {
            String cause = causes.getOrDefault(question.id(), "");
            if (cause.startsWith(SLOW)) {
                // Not asked; it would be answered in minutes, if at all.
                found.put(question.id(), cause);
                continue;
            }
            String difference = difference(OURS.get(question.id()), question, engine);
            if (!difference.isEmpty()) {
                found.put(question.id(), difference);
            }
        }
        assertEquals(causes.keySet(), found.keySet(), () -> found.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining("\n")));
    }

    private static String difference(List<String> ours, SavedQuery question, Engine engine) {
        try {
            List<String> theirs = engine.rows(question.text());
            if (ours.equals(theirs)) {
                return "";
            }
            List<String> missing = without(ours, theirs);
            List<String> other = without(theirs, ours);
            return missing.isEmpty() && other.isEmpty() ? "the same cells in another order"
                    : missing.size() + " rows of " + ours.size() + " are not there, such as " + missing.stream()
                    .findFirst().orElse("") + "; " + other.size() + " others are, such as " + other.stream()
                    .findFirst().orElse("");
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** The rows of the one that the other does not have, each as often as it lacks. */
    private static List<String> without(List<String> one, List<String> other) {
        Map<String, Integer> left = new HashMap<>();
        other.forEach(row -> left.merge(row, 1, Integer::sum));
        return one.stream().filter(row -> left.merge(row, -1, Integer::sum) < 0).toList();
    }
}
