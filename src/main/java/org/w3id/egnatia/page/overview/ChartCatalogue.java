package org.w3id.egnatia.page.overview;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.MeasureCharts;
import org.w3id.egnatia.page.figure.SeriesCharts;
import org.w3id.egnatia.page.partner.Money;
import org.w3id.egnatia.page.partner.StatusHistory;
import org.w3id.egnatia.page.partner.Ties;

/** The charts that can be had under an address of their own, by name and parameters. */
public final class ChartCatalogue {

    private ChartCatalogue() {
    }

    /** The chart of a name, with what the view's parameters say; none if there is no such chart or nothing to show. */
    public static Optional<ChartFigure> find(View view, String id) {
        Optional<Node> partner = Optional.ofNullable(view.parameters().get(Partners.PARAMETER))
                .flatMap(code -> Partners.of(view, code));
        if (view.parameters().containsKey(Partners.PARAMETER) && partner.isEmpty()) {
            return Optional.empty();
        }
        return switch (id) {
            case "map" -> MapMeasure.map(view);
            case "status" -> partner.isPresent() ? StatusHistory.of(view, partner.get()).chart()
                    : StatusHistory.chart(view);
            case "agreements" -> partner.flatMap(p -> Ties.agreements(view, p).chart());
            case "conventions" -> partner.flatMap(p -> Ties.conventions(view, p).chart());
            case "money" ->
                    partner.flatMap(p -> Money.chart(view, p, view.parameters().getOrDefault(Money.INSTRUMENT, "")));
            default -> partner.isPresent() ? SeriesCharts.find(view, id, partner.get())
                    .or(() -> MeasureCharts.find(view, id, partner.get()))
                    : SeriesCharts.find(view, id).or(() -> MeasureCharts.find(view, id));
        };
    }
}
