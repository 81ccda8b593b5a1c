package org.w3id.egnatia.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that derivation comes to an end and that what is derived can be traced to its rule. */
class DerivationTest {

    private static final String DERIVED = Namespaces.GRAPH + "derived/";

    private static Release release;

    @BeforeAll
    static void makeRelease() {
        release = ShippedData.release();
    }

    private static List<SavedQuery> rule(String text) {
        SourceFile file = new SourceFile("queries/derive/10-rule.rq", text.getBytes(StandardCharsets.UTF_8));
        return SavedQuery.in(QueryLibrary.DERIVE, List.of(file), List.of());
    }

    private static List<Node> derivedGraphs() {
        return release.graphNames().stream().filter(n -> n.startsWith(DERIVED)).map(NodeFactory::createURI).toList();
    }

    @Test
    void aSecondRunGivesNothingNew() {
        Graph everything = GraphFactory.createDefaultGraph();
        release.defaultGraph().find().forEachRemaining(everything::add);
        DatasetGraph dataset = new DatasetGraphMapLink(everything);
        release.dataset().listGraphNodes().forEachRemaining(n -> dataset.addGraph(n, release.dataset().getGraph(n)));
        for (Derivation.Derived derived : Derivation.run(release.queries().group(QueryLibrary.DERIVE), dataset)) {
            assertEquals(Set.of(), derived.triples().find().toSet(), derived.rule().id());
        }
    }

    @Test
    void aDerivedTripleIsStatedNowhereElse() {
        List<Node> derived = derivedGraphs();
        for (Node name : derived) {
            release.dataset().getGraph(name).find().forEachRemaining(t ->
                    assertEquals(List.of(name),
                            release.dataset().stream(Node.ANY, t.getSubject(), t.getPredicate(), t.getObject())
                            .filter(q -> !q.isDefaultGraph() && !q.getGraph().getURI().contains("/unconfirmed/"))
                            .map(Quad::getGraph).toList()));
        }
        assertTrue(derived.size() > 1);
    }

    @Test
    void everyRuleHasAGraphThatTheCatalogueLeadsFrom() {
        Graph catalogue = release.dataset().getGraph(Release.CATALOGUE);
        Graph rules = release.dataset().getGraph(Release.RULES);
        Set<String> found = new TreeSet<>();
        for (Node name : derivedGraphs()) {
            assertTrue(catalogue.contains(name, RDF.type.asNode(), Egn.Graph), name.getURI());
            assertTrue(catalogue.contains(name, DCTerms.title.asNode(), null), name.getURI());
            Node rule = catalogue.find(name, Egn.derivedBy, null).toList().get(0).getObject();
            assertTrue(rules.contains(rule, RDFS.label.asNode(), null), rule.getURI());
            assertTrue(rules.contains(rule, NodeFactory.createURI("http://www.w3.org/ns/shacl#construct"), null),
                    rule.getURI());
            found.add(rule.getURI());
        }
        Set<String> all = new TreeSet<>();
        release.queries().group(QueryLibrary.DERIVE).forEach(rule -> all.add(rule.iri()));
        assertEquals(all, found);
    }

    @Test
    void aRuleSeesWhatTheRulesBeforeItGave() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        List<SavedQuery> rules = List.of(rule("CONSTRUCT { <urn:a> <urn:p> <urn:b> } WHERE {}").get(0),
                rule("CONSTRUCT { ?o <urn:q> ?s } WHERE { ?s <urn:p> ?o }").get(0));
        List<Derivation.Derived> derived = Derivation.run(rules, dataset);
        assertEquals(1, derived.get(1).triples().size());
        assertEquals(DERIVED + "rule", derived.get(0).graphName().getURI());
    }

    @Test
    void aConceptIsFoundByItsLabelAsEverythingElse() {
        Set<Triple> names = release.defaultGraph().find(Node.ANY, RDF.type.asNode(), SKOS.Concept.asNode())
                .mapWith(Triple::getSubject).toSet().stream().flatMap(concept -> release.defaultGraph()
                .find(concept, SKOS.prefLabel.asNode(), Node.ANY).toList().stream())
                .filter(name -> name.getObject().getLiteralLanguage().equals("en")).collect(Collectors.toSet());
        assertTrue(names.size() > 1000, names.size() + " names");
        names.forEach(name -> assertTrue(release.defaultGraph().contains(name.getSubject(), RDFS.label.asNode(),
                name.getObject()), name.toString()));
        names.forEach(name -> assertEquals(1, release.defaultGraph().find(name.getSubject(), RDFS.label.asNode(),
                Node.ANY).toList().size(), name.toString()));
    }

    @Test
    void whoHasAnAgreementInForceIsAPartyToIt() {
        assertTrue(release.defaultGraph().contains(NodeFactory.createURI(Namespaces.ID + "actor/srb"), Egn.partyTo,
                NodeFactory.createURI(Namespaces.ID + "instrument/europol-operational-srb")));
    }

    @Test
    void aRuleThatIsNoQueryIsNamed() {
        QueryException e = assertThrows(QueryException.class,
                () -> Derivation.run(rule("CONSTRUCT { ?s ?p }"), DatasetGraphFactory.create()));
        assertTrue(e.getMessage().startsWith("queries/derive/10-rule.rq: line 1, column "), e.getMessage());
    }

    @Test
    void aRuleThatConstructsNothingIsNamed() {
        QueryException e = assertThrows(QueryException.class,
                () -> Derivation.run(rule("SELECT * WHERE { ?s ?p ?o }"), DatasetGraphFactory.create()));
        assertTrue(e.getMessage().startsWith("queries/derive/10-rule.rq: "), e.getMessage());
    }
}
