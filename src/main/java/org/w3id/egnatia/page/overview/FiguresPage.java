package org.w3id.egnatia.page.overview;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.page.partner.StatusHistory;

/**
 * The index of the series of figures.
 *
 * @param view   its circumstances
 * @param series the series
 * @param status the accession status of all partners through time
 */
public record FiguresPage(View view, List<FigureSeries> series, Optional<ChartFigure> status) implements ChartedPage {

    /** The page for a view. */
    public static FiguresPage of(View view) {
        return new FiguresPage(view, FigureSeries.all(view), StatusHistory.chart(view));
    }

    @Override
    public String template() {
        return "figures.jte";
    }

    @Override
    public String title() {
        return view.text("figures.title");
    }

    @Override
    public String description() {
        return view.text("figures.lead");
    }
}
