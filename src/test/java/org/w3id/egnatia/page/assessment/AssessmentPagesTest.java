package org.w3id.egnatia.page.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;

/** Proves that the pages of grades show the cells of their questions, on a day and for a choice, and no more. */
class AssessmentPagesTest {

    private static final String CORRUPTION = "assessments/fight-against-corruption";

    private static AssessmentsPage all(String day, Map<String, String> parameters) {
        return AssessmentsPage.of(TestViews.of("assessments", day, parameters)).orElseThrow();
    }

    private static AreaPage area(String path, String day, Map<String, String> parameters) {
        return AreaPage.of(TestViews.of(path, day, parameters)).orElseThrow();
    }

    private static String html(View view, Page page) {
        return view.site().render(page);
    }

    @Test
    void aYearShowsEveryAreaOfEveryPartner() {
        AssessmentsPage page = all("", Map.of());
        assertEquals(Optional.of(2025), page.year());
        assertEquals(6, page.columns().size());
        assertEquals(40, page.rows().size());
        assertEquals(page.answer().rows().size(), page.rows().stream().flatMap(row -> row.cells().stream())
                .flatMap(Optional::stream).count());
        String html = html(page.view(), page);
        for (String words : List.of("some to moderate", "backsliding", "up half a level", "no level given")) {
            assertTrue(html.contains(words), words);
        }
    }

    @Test
    void reportsAfterTheDayAreLeftOut() {
        assertEquals(List.of(2022, 2021, 2020, 2019), all("2022-12-31", Map.of()).years());
        assertEquals(Optional.of(2022), all("2022-12-31", Map.of()).year());
        assertEquals(List.of(2019, 2020, 2021, 2022), area(CORRUPTION, "2022-12-31", Map.of()).years());
        assertTrue(AssessmentsPage.of(TestViews.of("assessments", "2022-12-31", Map.of("year", "2024"))).isEmpty());
        assertTrue(AssessmentsPage.of(TestViews.of("assessments", "2018-12-31", Map.of())).isEmpty());
    }

    @Test
    void aPartnerShowsItsYears() {
        AssessmentsPage page = all("", Map.of("partner", "alb"));
        assertEquals(List.of("2019", "2020", "2021", "2022", "2023", "2024", "2025"),
                page.columns().stream().map(AssessmentsPage.Column::text).toList());
        assertEquals(40 * 7, page.answer().rows().size());
        assertTrue(html(page.view(), page).contains("Assessments of the Commission: Albania"));
    }

    /** Both choices of the form count, and what no report says has no page. */
    @Test
    void aPartnerInAYearShowsThatYearAlone() {
        AssessmentsPage page = all("", Map.of("partner", "alb", "year", "2024"));
        assertEquals(List.of("2024"), page.columns().stream().map(AssessmentsPage.Column::text).toList());
        assertTrue(html(page.view(), page).contains("Assessments of the Commission: Albania, 2024"));
        assertTrue(AssessmentsPage.of(TestViews.of("assessments", "2022-12-31",
                Map.of("partner", "alb", "year", "2024"))).isEmpty());
    }

    /** The answer that a reader looks for: who moved most against corruption since 2020, and who says so. */
    @Test
    void anAreaSaysWhoMovedMostAndWhoSaysSo() {
        AreaPage page = area(CORRUPTION, "", Map.of());
        assertEquals(List.of("Albania 2", "Montenegro 2", "Serbia 1", "Bosnia and Herzegovina 0", "Kosovo* 0",
                "North Macedonia 0"), page.moves().stream()
                .map(move -> move.partner().text() + " " + move.halfSteps()).toList());
        String html = html(page.view(), page);
        assertTrue(html.contains("Albania (since the report of 2020) and Montenegro (since the report of 2021) moved "
                + "most: each up one level. The European Commission says so in its yearly reports."), html);
        assertTrue(html.contains("no report held"));
    }

    /** The page of all areas names the Commission beside the answer, too. */
    @Test
    void theFirstPageSaysWhoSaysSo() {
        View view = TestViews.of("assessments", "", Map.of());
        assertTrue(html(view, AssessmentsPage.of(view).orElseThrow())
                .contains("each up one level. The European Commission says so in its yearly reports."));
    }

    @Test
    void anAreaThatThereIsNotHasNoPage() {
        for (String path : List.of("assessments/nope", "assessments/")) {
            assertFalse(AreaPage.of(TestViews.of(path, "", Map.of())).isPresent(), path);
        }
        assertFalse(AreaPage.of(TestViews.of(CORRUPTION, "", Map.of("since", "2010"))).isPresent());
    }

    /** An area that reports grade for progress alone has its grades, and each cell says what is not graded. */
    @Test
    void whatIsGradedForProgressAloneIsShown() {
        for (String code : List.of("elections", "civil-society", "cluster-3", "chapter-23-freedom-of-expression")) {
            AreaPage page = area("assessments/" + code, "", Map.of());
            String html = html(page.view(), page);
            assertFalse(page.rows().isEmpty(), code);
            assertTrue(html.contains("graded for progress only") || html.contains("graded for the level only"), code);
        }
    }

    /** An area that no report grades as a whole has a page that says so. */
    @Test
    void everyAreaHasAPage() {
        Stream.of("democratic-institutions", "cluster-4", "elections", "chapter-31", "chapter-12-veterinary-policy")
                .forEach(code -> {
                    AreaPage page = area("assessments/" + code, "", Map.of());
                    assertTrue(html(page.view(), page).contains("Assessments: "), code);
                });
    }

    @Test
    void movementsAreToldInWords() {
        View view = TestViews.of("assessments", "", Map.of());
        assertEquals("no change", GradeCell.inWords(view, 0));
        assertEquals("up half a level", GradeCell.inWords(view, 1));
        assertEquals("down one level", GradeCell.inWords(view, -2));
        assertEquals("up 1 and a half levels", GradeCell.inWords(view, 3));
        assertEquals("up 2 levels", GradeCell.inWords(view, 4));
    }
}
