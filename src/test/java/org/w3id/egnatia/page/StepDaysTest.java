package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.ask.SavedRows;

/** The days to which the head of a page leads are those of the question of the steps before and after a day. */
class StepDaysTest {

    private static Optional<LocalDate> asked(View view, String day, String direction) {
        return SavedRows.of(view.site(), "days-of-change", new TreeMap<>(Map.of("date", day))).stream()
                .filter(row -> row.literal("direction").equals(direction)).findFirst()
                .map(row -> LocalDate.parse(row.literal("day")));
    }

    @Test
    void theyAreThoseOfTheQuestion() {
        for (String day : List.of("1995-01-01", "2003-06-21", "2012-03-01", "2022-12-07", "2022-12-15", "2024-02-29",
                "2026-11-30")) {
            View view = TestViews.of("partners", day, Map.of());
            StepDays steps = StepDays.of(view.site());
            assertEquals(asked(view, day, "before"), steps.before(LocalDate.parse(day)), day);
            assertEquals(asked(view, day, "after"), steps.after(LocalDate.parse(day)), day);
        }
    }

    /** A summit with all six is a step of each of them. */
    @Test
    void whatConcernsTheGroupConcernsEachPartner() {
        View view = TestViews.of("partners", "2022-12-15", Map.of());
        assertEquals(Optional.of(LocalDate.of(2022, 12, 6)), asked(view, "2022-12-15", "before"));
        assertEquals(Optional.of(LocalDate.of(2026, 6, 5)), asked(view, "2026-11-30", "before"));
    }

    @Test
    void theHeadLeadsToOtherDaysOfTheSamePageAndToNoDayToCome() {
        View then = TestViews.of("partners", "2022-12-15", Map.of());
        assertEquals(List.of("/partners", "/partners?as-of=2021-12-15", "/partners?as-of=2022-12-06"),
                then.otherDays().stream().map(View.DayLink::link).limit(3).toList());
        assertFalse(TestViews.of("partners", "", Map.of()).otherDays().stream()
                .anyMatch(day -> day.words().startsWith("Step after")));
    }
}
