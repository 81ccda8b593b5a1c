package org.w3id.egnatia.page.partner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Differing;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Replaced;

/**
 * An agreement or treaty through its phases, those that had begun by the day of the view.
 *
 * @param view        the view
 * @param subject     the agreement or treaty
 * @param counterpart with whom it was made; empty for treaties, whose parties are many
 * @param note        its number; may be empty
 * @param holds       true if the first of its phases holds on the day, false if all are over
 * @param phases      its phases, the one that is told first
 * @param otherwise   the days that other sources give for that phase
 * @param replaced    what took its place by the day, if anything did
 */
public record Tie(View view, Name subject, Optional<Name> counterpart, String note, boolean holds, List<Phase> phases,
                  List<PreciseDate> otherwise, Optional<Replaced> replaced) {

    private static final String OVER = "tag ended";

    /** The phase in which it is. */
    public Optional<Phase> now() {
        return phases.stream().findFirst().filter(phase -> holds);
    }

    /** Its state in a word or two. */
    public String state() {
        return now().map(phase -> phase.status().name().text()).orElseGet(() -> replaced.isPresent()
                ? view.name(Replaced.STATE) : view.text("tie.ended"));
    }

    /**
     * Since when it has been in that state, or on which day it was signed, initialled and the like, or when the last
     * state ended or what replaced it entered into force; empty if no source says.
     */
    public String since() {
        return now().map(phase -> phase.since().map(from -> Differing.inWords(view, from, otherwise))
                .map(from -> phase.status().step() ? from : view.text("when.since", from)).orElse(""))
                .or(() -> replaced.map(newer -> newer.when(view)))
                .orElseGet(() -> phases.stream().flatMap(p -> p.until().stream())
                        .max(Comparator.comparing(PreciseDate::last))
                        .map(day -> day.inWords(view)).orElse(""));
    }

    /** Class of the mark that shows the state. */
    public String style() {
        return now().map(phase -> phase.status().tone().style()).orElse(OVER);
    }

    /** The phases, oldest first, undated ones before. */
    public List<Phase> inTime() {
        return phases.stream().sorted(Comparator.comparing(phase -> phase.since().map(from -> from.date().toString())
                .orElse(""))).toList();
    }

    /** The earlier phases in words, oldest first. */
    public String before() {
        return String.join("; ", inTime().stream()
                .filter(phase -> !tellsState(phase) && phase.since().isPresent() && phase.isOne())
                .map(phase -> phase.status().name().text() + " " + phase.period(view)).toList());
    }

    /** True of the phase in which it is, and of the same phase by the day that another source gives. */
    private boolean tellsState(Phase phase) {
        return now().filter(told -> told.equals(phase) || told.status().equals(phase.status())
                && phase.since().filter(otherwise::contains).isPresent()).isPresent();
    }

    /** The evidence of the state, with that for the days of other sources, or of all phases if it is over. */
    public List<Evidence> evidence() {
        return (holds ? phases.stream().filter(this::tellsState).toList() : inTime()).stream()
                .flatMap(phase -> Evidence.allOf(view, phase.relation()).stream()).toList();
    }

    /** Address of the page of the phase in which it is, or of the last if it is over. */
    public String link() {
        return view.link(phases.get(0).relation()).orElse(null);
    }

    /** True if it can be drawn: the phase in which it is has a date, or one of those that are over. */
    boolean isDated() {
        return (holds ? now().stream() : phases.stream()).anyMatch(phase -> phase.since().isPresent());
    }
}
