package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.road.Road;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that a dump is the release, whichever parser reads it, and that equal data gives equal bytes. */
class DumpFileTest {

    private static Release release;
    private static Release again;
    private static String turtle;

    @BeforeAll
    static void makeDump() {
        release = ShippedData.release();
        again = Road.forServing(ShippedData.workspace()).release().orElseThrow();
        turtle = new String(Dumped.bytes(DumpFile.TURTLE, release), StandardCharsets.UTF_8);
    }

    @Test
    void jenaReadsTheDefaultGraphFromTheTurtleDump() {
        assertEquals(triples(release.defaultGraph()), triples(RDFParser.fromString(turtle, Lang.TURTLE).toGraph()));
    }

    /** As no dump has a blank node, equal sets are equal graphs. */
    private static Set<Triple> triples(Graph graph) {
        Set<Triple> triples = graph.find().toSet();
        assertTrue(triples.stream().noneMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank()));
        return triples;
    }

    @Test
    void rdf4jReadsTheDefaultGraphFromTheTurtleDump() throws IOException {
        Set<Triple> read = new HashSet<>();
        TurtleParser parser = new TurtleParser();
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement statement) {
                read.add(Triple.create(node(statement.getSubject()), node(statement.getPredicate()),
                        node(statement.getObject())));
            }
        });
        parser.parse(new StringReader(turtle), "");
        assertEquals(triples(release.defaultGraph()), read);
    }

    private static Node node(Value value) {
        if (value instanceof Literal literal) {
            return literal.getLanguage().isPresent()
                    ? NodeFactory.createLiteralLang(literal.getLabel(), literal.getLanguage().get())
                    : NodeFactory.createLiteralDT(literal.getLabel(),
                    NodeFactory.getType(literal.getDatatype().stringValue()));
        }
        assertFalse(value.isBNode(), "a blank node");
        return NodeFactory.createURI(value.stringValue());
    }

    @Test
    void subjectsAreSortedAndEachHasOneBlock() {
        Set<String> subjects = new LinkedHashSet<>();
        List<String> order = new ArrayList<>();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                String subject = triple.getSubject().getURI();
                if (subjects.add(subject)) {
                    order.add(subject);
                } else {
                    assertEquals(order.get(order.size() - 1), subject);
                }
            }
        });
        assertEquals(List.copyOf(new TreeSet<>(subjects)), order);
    }

    @ParameterizedTest
    @EnumSource(DumpFile.class)
    void twoReleasesOfTheSameWorkspaceGiveTheSameBytes(DumpFile file) {
        assertArrayEquals(Dumped.bytes(file, release), Dumped.bytes(file, again));
    }

    @Test
    void theNQuadsDumpHasEveryNamedGraphAndTheDigest() {
        String text = new String(Dumped.bytes(DumpFile.N_QUADS, release), StandardCharsets.UTF_8);
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.fromString(text, Lang.NQUADS).parse(read);
        assertEquals(release.quads(), read.stream().count());
        assertEquals(release.digest(), Sha256.hex(Dumped.bytes(DumpFile.N_QUADS, release)));
        assertEquals(text.lines().sorted().toList(), text.lines().toList());
    }

    @Test
    void theOpenDumpHasTheGraphsUnderTheOpenLicenceAndNothingOfTheOthers() {
        String whole = new String(Dumped.bytes(DumpFile.N_QUADS, release), StandardCharsets.UTF_8);
        String open = new String(Dumped.bytes(DumpFile.OPEN, release), StandardCharsets.UTF_8);
        GraphRights rights = new GraphRights(release);
        assertTrue(rights.restricted().size() >= 9, rights.restricted()::toString);
        for (Node graph : rights.restricted()) {
            assertTrue(release.dataset().contains(Release.CATALOGUE, graph, DCTerms.rights.asNode(), Node.ANY),
                    graph::toString);
            assertTrue(whole.contains(" <" + graph.getURI() + "> ."), graph::toString);
            assertFalse(open.contains(" <" + graph.getURI() + "> ."), graph::toString);
        }
        String figure = "\n<" + Namespaces.ID + "figure/";
        assertFalse(open.contains(figure + "corruption-perceptions-index-rank-alb-2025> "));
        assertTrue(open.contains(figure + "wgi-rule-of-law-estimate-alb-2024> "));
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.fromString(open, Lang.NQUADS).parse(read);
        assertEquals(open.lines().count(), read.stream().count());
        assertEquals(List.of(GraphRights.OPEN), DumpFile.OPEN.licences(release));
        assertTrue(DumpFile.N_QUADS.licences(release).size() > 2);
    }

    @Test
    void aDumpIsFoundByItsNameOnly() {
        assertEquals(Optional.of(DumpFile.TURTLE), DumpFile.named("egnatia.ttl"));
        assertEquals(Optional.empty(), DumpFile.named("../egnatia.ttl"));
    }
}
