package org.w3id.egnatia.page.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;

/**
 * Where a partner stands in the areas of the rule of law in its newest report, and how far it moved since the report
 * before.
 *
 * @param answer the rows
 * @param areas  the areas
 */
public record RuleOfLaw(SavedRows answer, List<Area> areas) {

    /** An area with its grades, and where it is shown over the years. */
    public record Area(Name name, String link, GradeCell cell, int year, Name report) {
    }

    /** Of a partner on the day of a view. */
    public static RuleOfLaw of(View view, Node partner) {
        SavedRows answer = SavedRows.onDay(view, "rule-of-law-of-partner", partner);
        return new RuleOfLaw(answer, answer.stream().map(row -> new Area(Name.of(view, row.thing("area")),
                AssessmentsPage.link(view, row.thing("area")),
                GradeCell.of(view, row, row.number("halfSteps").map(BigDecimal::intValueExact)), row.count("year"),
                Name.of(view, row.thing("report")))).toList());
    }

    /** The report that gives them. */
    public Optional<Name> report() {
        return areas.stream().map(Area::report).findFirst();
    }

    /** The address of all grades of the partner. */
    public static String all(View view, String code) {
        return view.link(AssessmentsPage.PATH, Map.of("partner", code));
    }
}
