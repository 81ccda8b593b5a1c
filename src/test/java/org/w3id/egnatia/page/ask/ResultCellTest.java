package org.w3id.egnatia.page.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.QueryRunner;

/** The cells of answers say what they hold in the form of readers, and of a day no more than is known. */
class ResultCellTest {

    private static final String EVENTS = """
            SELECT %s WHERE { ?event egn:date ?day ; egn:datePrecision/skos:prefLabel ?dayPrecision .
              FILTER (LANG(?dayPrecision) = "en" && STR(?dayPrecision) = "%s") } ORDER BY ?event LIMIT 40""";

    private static List<String> cells(ResultTable table) {
        return table.rows().stream().flatMap(row -> table.cells(row).stream()).map(cell -> cell.pieces().stream()
                .map(ResultCell.Piece::text).collect(Collectors.joining(" "))).toList();
    }

    private static ResultTable asked(String variables, String precision) {
        View view = TestViews.of("sparql", "", Map.of());
        return ResultTable.of(AnswerTable.of(QueryRunner.select(QueryRunner.parseAsked(String.format(EVENTS, variables,
                precision)), view.site().release().dataset()), Integer.MAX_VALUE), view);
    }

    @ParameterizedTest
    @ValueSource(strings = {"matrix", "measures", "what-is-due"})
    void noCellHasADayOrALengthOfTimeAsMachinesWriteThem(String id) {
        View view = TestViews.of("query/" + id, "", Map.of());
        List<String> cells = cells(ResultTable.of(SavedRows.ever(view, id).table(), view));
        assertTrue(cells.size() > 50);
        cells.forEach(text -> assertFalse(text.matches("(?s)(.* )?\\d{4}-\\d\\d(-\\d\\d)?|P\\d+[YMD]"), text));
    }

    /** Where a row has the thing of which it is the day, the day is shown as exactly as the thing has it. */
    @ParameterizedTest
    @ValueSource(strings = {"month", "year"})
    void aDayThatStandsForMoreIsShownAsThingsOfItsRowKnowIt(String precision) {
        List<String> bare = cells(asked("?event ?day", precision));
        assertEquals(cells(asked("?event ?day ?dayPrecision", precision)), bare);
        assertTrue(bare.stream().noneMatch(text -> text.matches("\\d{1,2} [A-Z][a-z]+ \\d{4}")), bare.toString());
        assertFalse(asked("?event ?day", precision).isPerhapsInexact());
    }

    @Test
    void whereNothingInARowSaysSoTheTableSaysThatDaysMayStandForMore() {
        assertTrue(asked("?day", "month").isPerhapsInexact());
        assertFalse(asked("?day ?dayPrecision", "month").isPerhapsInexact());
        assertFalse(asked("?event", "month").isPerhapsInexact());
    }
}
