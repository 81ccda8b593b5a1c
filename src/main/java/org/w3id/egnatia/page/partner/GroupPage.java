package org.w3id.egnatia.page.partner;

import java.util.List;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.WholePage;

/**
 * The page of the six as a group: each of them with its status, then all that is recorded of the group.
 *
 * @param view  its circumstances
 * @param whole all that is recorded, as of any other thing
 * @param six   the six at a glance
 */
public record GroupPage(View view, EntityPage whole, List<PartnerCard> six) implements WholePage {

    /** The page of the group, from the page that it would have as any other thing. */
    public static GroupPage of(EntityPage whole) {
        return new GroupPage(whole.view(), whole, PartnerCard.all(whole.view()));
    }

    @Override
    public String template() {
        return "group.jte";
    }

    @Override
    public String title() {
        return whole.title();
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css");
    }

    @Override
    public String description() {
        return whole.description();
    }
}
