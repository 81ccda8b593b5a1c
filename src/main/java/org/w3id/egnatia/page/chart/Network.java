package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Things and what joins them: those from which ties lead on the left, those to which they lead on the right; what is
 * both stands on the left, and ties between things on the left bend out of it.
 *
 * @param title title
 * @param from  what stands on the left: head of its column in the table
 * @param to    what stands on the right
 * @param ties  the ties
 */
public record Network(String title, String from, String to, List<Tie> ties) implements Chart {

    private static final double LINE = 22;
    private static final double SIZE = 14;
    private static final double DOT = 4;
    private static final double BEND = 26;

    /**
     * A tie from one thing to another.
     *
     * @param from  name of the one
     * @param to    name of the other
     * @param label what it is; may be empty
     */
    public record Tie(End from, End to, String label) {
    }

    /** A thing at the end of a tie: its name, and the address of its page. */
    public record End(String name, Optional<String> link) {
    }

    private List<End> left() {
        return List.copyOf(ties.stream().map(Tie::from).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private List<End> right() {
        Set<End> all = ties.stream().map(Tie::to).collect(Collectors.toCollection(LinkedHashSet::new));
        left().forEach(all::remove);
        return List.copyOf(all);
    }

    @Override
    public String description() {
        Map<String, List<String>> said = new LinkedHashMap<>();
        ties.forEach(tie -> said.computeIfAbsent(tie.from.name, name -> new ArrayList<>())
                .add((tie.label.isEmpty() ? "" : tie.label + " ") + tie.to.name));
        return "Graph. " + String.join("; ", said.entrySet().stream().map(one -> one.getKey() + " → "
                + String.join(", ", one.getValue())).toList()) + ".";
    }

    @Override
    public Table table() {
        return new Table(List.of(Table.Column.of(from), Table.Column.of("Tie"), Table.Column.of(to)), ties.stream()
                .map(tie -> List.of(Table.Cell.of(tie.from.name).to(tie.from.link), Table.Cell.of(tie.label),
                        Table.Cell.of(tie.to.name).to(tie.to.link))).toList());
    }

    @Override
    public boolean linked() {
        return true;
    }

    @Override
    public boolean isDense() {
        return left().size() + right().size() > 24;
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        List<End> left = left();
        List<End> right = right();
        double height = Math.max(left.size(), right.size()) * LINE + 8;
        // Each side has what its names need, and the ties what is left of it, or at least a fifth.
        double room = Math.min(width * 0.4, longest(left));
        double rightRoom = Math.min(width * 0.8 - room, longest(right));
        Map<End, double[]> places = new HashMap<>();
        place(left, room, height, places);
        place(right, width - rightRoom, height, places);
        for (Tie tie : ties) {
            double[] a = places.get(tie.from);
            double[] b = places.get(tie.to);
            double bend = a[0] == b[0] ? a[0] + BEND * 2 : (a[0] + b[0]) / 2;
            parts.add(Svg.of("g").with("class", "mark")
                    .add(Svg.of("title").text(tie.from.name + " → " + (tie.label.isEmpty() ? "" : tie.label + " ")
                            + tie.to.name))
                    .add(Svg.path("M" + Svg.number(a[0] + DOT) + ' ' + Svg.number(a[1]) + 'C' + Svg.number(bend) + ' '
                            + Svg.number(a[1]) + ' ' + Svg.number(bend) + ' ' + Svg.number(b[1]) + ' '
                            + Svg.number(b[0] + (a[0] == b[0] ? DOT : -DOT)) + ' ' + Svg.number(b[1]))
                            .with("class", "tie").with("fill", "none").with("stroke", Palette.QUIET)
                            .with("stroke-opacity", "0.55").with("stroke-width", 1.2)));
        }
        left.forEach(end -> parts.add(end(end, places.get(end), room - 2 * DOT, true)));
        right.forEach(end -> parts.add(end(end, places.get(end), rightRoom - 2 * DOT, false)));
        return new Drawing(width, height, parts);
    }

    private static double longest(List<End> ends) {
        return Words.width(ends.stream().mapToInt(end -> end.name.length()).max().orElse(0), SIZE) + 4 * DOT;
    }

    private static void place(List<End> ends, double x, double height, Map<End, double[]> places) {
        double step = height / Math.max(1, ends.size());
        for (int i = 0; i < ends.size(); i++) {
            places.put(ends.get(i), new double[] {x, step * (i + 0.5)});
        }
    }

    private static Svg end(End end, double[] at, double room, boolean isLeft) {
        return end.link.map(link -> Svg.of("a").with("href", link)).orElseGet(() -> Svg.of("g"))
                .with("class", "mark").add(Svg.of("title").text(end.name))
                .add(Palette.fill(Svg.of("circle").with("cx", at[0]).with("cy", at[1]).with("r", DOT), isLeft ? 0 : 1))
                .add(Svg.words(isLeft ? at[0] - 9 : at[0] + 9, at[1] + 4.5, Words.cut(end.name,
                        room / Words.width(1, SIZE))).with("text-anchor", isLeft ? "end" : "start"));
    }
}
