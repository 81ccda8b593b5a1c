package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.search.SearchPage;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/** Proves that the words of each language are whole: as many, with the same places for arguments, in its own script. */
class LanguagesTest {

    /** What is still to be translated is of these kinds, some of which lend words to translated pages. */
    private static final Set<String> ONLY_ENGLISH = Set.of("problems", "fair", "reconcile", "copy");
    private static final int LEFT = 77;
    private static final char NO_BREAK = '\u00a0';
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(,choice)?");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}{2,}");
    /** What languages in Cyrillic letters write in Latin ones: names, formats, and the beginning of a query. */
    private static final Set<String> LATIN_IN_CYRILLIC = Set.of("Egnatia", "SPARQL", "CC", "BY", "IRI", "Turtle",
            "Frontex", "ETS", "status", "of", "Albania", "choice", "Atom", "JSON", "SHACL", "UTF",
            "OWL", "DL", "RL", "FAIR", "RDF", "CSV", "TSV", "XLSX", "csv", "json", "PDF", "VoID", "DCAT", "OpenAPI",
            "OpenRefine", "SHA", "sha", "sum", "LIMIT", "OFFSET", "DISTINCT", "POST", "fact", "egn", "value", "curl",
            "CONTRIBUTING", "SECURITY", "md", "Python", "Java", "JavaScript", "Ctrl", "Space", "Enter", "Escape",
            "latest", "open", "report", "to",
            "WKT", "CELEX", "ELI", "ISO", "ISSN", "ORCID", "Eurostat", "UNODC");

    static Stream<Language> others() {
        return Arrays.stream(Language.values()).filter(language -> !language.isEnglish());
    }

    private static Set<String> translated() {
        return new Messages(Language.GERMAN).keys();
    }

    /** What a term is called in English stands in the ontology, and again beside its names in other languages. */
    @Test
    void termsAreCalledInEnglishAsInTheOntology() {
        Map<String, String> wrong = new TreeMap<>();
        Messages.ENGLISH.keys().stream().filter(key -> key.startsWith("def.")).forEach(key -> {
            Node term = NodeFactory.createURI(Namespaces.DEF + key.substring("def.".length()));
            if (!ShippedData.release().defaultGraph().contains(term, RDFS.label.asNode(),
                    NodeFactory.createLiteralLang(Messages.ENGLISH.text(key), "en"))) {
                wrong.put(key, Messages.ENGLISH.text(key));
            }
        });
        assertEquals(Map.of(), wrong);
    }

    @Test
    void theFootnoteOnKosovoIsThatOfTheFiles() {
        assertEquals(NamingRules.KOSOVO_FOOTNOTE, Messages.ENGLISH.text("kosovo.footnote"));
    }

    /** A question that is new may have its English title alone, but none is named in some languages only. */
    @ParameterizedTest
    @MethodSource("others")
    void everyLanguageHasTheSameTitlesAndNoneOfAQuestionThatWent(Language language) {
        Set<String> titles = new TreeSet<>(new Messages(language).questions());
        assertEquals(new TreeSet<>(new Messages(Language.GERMAN).questions()), titles);
        ShippedData.release().queries().all().stream().map(SavedQuery::id).forEach(titles::remove);
        assertEquals(Set.of(), titles);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyLanguageHasTheSameWords(Language language) {
        Set<String> own = new TreeSet<>(new Messages(language).keys());
        assertEquals(new TreeSet<>(translated()), own);
        own.removeAll(Messages.ENGLISH.keys());
        assertEquals(Set.of(), own, "words that English does not have");
    }

    @Test
    void whatIsLeftIsSaidAndNotMore() {
        Set<String> left = new TreeSet<>(Messages.ENGLISH.keys());
        left.removeAll(translated());
        assertEquals(LEFT, left.size(), () -> "not translated: " + left);
        assertEquals(ONLY_ENGLISH, left.stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet()),
                "kinds of pages with words in English only");
    }

    /** The places of a text: all of them, and those which do not only choose between singular and plural. */
    private static List<Set<String>> places(String text) {
        Set<String> all = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            all.add(place.group(1));
            if (place.group(2) == null) {
                shown.add(place.group(1));
            }
        }
        return List.of(all, shown);
    }

    @ParameterizedTest
    @MethodSource("others")
    void theSameArgumentsHaveTheirPlaces(Language language) {
        Messages words = new Messages(language);
        Map<String, String> wrong = new TreeMap<>();
        for (String key : words.keys()) {
            String text = words.text(key);
            List<Set<String>> english = places(Messages.ENGLISH.text(key));
            List<Set<String>> own = places(text);
            if (!english.get(0).containsAll(own.get(0)) || !own.get(0).containsAll(english.get(1))
                    || text.contains("'") || text.isBlank()) {
                wrong.put(key, text);
            }
            Object[] numbers = {2, 3, 4, 5, 6};
            assertFalse(new MessageFormat(text, words.locale()).format(numbers).contains("{"), text);
        }
        assertEquals(Map.of(), wrong);
    }

    @ParameterizedTest
    @MethodSource("others")
    void wordsAreInTheScriptOfTheLanguage(Language language) {
        boolean cyrillic = language == Language.MACEDONIAN || language == Language.SERBIAN_CYRILLIC;
        Messages words = new Messages(language);
        Set<String> wrong = new TreeSet<>();
        for (String key : words.keys()) {
            if (!cyrillic && words.text(key).matches("(?s).*\\p{IsCyrillic}.*")) {
                wrong.add(key);
            }
            Matcher latin = LATIN.matcher(words.text(key).replaceAll("\\\\u....", ""));
            while (cyrillic && latin.find()) {
                if (!LATIN_IN_CYRILLIC.contains(latin.group())) {
                    wrong.add(key + ": " + latin.group());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /** A day follows a preposition as the language does it, and not as the year or month alone. */
    @ParameterizedTest
    @CsvSource({"FRENCH, DAY, depuis le 21 avril 2004, jusqu’au 21 avril 2004, à partir du 21 avril 2004",
        "FRENCH, MONTH, depuis avril 2004, jusqu’à avril 2004, à partir d’avril 2004",
        "FRENCH, YEAR, depuis 2004, jusqu’à 2004, à partir de 2004",
        "GERMAN, DAY, seit dem 21. April 2004, bis 21. April 2004, ab dem 21. April 2004",
        "GERMAN, MONTH, seit April 2004, bis April 2004, ab April 2004",
        "ALBANIAN, DAY, që nga 21 prilli 2004, deri më 21 prill 2004, nga 21 prilli 2004",
        "ALBANIAN, MONTH, që nga prilli 2004, deri më prill 2004, nga prilli 2004",
        "MACEDONIAN, DAY, од 21 април 2004, до 21 април 2004, од 21 април 2004",
        "SERBIAN_CYRILLIC, DAY, од 21. априла 2004., до 21. априла 2004., од 21. априла 2004.",
        "ENGLISH, DAY, since 21 April 2004, until 21 April 2004, from 21 April 2004"})
    void aDateFollowsAPrepositionAsTheLanguageDoes(Language language, String precision, String since, String until,
            String from) {
        Messages words = new Messages(language);
        LocalDate day = LocalDate.of(2004, 4, 21);
        String date = switch (precision) {
            case "DAY" -> words.day(day);
            case "MONTH" -> words.month(day);
            default -> words.year(day);
        };
        assertEquals(List.of(since, until, from), List.of(words.text("when.since", date),
                words.text("when.until", date), words.text("side.from", date)));
        assertEquals(List.of(since), List.of(words.text("when.since", date.replace(' ', NO_BREAK))
                .replace(NO_BREAK, ' ')));
        assertEquals(List.of("depuis le", "depuis"), List.of(new Messages(Language.FRENCH).before("1er mai 2004",
                "depuis"), new Messages(Language.FRENCH).before("mai 2004", "depuis")));
    }

    /** What the front page invites to look for is in the words of the reader, and is found. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void eachExampleOfTheSearchIsFound(Language language) {
        Site site = new Site(ShippedData.release(), new Links(URI.create("http://localhost:3030/")));
        for (String example : site.messages(language).text("home.search.examples").split(", ")) {
            View view = new View(site, SearchPage.PATH, Map.of("q", example), new AsOf(Optional.empty(),
                    LocalDate.of(2026, 11, 25)), language);
            SearchPage page = SearchPage.of(view);
            assertTrue(page.total() > 0 && page.missed().isEmpty(), language + ": " + example);
        }
    }

    @Test
    void datesAreWrittenAsTheLanguageDoes() {
        LocalDate day = LocalDate.of(2024, 3, 1);
        assertEquals("1 March 2024", Messages.ENGLISH.day(day));
        assertEquals("1. März 2024", new Messages(Language.GERMAN).day(day));
        assertEquals("1er mars 2024", new Messages(Language.FRENCH).day(day));
        assertEquals("1. ožujka 2024.", new Messages(Language.CROATIAN).day(day));
        assertEquals("1. марта 2024.", new Messages(Language.SERBIAN_CYRILLIC).day(day));
        assertEquals("mars 2024", new Messages(Language.ALBANIAN).month(day));
        assertEquals("2024", new Messages(Language.MACEDONIAN).year(day));
    }

    @Test
    void numbersInSentencesAreWrittenAsTheLanguageDoes() {
        assertTrue(new Messages(Language.GERMAN).text("search.total", 1234).contains("1.234"));
        assertTrue(Messages.ENGLISH.text("search.total", 1234).contains("1,234"));
    }

    @Test
    void whatHasNoWordsInALanguageIsToldInEnglish() {
        assertEquals(Messages.ENGLISH.text("problems.title"), new Messages(Language.GERMAN).text("problems.title"));
    }
}
