package org.w3id.egnatia.page.partner;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.chart.Timeline;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Status;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A phase of a relation that had begun by the day of the view, as a question has it in a row.
 *
 * @param relation the relation
 * @param status   the status in which it was
 * @param since    when it began, if that is known
 * @param until    when it was over, if it was by the day
 * @param replaced from when on what replaced it has been in force, if that was by the day and no source gives an end
 */
public record Phase(Node relation, Status status, Optional<PreciseDate> since, Optional<PreciseDate> until,
                    Optional<PreciseDate> replaced) {

    private static final String KNOWLEDGE = Namespaces.VOC + "knowledge/";

    /** The phase of a row. */
    static Phase of(View view, SavedRow row) {
        return new Phase(row.fact(), Status.of(view, row.thing("status")), row.day("since"), row.day("until"),
                row.day("replacedOn"));
    }

    /** True unless a source says only that there is something, and not in which phase. */
    boolean isOne() {
        return !status.name().node().getURI().startsWith(KNOWLEDGE);
    }

    /** When it lasted, or the day on which a step was taken, in words; empty if no date is known. */
    String period(View view) {
        String first = since.map(day -> day.inWords(view)).orElse("");
        if (status.step() && !first.isEmpty()) {
            return first;
        }
        String last = until.map(day -> day.inWords(view)).orElse("");
        if (last.isEmpty()) {
            return first.isEmpty() ? "" : view.text(replaced.isPresent() ? "side.from" : "when.since", first);
        }
        return first.isEmpty() ? view.text("when.until", last) : first.equals(last) ? first
                : view.text("when.from-to", first, last);
    }

    /** It as a bar of a timeline. */
    Timeline.Phase drawn(View view) {
        return new Timeline.Phase(status.name().text(), status.tone().shade(), since.map(PreciseDate::date),
                until.map(PreciseDate::last)
                .or(() -> replaced.map(PreciseDate::date)), period(view), view.link(relation), relation.toString());
    }
}
