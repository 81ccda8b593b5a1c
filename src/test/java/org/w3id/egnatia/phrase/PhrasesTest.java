package org.w3id.egnatia.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.names.NameIndex;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves on the real data that phrases of analysts find the question that they ask, or the thing that they name. */
class PhrasesTest {

    private static final PhraseReader READER = new PhraseReader(ShippedData.release());
    private static final NameIndex NAMES = ShippedData.release().names();

    /** A phrase, and either the address of the answer below {@code /query/} or the first thing that is found. */
    @TestFactory
    Stream<DynamicTest> aPhraseFindsWhatItMeans() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/phrases.tsv")).stream().skip(1)
                .map(line -> line.split("\t"))
                .map(pair -> DynamicTest.dynamicTest(pair[0], () -> assertEquals(pair[1], first(pair[0]))));
    }

    private static String first(String phrase) {
        List<AskedPhrase> asked = READER.read(phrase);
        if (asked.isEmpty()) {
            return Namespaces.shorten(NAMES.loosely(phrase, "en").hits().get(0).thing().getURI());
        }
        Map<String, String> values = new TreeMap<>(asked.get(0).parameters());
        if (!asked.get(0).filter().isEmpty()) {
            values.put("filter", asked.get(0).filter());
        }
        return asked.get(0).question().id() + values.entrySet().stream().map(value -> value.getKey() + "=" + value
                .getValue()).collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
    }

    @Test
    void thereAreSixtyOfThem() throws IOException {
        assertTrue(Files.readAllLines(Path.of("src/test/resources/phrases.tsv")).size() > 60);
    }

    @Test
    void aNameAloneAsksNothing() {
        for (String name : List.of("Albania", "Србија", "Frontex", "Istanbul Convention", "32021R1529", "the", "")) {
            assertEquals(List.of(), READER.read(name), name);
        }
    }

    @Test
    void wordsThatNoQuestionHasAskNothing() {
        assertEquals(List.of(), READER.read("recipe for apple pie"));
        assertEquals(List.of(), READER.read("weather in Tirana tomorrow"));
    }

    @Test
    void theWordThatNothingHasIsNamed() {
        NameIndex.Loose found = NAMES.loosely("Serbia Frontex spaceship", "en");
        assertEquals(List.of("spaceship"), found.missed());
        assertTrue(found.hits().get(0).thing().getURI().contains("frontex"), found.hits().get(0).toString());
        assertEquals(List.of(), NAMES.loosely("the agreement of Serbia with Frontex", "en").missed());
    }
}
