package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Timeline;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.State;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The agreements and treaties of a partner. */
public final class Ties {

    private static final Node TREATY_NUMBER = NodeFactory.createURI(Namespaces.DEF + "treatyNumber");

    private Ties() {
    }

    /** The agreements, sorted by counterpart and name. */
    public static List<Tie> agreements(View view, Node partner) {
        return read(view, partner, List.of("contractual-relations", "joint-priorities"),
                fact -> fact.in(Egn.underInstrument).stream().findFirst().orElse(fact.name()), true);
    }

    /** The conventions and other treaties of many parties, sorted by name. */
    public static List<Tie> conventions(View view, Node partner) {
        return read(view, partner, List.of("treaty-signature", "treaty-participation"),
                fact -> fact.in(Egn.counterpart).stream().findFirst().orElse(fact.name()), false);
    }

    private static List<Tie> read(View view, Node partner, List<String> kinds, Function<Fact, Name> subject, boolean bilateral) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        Map<Node, List<Fact>> phases = new LinkedHashMap<>();
        for (Node relation : things.having(Egn.holder, partner)) {
            if (things.value(relation, Egn.relationKind).filter(kind -> kinds.contains(kind.toString().replaceFirst("^.*/", ""))).isPresent()) {
                Fact fact = facts.read(relation);
                if (fact.state() != State.FUTURE && isKnownOn(view, fact)) {
                    phases.computeIfAbsent(subject.apply(fact).node(), s -> new ArrayList<>()).add(fact);
                }
            }
        }
        return phases.values().stream().map(own -> {
            own.sort(Comparator.comparing((Fact f) -> f.from().map(PreciseDate::date).orElse(LocalDate.MIN)));
            Name name = subject.apply(own.get(0));
            return new Tie(view, name, bilateral ? own.get(0).in(Egn.counterpart).stream().findFirst() : Optional.empty(),
                    things.text(name.node(), TREATY_NUMBER).orElse(""), List.copyOf(own));
        }).sorted(Comparator.comparing((Tie t) -> t.counterpart().map(Name::text).orElse("")).thenComparing(t -> t.subject().text())).toList();
    }

    /** False for a phase without dates on a day before any of its sources was written. */
    private static boolean isKnownOn(View view, Fact fact) {
        Things things = view.site().things();
        return fact.from().isPresent() || fact.to().isPresent() || view.asOf().chosen().isEmpty()
                || things.values(fact.node(), Egn.evidence).stream().flatMap(evidence -> things.values(evidence, Egn.source).stream())
                .flatMap(source -> things.day(source, Egn.date).or(() -> things.day(source, Egn.notBefore)).stream()).anyMatch(view.asOf()::shows);
    }

    /** The agreements through their phases as a chart. */
    public static Optional<ChartFigure> agreementsChart(View view, Node partner) {
        return chart(view, partner, "agreements", agreements(view, partner));
    }

    /** The conventions through their phases as a chart. */
    public static Optional<ChartFigure> conventionsChart(View view, Node partner) {
        return chart(view, partner, "conventions", conventions(view, partner));
    }

    private static Optional<ChartFigure> chart(View view, Node partner, String id, List<Tie> ties) {
        List<Tie> dated = ties.stream().filter(Tie::isDated)
                .sorted(Comparator.comparing((Tie t) -> t.phases().stream().flatMap(p -> p.from().stream()).map(PreciseDate::date)
                        .min(Comparator.naturalOrder()).orElse(LocalDate.MAX))).toList();
        if (dated.isEmpty()) {
            return Optional.empty();
        }
        List<Timeline.Lane> lanes = dated.stream().map(tie -> new Timeline.Lane(shortName(view, tie, partner), tie.subject().link(),
                tie.phases().stream().filter(phase -> phase.from().isPresent())
                        .map(phase -> Phases.drawn(view, phase, tone(phase), phase.status().map(Name::text).orElse(""))).toList(), List.of())).toList();
        List<Node> facts = dated.stream().flatMap(tie -> tie.phases().stream()).map(Fact::node).toList();
        String title = "tie.title." + id;
        List<String> key = List.of(view.text("tie.tone.before"), view.text("tie.tone.signed"), view.text("tie.tone.ratified"),
                view.text("tie.tone.provisional"), view.text("tie.tone.in-force"));
        return Optional.of(new ChartFigure(view, id, Map.of(Partners.PARAMETER, Partners.code(partner)),
                new Timeline(view.text(title, view.name(partner)), lanes, view.asOf().day(), key), FigureSeries.sources(view, facts)));
    }

    /** The name without the partner's, whose page it is. */
    private static String shortName(View view, Tie tie, Node partner) {
        return tie.subject().text().replace(" with " + view.name(partner), "");
    }

    private static int tone(Fact phase) {
        return switch (phase.status().map(s -> s.node().toString().replaceFirst("^.*/", "")).orElse("")) {
            case "signed" -> 1;
            case "ratified" -> 2;
            case "provisional" -> 3;
            case "in-force" -> 4;
            default -> 0;
        };
    }
}
