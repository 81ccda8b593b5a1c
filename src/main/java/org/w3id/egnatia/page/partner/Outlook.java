package org.w3id.egnatia.page.partner;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Egn;

/**
 * A partner at a glance with its last step and its next one.
 *
 * @param card where it stands
 * @param last its last step towards membership by the day of the view, or else the last of all of the last years
 * @param next what is planned or set for it next, if anything is
 */
public record Outlook(PartnerCard card, Optional<Step> last, Optional<Step> next) {

    /** A step, and when it was or is to be taken. */
    public record Step(String when, Name name) {
    }

    /**
     * The six, in the order of their names.
     *
     * @param events  the rows of what happened, newest first
     * @param planned the rows of what is planned, nearest first
     */
    public static List<Outlook> all(View view, SavedRows events, SavedRows planned) {
        return PartnerCard.all(view).stream().map(card -> new Outlook(card,
                last(view, card.name().node()).or(() -> first(view, card, events, "date")),
                first(view, card, planned, "day"))).toList();
    }

    private static Optional<Step> last(View view, Node partner) {
        return StatusHistory.of(view, partner).last().map(row -> new Step(row.day("day").orElseThrow().inWords(view),
                Name.of(view, row.fact())));
    }

    private static Optional<Step> first(View view, PartnerCard card, SavedRows rows, String day) {
        Predicate<SavedRow> isAbout = row -> view.site().things().values(row.fact(), Egn.about)
                .contains(card.name().node());
        return rows.stream().filter(isAbout).findFirst().map(row -> new Step(row.day(day)
                .map(date -> date.inWords(view)).orElse(""), Name.of(view, row.fact())));
    }

    /** Address of the briefing on it. */
    public String brief() {
        return link("brief/");
    }

    /** Address of its steps. */
    public String steps() {
        return link("steps/");
    }

    /** Address of it as it stands beside a year before. */
    public String compare() {
        String code = code(card.name().node());
        return card.view().link("compare/" + code + "/" + code);
    }

    private String link(String path) {
        return card.view().link(path + code(card.name().node()));
    }

    private static String code(Node partner) {
        return Partners.code(partner);
    }
}
