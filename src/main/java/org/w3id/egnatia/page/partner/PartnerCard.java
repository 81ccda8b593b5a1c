package org.w3id.egnatia.page.partner;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Status;

/**
 * A partner at a glance, on the day of the view.
 *
 * @param view   the view
 * @param name   the partner
 * @param status its accession status, if one held
 * @param opened number of chapters opened
 * @param closed number of chapters provisionally closed
 */
public record PartnerCard(View view, Name name, Optional<Held> status, int opened, int closed) {

    /**
     * A status that holds.
     *
     * @param fact   the relation behind it
     * @param status the status
     * @param since  since when
     */
    public record Held(Node fact, Status status, PreciseDate since) {
    }

    /** The cards of all partners, in the order of their names. */
    public static List<PartnerCard> all(View view) {
        SavedRows statuses = SavedRows.onDay(view, "status-as-of");
        SavedRows chapters = SavedRows.onDay(view, "chapters-open");
        return Partners.all(view).stream().map(partner -> {
            Optional<SavedRow> status = of(statuses, partner);
            Optional<SavedRow> counts = of(chapters, partner);
            return new PartnerCard(view, Name.of(view, partner),
                    status.map(row -> new Held(row.fact(), Status.of(view, row.thing("status")),
                    row.day("since").orElseThrow())), counts.map(row -> row.count("chaptersOpened")).orElse(0),
                    counts.map(row -> row.count("chaptersClosed")).orElse(0));
        }).toList();
    }

    /** The card of a partner. */
    public static PartnerCard of(View view, Node partner) {
        return all(view).stream().filter(card -> card.name.node().equals(partner)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(partner + " is no partner"));
    }

    /** The last of the rows of a partner, since they are in the order of time. */
    private static Optional<SavedRow> of(SavedRows rows, Node partner) {
        return rows.stream().filter(row -> row.thing("partner").equals(partner)).reduce((a, b) -> b);
    }

    /** Class of the mark that shows the status. */
    public String style() {
        return "status tone-" + status.map(held -> Integer.toString(held.status.tone().shade() + 1)).orElse("none");
    }

    /** The status in words. */
    public String statusInWords() {
        return status.map(held -> held.status.name().text()).orElse(view.text("status.none"));
    }

    /** Since when it has held, if it does. */
    public Optional<String> since() {
        return status.map(held -> view.text("when.since", held.since.inWords(view)));
    }

    /** On what the status rests. */
    public List<Evidence> evidence() {
        return status.map(held -> Evidence.allOf(view, held.fact)).orElse(List.of());
    }
}
