package org.w3id.egnatia.page.partner;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.State;
import org.w3id.egnatia.page.fact.Tone;

/**
 * An agreement or treaty through its phases, those that had begun by the day of the view.
 *
 * @param view        the view
 * @param subject     the agreement or treaty
 * @param counterpart with whom it was made; empty for treaties, whose parties are many
 * @param note        its number or type; may be empty
 * @param phases      its phases, oldest first, undated ones before
 */
public record Tie(View view, Name subject, Optional<Name> counterpart, String note, List<Fact> phases) {

    /** The phase in which it is: the latest that holds, a dated one before an undated one. */
    public Optional<Fact> now() {
        List<Fact> holding = phases.stream().filter(phase -> phase.state() == State.HOLDS).toList();
        Optional<Fact> dated = holding.stream().filter(phase -> phase.from().isPresent()).reduce((a, b) -> b);
        boolean anyDated = phases.stream().anyMatch(phase -> phase.from().isPresent() || phase.to().isPresent());
        return dated.isPresent() ? dated : anyDated ? Optional.empty() : holding.stream().reduce((a, b) -> b);
    }

    /** Its state in a word or two. */
    public String state() {
        return now().map(fact -> fact.status().map(Name::text).orElse("")).orElseGet(() -> view.text("tie.ended"));
    }

    /** Since when it has been in that state, or when the last one ended; empty if no source says. */
    public String since() {
        return now().map(fact -> fact.from().map(from -> view.text("when.since", from.inWords())).orElse(""))
                .orElseGet(() -> phases.stream().flatMap(p -> p.to().stream()).reduce((a, b) -> b).map(PreciseDate::inWords)
                        .map(day -> view.text("when.until", day)).orElse(""));
    }

    /** Class of the mark that shows the state. */
    public String style() {
        return now().flatMap(Fact::status).map(status -> Tone.of(status.node())).orElse(Tone.BAD).style();
    }

    /** The earlier phases in words, oldest first. */
    public String before() {
        return String.join("; ", phases.stream().filter(p -> !now().filter(p::equals).isPresent() && p.from().isPresent())
                .map(p -> p.status().map(Name::text).orElse("") + " " + Phases.period(view, p)).toList());
    }

    /** The evidence of the state, or of all phases if it is over. */
    public List<Evidence> evidence() {
        return now().map(Fact::evidence).orElseGet(() -> phases.stream().flatMap(p -> p.evidence().stream()).toList());
    }

    /** True if a phase has a date, so that it can be drawn. */
    boolean isDated() {
        return phases.stream().anyMatch(phase -> phase.from().isPresent());
    }
}
