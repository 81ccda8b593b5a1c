package org.w3id.egnatia.page.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that the tables say what the graph says, on several days. */
class MatrixPageTest {

    private static MatrixPage matrix(MatrixKind kind, String asOf, Map<String, String> parameters) {
        return MatrixPage.of(TestViews.of("matrix/" + kind.code(), asOf, parameters), kind);
    }

    private static Cell cell(MatrixPage page, String row, String partner) {
        return page.rows().stream().filter(r -> r.thing().node().equals(TestViews.thing(row))).findFirst().orElseThrow()
                .cells().stream().filter(c -> c.partner().node().equals(TestViews.thing("actor/" + partner)))
                .findFirst().orElseThrow();
    }

    private static String code(Cell cell) {
        return cell.state().name().node().getURI().substring(Namespaces.VOC.length());
    }

    @ParameterizedTest
    @CsvSource({
        "AGREEMENTS, instrument/saa, alb, 2006-01-01, matrix-state/not-begun",
        "AGREEMENTS, instrument/saa, alb, 2007-01-01, legal-phase/signed",
        "AGREEMENTS, instrument/frontex-status-agreement-2, 1a0, 2026-06-30, knowledge/explicitly-none",
        "BODIES, actor/grevio, mne, 2026-06-30, matrix-state/named-together",
        "BODIES, actor/eu, bih, 2003-06-30, accession-status/potential-candidate",
        "BODIES, actor/eurojust, bih, 2024-09-30, matrix-state/not-begun",
        "BODIES, actor/eurojust, bih, 2024-12-01, legal-phase/signed",
        "AGREEMENTS, instrument/saa, alb, 2009-04-01, legal-phase/in-force",
        "AGREEMENTS, instrument/frontex-status-agreement-1, srb, 2025-03-31, legal-phase/in-force",
        "AGREEMENTS, instrument/frontex-status-agreement-1, srb, 2025-04-01, matrix-state/replaced",
        "AGREEMENTS, instrument/europol-working-arrangement, 1a0, 2026-06-30, standing/operative",
        "INSTRUMENTS, instrument/visa-liberalisation, alb, 2010-12-14, matrix-state/not-begun",
        "INSTRUMENTS, instrument/visa-liberalisation, alb, 2010-12-15, standing/operative",
        "CONVENTIONS, instrument/ets-185, mkd, 2001-11-22, matrix-state/not-begun",
        "CONVENTIONS, instrument/ets-185, mkd, 2001-11-23, legal-phase/signed",
        "CONVENTIONS, instrument/ets-185, mkd, 2004-09-15, legal-phase/ratified",
        "CONVENTIONS, instrument/ets-185, mkd, 2005-01-01, legal-phase/in-force",
    })
    void aCellShowsWhatHeldOnTheDay(MatrixKind kind, String row, String partner, String day, String state) {
        assertEquals(state, code(cell(matrix(kind, day, Map.of()), row, partner)));
    }

    @Test
    void whatHasNoDayIsToldFromTheFirstSourceOn() {
        MatrixPage early = matrix(MatrixKind.CONVENTIONS, "1960-01-01", Map.of());
        Cell undated = cell(early, "instrument/2349-unts-41", "alb");
        assertEquals("matrix-state/told-later", code(undated));
        assertTrue(undated.since().isEmpty());
        assertEquals("legal-phase/in-force", code(cell(matrix(MatrixKind.CONVENTIONS, "", Map.of()),
                "instrument/2349-unts-41", "alb")));
    }

    @Test
    void whereSourcesDifferTheCellHasTheEarlierDayAndTheOther() {
        MatrixPage today = matrix(MatrixKind.AGREEMENTS, "2026-06-30", Map.of());
        View view = today.view();
        assertEquals("1 November 2023; by another source 1 March 2025",
                cell(today, "instrument/frontex-status-agreement-2", "mne").when(view));
        Cell first = cell(today, "instrument/frontex-status-agreement-1", "mne");
        assertEquals("matrix-state/replaced", code(first));
        assertEquals("1 November 2023; by another source 1 March 2025", first.when(view));
        assertEquals("1 April 2025", cell(today, "instrument/frontex-status-agreement-2", "srb").when(view));
    }

    /** The figures are those of the walk through the graph that the questions replaced. */
    @ParameterizedTest
    @CsvSource({"AGREEMENTS, 16, 78", "CONVENTIONS, 16, 86", "INSTRUMENTS, 21, 75", "BODIES, 16, 84"})
    void noCellIsLost(MatrixKind kind, int rows, long filled) {
        MatrixPage page = matrix(kind, "2026-06-30", Map.of());
        assertTrue(page.rows().size() >= rows, page.rows().size() + " rows");
        assertTrue(6L * page.rows().size() - page.notResearched() >= filled, page.notResearched() + " not researched");
    }

    @Test
    void whatNobodyLookedAtIsNoNo() {
        MatrixPage page = matrix(MatrixKind.BODIES, "", Map.of());
        assertTrue(page.notResearched() > 0);
        Cell blank = page.rows().stream().flatMap(r -> r.cells().stream())
                .filter(c -> code(c).equals("knowledge/not-researched")).findFirst().orElseThrow();
        assertEquals(List.of(), blank.facts());
        assertEquals("not researched", blank.state().name().text());
        assertTrue(page.legend().contains(blank.state()));
    }

    @ParameterizedTest
    @EnumSource(MatrixKind.class)
    void everyTableHasACellThatOpensItsEvidence(MatrixKind kind) {
        MatrixPage page = matrix(kind, "2026-06-30", Map.of());
        MatrixPage.Row row = page.rows().get(0);
        Cell filled = row.cells().stream().filter(c -> !c.facts().isEmpty()).findFirst().orElseThrow();
        MatrixPage open = matrix(kind, "2026-06-30", Map.of(MatrixPage.CELL, MatrixPage.cellId(row.thing(), filled)));
        assertEquals(filled.partner(), open.opened().orElseThrow().cell().partner());
        assertFalse(open.opened().get().facts().isEmpty());
        assertTrue(open.opened().get().facts().stream().noneMatch(f -> f.evidence().isEmpty()));
        String html = open.view().site().render(open);
        assertTrue(html.contains("id=\"cell\""));
        assertTrue(html.contains("/query/" + kind.question() + "?date=2026-06-30\""), "the page leads to its question");
        assertTrue(html.contains(">Kosovo*<"), "the heading of a column has its asterisk");
    }
}
