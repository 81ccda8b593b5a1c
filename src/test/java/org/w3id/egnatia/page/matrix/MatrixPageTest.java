package org.w3id.egnatia.page.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/** Proves that the tables say what the graph says, on several days. */
class MatrixPageTest {

    private static MatrixPage matrix(Kind kind, String asOf, Map<String, String> parameters) {
        return MatrixPage.of(TestViews.of("matrix/" + kind.code(), asOf, parameters), kind);
    }

    private static Cell cell(MatrixPage page, String row, String partner) {
        return page.rows().stream().filter(r -> r.thing().node().equals(TestViews.thing(row))).findFirst().orElseThrow()
                .cells().stream().filter(c -> c.partner().equals(TestViews.thing("actor/" + partner))).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "AGREEMENTS, instrument/saa, alb, 2006-01-01, NOT_YET",
        "AGREEMENTS, instrument/saa, alb, 2007-01-01, SIGNED",
        "AGREEMENTS, instrument/frontex-status-agreement-2, 1a0, 2026-06-30, NONE",
        "BODIES, actor/frontex, mne, 2026-06-30, OTHERWISE",
        "AGREEMENTS, instrument/saa, alb, 2009-04-01, IN_FORCE",
        "CONVENTIONS, instrument/ets-185, mkd, 2001-11-22, NOT_YET",
        "CONVENTIONS, instrument/ets-185, mkd, 2001-11-23, SIGNED",
        "CONVENTIONS, instrument/ets-185, mkd, 2004-09-15, RATIFIED",
        "CONVENTIONS, instrument/ets-185, mkd, 2005-01-01, IN_FORCE",
    })
    void aCellShowsWhatHeldOnTheDay(Kind kind, String row, String partner, String day, State state) {
        assertEquals(state, cell(matrix(kind, day, Map.of()), row, partner).state());
    }

    @Test
    void whatNobodyLookedAtIsNoNo() {
        MatrixPage page = matrix(Kind.CONVENTIONS, "", Map.of());
        assertTrue(page.notResearched() > 0);
        Cell blank = page.rows().stream().flatMap(r -> r.cells().stream()).filter(c -> c.state() == State.NOT_RESEARCHED).findFirst().orElseThrow();
        assertEquals(List.of(), blank.facts());
        assertEquals("not researched", page.words(blank));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2003-06-30", "2014-12-31", "2020-10-22", "2026-06-30"})
    void theQueryBesideTheTableOfAgreementsHasTheSameCells(String day) {
        SavedQuery query = ShippedData.release().queries().find(Kind.AGREEMENTS.query()).orElseThrow();
        Set<String> asked = QueryRunner.rows(ShippedData.asked(query, Map.of("date", day)), ShippedData.release().dataset()).stream()
                .map(row -> text(row, "type") + "|" + text(row, "partner")).collect(Collectors.toCollection(TreeSet::new));
        MatrixPage page = matrix(Kind.AGREEMENTS, day, Map.of());
        Set<String> shown = new TreeSet<>();
        page.rows().forEach(row -> row.cells().stream()
                .filter(c -> c.shown().flatMap(Fact::from).isPresent() && c.state() != State.ENDED && c.state() != State.NOT_YET)
                .forEach(c -> shown.add(row.thing().text() + "|" + page.partnerOf(c).text())));
        assertFalse(asked.isEmpty());
        assertTrue(shown.containsAll(asked), () -> asked + " is not within " + shown);
    }

    private static String text(Binding row, String variable) {
        return row.get(Var.alloc(variable)).getLiteralLexicalForm();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyTableHasRowsAQueryAndACellThatOpensItsEvidence(Kind kind) {
        MatrixPage page = matrix(kind, "2026-06-30", Map.of());
        assertTrue(ShippedData.release().queries().find(kind.query()).isPresent());
        MatrixPage.Row row = page.rows().get(0);
        Cell filled = row.cells().stream().filter(c -> !c.facts().isEmpty()).findFirst().orElseThrow();
        MatrixPage open = matrix(kind, "2026-06-30", Map.of(MatrixPage.CELL, MatrixPage.cellId(row.thing(), filled)));
        assertEquals(filled.partner(), open.opened().orElseThrow().cell().partner());
        assertTrue(open.opened().get().cell().facts().stream().noneMatch(f -> f.evidence().isEmpty()));
        View view = open.view();
        assertTrue(view.site().render(open).contains("id=\"cell\""));
    }

    @Test
    void theCsvHasALineForEachCell() {
        MatrixPage page = matrix(Kind.AGREEMENTS, "2020-10-22", Map.of());
        List<String> lines = page.csv().lines().toList();
        assertEquals(1 + 6 * page.rows().size(), lines.size());
        assertTrue(lines.stream().anyMatch(line -> line.contains("https://w3id.org/egnatia/id/actor/alb,in force,2009-04-01")), page.csv());
        assertTrue(page.csv().contains("Kosovo*"));
    }
}
