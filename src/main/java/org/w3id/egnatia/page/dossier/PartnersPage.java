package org.w3id.egnatia.page.dossier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.partner.Outlook;

/**
 * The six partners: where each stands, its last step and its next, and the pages on it.
 *
 * @param view     its circumstances
 * @param partners the six
 * @param events   the rows of what happened in the last two years
 * @param planned  the rows of what is planned
 */
public record PartnersPage(View view, List<Outlook> partners, SavedRows events, SavedRows planned) implements Page {

    private static final int YEARS = 2;

    /** The page. */
    public static PartnersPage of(View view) {
        SavedRows events = SavedRows.of(view.site(), "events-between", new TreeMap<>(Map.of(
                "from", view.asOf().day().minusYears(YEARS).toString(), "to", view.asOf().day().toString())));
        SavedRows planned = SavedRows.onDay(view, "what-comes-next");
        return new PartnersPage(view, Outlook.all(view, events, planned), events, planned);
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
