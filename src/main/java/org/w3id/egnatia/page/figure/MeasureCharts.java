package org.w3id.egnatia.page.figure;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Partners;
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

    /** The same of what a measure says about a partner. */
    public static Optional<ChartFigure> find(View view, String id, Node partner) {
        return id.startsWith(MEASURE) ? Measure.of(view, id.substring(MEASURE.length()))
                .flatMap(measure -> ofPartner(measure, partner)) : Optional.empty();
    }

    /** The chart of a measure. */
    static Optional<ChartFigure> of(Measure measure) {
        return of(measure, Map.of());
    }

    /** The part of a measure that is about a partner. */
    static Optional<ChartFigure> ofPartner(Measure measure, Node partner) {
        return of(measure.about(partner), Map.of(Partners.PARAMETER, Partners.code(partner)));
    }

    private static Optional<ChartFigure> of(Measure measure, Map<String, String> parameters) {
        return measure.chart().map(chart -> new ChartFigure(measure.view(), MEASURE + measure.code(), parameters, chart,
                FigureSeries.sources(measure.view(), measure.facts())));
    }
}
