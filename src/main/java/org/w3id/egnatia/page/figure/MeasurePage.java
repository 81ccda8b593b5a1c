package org.w3id.egnatia.page.figure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;

/**
 * A measure: its scale in words, small multiples of the partners, a ranking where counting rules allow one, and all its
 * figures.
 *
 * @param view    its circumstances
 * @param measure the measure
 * @param chart   its values through time; none if its figures do not make lines
 * @param league  the partners in the latest year; none where partners must not be ranked
 * @param figures all its figures
 */
public record MeasurePage(View view, Measure measure, Optional<ChartFigure> chart, Optional<SavedRows> league,
                          SavedRows figures) implements ChartedPage {

    /** The page of a code, if there is such a measure with figures. */
    public static Optional<MeasurePage> of(View view, String code) {
        return Measure.of(view, code).map(measure -> {
            SavedRows figures = measure.hasParts() ? ofReports(view, code) : Measure.throughTime(view, code);
            return new MeasurePage(view, measure, MeasureCharts.of(measure), league(measure), figures);
        });
    }

    private static SavedRows ofReports(View view, String code) {
        return SavedRows.of(view.site(), "figures-of-reports",
                new TreeMap<>(Map.of("measure", code, SavedRows.DATE, view.asOf().day().toString())));
    }

    private static Optional<SavedRows> league(Measure measure) {
        return measure.isRanked() ? measure.points().stream().map(Measure.Valued::to).max(Comparator.naturalOrder())
                .map(last -> SavedRows.of(measure.view().site(), "scores-of-a-year",
                        new TreeMap<>(Map.of("measure", measure.code(), "year", Integer.toString(last.getYear())))))
                : Optional.empty();
    }

    /** The chart of each partner by itself, by the name of the partner, for those who show one alone. */
    public Map<Name, ChartFigure> ofOne() {
        Map<Name, ChartFigure> charts = new LinkedHashMap<>();
        Partners.all(view).forEach(partner -> MeasureCharts.ofPartner(measure, partner)
                .ifPresent(one -> charts.put(Name.of(view, partner), one)));
        return charts;
    }

    /** The ranking as a table. */
    public Optional<ResultTable> ranking() {
        return league.map(rows -> ResultTable.of(rows.table(), view));
    }

    /** The year of the ranking. */
    public String year() {
        return league.map(rows -> rows.parameters().get("year")).orElse("");
    }

    /** All figures as a table of which the address says which rows are wanted. */
    public ResultTable table() {
        return figures.shown(view);
    }

    /** The publisher, where the measure names one. */
    public Optional<Name> publisher() {
        Node group = measure.group();
        return view.site().things().values(group, DCTerms.publisher.asNode()).stream().findFirst()
                .map(body -> Name.of(view, body));
    }

    /** The breaks, each in words. */
    public List<SavedRow> breaks() {
        return measure.breaks();
    }

    @Override
    public String template() {
        return "measure.jte";
    }

    @Override
    public String title() {
        return measure.name();
    }

    @Override
    public String description() {
        return measure.definition().text();
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css", "ask.css");
    }
}
