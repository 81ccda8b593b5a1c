package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves for every IRI of ours in the shipped data that it is described, in every form alike, and by its query. */
class DescriptionsTest {

    private static final Release RELEASE = ShippedData.release();
    private static final Descriptions DESCRIPTIONS = new Descriptions(RELEASE);

    /** What a client asks for to follow any IRI of ours in the dump, be it subject, property, value or graph: it keeps fragments to itself. */
    private static Set<Node> occurring() {
        Set<Node> all = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        RELEASE.dataset().find().forEachRemaining(quad -> {
            for (Node node : List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                if (node.isURI() && node.getURI().startsWith(Namespaces.BASE)) {
                    all.add(NodeFactory.createURI(node.getURI().replaceFirst("#.*", "")));
                }
            }
        });
        // The endpoint answers at its own address, which ServerTest proves.
        all.remove(NodeFactory.createURI(Namespaces.BASE + "sparql"));
        return all;
    }

    private static Description describe(Node node) {
        return DESCRIPTIONS.of(node).orElseThrow(() -> new AssertionError("not described: " + node));
    }

    @Test
    void everyIriThatOccursIsDescribed() {
        List<String> missing = occurring().stream().filter(node -> DESCRIPTIONS.of(node).isEmpty()).map(Node::getURI).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theQueryOfEachDescriptionConstructsExactlyItsTriples() {
        List<String> wrong = new ArrayList<>();
        for (Node node : occurring()) {
            Description description = describe(node);
            try (var run = QueryExecutionFactory.create(description.query(), DatasetFactory.wrap(RELEASE.dataset()))) {
                if (!run.execConstruct().getGraph().isIsomorphicWith(description.graph())) {
                    wrong.add(node.getURI());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** All of them with {@code -Dcrawl=whole}, else every tenth. */
    private static List<Node> chosen() {
        List<Node> all = List.copyOf(occurring());
        int step = "whole".equals(System.getProperty("crawl")) ? 1 : 10;
        return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
    }

    @Test
    void everyFormSaysTheSame() {
        List<String> wrong = new ArrayList<>();
        for (Node node : chosen()) {
            Description description = describe(node);
            for (DocumentForm form : DocumentForm.of(description)) {
                Lang lang = lang(form);
                if (lang != null && !parse(form.bytes(description), lang).isIsomorphicWith(description.graph())) {
                    wrong.add(node.getURI() + " as " + form);
                }
            }
            assertEquals(DocumentForm.values().length, DocumentForm.of(description).size(), node.getURI());
        }
        assertEquals(List.of(), wrong);
    }

    private static Lang lang(DocumentForm form) {
        return switch (form) {
            case TURTLE -> Lang.TURTLE;
            case JSON_LD -> Lang.JSONLD11;
            case RDF_XML -> Lang.RDFXML;
            case N_TRIPLES -> Lang.NTRIPLES;
            case CSV -> null;
        };
    }

    private static Graph parse(byte[] bytes, Lang lang) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(bytes)).lang(lang).parse(graph);
        return graph;
    }

    @Test
    void theTableHasARowForEachValueAndPieceOfEvidence() {
        Description description = describe(NodeFactory.createURI(Namespaces.ID + "actor/mne"));
        String csv = new String(DocumentForm.CSV.bytes(description), StandardCharsets.UTF_8);
        Node evidence = Egn.evidence;
        long pieces = description.graph().find(description.subject(), evidence, Node.ANY).toList().size();
        long values = description.graph().find(description.subject(), Node.ANY, Node.ANY).filterDrop(t -> t.predicateMatches(evidence)).toList().size();
        assertEquals(1 + pieces * values, csv.lines().count());
        assertTrue(csv.lines().anyMatch(l -> l.contains("Crna Gora,bs,,") && l.contains("source/region-page,line 6,")), csv);
    }

    @Test
    void equalTriplesGiveEqualBytes() {
        Description description = describe(NodeFactory.createURI(Namespaces.ID + "actor/mne"));
        List<Triple> shuffled = new ArrayList<>(description.graph().find().toList());
        Collections.reverse(shuffled);
        Description other = new Description(description.subject(), SortedGraph.of(shuffled), "", true);
        for (DocumentForm form : DocumentForm.values()) {
            assertEquals(new String(form.bytes(description), StandardCharsets.UTF_8), new String(form.bytes(other), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatXmlCannotSayIsNotOfferedAsXml() {
        Node thing = NodeFactory.createURI(Namespaces.ID + "actor/x");
        Graph odd = SortedGraph.of(List.of(Triple.create(thing, RDFS.label.asNode(),
                NodeFactory.createLiteralString("a\u0001b"))));
        assertTrue(!DocumentForm.of(new Description(thing, odd, "", true)).contains(DocumentForm.RDF_XML));
    }
}
