package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.Timeline;
import org.w3id.egnatia.page.fact.Differing;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Replaced;
import org.w3id.egnatia.page.fact.Status;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.vocab.Egn;

/**
 * The agreements or the treaties of a partner: the answer of a saved question, whose rows are phases.
 *
 * @param answer the rows
 * @param list   what they are phases of, in the order of the question
 * @param chart  those through time whose present state has a date, if there are such
 */
public record Ties(SavedRows answer, List<Tie> list, Optional<ChartFigure> chart) {

    private static final int SHADES = 5;

    /** The agreements, by counterpart and name. */
    public static Ties agreements(View view, Node partner) {
        return of(view, partner, "agreements", SavedRows.onDay(view, "agreements-of-partner", partner), "agreement");
    }

    /** The conventions and other treaties of many parties, by name. */
    public static Ties conventions(View view, Node partner) {
        return of(view, partner, "conventions", SavedRows.onDay(view, "conventions-of-partner", partner), "treaty");
    }

    private static Ties of(View view, Node partner, String id, SavedRows answer, String column) {
        Map<Node, List<SavedRow>> bySubject = new LinkedHashMap<>();
        answer.rows().forEach(row -> bySubject.computeIfAbsent(row.thing(column), s -> new ArrayList<>()).add(row));
        List<Tie> list = bySubject.entrySet().stream().map(e -> tie(view, e.getKey(), e.getValue())).toList();
        return new Ties(answer, list, chart(view, partner, id, list));
    }

    private static Tie tie(View view, Node subject, List<SavedRow> all) {
        // With a body and, later, with the one in its place: that with which it holds tells the state.
        Optional<Node> other = all.stream().filter(row -> row.isTold()).findFirst()
                .flatMap(row -> row.iri("counterpart"));
        List<SavedRow> rows = all.stream().sorted(Comparator.comparing(row -> !row.iri("counterpart").equals(other)))
                .toList();
        SavedRow first = rows.get(0);
        return new Tie(view, Name.of(view, subject), first.iri("counterpart").map(with -> Name.of(view, with)),
                first.literal("number"),
                first.isTold(), rows.stream().map(row -> Phase.of(view, row)).distinct().toList(),
                Differing.days(view, first.things("otherwise")),
                Replaced.of(view, first.iri("replacedBy"), first.day("replacedOn"), first.things("otherwise")));
    }

    /** Those that are told: an agreement of its own tells better than one of its type how the partner stands to it. */
    public List<Tie> told() {
        Set<Node> types = list.stream().flatMap(tie -> tie.view().site().things().value(tie.subject().node(),
                Egn.agreementType).stream()).collect(Collectors.toSet());
        return list.stream().filter(tie -> !types.contains(tie.subject().node())).toList();
    }

    /** How many the chart leaves out. */
    public long undrawn() {
        return told().stream().filter(tie -> !tie.isDated()).count();
    }

    private static Optional<ChartFigure> chart(View view, Node partner, String id, List<Tie> ties) {
        List<Tie> dated = ties.stream().filter(Tie::isDated)
                .sorted(Comparator.comparing((Tie tie) -> tie.phases().stream()
                .flatMap(phase -> phase.since().stream()).map(PreciseDate::date).min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX))).toList();
        if (dated.isEmpty()) {
            return Optional.empty();
        }
        List<Timeline.Lane> lanes = dated.stream()
                .map(tie -> new Timeline.Lane(shortName(view, tie, partner), tie.subject().link(),
                tie.inTime().stream().filter(phase -> phase.since().isPresent()).map(phase -> phase.drawn(view))
                .toList(), List.of())).toList();
        List<Node> facts = dated.stream().flatMap(tie -> tie.phases().stream()).map(Phase::relation).toList();
        String title = "tie.title." + id;
        return Optional.of(new ChartFigure(view, id, Map.of(Partners.PARAMETER, Partners.code(partner)),
                new Timeline(view.text(title, view.name(partner)), lanes, view.asOf().day(), key(dated)),
                FigureSeries.sources(view, facts)));
    }

    /** The statuses that occur, by their shades. */
    private static List<String> key(List<Tie> ties) {
        Map<Integer, TreeSet<Status>> byShade = new TreeMap<>();
        ties.stream().flatMap(tie -> tie.phases().stream()).filter(phase -> phase.since().isPresent())
                .map(Phase::status)
                .forEach(status -> byShade.computeIfAbsent(status.tone().shade(),
                        s -> new TreeSet<>(Status.FURTHEST_FIRST.reversed())).add(status));
        return IntStream.range(0, SHADES).mapToObj(shade ->
                String.join(", ", byShade.getOrDefault(shade, new TreeSet<>(Status.FURTHEST_FIRST)).stream()
                .map(status -> status.name().text()).toList())).toList();
    }

    /** The name without the partner's, whose page it is. */
    private static String shortName(View view, Tie tie, Node partner) {
        return tie.subject().text().replace(" with " + view.name(partner), "");
    }
}
