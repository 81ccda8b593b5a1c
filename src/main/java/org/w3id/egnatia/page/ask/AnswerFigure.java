package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Chart;
import org.w3id.egnatia.page.chart.RegionMap;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * An answer as it is looked at: which ways there are, which one is taken, and the picture or the table of it.
 *
 * @param view    the circumstances of the page
 * @param fitting the ways that fit, the table first
 * @param shown   the one that is shown
 * @param problem what is to be said where another one was named, which does not fit; empty if there is nothing to say
 * @param chart   the picture, if one is shown
 * @param pivot   the table of two columns against each other, if it is shown
 */
public record AnswerFigure(View view, List<AnswerView> fitting, AnswerView shown, Optional<String> problem,
                           Optional<Chart> chart, Optional<AnswerShape.Pivot> pivot) {

    private static final double WIDE = 880;
    /** A map is as high as it is wide. */
    private static final double MIDDLE = 560;
    private static final double NARROW = 350;
    private static final double FILE = 900;
    private static final String ID = "answer-figure";

    /**
     * Looks at the rows of an answer.
     *
     * @param table the rows that are wanted
     * @param query the text of the query, whose comment may name the way
     * @param title what the answer is about
     */
    static AnswerFigure of(AnswerTable table, View view, String query, String title) {
        Optional<AnswerView.Named> named = AnswerView.named(query);
        Optional<AnswerView> asked = Optional.ofNullable(view.parameters().get(AnswerView.NAME))
                .flatMap(AnswerView::of);
        AnswerView wanted = asked.or(() -> named.map(AnswerView.Named::view)).orElse(AnswerView.TABLE);
        AnswerShape shape = new AnswerShape(table, view, title, named.filter(one -> one.view() == wanted)
                .map(AnswerView.Named::columns).orElse(List.of()));
        List<AnswerView> fitting = shape.fitting();
        boolean fits = fitting.contains(wanted);
        return new AnswerFigure(view, fitting, fits ? wanted : AnswerView.TABLE, fits || table.rows().isEmpty()
                ? Optional.empty() : Optional.of(view.text("ask.view.none." + wanted.code())), shape.chart(wanted),
                fits && wanted == AnswerView.PIVOT ? shape.pivot() : Optional.empty());
    }

    /** True if there is a choice. */
    public boolean isChoice() {
        return fitting.size() > 1;
    }

    /** The address of the same page with the answer looked at in another way. */
    public String link(AnswerView other) {
        Map<String, String> all = new LinkedHashMap<>(view.parameters());
        AskedQuestion.CITED.forEach(all::remove);
        all.put(AnswerView.NAME, other.code());
        return view.showing(all);
    }

    /** The picture for a wide page. */
    public String wide() {
        return picture("wide", isMap() ? MIDDLE : WIDE);
    }

    /** True if the picture is a map, which is no wider than it is high. */
    public boolean isMap() {
        return chart.filter(RegionMap.class::isInstance).isPresent();
    }

    /** The picture for a telephone. */
    public String narrow() {
        return picture("narrow", NARROW);
    }

    private String picture(String size, double width) {
        Chart drawn = chart.orElseThrow();
        String name = ID + '-' + size;
        return drawn.draw(name, width).inPage(name, drawn.title(), drawn.description(), drawn.linked());
    }

    /** A picture of an answer as a file that says where it comes from. */
    static String svg(Chart chart, View view, String address) {
        List<String> notes = new ArrayList<>();
        if (!chart.notes().isEmpty()) {
            notes.add(chart.notes());
        }
        notes.add(view.text("chart.origin", view.site().release().version(), view.day(view.asOf().day()),
                address));
        notes.add(NamingRules.KOSOVO_FOOTNOTE);
        // A file that was saved has no site around it, from which a link could start.
        return chart.draw("chart", FILE).asFile(chart.title(), chart.description(), notes)
                .replace("href=\"" + view.site().links().to(""), "href=\"" + view.site().links().absolute(""));
    }
}
