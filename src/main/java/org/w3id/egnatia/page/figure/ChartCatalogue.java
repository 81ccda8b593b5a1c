package org.w3id.egnatia.page.figure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.partner.Money;
import org.w3id.egnatia.page.partner.Partners;
import org.w3id.egnatia.page.partner.StatusHistory;
import org.w3id.egnatia.page.partner.Ties;

/** The charts that can be had under an address of their own, by name and parameters. */
public final class ChartCatalogue {

    /** Parameter that names a partner by its code. */
    public static final String PARTNER = "partner";

    private static final String SERIES = "series-";
    private static final String TOGETHER = "together-";

    private ChartCatalogue() {
    }

    /** The chart of a name, with what the view's parameters say; none if there is no such chart or nothing to show. */
    public static Optional<ChartFigure> find(View view, String id) {
        Optional<Node> partner = Optional.ofNullable(view.parameters().get(PARTNER)).flatMap(code -> Partners.of(view, code));
        if (view.parameters().containsKey(PARTNER) && partner.isEmpty()) {
            return Optional.empty();
        }
        if (id.startsWith(SERIES)) {
            Optional<FigureSeries> series = FigureSeries.of(view, id.substring(SERIES.length()));
            return partner.isPresent() ? series.flatMap(s -> ofPartner(s, partner.get())) : series.flatMap(ChartCatalogue::of);
        }
        if (id.startsWith(TOGETHER)) {
            return FigureSeries.of(view, id.substring(TOGETHER.length())).flatMap(ChartCatalogue::together);
        }
        return switch (id) {
            case "map" -> MapMeasure.map(view);
            case "status" -> partner.isPresent() ? StatusHistory.chart(view, partner.get()) : StatusHistory.chart(view);
            case "agreements" -> partner.flatMap(p -> Ties.agreementsChart(view, p));
            case "conventions" -> partner.flatMap(p -> Ties.conventionsChart(view, p));
            case "money" -> partner.flatMap(p -> Money.chart(view, p, view.parameters().getOrDefault(Money.INSTRUMENT, "")));
            default -> Optional.empty();
        };
    }

    /** The main chart of a series. */
    static Optional<ChartFigure> of(FigureSeries series) {
        return Optional.of(series).filter(FigureSeries::isDrawn)
                .map(s -> new ChartFigure(s.view(), SERIES + s.code(), Map.of(), s.chart(), s.sources()));
    }

    /** The subjects of a series on one scale. */
    static Optional<ChartFigure> together(FigureSeries series) {
        return Optional.of(series).filter(FigureSeries::isDrawn).flatMap(FigureSeries::together)
                .map(chart -> new ChartFigure(series.view(), TOGETHER + series.code(), Map.of(), chart, series.sources()));
    }

    /** The part of a series that is about a partner. */
    static Optional<ChartFigure> ofPartner(FigureSeries series, Node partner) {
        return Optional.of(series.about(partner)).filter(s -> !s.figures().isEmpty() && s.isDrawn())
                .map(s -> new ChartFigure(s.view(), SERIES + s.code(), Map.of(PARTNER, Partners.code(partner)), s.chart(), s.sources()));
    }

    /** The charts of all series that have enough figures about a partner. */
    public static List<ChartFigure> ofPartner(View view, Node partner) {
        return FigureSeries.all(view).stream().flatMap(series -> ofPartner(series, partner).stream()).toList();
    }
}
