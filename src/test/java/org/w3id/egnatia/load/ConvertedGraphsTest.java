package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Proves that what became a table states what it stated as Turtle: {@code converted-graphs.tsv} has, for each subject
 * of each graph, a digest of its triples, recorded from the Turtle file that stood before. Rows that are added later
 * have no line there. If a fact itself has changed since, its line is removed together with the change.
 *
 * <p>No triple has a blank node, so that equal digests of all subjects are isomorphic graphs. Pieces of evidence of the
 * series got other names on the way, so {@code egn:evidence} is left out of the digests of figures.
 */
class ConvertedGraphsTest {

    private static final Path RECORDED = Path.of("src/test/resources/load/converted-graphs.tsv");
    /** As many digits tell a thousand subjects apart. */
    private static final int DIGITS = 16;

    /** The digests by subject, by graph. */
    private static Map<String, Map<String, String>> recorded() throws IOException {
        Map<String, Map<String, String>> digests = new TreeMap<>();
        for (String line : Files.readAllLines(RECORDED)) {
            String[] cells = line.split("\t", -1);
            String before = digests.computeIfAbsent(cells[0], g -> new TreeMap<>()).put(cells[1], cells[2]);
            assertEquals(null, before, () -> cells[1] + " stands twice");
        }
        return digests;
    }

    /** The digest of each subject in a graph, but for that which describes the graph, and for evidence. */
    static Map<String, String> digests(Graph graph, String graphName) {
        Map<String, String> digests = new TreeMap<>();
        Set<Node> subjects = graph.find().mapWith(t -> t.getSubject()).toSet();
        for (Node subject : subjects) {
            String name = Namespaces.shorten(subject.getURI());
            if (!subject.getURI().equals(graphName) && !name.startsWith("evidence:")) {
                digests.put(name, digest(graph, subject, name.startsWith("figure:")));
            }
        }
        return digests;
    }

    private static String digest(Graph graph, Node subject, boolean withoutEvidence) {
        Graph own = GraphFactory.createDefaultGraph();
        graph.find(subject, Node.ANY, Node.ANY).filterDrop(t -> withoutEvidence
                && t.getPredicate().equals(Egn.evidence))
                .forEachRemaining(own::add);
        StringWriter lines = new StringWriter();
        RDFDataMgr.write(lines, own, Lang.NTRIPLES);
        String canonical = lines.toString().lines().sorted().collect(Collectors.joining("\n"));
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everySubjectIsAsItWasInTurtle() throws IOException {
        Map<String, Graph> graphs = new TreeMap<>();
        GraphFiles.readable(Workspace.at(Path.of(""))).filter(TurtleFile::isTable)
                .filter(f -> f.path().endsWith(".csv")).forEach(f -> graphs.put(f.graphName().getURI(), f.graph()));
        return recorded().entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> {
            String graphName = Namespaces.GRAPH + entry.getKey();
            assertNotNull(graphs.get(graphName), "the table is missing");
            Map<String, String> now = digests(graphs.get(graphName), graphName);
            Set<String> others = new TreeSet<>();
            entry.getValue().forEach((subject, digest) -> {
                if (!digest.equals(now.get(subject))) {
                    others.add(subject + (now.containsKey(subject) ? " changed" : " is lost"));
                }
            });
            assertEquals(Set.of(), others, "if the facts themselves changed, remove their lines from " + RECORDED);
        }));
    }

    @Test
    void aDigestChangesWithEveryTriple() {
        Node subject = NodeFactory.createURI(Namespaces.ID + "relation/x");
        Graph graph = GraphFactory.createDefaultGraph();
        Set<String> seen = new TreeSet<>();
        for (String value : new String[] {"a", "b"}) {
            for (Node object : new Node[] {NodeFactory.createLiteralLang(value, "en"),
                    NodeFactory.createLiteralLang(value, "de"),
                NodeFactory.createLiteralString(value), NodeFactory.createURI(Namespaces.ID + "actor/" + value)}) {
                graph.add(subject, Egn.evidence, object);
                assertTrue(seen.add(digests(graph, "").get("relation:x")), object::toString);
            }
        }
    }
}
