package org.w3id.egnatia.page.instrument;

import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.WholePage;

/**
 * The page of an instrument.
 *
 * @param view     its circumstances
 * @param whole    all that is recorded of it, as of any other thing
 * @param standing where it stands on the day of the view
 */
public record InstrumentPage(View view, EntityPage whole, Standing standing) implements WholePage {

    /** The page of an instrument, from the page that it would have as any other thing. */
    public static InstrumentPage of(EntityPage whole) {
        return new InstrumentPage(whole.view(), whole, Standing.of(whole.view(), whole.head().name().node()));
    }

    @Override
    public String template() {
        return "instrument.jte";
    }

    @Override
    public String title() {
        return whole.title();
    }

    @Override
    public String description() {
        return whole.description();
    }
}
