package org.w3id.egnatia.page.partner;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Fact;

/**
 * A partner at a glance, on the day of the view.
 *
 * @param name   the partner
 * @param status the phase of its accession status, if one held
 * @param opened number of chapters opened
 * @param closed number of chapters provisionally closed
 */
public record PartnerCard(Name name, Optional<Fact> status, int opened, int closed) {

    /** The card of a partner. */
    public static PartnerCard of(View view, Node partner) {
        return new PartnerCard(Name.of(view, partner), StatusHistory.of(view, partner).current(),
                Negotiations.openings(view, partner).size(), Negotiations.closures(view, partner).size());
    }

    /** Class of the mark that shows the status. */
    public String style() {
        return "status tone-" + status.map(StatusHistory::tone).map(t -> Integer.toString(t + 1)).orElse("none");
    }

    /** The status in words. */
    public String statusInWords(View view) {
        return status.map(StatusHistory::status).orElse(view.text("status.none"));
    }

    /** Since when it has held, if it does. */
    public Optional<String> since(View view) {
        return status.map(fact -> view.text("when.since", StatusHistory.since(fact)));
    }
}
