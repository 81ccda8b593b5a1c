package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The phases of a partner on the way to membership that had begun by the day of the view. A status that a source reports
 * without saying since when is no phase, and not among them.
 *
 * @param partner the partner
 * @param phases  the phases, oldest first
 */
public record StatusHistory(Node partner, List<Fact> phases) {

    private static final Node KIND = NodeFactory.createURI(Namespaces.VOC + "relation-kind/accession-status");
    /** Kinds of event that are steps towards membership, chapters left to the grid. */
    private static final List<String> STEPS = List.of("application", "candidate-status", "opinion", "opening-of-negotiations",
            "accession-conference", "negotiating-mandate", "recommendation", "screening", "decision", "visa-policy", "cluster-opened",
            "interim-benchmarks", "political-agreement", "independence");

    /** The history of a partner. */
    public static StatusHistory of(View view, Node partner) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        return new StatusHistory(partner, things.having(Egn.holder, partner).stream()
                .filter(relation -> things.value(relation, Egn.relationKind).filter(KIND::equals).isPresent())
                .map(facts::read).filter(fact -> fact.state() != State.FUTURE && fact.from().isPresent())
                .sorted(Comparator.comparing(StatusHistory::start)).toList());
    }

    private static LocalDate start(Fact fact) {
        return fact.from().map(PreciseDate::date).orElse(LocalDate.MIN);
    }

    /** The phase that holds on the day, if one does. */
    public Optional<Fact> current() {
        return phases.stream().filter(phase -> phase.state() == State.HOLDS).reduce((a, b) -> b);
    }

    /** The status of a phase in words. */
    public static String status(Fact phase) {
        return phase.status().map(Name::text).orElse("");
    }

    /** The beginning of a phase in words. */
    public static String since(Fact phase) {
        return phase.from().map(PreciseDate::inWords).orElse("");
    }

    /** How far a status is, from 0 to 4, as the tone of its colour. */
    public static int tone(Fact phase) {
        return switch (phase.status().map(s -> s.node().toString().replaceFirst("^.*/", "")).orElse("")) {
            case "potential-candidate" -> 0;
            case "applicant" -> 1;
            case "candidate" -> 2;
            case "negotiating" -> 4;
            default -> 1;
        };
    }

    /** The phases of all partners on one axis of time. */
    public static Optional<ChartFigure> chart(View view) {
        List<Timeline.Lane> lanes = new ArrayList<>();
        List<Node> facts = new ArrayList<>();
        for (Node partner : Partners.all(view)) {
            StatusHistory history = of(view, partner);
            history.phases.forEach(phase -> facts.add(phase.node()));
            Name name = Name.of(view, partner);
            lanes.add(new Timeline.Lane(name.text(), name.link(), phases(view, history.phases), List.of()));
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(new ChartFigure(view, "status", Map.of(),
                new Timeline(view.text("status.title"), lanes, view.asOf().day(), List.of()), FigureSeries.sources(view, facts)));
    }

    /** The phases of a partner and the steps between them. */
    public static Optional<ChartFigure> chart(View view, Node partner) {
        StatusHistory history = of(view, partner);
        List<Node> facts = new ArrayList<>(history.phases.stream().map(Fact::node).toList());
        List<Timeline.Mark> marks = steps(view, partner).stream().map(step -> {
            facts.add(step.node());
            return new Timeline.Mark(step.name().text(), start(step), step.when(), step.name().link(), step.node().toString());
        }).toList();
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        List<Timeline.Lane> lanes = new ArrayList<>();
        lanes.add(new Timeline.Lane(view.text("status.status"), Optional.empty(), phases(view, history.phases), List.of()));
        lanes.add(new Timeline.Lane(view.text("status.steps"), Optional.empty(), List.of(), marks));
        return Optional.of(new ChartFigure(view, "status", Map.of(Partners.PARAMETER, Partners.code(partner)),
                new Timeline(view.text("status.title-of", view.name(partner)), lanes, view.asOf().day(), List.of()), FigureSeries.sources(view, facts)));
    }

    private static List<Timeline.Phase> phases(View view, List<Fact> phases) {
        return phases.stream().map(phase -> Phases.drawn(view, phase, tone(phase), status(phase))).toList();
    }

    /** The events that are steps of a partner towards membership, oldest first. */
    static List<Fact> steps(View view, Node partner) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        return things.having(Egn.about, partner).stream()
                .filter(event -> things.value(event, Egn.eventKind).filter(kind -> STEPS.contains(kind.toString().replaceFirst("^.*/", ""))).isPresent())
                .map(facts::read).filter(fact -> fact.state() != State.FUTURE && fact.from().isPresent())
                .sorted(Comparator.comparing(StatusHistory::start)).toList();
    }
}
