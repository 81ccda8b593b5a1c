package org.w3id.egnatia.page.tie;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Tense;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.vocab.Egn;

/**
 * One tie of two things: an agreement with all its phases, or, where there is none, the relations of one kind.
 *
 * @param agreement the agreement under which its relations stand, if there is one
 * @param type      what it is: the type of the agreement, else the agreement, else the kind of relation
 * @param phases    its relations in the order of law, and of time
 * @param rank      how far it has come
 */
public record Tie(Optional<Name> agreement, Name type, List<Fact> phases, int rank) {

    private static final Comparator<Tie> CLOSEST_FIRST = Comparator.comparing((Tie tie) -> tie.agreement.isEmpty())
            .thenComparing(Tie::isOnItsOwn).thenComparing(tie -> -tie.rank).thenComparing(tie -> tie.type.text());

    /** The ties that some relations make, agreements first and of these the one that has come furthest. */
    static List<Tie> of(View view, List<Fact> relations, Node one, Node other) {
        Map<Optional<Node>, List<Fact>> groups = new LinkedHashMap<>();
        for (Fact relation : relations) {
            Optional<Name> under = relation.in(Egn.underInstrument).stream().findFirst();
            groups.computeIfAbsent(under.or(relation::kind).map(Name::node), key -> new ArrayList<>()).add(relation);
        }
        return groups.values().stream().map(group -> of(view, group.get(0), group.stream()
                .map(fact -> fact.without(one).without(other)).toList())).sorted(CLOSEST_FIRST).toList();
    }

    private static Tie of(View view, Fact first, List<Fact> relations) {
        Optional<Name> agreement = first.in(Egn.underInstrument).stream().findFirst();
        Name type = agreement.map(name -> view.site().things().value(name.node(), Egn.agreementType)
                .map(node -> Name.of(view, node)).orElse(name)).or(first::kind).orElse(first.name());
        List<Fact> phases = relations.stream().sorted(Comparator.comparing((Fact fact) -> rank(view, fact))
                .thenComparing(fact -> fact.from().map(PreciseDate::date).orElse(LocalDate.MAX))
                .thenComparing(fact -> fact.node().getURI())).toList();
        return new Tie(agreement, type, phases, phases.stream().filter(Tie::isCurrent)
                .mapToInt(fact -> rank(view, fact)).max().orElse(0));
    }

    private static int rank(View view, Fact fact) {
        return fact.status().map(status -> Tone.of(view.site().things(), status.node()).rank()).orElse(0);
    }

    /** True of a phase that no other has followed by the day of the view. */
    private static boolean isCurrent(Fact phase) {
        return phase.tense() == Tense.HOLDS;
    }

    /** The phase that is told of the day: the furthest that holds. */
    public Optional<Name> state() {
        return phases.stream().filter(Tie::isCurrent).reduce((before, after) -> after).flatMap(Fact::status);
    }

    /** True of an agreement that is of no type. */
    public boolean isOnItsOwn() {
        return agreement.filter(type::equals).isPresent();
    }

    /** What it is and how it stands, in short. */
    public String inWords() {
        return type.text() + state().map(state -> ": " + state.text()).orElse("");
    }

    /** The evidence of all its phases. */
    public List<Evidence> evidence() {
        return phases.stream().flatMap(phase -> phase.evidence().stream()).distinct().toList();
    }

    /** True if its phases are told in one line under the name of the agreement. */
    public boolean isInPhases() {
        return agreement.isPresent() && phases.size() > 1;
    }
}
