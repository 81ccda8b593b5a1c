package org.w3id.egnatia.page.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Outline;
import org.w3id.egnatia.page.chart.Point;
import org.w3id.egnatia.page.chart.RegionMap;
import org.w3id.egnatia.page.chart.Steps;
import org.w3id.egnatia.page.chart.Table;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.page.partner.Negotiations;
import org.w3id.egnatia.page.partner.PartnerCard;

/**
 * A measure by which the map of the region can be coloured.
 *
 * @param id   its name in addresses
 * @param name its name in words
 */
public record MapMeasure(String id, String name) {

    /** Parameter of the measure in addresses. */
    public static final String PARAMETER = "measure";

    private static final String STATUS = "accession-status";
    private static final String OPENED = "chapters-opened";
    private static final String CLOSED = "chapters-closed";
    private static final int PARTNERS_AT_LEAST = 4;

    /** The measures on which there is something to show for most partners: status, chapters, and series of figures. */
    public static List<MapMeasure> all(View view) {
        List<MapMeasure> measures = new ArrayList<>();
        for (String id : List.of(STATUS, OPENED, CLOSED)) {
            String key = "map." + id;
            measures.add(new MapMeasure(id, view.text(key)));
        }
        List<Node> partners = Partners.all(view);
        for (FigureSeries series : FigureSeries.all(view)) {
            if (series.isOfOneKind() && series.figures().stream().filter(e -> e.about().size() == 1)
                    .map(e -> e.about().get(0))
                    .filter(partners::contains).distinct().count() >= PARTNERS_AT_LEAST) {
                measures.add(new MapMeasure(series.code(), series.name()));
            }
        }
        return measures;
    }

    /** The map that a view asks for; by status if it asks for none; none if there is no such measure or no outline. */
    public static Optional<ChartFigure> map(View view) {
        return map(view, all(view));
    }

    /** The same, with the measures of the view at hand. */
    public static Optional<ChartFigure> map(View view, List<MapMeasure> measures) {
        String id = view.parameters().getOrDefault(PARAMETER, STATUS);
        return measures.stream().filter(m -> m.id.equals(id)).findFirst().flatMap(measure -> measure.on(view));
    }

    private Optional<ChartFigure> on(View view) {
        Map<Node, Outline> outlines = Partners.outlines(view);
        if (outlines.isEmpty()) {
            return Optional.empty();
        }
        Drawn drawn = switch (id) {
            case STATUS -> status(view, outlines);
            case OPENED -> chapters(view, outlines, Negotiations::opened);
            case CLOSED -> chapters(view, outlines, Negotiations::closed);
            default -> FigureSeries.of(view, id).map(series -> figures(view, outlines, series))
                    .orElse(new Drawn(new RegionMap(name, name, List.of(), List.of(), "", ""), List.of()));
        };
        return drawn.map.parts().isEmpty() ? Optional.empty()
                : Optional.of(new ChartFigure(view, "map", Map.of(PARAMETER, id), drawn.map,
                        FigureSeries.sources(view, drawn.facts)));
    }

    private record Drawn(RegionMap map, List<Node> facts) {
    }

    private static RegionMap.Part part(View view, Node partner, Outline outline, Optional<Integer> step,
                                       String written, String said,
                                       Table.Cell raw, Optional<Node> fact) {
        Name name = Name.of(view, partner);
        return new RegionMap.Part(name.text(), name.link().orElse(""), outline, step, written, said, raw,
                fact.flatMap(view::link), fact.map(Node::toString).orElse(""));
    }

    private Drawn status(View view, Map<Node, Outline> outlines) {
        List<RegionMap.Part> parts = new ArrayList<>();
        List<Node> facts = new ArrayList<>();
        Map<Integer, String> key = new HashMap<>();
        for (PartnerCard card : PartnerCard.all(view)) {
            Optional.ofNullable(outlines.get(card.name().node())).ifPresent(outline -> {
                card.status().ifPresent(held -> facts.add(held.fact()));
                Optional<Integer> shade = card.status().map(held -> held.status().tone().shade());
                String words = card.statusInWords();
                shade.ifPresent(s -> key.put(s, words));
                parts.add(part(view, card.name().node(), outline, shade, "", card.status()
                        .map(held -> view.text("status.since", words, held.since().inWords(view))).orElse(words),
                        Table.Cell.of(words),
                        card.status().map(PartnerCard.Held::fact)));
            });
        }
        List<RegionMap.Step> steps = key.entrySet().stream().map(e -> new RegionMap.Step(e.getKey(), e.getValue()))
                .toList();
        return new Drawn(new RegionMap(view.text("map.title", name, view.day(view.asOf().day())), name, parts,
                steps, view.text("status.none"), ""), facts);
    }

    private Drawn chapters(View view, Map<Node, Outline> outlines,
                           Function<Negotiations, List<Negotiations.Step>> which) {
        List<Node> facts = new ArrayList<>();
        Map<Node, List<Node>> chapters = new LinkedHashMap<>();
        outlines.keySet().forEach(partner -> chapters.put(partner,
                which.apply(Negotiations.of(view, partner)).stream().map(Negotiations.Step::event).toList()));
        Steps steps = Steps.upTo(BigDecimal.valueOf(chapters.values().stream().mapToInt(List::size).max().orElse(0)));
        List<RegionMap.Part> parts = new ArrayList<>();
        outlines.forEach((partner, outline) -> {
            List<Node> own = chapters.get(partner);
            facts.addAll(own);
            BigDecimal count = BigDecimal.valueOf(own.size());
            Optional<Integer> step = own.isEmpty() ? Optional.empty() : Optional.of(steps.of(count));
            parts.add(part(view, partner, outline, step, own.isEmpty() ? "" : count.toString(),
                    own.isEmpty() ? view.text("map.no-chapters") : view.text("map.chapters", own.size()),
                    Table.Cell.of(count), Optional.empty()));
        });
        return new Drawn(new RegionMap(view.text("map.title", name, view.day(view.asOf().day())), name,
                parts, steps.key(),
                view.text("map.no-chapters"), ""), facts);
    }

    /**
     * The latest period for which there are numbers of most partners, and what is told of several partners together.
     */
    private Drawn figures(View view, Map<Node, Outline> outlines, FigureSeries series) {
        Map<Node, Map<String, FigureSeries.Entry>> numbers = new HashMap<>();
        Map<String, Integer> periods = new HashMap<>();
        for (FigureSeries.Entry entry : series.figures()) {
            if (entry.about().size() == 1 && outlines.containsKey(entry.about().get(0))) {
                numbers.computeIfAbsent(entry.about().get(0), p -> new HashMap<>())
                        .put(entry.point().from() + entry.point().period(), entry);
                periods.merge(entry.point().from() + entry.point().period(), 1, Integer::sum);
            }
        }
        Optional<String> latest = periods.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, Integer> e) -> e.getValue())
                        .thenComparing(Map.Entry::getKey)).map(Map.Entry::getKey);
        if (latest.isEmpty()) {
            return new Drawn(new RegionMap(name, name, List.of(), List.of(), "", ""), List.of());
        }
        List<FigureSeries.Entry> shown = numbers.values().stream()
                .flatMap(m -> Optional.ofNullable(m.get(latest.get())).stream()).toList();
        String period = shown.get(0).point().period();
        Steps steps = Steps.upTo(shown.stream().map(e -> e.point().value()).reduce(BigDecimal.ZERO, BigDecimal::max));
        List<RegionMap.Part> parts = new ArrayList<>();
        outlines.forEach((partner, outline) -> {
            Optional<FigureSeries.Entry> entry = Optional.ofNullable(numbers.getOrDefault(partner, Map.of())
                    .get(latest.get()));
            Optional<Point> point = entry.map(FigureSeries.Entry::point);
            parts.add(part(view, partner, outline, point.map(p -> steps.of(p.value())),
                    point.map(p -> Steps.written(p.value())).orElse(""),
                    point.map(p -> Steps.inFull(p.value()) + " " + series.units() + ", " + p.period())
                    .orElse(view.text("map.no-figure")),
                    point.map(p -> Table.Cell.of(p.value())).orElse(Table.Cell.of("")),
                    entry.map(FigureSeries.Entry::node)));
        });
        String together = series.figures().stream()
                .filter(e -> e.point().period().equals(period)
                        && !(e.about().size() == 1 && outlines.containsKey(e.about().get(0))))
                .map(e -> e.about().stream().map(view::name).collect(Collectors.joining(", ")) + ": "
                        + Steps.inFull(e.point().value()))
                .collect(Collectors.joining("; "));
        return new Drawn(new RegionMap(view.text("map.period", name, period), name + ", " + series.units(), parts,
                steps.key(), view.text("map.no-figure"),
                together.isEmpty() ? "" : together + "."), shown.stream().map(FigureSeries.Entry::node).toList());
    }
}
