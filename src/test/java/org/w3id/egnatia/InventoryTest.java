package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Everything nameable in the five documents is in the graph: each row of the inventory names the nodes that carry it
 * (or says why it is no fact); each such node exists, has evidence in every document of the row on at least one of the
 * row's lines, and has the row's name or speaks of the same things.
 */
class InventoryTest {

    private static final int ROWS = 738;
    private static final String NO_FACT = "no fact: ";
    /** Share of the row's significant words that must occur in a node and in the labels of what it links to. */
    private static final double SHARED_WORDS = 1.0 / 3;

    private static final Graph GRAPH = ShippedData.release().defaultGraph();

    /** A row: its id, its name, the places {@code 003:12,14;004:15}, and the nodes that carry it. */
    private record Row(String id, String label, String lines, String node) {

        List<Node> nodes() {
            return Arrays.stream(node.split(" ")).map(InventoryTest::expand).toList();
        }
    }

    @Test
    void everyRowNamesItsNodeOrSaysWhyItIsNoFact() throws IOException {
        List<Row> rows = rows();
        assertEquals(ROWS, rows.stream().map(Row::id).distinct().count());
        assertTrue(rows.stream().noneMatch(r -> r.node().isBlank() || r.node().equals(NO_FACT.strip())));
        assertEquals(Set.of("INV-0671"), rows.stream().filter(r -> r.node().startsWith(NO_FACT)).map(Row::id)
                .collect(Collectors.toSet()), "only the private mailbox is left out");
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsCarried() throws IOException {
        return rows().stream().filter(row -> !row.node().startsWith(NO_FACT))
                .map(row -> DynamicTest.dynamicTest(row.id() + " " + row.label(), () -> isCarried(row)));
    }

    private static void isCarried(Row row) {
        for (Node node : row.nodes()) {
            assertTrue(GRAPH.contains(node, Node.ANY, Node.ANY), () -> node + " does not exist");
            for (String place : row.lines().split(";")) {
                String document = place.substring(0, 3);
                Set<String> wanted = Set.of(place.substring(4).split(","));
                Set<String> given = evidenceLines(node, document);
                assertTrue(wanted.stream().anyMatch(given::contains),
                        () -> node + " has evidence in " + document + " on lines " + given + ", not on " + wanted);
            }
        }
        Set<String> wanted = words(row.label());
        Set<String> found = row.nodes().stream().flatMap(n -> Arrays.stream(text(n).toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+"))).map(w -> w.substring(0, Math.min(5, w.length())))
                .collect(Collectors.toSet());
        long shared = wanted.stream().filter(found::contains).count();
        assertTrue(shared >= wanted.size() * SHARED_WORDS,
                () -> row.nodes() + " speaks of other things than '" + row.label() + "': " + found);
    }

    private static Set<String> evidenceLines(Node node, String document) {
        Set<String> lines = new TreeSet<>();
        for (Node evidence : objects(node, egn("evidence"))) {
            boolean inDocument = objects(evidence, egn("source")).stream().anyMatch(
                    s -> GRAPH.contains(s, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(document)));
            if (inDocument) {
                objects(evidence, egn("line")).forEach(line -> lines.add(line.getLiteralLexicalForm()));
            }
        }
        return lines;
    }

    /** The texts of a node, and those of what it links to and of its parts. */
    private static String text(Node node) {
        Set<Node> neighbours = new HashSet<>(Set.of(node));
        GRAPH.find(node, Node.ANY, Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isURI)
                .forEach(neighbours::add);
        GRAPH.find(Node.ANY, egn("partOf"), node).mapWith(Triple::getSubject).forEach(neighbours::add);
        return neighbours.stream().flatMap(n -> GRAPH.find(n, Node.ANY, Node.ANY).toList().stream())
                .map(Triple::getObject).filter(Node::isLiteral).map(Node::getLiteralLexicalForm)
                .collect(Collectors.joining(" "));
    }

    /** Words by their first five letters; short ones count only where a name has no others, as in IPA III. */
    private static Set<String> words(String text) {
        List<String> all = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(w -> !w.isEmpty()).map(w -> w.substring(0, Math.min(5, w.length()))).toList();
        List<String> longer = all.stream().filter(w -> w.length() > 3).toList();
        return Set.copyOf(longer.isEmpty() ? all : longer);
    }

    private static List<Node> objects(Node subject, Node property) {
        return GRAPH.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static Node egn(String local) {
        return NodeFactory.createURI(Namespaces.DEF + local);
    }

    private static Node expand(String prefixedName) {
        int colon = prefixedName.indexOf(':');
        return NodeFactory.createURI(Namespaces.all().get(prefixedName.substring(0, colon))
                + prefixedName.substring(colon + 1));
    }

    private static List<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/seed-inventory.tsv"));
        return lines.stream().skip(1).map(line -> line.split("\t", -1))
                .map(c -> new Row(c[0], c[2], c[5], c[9])).toList();
    }
}
