package org.w3id.egnatia.page.figure;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;

/** The charts of series of figures, each with its name and parameters in addresses. */
public final class SeriesCharts {

    private static final String SERIES = "series-";
    private static final String TOGETHER = "together-";

    private SeriesCharts() {
    }

    /** The chart of a name; none if there is no such series or it is not drawn. */
    public static Optional<ChartFigure> find(View view, String id) {
        if (id.startsWith(SERIES)) {
            return FigureSeries.of(view, id.substring(SERIES.length())).flatMap(SeriesCharts::of);
        }
        return id.startsWith(TOGETHER)
                ? FigureSeries.of(view, id.substring(TOGETHER.length())).flatMap(SeriesCharts::together)
                : Optional.empty();
    }

    /** The same of what a series says about a partner. */
    public static Optional<ChartFigure> find(View view, String id, Node partner) {
        return id.startsWith(SERIES)
                ? FigureSeries.of(view, id.substring(SERIES.length())).flatMap(s -> ofPartner(s, partner))
                : Optional.empty();
    }

    /** The main chart of a series. */
    static Optional<ChartFigure> of(FigureSeries series) {
        return Optional.of(series).filter(FigureSeries::isDrawn)
                .map(s -> new ChartFigure(s.view(), SERIES + s.code(), Map.of(), s.chart(), s.sources()));
    }

    /** The subjects of a series on one scale. */
    static Optional<ChartFigure> together(FigureSeries series) {
        return Optional.of(series).filter(FigureSeries::isDrawn).flatMap(FigureSeries::together)
                .map(chart -> new ChartFigure(series.view(), TOGETHER + series.code(), Map.of(), chart,
                        series.sources()));
    }

    /** The part of a series that is about a partner. */
    static Optional<ChartFigure> ofPartner(FigureSeries series, Node partner) {
        return Optional.of(series.about(partner)).filter(s -> !s.figures().isEmpty() && s.isDrawn())
                .map(s -> new ChartFigure(s.view(), SERIES + s.code(),
                        Map.of(Partners.PARAMETER, Partners.code(partner)), s.chart(), s.sources()));
    }
}
