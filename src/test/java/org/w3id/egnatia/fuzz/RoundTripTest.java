package org.w3id.egnatia.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/** Proves that what is written in a syntax is read back as the same graph, whatever stands in its literals. */
class RoundTripTest {

    @Property(seed = "20261125")
    void turtle(@ForAll("graphs") Graph graph) {
        readsBack(graph, RDFFormat.TURTLE_BLOCKS);
    }

    @Property(seed = "20261125")
    void nTriples(@ForAll("graphs") Graph graph) {
        readsBack(graph, RDFFormat.NTRIPLES_UTF8);
    }

    @Property(seed = "20261125")
    void jsonLd(@ForAll("graphs") Graph graph) {
        readsBack(graph, RDFFormat.JSONLD_PLAIN);
    }

    @Property(seed = "20261125")
    void rdfXml(@ForAll("graphsForXml") Graph graph) {
        readsBack(graph, RDFFormat.RDFXML_PLAIN);
    }

    private static void readsBack(Graph graph, RDFFormat format) {
        String text = RDFWriter.source(graph).format(format).asString();
        Graph read = GraphFactory.createDefaultGraph();
        RDFParser.fromString(text, format.getLang()).errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .parse(read);
        assertTrue(graph.isIsomorphicWith(read), text);
    }

    @Provide
    Arbitrary<Graph> graphs() {
        return graphs(Arbitraries.strings().excludeChars('\uFFFE', '\uFFFF').ofMaxLength(12)
                .filter(RoundTripTest::isText));
    }

    /** XML 1.0 has no control characters but tab and the line ends, and reads a carriage return as a line feed. */
    @Provide
    Arbitrary<Graph> graphsForXml() {
        return graphs(Arbitraries.strings().ofMaxLength(12).filter(RoundTripTest::isText)
                .filter(text -> text.codePoints().allMatch(c -> c == '\t' || c == '\n' || c >= 0x20 && c < 0xFFFE)));
    }

    /** Unicode text: no half of a surrogate pair. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static Arbitrary<Graph> graphs(Arbitrary<String> texts) {
        Arbitrary<Node> iris = Arbitraries.of("https://w3id.org/egnatia/id/actor/alb",
                "https://w3id.org/egnatia/id/a.b-c_d", "http://example.org/é", "urn:example:y")
                .map(NodeFactory::createURI);
        Arbitrary<Node> blanks = Arbitraries.of("x", "y").map(NodeFactory::createBlankNode);
        Arbitrary<Node> literals = Arbitraries.oneOf(texts.map(NodeFactory::createLiteralString),
                Combinators.combine(texts, Arbitraries.of("en", "sr-Cyrl", "mk")).as(NodeFactory::createLiteralLang),
                Arbitraries.of("2020-10-22", "not a date")
                .map(d -> NodeFactory.createLiteralDT(d, XSDDatatype.XSDdate)),
                Arbitraries.of("1", "01", "-0").map(n -> NodeFactory.createLiteralDT(n, XSDDatatype.XSDinteger)),
                Arbitraries.of("1.50", "2.", "1e3", "INF")
                .map(n -> NodeFactory.createLiteralDT(n, XSDDatatype.XSDdouble)));
        Arbitrary<Node> properties = Arbitraries.of("https://w3id.org/egnatia/def/about", "http://example.org/p1",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
                .map(NodeFactory::createURI);
        return Combinators.combine(Arbitraries.oneOf(iris, blanks), properties,
                Arbitraries.oneOf(iris, blanks, literals))
                .as(Triple::create).list().ofMaxSize(12).map(RoundTripTest::graph);
    }

    private static Graph graph(List<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }
}
