package org.w3id.egnatia.page.overview;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.partner.StatusHistory;

/**
 * The index of the series of figures: the answer of a saved question.
 *
 * @param view   its circumstances
 * @param answer the rows, one for each series
 * @param status the accession status of all partners through time
 */
public record FiguresPage(View view, SavedRows answer, Optional<ChartFigure> status) implements ChartedPage {

    private static final int YEAR = 4;

    /**
     * A series.
     *
     * @param name     its name
     * @param link     where its page stands
     * @param units    the units of its figures
     * @param years    first to last year
     * @param figures  how many figures it has by the day
     * @param vintages the states of publication of its figures
     * @param sources  the sources of its figures
     */
    public record Series(String name, String link, String units, String years, int figures, String vintages,
                         List<Name> sources) {
    }

    /** The page for a view. */
    public static FiguresPage of(View view) {
        return new FiguresPage(view, SavedRows.onDay(view, "series"), StatusHistory.chart(view));
    }

    /** The series, by name. */
    public List<Series> series() {
        return answer.stream().map(this::series).toList();
    }

    private Series series(SavedRow row) {
        Name name = Name.of(view, row.thing("series"));
        String first = row.literal("from").substring(0, YEAR);
        String last = row.literal("to").substring(0, YEAR);
        return new Series(name.text(), view.link("figures/" + name.node().getURI().replaceFirst("^.*/", "")),
                row.things("unit").stream().map(view::name).collect(Collectors.joining(", ")), first.equals(last)
                ? first : first + "–" + last,
                row.count("figures"), VisibleText.of(row.literal("vintage")), row.things("source").stream()
                .map(source -> Name.of(view, source)).toList());
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
