package org.w3id.egnatia.page.figure;

import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.page.View;

/** The charts of measures, each with its name in addresses. */
public final class MeasureCharts {

    private static final String MEASURE = "measure-";

    private MeasureCharts() {
    }

    /** The chart of a name; none if there is no such measure or it is not drawn. */
    public static Optional<ChartFigure> find(View view, String id) {
        return id.startsWith(MEASURE) ? Measure.of(view, id.substring(MEASURE.length())).flatMap(MeasureCharts::of)
                : Optional.empty();
    }

    /** The chart of a measure. */
    static Optional<ChartFigure> of(Measure measure) {
        return measure.chart().map(chart -> new ChartFigure(measure.view(), MEASURE + measure.code(), Map.of(), chart,
                FigureSeries.sources(measure.view(), measure.facts())));
    }
}
