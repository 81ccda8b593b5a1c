package org.w3id.egnatia.page.ask;

import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.PreciseDate;

/**
 * Until when anybody looked: the day of the newest source on which facts rest, if the day of the view is a later one.
 *
 * @param until  that day
 * @param answer the rows of the question
 */
public record Looked(PreciseDate until, SavedRows answer) {

    private static final String QUESTION = "newest-source";

    /** Until when anybody looked; empty if that is not before the day of the view, or no source tells its day. */
    public static Optional<Looked> of(View view) {
        // It stands at the foot of every page, and a workspace may have other questions than this one.
        if (view.site().release().queries().find(QUESTION).isEmpty()) {
            return Optional.empty();
        }
        SavedRows answer = SavedRows.of(view.site(), QUESTION,
                Map.of(SavedRows.DATE, view.asOf().today().toString()));
        return answer.stream().findFirst().flatMap(row -> row.day("published"))
                .filter(day -> day.last().isBefore(view.asOf().day())).map(day -> new Looked(day, answer));
    }
}
