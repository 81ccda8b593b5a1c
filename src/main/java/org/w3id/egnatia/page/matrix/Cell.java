package org.w3id.egnatia.page.matrix;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.PreciseDate;

/**
 * What stands between a partner and the thing of a row.
 *
 * @param partner the partner
 * @param facts   the relations between the two, earliest first, and the amounts of money about both; without these, other facts
 *                that name both
 * @param state   the state on the day
 * @param shown   the relation that decides the state, if one does
 */
public record Cell(Node partner, List<Fact> facts, State state, Optional<Fact> shown) {

    private static final Comparator<Fact> EARLIEST_FIRST = Comparator.comparing((Fact f) -> f.type() == FactType.FIGURE)
            .thenComparing(f -> start(f).orElse(LocalDate.MIN)).thenComparing(f -> f.node().getURI());
    private static final Comparator<Fact> TELLING_FIRST = Comparator.comparing(Cell::stateOf)
            .thenComparing(f -> start(f).orElse(LocalDate.MIN), Comparator.reverseOrder());

    /** The cell of facts that name both and are of no kind that the table tells of. */
    static Cell beside(Node partner, List<Fact> all) {
        return new Cell(partner, all.stream().sorted(EARLIEST_FIRST).toList(), all.isEmpty() ? State.NOT_RESEARCHED : State.OTHERWISE, Optional.empty());
    }

    static Cell of(Node partner, List<Fact> all, AsOf asOf) {
        List<Fact> facts = all.stream().sorted(EARLIEST_FIRST).toList();
        List<Fact> relations = facts.stream().filter(f -> f.type() == FactType.RELATION && f.confirmed()).toList();
        Optional<Fact> holding = relations.stream().filter(f -> asOf.holds(start(f), last(f))).min(TELLING_FIRST);
        if (holding.isPresent()) {
            return new Cell(partner, facts, stateOf(holding.get()), holding);
        }
        Optional<Fact> over = relations.stream().filter(f -> last(f).filter(day -> day.isBefore(asOf.day())).isPresent())
                .max(Comparator.comparing(f -> last(f).get()));
        if (over.isPresent()) {
            return new Cell(partner, facts, State.ENDED, over);
        }
        if (!relations.isEmpty()) {
            return new Cell(partner, facts, State.NOT_YET, Optional.of(relations.get(0)));
        }
        State state = facts.stream().anyMatch(Fact::confirmed) ? State.AMOUNTS : State.UNCONFIRMED;
        return new Cell(partner, facts, state, Optional.empty());
    }

    private static State stateOf(Fact relation) {
        return State.of(relation.status().map(s -> s.node().getURI().replaceFirst(".*/", "")).orElse(""));
    }

    private static Optional<LocalDate> start(Fact fact) {
        return fact.from().map(PreciseDate::date);
    }

    private static Optional<LocalDate> last(Fact fact) {
        return fact.to().map(PreciseDate::last);
    }

    /** The date that goes with the state: since when it holds, or when the last phase was over. */
    public Optional<PreciseDate> date() {
        return state == State.ENDED ? shown.flatMap(Fact::to) : shown.flatMap(Fact::from);
    }
}
