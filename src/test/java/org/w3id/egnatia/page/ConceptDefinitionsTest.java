package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that concepts are defined alike in all languages, and that a page tells the definition in its own. */
class ConceptDefinitionsTest {

    /** Lists of which all concepts are defined in all languages. */
    private static final List<String> WHOLE = List.of("policy-area", "term", "accession-status",
            "legal-phase", "standing", "knowledge", "matrix-state", "source-weight", "verification",
            "preparation-level", "progress", "amount-stage", "amount-kind", "value-state");
    private static final Set<String> ALL =
            Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toCollection(TreeSet::new));
    private static final Graph GRAPH = ShippedData.release().defaultGraph();

    private static Map<Node, Map<String, String>> definitions() {
        Map<Node, Map<String, String>> definitions = new HashMap<>();
        GRAPH.find(Node.ANY, SKOS.definition.asNode(), Node.ANY).forEachRemaining(triple ->
                definitions.computeIfAbsent(triple.getSubject(), concept -> new TreeMap<>())
                .put(triple.getObject().getLiteralLanguage(), triple.getObject().getLiteralLexicalForm()));
        return definitions;
    }

    @Test
    void theListsThatReadersMeetMostAreDefinedInAllLanguages() {
        Map<Node, Map<String, String>> definitions = definitions();
        Set<String> missing = new TreeSet<>();
        WHOLE.forEach(list -> GRAPH.find(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(Namespaces.VOC
                + list)).mapWith(triple -> triple.getSubject()).forEachRemaining(concept -> {
                    Set<String> left = new TreeSet<>(ALL);
                    left.removeAll(definitions.get(concept).keySet());
                    if (!left.isEmpty()) {
                        missing.add(concept + " in " + left);
                    }
                }));
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatIsTranslatedIsSoIntoAllLanguagesWithItsNumbers() {
        Set<String> wrong = new TreeSet<>();
        definitions().forEach((concept, inLanguages) -> {
            if (inLanguages.size() > 1 && !inLanguages.keySet().equals(ALL)) {
                wrong.add(concept + " only in " + inLanguages.keySet());
            }
            inLanguages.forEach((language, text) -> {
                if (!ConceptNamesTest.marks(text)
                        .equals(ConceptNamesTest.marks(inLanguages.get(Language.ENGLISH.tag())))) {
                    wrong.add(concept + ", " + language + ": " + text);
                }
            });
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    void serbianInCyrillicLettersIsThatInLatinLetters() {
        assertEquals(Set.of(), definitions().values().stream().filter(text -> text.containsKey("sr-Latn"))
                .filter(text -> !SerbianCyrillic.of(text.get("sr-Latn")).equals(text.get("sr-Cyrl")))
                .map(Map::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aDefinitionIsReadInTheLanguageOfThePageAndFromTheGraphInEnglish() {
        View english = TestViews.of("topic/migration", "", Map.of());
        Node migration = NodeFactory.createURI(Namespaces.VOC + "policy-area/migration");
        String text = "Movement of people across borders and its management.";
        assertEquals(new Label(text, "en", false), english.told(migration, SKOS.definition.asNode()));
        assertEquals(text, english.site().things().text(migration, SKOS.definition.asNode()).orElseThrow());
        View german = new View(english.site(), english.path(), Map.of(), english.asOf(), Language.GERMAN);
        assertEquals(new Label("Bewegung von Menschen über Grenzen hinweg und ihre Steuerung.", "de", false),
                german.told(migration, SKOS.definition.asNode()));
        Label fallback = german.told(NodeFactory.createURI(Namespaces.VOC + "side/eu"), SKOS.definition.asNode());
        assertTrue(fallback.fallback());
        assertEquals("en", fallback.language());
        assertEquals(Label.NONE, german.told(NodeFactory.createURI(Namespaces.VOC + "no/such"),
                SKOS.definition.asNode()));
    }
}
