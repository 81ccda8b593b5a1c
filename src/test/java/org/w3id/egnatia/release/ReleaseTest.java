package org.w3id.egnatia.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.road.Road;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves which graphs a release has, which of them are its default graph, and what its digest depends on. */
class ReleaseTest {

    private static List<TurtleFile> files;
    private static QueryLibrary queries;
    private static Release release;

    @BeforeAll
    static void makeRelease() {
        files = GraphFiles.readable(ShippedData.workspace()).toList();
        queries = QueryLibrary.of(ShippedData.workspace());
        release = Road.release(files, queries);
    }

    private static Graph graph(Release of, String path) {
        return of.dataset().getGraph(NodeFactory.createURI(Namespaces.GRAPH + path));
    }

    private static Node actor(String code) {
        return NodeFactory.createURI(Namespaces.ID + "actor/" + code);
    }

    @Test
    void theDigestDoesNotDependOnTheOrderOfTheFiles() {
        List<TurtleFile> reversed = new ArrayList<>(files);
        Collections.reverse(reversed);
        assertEquals(release.digest(), Road.release(reversed, queries).digest());
    }

    @Test
    void theDigestChangesWithOneTriple(@TempDir Path folder) {
        SmallWorkspace workspace = SmallWorkspace.in(folder);
        String before = workspace.release().digest();
        assertEquals(before, workspace.release().digest());
        workspace.write("ontology/more.ttl", "<https://w3id.org/egnatia/def/x> <https://w3id.org/egnatia/def/y> 1 .\n");
        assertNotEquals(before, workspace.release().digest());
    }

    @Test
    void theVersionIsTheBeginningOfTheDigest() {
        assertEquals(64, release.digest().length());
        assertEquals(release.digest().substring(0, 12), release.version());
    }

    @Test
    void shapesAreNotInTheDataset() {
        assertTrue(files.stream().anyMatch(f -> f.kind() == GraphKind.SHAPES));
        assertTrue(release.graphNames().stream().noneMatch(name -> name.startsWith(Namespaces.GRAPH + "shapes/")));
        assertFalse(release.defaultGraph().contains(null, RDF.type.asNode(),
                NodeFactory.createURI("http://www.w3.org/ns/shacl#NodeShape")));
    }

    @Test
    void theDefaultGraphIsTheUnionOfOntologyVocabulariesDataAndDerivedGraphs() {
        Graph union = GraphFactory.createDefaultGraph();
        Set<String> names = new TreeSet<>();
        files.stream().filter(f -> f.kind().inDefaultGraph()).forEach(f -> names.add(f.graphName().getURI()));
        release.graphNames().stream().filter(n -> n.startsWith(Namespaces.GRAPH + "derived/")).forEach(names::add);
        for (String name : names) {
            release.dataset().getGraph(NodeFactory.createURI(name)).find().forEachRemaining(union::add);
        }
        assertEquals(union.find().toSet(), release.defaultGraph().find().toSet());
        assertEquals(union.size(), release.triples());
    }

    @Test
    void everyFileIsAGraphAndThereIsNoOtherButTheDerivedAndOurOwn() {
        Set<String> names = new TreeSet<>(release.graphNames());
        files.stream().filter(f -> f.kind() != GraphKind.SHAPES).map(f -> f.graphName().getURI()).distinct()
                .forEach(name -> assertTrue(names.remove(name), name));
        for (Node own : List.of(Release.CATALOGUE, Release.QUERIES, Release.RULES)) {
            assertTrue(names.remove(own.getURI()), own.getURI());
        }
        names.removeIf(name -> name.startsWith(Namespaces.GRAPH + "derived/"));
        assertEquals(Set.of(), names);
    }

    @Test
    void metadataOfGraphsIsInTheCatalogueOnly() {
        for (TurtleFile file : files) {
            if (file.kind() != GraphKind.SHAPES) {
                assertFalse(release.defaultGraph().contains(file.graphName(), null, null), file.path());
                Set<Triple> stated = new HashSet<>();
                files.stream().filter(f -> f.graphName().equals(file.graphName()))
                        .forEach(f -> f.graph().find(file.graphName(), null, null).forEachRemaining(stated::add));
                assertEquals(stated,
                        release.dataset().getGraph(Release.CATALOGUE).find(file.graphName(), null, null).toSet());
            }
        }
    }

    @Test
    void savedQueriesAndRulesAreOutsideTheDefaultGraph() {
        Node question = NodeFactory.createURI(queries.questions().get(0).iri());
        assertTrue(release.dataset().getGraph(Release.QUERIES).contains(question, RDFS.label.asNode(), null));
        Node rule = NodeFactory.createURI(queries.group(QueryLibrary.HYGIENE).get(0).iri());
        assertTrue(release.dataset().getGraph(Release.RULES).contains(rule, RDFS.label.asNode(), null));
        assertFalse(release.defaultGraph().contains(question, null, null));
        assertFalse(release.defaultGraph().contains(rule, null, null));
    }

    @Test
    void unconfirmedFactsStayOutsideTheDefaultGraph(@TempDir Path folder) {
        Release small = SmallWorkspace.in(folder).release();
        assertTrue(graph(small, "unconfirmed/bodies").contains(actor("three"), null, null));
        assertFalse(small.defaultGraph().contains(actor("three"), null, null));
        assertTrue(small.defaultGraph().contains(actor("one"), null, null));
    }

    @Test
    void noRuleSeesUnconfirmedFacts(@TempDir Path folder) {
        Release small = SmallWorkspace.in(folder).release();
        assertTrue(graph(small, "derived/types").contains(actor("one"), null, null));
        assertFalse(graph(small, "derived/types").contains(actor("three"), null, null));
    }

    @Test
    void thereIsNoBlankNode() {
        assertTrue(release.dataset().stream().noneMatch(q -> q.getSubject().isBlank() || q.getObject().isBlank()));
    }

    @Test
    void aBlankNodeHasNoCanonicalForm() {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(Triple.create(NodeFactory.createBlankNode(), RDF.type.asNode(), actor("x")));
        assertThrows(IllegalArgumentException.class,
                () -> FrozenGraphs.of(List.of(new NamedGraph<>(actor("g"), Place.KNOWN, graph))));
    }

    @Test
    void nothingCanBeAdded() {
        Triple triple = Triple.create(actor("a"), RDF.type.asNode(), actor("b"));
        assertThrows(RuntimeException.class, () -> release.dataset().add(new Quad(Release.CATALOGUE, triple)));
        assertThrows(RuntimeException.class, () -> release.defaultGraph().add(triple));
        assertFalse(release.defaultGraph().contains(triple));
    }

    @Test
    void theCountsAreThoseOfTheGraphs() {
        long quads = release.graphNames().stream()
                .mapToLong(n -> release.dataset().getGraph(NodeFactory.createURI(n)).size()).sum();
        assertEquals(quads, release.quads());
    }

    @Test
    void askingForAGraphThatIsNotThereLeavesTheReleaseAsItIs() {
        Release release = ShippedData.release();
        List<String> before = release.graphNames();
        Node nowhere = NodeFactory.createURI("https://w3id.org/egnatia/graph/nowhere");
        assertTrue(release.dataset().getGraph(nowhere).isEmpty());
        assertFalse(release.dataset().find(nowhere, Node.ANY, Node.ANY, Node.ANY).hasNext());
        assertFalse(QueryRunner.ask(QueryRunner.parse("ASK { GRAPH <" + nowhere + "> { ?s ?p ?o } }"),
                release.dataset()));
        assertEquals(before, release.graphNames());
    }
}
