package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.TurtleReader;

/**
 * The Turtle and TriG suites of the W3C for RDF 1.1 (w3c/rdf-tests), read by our reader: every negative test is
 * refused, every positive Turtle test is accepted unless a stricter rule of ours forbids it, and
 * {@code w3c-exceptions.tsv} says which.
 *
 * <p>TriG is no format of ours: the negative TriG tests are given to the reader as if they were Turtle, and those that
 * are only wrong as TriG are refused for their graph blocks.
 *
 * <p>The suites are no part of the project; they lie in {@code shared/w3c} beside the checkout. Without them the test
 * is skipped on a desk and fails where {@code CI} is set.
 */
class W3cTurtleTest {

    private static final Path EXCEPTIONS = Path.of("src/test/resources/w3c-exceptions.tsv");
    private static final Property ACTION =
            ResourceFactory.createProperty("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#action");

    private static Path suites;

    private record Entry(String type, String file, Path path) {
        List<String> errors() {
            try {
                String name = "w3c/" + file.replaceFirst("[.]trig$", ".ttl");
                return TurtleReader.read(new SourceFile(name, Files.readAllBytes(path))).findings().stream()
                        .filter(Finding::isError).map(Finding::rule).distinct().sorted().toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeAll
    static void findSuites() {
        for (Path at = Path.of("").toAbsolutePath(); at != null && suites == null; at = at.getParent()) {
            Path candidate = at.resolve("shared/w3c/rdf/rdf11");
            suites = Files.isDirectory(candidate) ? candidate : null;
        }
        if (System.getenv("CI") != null) {
            assertNotNull(suites, "there is no ../shared/w3c/rdf/rdf11 beside the checkout; the suites of the W3C must "
                    + "run here");
        }
        assumeTrue(suites != null, "there is no ../shared/w3c beside the checkout");
    }

    @Test
    void everyNegativeTestIsRefused() {
        List<Entry> negative = new ArrayList<>(entries("rdf-turtle"));
        negative.addAll(entries("rdf-trig"));
        negative.removeIf(e -> !e.type().contains("Negative"));
        assertEquals(209, negative.size());
        List<String> accepted = negative.stream().filter(e -> e.errors().isEmpty()).map(Entry::file).toList();
        assertEquals(List.of(), accepted);
    }

    @Test
    void everyPositiveTurtleTestIsAcceptedOrForbiddenByAStricterRule() throws IOException {
        Map<String, String> expected = Files.readAllLines(EXCEPTIONS).stream().skip(1).map(row -> row.split("\t"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (a, b) -> a, TreeMap::new));
        Map<String, String> refused = new TreeMap<>();
        List<Entry> positive = entries("rdf-turtle").stream().filter(e -> !e.type().contains("Negative")).toList();
        assertTrue(positive.size() > 200, "the suite has 219 positive tests, this one " + positive.size());
        for (Entry entry : positive) {
            List<String> errors = entry.errors();
            if (!errors.isEmpty()) {
                refused.put(entry.file(), String.join(" ", errors));
            }
        }
        assertEquals(lines(expected), lines(refused));
        assertFalse(refused.containsValue("syntax"), "what is right Turtle is no syntax error");
    }

    private static String lines(Map<String, String> map) {
        return map.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue()).collect(Collectors.joining("\n"));
    }

    private static List<Entry> entries(String suite) {
        Path folder = suites.resolve(suite);
        Model manifest = RDFDataMgr.loadModel(folder.resolve("manifest.ttl").toUri().toString());
        return manifest.listSubjectsWithProperty(ACTION).mapWith(test -> {
            String file = test.getProperty(ACTION).getResource().getURI().replaceFirst(".*/", "");
            return new Entry(test.getProperty(RDF.type).getResource().getLocalName(), file, folder.resolve(file));
        }).toList();
    }
}
