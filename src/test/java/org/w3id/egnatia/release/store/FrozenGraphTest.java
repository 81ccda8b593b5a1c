package org.w3id.egnatia.release.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;

/** Proves that a frozen graph answers as Jena's own graph does, for every pattern, and stays as it is. */
class FrozenGraphTest {

    private static final List<Node> SUBJECTS = iris("s", 12);
    private static final List<Node> PREDICATES = iris("p", 4);
    private static final List<Node> OBJECTS = objects();
    private static final Random RANDOM = new Random(1);

    private static List<Node> iris(String letter, int count) {
        List<Node> iris = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            iris.add(NodeFactory.createURI("http://example.org/" + letter + i));
        }
        return iris;
    }

    /** Literals that are equal as values and not as terms, that begin alike, and that need escapes. */
    private static List<Node> objects() {
        List<Node> objects = new ArrayList<>(SUBJECTS);
        for (String text : List.of("", "a", "a b", "ab", "\"a\"", "a\nb", "Ђ", "\uD83C\uDF0D", "1", "01", "1.0")) {
            objects.add(NodeFactory.createLiteralString(text));
            objects.add(NodeFactory.createLiteralLang(text, "en"));
            objects.add(NodeFactory.createLiteralLang(text, "en-GB"));
            objects.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger));
            objects.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDdecimal));
        }
        return objects;
    }

    private static Node any(List<Node> nodes) {
        return nodes.get(RANDOM.nextInt(nodes.size()));
    }

    private static Graph some(int triples) {
        Graph graph = GraphMemFactory.createGraphMem2();
        for (int i = 0; i < triples; i++) {
            graph.add(any(SUBJECTS), any(PREDICATES), any(OBJECTS));
        }
        return graph;
    }

    private static TermTable terms(Graph... graphs) {
        Set<Node> terms = new HashSet<>();
        for (Graph graph : graphs) {
            graph.find().forEachRemaining(t -> terms.addAll(List.of(t.getSubject(), t.getPredicate(), t.getObject())));
        }
        return TermTable.of(terms);
    }

    private static void assertSame(Graph expected, Graph frozen) {
        assertEquals(expected.size(), frozen.size());
        List<Node> subjects = patterns(SUBJECTS);
        List<Node> predicates = patterns(PREDICATES);
        for (Node s : subjects) {
            for (Node p : predicates) {
                for (Node o : patterns(OBJECTS)) {
                    List<Triple> found = frozen.find(s, p, o).toList();
                    assertEquals(expected.find(s, p, o).toSet(), new HashSet<>(found));
                    assertEquals(expected.find(s, p, o).toList().size(), found.size());
                    assertEquals(expected.contains(s, p, o), frozen.contains(s, p, o));
                }
            }
        }
    }

    private static List<Node> patterns(List<Node> nodes) {
        List<Node> patterns = new ArrayList<>(nodes);
        patterns.add(Node.ANY);
        patterns.add(NodeFactory.createURI("http://example.org/nowhere"));
        return patterns;
    }

    @Test
    void everyPatternHasTheAnswersOfJenasGraph() {
        for (int triples : new int[] {0, 1, 2, 7, 60, 400}) {
            Graph graph = some(triples);
            assertSame(graph, FrozenGraph.of(graph, terms(graph)));
        }
    }

    @Test
    void writtenAndReadAgainItIsTheSame() {
        Graph graph = some(300);
        TermTable terms = terms(graph);
        ByteSink out = new ByteSink();
        terms.write(out);
        FrozenGraph.of(graph, terms).write(out);
        ByteSource in = new ByteSource(out.written(), 0);
        Graph read = FrozenGraph.read(in, TermTable.read(in));
        assertSame(graph, read);
        for (Node term : read.find().mapWith(Triple::getObject).toList()) {
            assertEquals(term.toString(), OBJECTS.get(OBJECTS.indexOf(term)).toString());
        }
    }

    @Test
    void aUnionHasEachTripleOnce() {
        Graph one = some(50);
        Graph other = some(50);
        other.add(one.find().next());
        TermTable terms = terms(one, other);
        Graph both = GraphMemFactory.createGraphMem2();
        one.find().forEachRemaining(both::add);
        other.find().forEachRemaining(both::add);
        assertSame(both, FrozenGraph.union(List.of(FrozenGraph.of(one, terms), FrozenGraph.of(other, terms)), terms));
    }

    @Test
    void nothingCanBeAddedOrTakenAway() {
        Graph graph = some(10);
        Graph frozen = FrozenGraph.of(graph, terms(graph));
        Triple there = frozen.find().next();
        assertThrows(RuntimeException.class, () -> frozen.add(there));
        assertThrows(RuntimeException.class, () -> frozen.delete(there));
        assertSame(graph, frozen);
    }

    @Test
    void aTermThatIsNotThereHasNoNumber() {
        assertFalse(TermTable.of(SUBJECTS).number(OBJECTS.get(OBJECTS.size() - 1)) >= 0);
    }

    @Test
    void blankNodesAreNamedByTheirPlace() {
        Graph graph = GraphMemFactory.createGraphMem2();
        Graph same = GraphMemFactory.createGraphMem2();
        Node[] first = blanks();
        Node[] second = blanks();
        int[][] triples = {{0, 1}, {1, 2}, {3, 0}};
        for (int[] triple : triples) {
            graph.add(first[triple[0]], PREDICATES.get(0), first[triple[1]]);
        }
        for (int i = triples.length - 1; i >= 0; i--) {
            same.add(second[triples[i][0]], PREDICATES.get(0), second[triples[i][1]]);
        }
        graph.add(SUBJECTS.get(0), PREDICATES.get(1), first[3]);
        same.add(SUBJECTS.get(0), PREDICATES.get(1), second[3]);
        Graph named = BlankNodeOrder.named(graph);
        assertEquals(named.find().toSet(), BlankNodeOrder.named(same).find().toSet());
        assertNotNull(named.find(SUBJECTS.get(0), PREDICATES.get(1), Node.ANY).next());
        assertEquals(true, named.isIsomorphicWith(graph));
    }

    private static Node[] blanks() {
        return Arrays.stream(new Node[4]).map(none -> NodeFactory.createBlankNode()).toArray(Node[]::new);
    }
}
