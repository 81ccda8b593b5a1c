package org.w3id.egnatia.page.figure;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Namespaces;

/** The pages of series and measures: no two of them have the same code. */
public final class FigurePages {

    private static final String PATH = "figures/";

    private FigurePages() {
    }

    /** The page of a code; empty if neither a series with figures to show nor a measure with a scale has it. */
    public static Optional<? extends Page> of(View view, String code) {
        Optional<SeriesPage> series = SeriesPage.of(view, code);
        return series.isPresent() ? series : MeasurePage.of(view, code);
    }

    /** Where the page of a series or measure stands; empty if it has none on the day of the view. */
    public static Optional<String> link(View view, Node counted) {
        String code = Namespaces.code(counted);
        boolean isThere = counted.getURI().startsWith(FigureSeries.SCHEME) ? FigureSeries.of(view, code).isPresent()
                : Measure.hasScale(view, counted);
        return isThere ? Optional.of(view.link(PATH + code)) : Optional.empty();
    }
}
