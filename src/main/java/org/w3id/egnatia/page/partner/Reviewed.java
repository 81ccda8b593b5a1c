package org.w3id.egnatia.page.partner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;

/**
 * Up to which day subject areas were reviewed, by sources that were read whole: those of one partner, or of all.
 *
 * @param view   the view
 * @param answer the rows of the question, of all partners
 * @param rows   those that are told, one for each partner and area
 */
public record Reviewed(View view, SavedRows answer, List<SavedRow> rows) {

    private static final String QUESTION = "reviewed-until";

    /** The areas of all partners. */
    public static Reviewed of(View view) {
        SavedRows answer = SavedRows.onDay(view, QUESTION);
        return new Reviewed(view, answer, answer.rows());
    }

    /** The areas of a partner. */
    static Reviewed of(View view, Node partner) {
        SavedRows answer = SavedRows.onDay(view, QUESTION);
        return new Reviewed(view, answer,
                answer.stream().filter(row -> row.thing("partner").equals(partner)).toList());
    }

    /** The newest of the days, empty if nothing was reviewed by the day of the view. */
    public Optional<PreciseDate> newest() {
        return days().max(Comparator.comparing(PreciseDate::date));
    }

    private Stream<PreciseDate> days() {
        return rows.stream().flatMap(row -> row.day("until").stream());
    }

    /** How many areas were reviewed up to the newest day. */
    public long atNewest() {
        return days().filter(day -> newest().filter(day::equals).isPresent()).count();
    }

    /** The sources of the newest day. */
    public List<Name> sources() {
        return rows.stream().filter(row -> row.day("until").equals(newest())).map(row -> row.thing("source")).distinct()
                .map(source -> Name.of(view, source)).toList();
    }

    /** How many areas were reviewed last more than a year before the day of the view. */
    public long due() {
        return days().filter(day -> day.date().isBefore(view.asOf().day().minusYears(1))).count();
    }
}
