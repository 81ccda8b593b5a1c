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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that concepts and things are named alike in all languages, and says which are not named yet. */
class ConceptNamesTest {

    /** Lists that are whole but for the concepts named here, which have no settled term in languages of the region. */
    private static final Map<String, Set<String>> WHOLE = Map.ofEntries(
            Map.entry("accession-status", Set.of()), Map.entry("legal-phase", Set.of()),
            Map.entry("standing", Set.of()), Map.entry("knowledge", Set.of()), Map.entry("matrix-state", Set.of()),
            Map.entry("chapter", Set.of()), Map.entry("cluster", Set.of()), Map.entry("source-weight", Set.of()),
            Map.entry("verification", Set.of()), Map.entry("preparation-level",
            Set.of("between-good-and-well-advanced", "well-advanced", "not-graded")),
            Map.entry("progress", Set.of("not-graded")));
    private static final Graph GRAPH = ShippedData.release().defaultGraph();

    private static Map<Node, Map<String, String>> names() {
        return names(Namespaces.VOC);
    }

    private static Map<Node, Map<String, String>> names(String namespace) {
        Map<Node, Map<String, String>> names = new HashMap<>();
        GRAPH.find(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY).filterKeep(triple -> triple.getSubject().isURI()
                && triple.getSubject().getURI().startsWith(namespace)).forEachRemaining(triple ->
                names.computeIfAbsent(triple.getSubject(), concept -> new TreeMap<>())
                .put(triple.getObject().getLiteralLanguage(), triple.getObject().getLiteralLexicalForm()));
        return names;
    }

    @Test
    void serbianInCyrillicLettersIsThatInLatinLetters() {
        Set<String> wrong = new TreeSet<>();
        // Of a capital, whose names come from a list of places, only that in Cyrillic letters is known.
        Stream.concat(names().values().stream(),
                names(Namespaces.ID).values().stream().filter(name -> name.containsKey("sr-Latn")))
                .filter(name -> !SerbianCyrillic.of(name.getOrDefault("sr-Latn", ""))
                        .equals(name.getOrDefault("sr-Cyrl", "")))
                .forEach(name -> wrong.add(name.toString()));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void namesOfThingsKeepTheirNumbersAndTheAsteriskInAllLanguages() {
        Map<Node, Map<String, String>> names = names(Namespaces.ID);
        assertTrue(names.size() > 2000, () -> names.size() + " things");
        Set<String> wrong = new TreeSet<>();
        names.forEach((thing, inLanguages) -> {
            String english = GRAPH.find(thing, RDFS.label.asNode(), Node.ANY)
                    .mapWith(triple -> triple.getObject().getLiteralLexicalForm()).next();
            inLanguages.forEach((language, name) -> {
                if (!marks(name).equals(marks(english))) {
                    wrong.add(language + ": " + name + " for " + english);
                }
            });
        });
        assertEquals(Set.of(), wrong);
    }

    /** The numbers and asterisks of a text, in order of their letters, as their places change with the language. */
    static List<String> marks(String text) {
        return Pattern.compile("\\d+|\\*").matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @Test
    void macedonianIsInCyrillicLetters() {
        assertEquals(List.of(), names().values().stream().map(name -> name.getOrDefault("mk", ""))
                .filter(name -> name.matches(".*\\p{IsLatin}.*")).toList());
    }

    @Test
    void theListsThatReadersMeetMostAreWhole() {
        Map<Node, Map<String, String>> names = names();
        Set<String> all = Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        WHOLE.forEach((list, without) -> GRAPH.find(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(
                Namespaces.VOC + list)).mapWith(triple -> triple.getSubject()).forEachRemaining(concept -> {
                    Set<String> left = new TreeSet<>(all);
                    left.removeAll(names.get(concept).keySet());
                    if (left.isEmpty() == without.contains(Namespaces.code(concept))) {
                        missing.add(list + "/" + Namespaces.code(concept) + " in " + left);
                    }
                }));
        assertEquals(Set.of(), missing);
    }

    @Test
    void aStatusIsReadInTheLanguageOfThePage() {
        View view = TestViews.of("doc/actor/srb", "", Map.of());
        Node status = NodeFactory.createURI(Namespaces.VOC + "legal-phase/in-force");
        assertEquals("in force", view.name(status));
        assertEquals(new Label("na snazi", "hr", false), view.site().things().label(status, Language.CROATIAN));
        assertEquals(new Label("на снази", "sr-Cyrl", false),
                view.site().things().label(status, Language.SERBIAN_CYRILLIC));
        Node grade = NodeFactory.createURI(Namespaces.VOC + "preparation-level/well-advanced");
        Label fallback = view.site().things().label(grade, Language.MACEDONIAN);
        assertTrue(fallback.fallback());
        assertEquals("en", fallback.lang());
    }
}
