package org.w3id.egnatia.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;

/** Proves that the names in the code and the names in {@code ontology/} are the same ones. */
class VocabularyTest {

    private static final Graph ONTOLOGY = GraphFactory.createDefaultGraph();
    private static final Graph DATA = GraphFactory.createDefaultGraph();

    @BeforeAll
    static void readOntology() {
        GraphFiles.readable(ShippedData.workspace())
                .filter(f -> f.kind() != GraphKind.SHAPES).forEach(VocabularyTest::add);
    }

    private static void add(TurtleFile file) {
        Graph graph = file.kind().holdsFacts() ? DATA : ONTOLOGY;
        file.graph().find().filterDrop(t -> t.getSubject().equals(file.graphName())).forEachRemaining(graph::add);
    }

    /** Our prefixes whose namespace lies below another, to the part between. */
    private static Map<String, String> prefixesBelow(String parent) {
        return Namespaces.all().entrySet().stream().filter(e -> e.getValue().startsWith(parent))
                .collect(Collectors.toMap(Map.Entry::getKey,
                e -> e.getValue().substring(parent.length()).replaceFirst("/$", "")));
    }

    @Test
    void everyConstantIsATermOfTheOntology() throws IllegalAccessException {
        for (Field constant : Egn.class.getFields()) {
            Node term = (Node) constant.get(null);
            assertEquals(Namespaces.DEF + constant.getName(), term.getURI());
            Node kind = Character.isUpperCase(constant.getName().charAt(0)) ? OWL.Class.asNode() : Node.ANY;
            assertTrue(ONTOLOGY.contains(term, RDF.type.asNode(), kind), term.getURI());
        }
    }

    @Test
    void everyPrefixOfAVocabularyDenotesAnExistingScheme() {
        prefixesBelow(Namespaces.VOC).forEach((prefix, scheme) -> {
            assertEquals(prefix, scheme);
            assertTrue(ONTOLOGY.contains(NodeFactory.createURI(Namespaces.VOC + scheme), RDF.type.asNode(),
                    SKOS.ConceptScheme.asNode()), scheme);
        });
    }

    @Test
    void everySchemeHasAPrefix() {
        Set<String> schemes = new TreeSet<>();
        ONTOLOGY.find(Node.ANY, RDF.type.asNode(), SKOS.ConceptScheme.asNode())
                .forEachRemaining(t -> schemes.add(t.getSubject().getURI().substring(Namespaces.VOC.length())));
        assertEquals(schemes, new TreeSet<>(prefixesBelow(Namespaces.VOC).values()));
    }

    @Test
    void everyPrefixOfThingsDenotesAClass() {
        Set<String> classes = new TreeSet<>();
        ONTOLOGY.find(Node.ANY, RDF.type.asNode(), OWL.Class.asNode()).filterKeep(t -> t.getSubject().isURI())
                .forEachRemaining(t -> classes.add(t.getSubject().getLocalName().toLowerCase(Locale.ROOT)));
        prefixesBelow(Namespaces.ID).forEach((prefix, type) -> {
            assertEquals(prefix, type);
            assertTrue(classes.contains(type), type);
        });
    }

    @Test
    void everyThingHasAPrefix() {
        Set<String> types = new TreeSet<>();
        DATA.find().filterKeep(t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(Namespaces.ID))
                .forEachRemaining(t -> types.add(t.getSubject().getURI().substring(Namespaces.ID.length())
                .replaceFirst("/.*", "")));
        assertFalse(types.isEmpty());
        types.removeAll(prefixesBelow(Namespaces.ID).values());
        assertEquals(Set.of(), types);
    }

    @Test
    void namesAreShortenedByTheLongestPrefixAndNeverAcrossASlash() {
        assertEquals("egn:Graph", Namespaces.shorten(Namespaces.DEF + "Graph"));
        assertEquals("actor:alb", Namespaces.shorten(Namespaces.ID + "actor/alb"));
        assertEquals("rdfs:label", Namespaces.shorten(RDFS.label.getURI()));
        assertEquals("<" + Namespaces.GRAPH + "a/b>", Namespaces.shorten(Namespaces.GRAPH + "a/b"));
        assertEquals("<https://example.org/x>", Namespaces.shorten("https://example.org/x"));
    }
}
