package org.w3id.egnatia.page.figure;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Numbers;
import org.w3id.egnatia.page.chart.Point;
import org.w3id.egnatia.page.chart.Series;
import org.w3id.egnatia.page.chart.Sparkline;
import org.w3id.egnatia.vocab.Egn;

/**
 * A series of figures as a card: its name, its last value in words, and its course as a small picture.
 *
 * @param name    what was counted
 * @param link    where all of it stands
 * @param latest  the last value, or the least and the most of the last period, in words
 * @param unit    what one of it is
 * @param years   first to last year
 * @param figures how many figures there are
 * @param picture its course; none where figures do not compare or are too few
 * @param file    address of the whole picture as a file; none where there is no picture
 * @param topics  the policy areas of its figures, the one of most figures first
 */
public record Spark(String name, String link, String latest, String unit, String years, int figures,
                    Optional<String> picture, Optional<String> file, List<Node> topics) {

    /** The cards of all series of a view, by name. */
    public static List<Spark> all(View view) {
        return FigureSeries.all(view).stream().map(series -> of(series, Map.of())).toList();
    }

    /** The cards of the series that have enough figures about a partner to show their course. */
    public static List<Spark> ofPartner(View view, Node partner) {
        return FigureSeries.all(view).stream().map(series -> series.about(partner))
                .filter(series -> !series.figures().isEmpty() && series.isDrawn())
                .map(series -> of(series, Map.of(Partners.PARAMETER, Partners.code(partner)))).toList();
    }

    private static Spark of(FigureSeries series, Map<String, String> parameters) {
        View view = series.view();
        boolean drawn = series.isDrawn();
        return new Spark(series.name(), series.link(), series.isOfOneKind() ? latest(view, series.numbers()) : "",
                series.units(), series.span(), series.figures().size(),
                Optional.of(series).filter(s -> drawn && s.hasCourse()).map(s -> new Sparkline(s.numbers().series())
                        .inPage()),
                Optional.of(series).filter(s -> drawn)
                        .map(s -> view.link("chart/series-" + s.code() + ".svg", parameters)), topics(series));
    }

    private static String latest(View view, Numbers numbers) {
        List<Series> whole = numbers.series().stream().map(one -> new Series(one.name(), one.points().stream()
                .filter(point -> !one.isPart(point)).toList())).filter(one -> !one.points().isEmpty()).toList();
        Point last = whole.stream().flatMap(one -> one.points().stream()).max(Comparator.comparing(Point::to))
                .orElseThrow();
        List<Series> lines = whole.stream().filter(one -> one.points().stream()
                .anyMatch(point -> point.to().equals(last.to()))).toList();
        Series least = lines.stream().min(Comparator.comparing(one -> end(one).value())).orElseThrow();
        Series most = lines.stream().max(Comparator.comparing(one -> end(one).value())).orElseThrow();
        String greatest = view.words().number(end(most).value());
        return least.equals(most) ? view.text("figures.latest", greatest, last.period())
                : view.text("figures.latest.between", last.period(), view.words().number(end(least).value()),
                least.name(), greatest, most.name());
    }

    private static Point end(Series one) {
        return one.points().get(one.points().size() - 1);
    }

    private static List<Node> topics(FigureSeries series) {
        Set<Node> all = new LinkedHashSet<>();
        Map<Node, Long> counts = series.figures().stream()
                .flatMap(entry -> series.view().site().things().values(entry.node(), Egn.topic).stream())
                .collect(Collectors.groupingBy(topic -> topic, Collectors.counting()));
        counts.entrySet().stream().sorted(Comparator.comparing((Map.Entry<Node, Long> e) -> -e.getValue())
                .thenComparing(e -> e.getKey().getURI())).forEach(e -> all.add(e.getKey()));
        return List.copyOf(all);
    }
}
