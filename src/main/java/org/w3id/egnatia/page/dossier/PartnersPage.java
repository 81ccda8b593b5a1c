package org.w3id.egnatia.page.dossier;

import java.util.List;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.partner.Outlook;

/**
 * The six partners: where each stands, its last step and its next, and the pages on it.
 *
 * @param view     its circumstances
 * @param partners the six
 * @param steps    the rows of their last and next steps
 * @param closed   the chapters that were provisionally closed, the last first
 */
public record PartnersPage(View view, List<Outlook> partners, SavedRows steps, SavedRows closed) implements Page {

    private static final int LAST = 5;

    /** A chapter that a partner closed. */
    public record Closing(String day, Name partner, Name chapter, String link) {
    }

    /** The page. */
    public static PartnersPage of(View view) {
        return new PartnersPage(view, Outlook.all(view), Outlook.answer(view),
                SavedRows.onDay(view, "chapters-closed"));
    }

    /** The last chapters that were closed. */
    public List<Closing> lastClosed() {
        return closed.stream().limit(LAST).map(row -> new Closing(row.day("day").orElseThrow().inWords(view),
                Name.of(view, row.thing("partner")), Name.of(view, row.thing("chapter")),
                view.link(row.fact()).orElse(""))).toList();
    }

    @Override
    public String template() {
        return "partners.jte";
    }

    @Override
    public String title() {
        return view.text("home.partners");
    }

    @Override
    public String description() {
        return view.text("partners.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css", "dossier.css");
    }
}
