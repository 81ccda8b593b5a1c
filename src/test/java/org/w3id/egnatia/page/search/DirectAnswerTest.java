package org.w3id.egnatia.page.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;

/** The answer above the hits is of what the words name, and says what it does not heed. */
class DirectAnswerTest {

    @ParameterizedTest
    @CsvSource({"when did Serbia join NATO, nato", "readmission Kosovo, readmission",
        "members of GRECO Interpol, interpol"})
    void whatIsNamedStandsInEachRowOrThereIsNoAnswer(String words, String named) {
        answer(words).ifPresent(answer -> assertTrue(answer.parameters().toString().toLowerCase(Locale.ROOT)
                .contains(named), answer.parameters().toString()));
    }

    @Test
    void aWordThatIsNotHeededIsSaid() {
        DirectAnswer answer = answer("which agreements does Albania have with Frontex spaceship").orElseThrow();
        assertEquals("applied-between", answer.question().id());
        assertEquals(List.of("spaceship"), answer.unheeded());
        assertEquals(List.of(), answer("agreements of Serbia").orElseThrow().unheeded());
    }

    @Test
    void aYearIsHeededOrNamed() {
        assertEquals("2012-12-31", answer("status of Albania in 2012").orElseThrow().parameters().get("date"));
        assertEquals("2013-01-01", answer("status of Serbia on 1 January 2013").orElseThrow().parameters().get("date"));
        answer("backsliding 2021").ifPresent(answer -> assertTrue(answer.unheeded().contains("2021")
                || answer.parameters().containsValue("2021"), answer.parameters().toString()));
    }

    @Test
    void ofWhatGoesOnThroughTimeTheNewestRowsAreShown() {
        DirectAnswer answer = answer("fight against corruption Serbia").orElseThrow();
        List<String> years = answer.table().rows().stream()
                .map(row -> row.get("year").getLiteralLexicalForm()).toList();
        assertTrue(answer.rows() > years.size());
        assertEquals(years.stream().sorted(Comparator.reverseOrder()).toList(), years);
        assertEquals(SavedRows.of(answer.view().site(), answer.question().id(), answer.parameters()).stream()
                .map(row -> row.literal("year")).max(Comparator.naturalOrder()).orElseThrow(), years.get(0));
    }

    private static Optional<DirectAnswer> answer(String words) {
        View view = TestViews.of("search", "", Map.of("q", words));
        return SearchPage.of(view).answer();
    }
}
