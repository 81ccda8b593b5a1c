package org.w3id.egnatia.page.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;

/**
 * A series of figures: what was counted and how, as charts and tables.
 *
 * @param view   its circumstances
 * @param series the series
 * @param answer its figures as rows of the saved question
 * @param charts its charts; none if its figures do not compare or are few
 * @param facts  its figures with their evidence, where no chart has a table of them
 */
public record SeriesPage(View view, FigureSeries series, SavedRows answer, List<ChartFigure> charts, List<Fact> facts)
        implements ChartedPage {

    /** The page of a code, if there is such a series. */
    public static Optional<SeriesPage> of(View view, String code) {
        return FigureSeries.of(view, code).map(series -> {
            List<ChartFigure> charts = Stream.of(SeriesCharts.of(series), SeriesCharts.together(series))
                    .flatMap(Optional::stream).toList();
            Facts facts = new Facts(view);
            SavedRows answer = series.answer();
            return new SeriesPage(view, series, answer, charts,
                    charts.isEmpty() ? answer.stream().map(row -> facts.read(row.fact())).toList() : List.of());
        });
    }

    @Override
    public String template() {
        return "series.jte";
    }

    @Override
    public String title() {
        return series.name();
    }

    @Override
    public Optional<String> state() {
        return Optional.of(series.measures() + ", " + series.span());
    }

    @Override
    public String description() {
        return series.definition().text();
    }
}
