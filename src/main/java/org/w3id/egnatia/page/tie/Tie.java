package org.w3id.egnatia.page.tie;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.page.fact.Tense;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * One tie of two things: an agreement with all its phases, or, where there is none, the relations of one kind.
 *
 * @param agreement  the agreement under which its relations stand, if they are its phases
 * @param type       what it is: the type of the agreement, else the agreement, else the kind of relation
 * @param phases     its relations in the order of law, and of time
 * @param now        of an agreement the phase that is told of the day, more than once where sources differ on its day
 * @param before     of an agreement its other phases
 * @param approvedBy the acts that approved the agreement
 * @param rank       how far it has come
 */
public record Tie(Optional<Name> agreement, Name type, List<Fact> phases, List<Told> now, List<Told> before,
                  List<Name> approvedBy, int rank) {

    private static final Comparator<Tie> CLOSEST_FIRST = Comparator.comparing((Tie tie) -> tie.agreement.isEmpty())
            .thenComparing(Tie::isOnItsOwn).thenComparing(tie -> -tie.rank).thenComparing(tie -> tie.type.text());
    private static final String KNOWLEDGE = Namespaces.VOC + "knowledge/";
    private static final Node APPROVAL = NodeFactory.createURI(Namespaces.VOC + "relation-kind/approval");
    /** The kinds of relations that are phases of an agreement; others may only rest on one. */
    private static final Set<Node> OF_AGREEMENTS = Stream.of("contractual-relations", "joint-priorities")
            .map(kind -> NodeFactory.createURI(Namespaces.VOC + "relation-kind/" + kind))
            .collect(Collectors.toUnmodifiableSet());

    /** A phase in words with its days, and the address of the fact. */
    public record Told(String words, String link) {
    }

    /** The ties that some relations make, agreements first and of these the one that has come furthest. */
    static List<Tie> of(View view, List<Fact> relations, Node one, Node other) {
        Map<Optional<Node>, List<Fact>> groups = new LinkedHashMap<>();
        relations.forEach(relation -> groups.computeIfAbsent(agreement(view, relation).or(relation::kind)
                .map(Name::node), key -> new ArrayList<>()).add(relation));
        return groups.values().stream().map(group -> of(view, group.get(0), group.stream()
                .map(fact -> fact.without(one).without(other)).toList())).sorted(CLOSEST_FIRST).toList();
    }

    /** The instrument under which a relation stands; an agreement only if the relation is a phase of it. */
    private static Optional<Name> agreement(View view, Fact relation) {
        return relation.in(Egn.underInstrument).stream().findFirst().filter(name -> !view.site().things()
                .isA(name.node(), Egn.Agreement) || relation.kind().map(Name::node).filter(OF_AGREEMENTS::contains)
                .isPresent());
    }

    private static Tie of(View view, Fact first, List<Fact> relations) {
        Things things = view.site().things();
        Optional<Name> agreement = agreement(view, first);
        Name type = agreement.map(name -> things.value(name.node(), Egn.agreementType)
                .map(node -> Name.of(view, node)).orElse(name)).or(first::kind).orElse(first.name());
        List<Fact> phases = relations.stream().sorted(Comparator.comparing((Fact fact) -> rank(view, fact))
                .thenComparing(fact -> fact.from().map(PreciseDate::date).orElse(LocalDate.MAX))
                .thenComparing(fact -> fact.node().getURI())).toList();
        Optional<Fact> last = last(phases);
        Predicate<Fact> isNow = fact -> fact.status().map(Name::node).equals(last.flatMap(Fact::status)
                .map(Name::node)) && isCurrent(fact) == last.filter(Tie::isCurrent).isPresent();
        List<Name> approvedBy = agreement.stream().flatMap(name -> things.having(Egn.counterpart, name.node())
                .stream()).filter(fact -> things.values(fact, Egn.relationKind).contains(APPROVAL))
                .flatMap(fact -> things.values(fact, Egn.holder).stream()).distinct()
                .map(act -> Name.of(view, act)).toList();
        return new Tie(agreement, type, phases, told(view, phases.stream().filter(isNow).toList()),
                told(view, phases.stream().filter(isNow.negate()).filter(Tie::hasPhase).toList()), approvedBy,
                phases.stream().filter(Tie::isCurrent).mapToInt(fact -> rank(view, fact)).max().orElse(0));
    }

    /** The phases in words, each once; one without a day is not told where one with a day is. */
    private static List<Told> told(View view, List<Fact> phases) {
        List<Told> all = new ArrayList<>();
        for (Fact phase : phases) {
            boolean isDated = phases.stream().anyMatch(other -> other.from().isPresent()
                    && other.status().map(Name::node).equals(phase.status().map(Name::node)));
            Told told = new Told((phase.status().map(Name::text).orElse("") + " " + when(view, phase)
                    + phase.known().map(known -> "; " + known.text()).orElse("")).strip(),
                    phase.name().link().orElse(""));
            if ((phase.from().isPresent() || !isDated) && all.stream().noneMatch(one -> one.words()
                    .equals(told.words()))) {
                all.add(told);
            }
        }
        return all;
    }

    private static String when(View view, Fact phase) {
        Things things = view.site().things();
        return !phase.when().isEmpty() || !hasPhase(phase) ? phase.when()
                : things.day(phase.node(), Egn.attestedOn).map(day -> view.text("side.attested", new PreciseDate(day,
                Precision.of(things.value(phase.node(), Egn.attestedPrecision))).inWords(view)))
                .orElse(view.text("side.no-since"));
    }

    private static boolean hasPhase(Fact phase) {
        return phase.status().filter(status -> !status.node().getURI().startsWith(KNOWLEDGE)).isPresent();
    }

    /** The furthest phase that holds, else the last one. */
    private static Optional<Fact> last(List<Fact> phases) {
        return phases.stream().filter(Tie::isCurrent).filter(Tie::hasPhase).reduce((before, after) -> after)
                .or(() -> phases.stream().filter(Tie::isCurrent).reduce((before, after) -> after))
                .or(() -> phases.stream().reduce((before, after) -> after));
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
        return last(phases).filter(Tie::isCurrent).flatMap(Fact::status);
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
        return agreement.isPresent();
    }
}
