package org.w3id.egnatia.page.partner;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.PreciseDate;

/**
 * A body, programme or process to which a partner belongs.
 *
 * @param in       where it belongs
 * @param as       as what
 * @param phase    in which phase
 * @param attested the day for which a source shows it, where neither beginning nor end is known
 * @param link     address of the fact
 * @param evidence on what it rests
 */
public record Membership(Name in, Name as, Phase phase, Optional<PreciseDate> attested, String link,
                         List<Evidence> evidence) {

    /** The membership of a row. */
    static Membership of(View view, SavedRow row) {
        return new Membership(Name.of(view, row.thing("in")), Name.of(view, row.thing("as")), Phase.of(view, row),
                row.day("attested"), view.link(row.fact()).orElse(null),
                Evidence.allOf(view, row.fact()));
    }

    /** When it lasts, in words; empty if no date is known. */
    public String when(View view) {
        String period = phase.period(view);
        return period.isEmpty() ? attested.map(day -> view.text("partner.attested", day.inWords(view))).orElse("")
                : period;
    }
}
