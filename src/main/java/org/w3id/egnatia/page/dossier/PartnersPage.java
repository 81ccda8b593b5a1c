package org.w3id.egnatia.page.dossier;

import java.util.List;
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
 */
public record PartnersPage(View view, List<Outlook> partners, SavedRows steps) implements Page {

    /** The page. */
    public static PartnersPage of(View view) {
        return new PartnersPage(view, Outlook.all(view), Outlook.answer(view));
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
