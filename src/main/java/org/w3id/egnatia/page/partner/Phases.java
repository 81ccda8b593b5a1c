package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Timeline;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.PreciseDate;

/** Phases of relations as bars of a timeline. */
final class Phases {

    private Phases() {
    }

    /** A phase without what lies after the day of the view, which nobody could know then. */
    static Timeline.Phase drawn(View view, Fact phase, int tone, String name) {
        Optional<PreciseDate> end = phase.to().filter(to -> !to.date().isAfter(view.asOf().day()));
        return new Timeline.Phase(name, tone, phase.from().map(PreciseDate::date), end.map(PreciseDate::last), period(view, phase),
                phase.name().link(), phase.node().toString());
    }

    /** When a phase lasted, as far as it could be known on the day of the view. */
    static String period(View view, Fact phase) {
        LocalDate day = view.asOf().day();
        Optional<String> from = phase.from().map(PreciseDate::inWords);
        return phase.to().isPresent() && phase.to().get().date().isAfter(day) && from.isPresent() ? view.text("when.since", from.get()) : phase.when();
    }
}
