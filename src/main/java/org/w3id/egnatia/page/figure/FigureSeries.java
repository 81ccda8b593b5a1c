package org.w3id.egnatia.page.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.BarChart;
import org.w3id.egnatia.page.chart.Chart;
import org.w3id.egnatia.page.chart.LineChart;
import org.w3id.egnatia.page.chart.Numbers;
import org.w3id.egnatia.page.chart.Point;
import org.w3id.egnatia.page.chart.Series;
import org.w3id.egnatia.page.chart.SmallMultiples;
import org.w3id.egnatia.page.chart.StackedBars;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A series of figures as a view shows it: those whose period was over by the day.
 *
 * @param view    the view
 * @param node    the concept of the series
 * @param figures its figures in the order of time
 */
public record FigureSeries(View view, Node node, List<Entry> figures) {

    static final String SCHEME = Namespaces.VOC + "series/";
    private static final Pattern RANK = Pattern.compile("rank \\d+: (\\w+)");
    private static final String UNSPECIFIED = "OOO";
    private static final String VINTAGE = "vintage ";
    private static final int LINE_FROM = 40;
    /** Fewer numbers than this are a sentence or a table and no chart. */
    private static final int CHART_FROM = 3;

    /** A figure: about whom, what was measured in which unit, and the number. */
    public record Entry(Node node, List<Node> about, Node measure, Node unit, String dimension, Point point) {
    }

    /** The series of a code, if there is one with figures to show. */
    public static Optional<FigureSeries> of(View view, String code) {
        return code.matches("[a-z0-9-]+") ? Optional.of(of(view, NodeFactory.createURI(SCHEME + code)))
                .filter(s -> !s.figures.isEmpty())
                : Optional.empty();
    }

    /** All series that have figures to show, in the order of their names. */
    public static List<FigureSeries> all(View view) {
        List<FigureSeries> all = new ArrayList<>();
        RecordedFigures.of(view.site()).series().forEach(node -> all.add(of(view, node)));
        return all.stream().filter(s -> !s.figures.isEmpty()).sorted(Comparator.comparing(FigureSeries::name)).toList();
    }

    private static FigureSeries of(View view, Node node) {
        return new FigureSeries(view, node, RecordedFigures.of(view.site()).in(node).stream()
                .filter(r -> !r.to().date().isAfter(view.asOf().day()))
                .map(r -> new Entry(r.node(), r.about(), r.measure(), r.unit(), r.dimension(), point(view, r)))
                .toList());
    }

    private static Point point(View view, RecordedFigures.Recorded figure) {
        String first = figure.from().inWords(view);
        String last = figure.to().inWords(view);
        return new Point(figure.from().date(), figure.to().date(), first.equals(last) ? first
                : view.text("when.from-to", first, last),
                figure.value(), figure.vintage(), figure.note(), view.link(figure.node()), figure.node().toString());
    }

    /** The figures as rows of the saved question. */
    public SavedRows answer() {
        return SavedRows.of(view.site(), RecordedFigures.QUESTION, new TreeMap<>(Map.of(RecordedFigures.SERIES, code(),
                SavedRows.DATE, view.asOf().day().toString())));
    }

    /** Its code. */
    public String code() {
        return node.getURI().substring(SCHEME.length());
    }

    /** Its name. */
    public String name() {
        return VisibleText.of(view.name(node));
    }

    /** What was counted, by whom and how; empty if the list of series says nothing. */
    public Label definition() {
        return view.told(node, SKOS.definition.asNode());
    }

    /** Where its page stands. */
    public String link() {
        return view.link("figures/" + code());
    }

    /** The units of its figures. */
    public String units() {
        return names(figures.stream().map(Entry::unit).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** What its figures measure. */
    public String measures() {
        return names(figures.stream().map(Entry::measure).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The states of publication of its figures. */
    public String vintages() {
        return String.join("; ", figures.stream().map(e -> e.point.vintage()).filter(v -> !v.isEmpty())
                .map(vintage -> vintage.startsWith(VINTAGE) ? vintage.substring(VINTAGE.length()) : vintage)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** First to last period. */
    public String span() {
        String first = Integer.toString(figures.get(0).point.from().getYear());
        String last = Integer.toString(figures.get(figures.size() - 1).point.to().getYear());
        return first.equals(last) ? first : first + "–" + last;
    }

    /** The sources of its figures. */
    public List<Name> sources() {
        return sources(view, figures.stream().map(Entry::node).toList());
    }

    /** The sources on which facts rest, without repetition. */
    public static List<Name> sources(View view, List<Node> facts) {
        Things things = view.site().things();
        Set<Node> sources = new LinkedHashSet<>();
        facts.forEach(fact -> things.values(fact, Egn.evidence)
                .forEach(evidence -> sources.addAll(things.values(evidence, Egn.source))));
        return sources.stream().map(source -> Name.of(view, source)).sorted(Comparator.comparing(Name::text)).toList();
    }

    /** The series with the figures about one thing only. */
    public FigureSeries about(Node thing) {
        return new FigureSeries(view, node, figures.stream().filter(e -> e.about.equals(List.of(thing))).toList());
    }

    /** True if all its figures count the same in the same unit. */
    public boolean isOfOneKind() {
        return figures.stream().map(e -> List.of(e.measure, e.unit)).distinct().count() <= 1;
    }

    /** True if it shows something as a picture: figures that compare, of several periods. */
    public boolean isDrawn() {
        return isOfOneKind() && numbers().series().stream().anyMatch(s -> s.points().size() >= CHART_FROM);
    }

    /** True if a line of a few words' size shows its course: few lines, and more than single numbers in them. */
    boolean hasCourse() {
        return !isRanked() && numbers().series().stream().anyMatch(s -> s.longestRun() >= CHART_FROM);
    }

    /** Its main chart; only if {@link #isDrawn}. */
    public Chart chart() {
        Numbers numbers = numbers();
        if (isRanked()) {
            return new StackedBars(numbers, unspecified());
        }
        if (numbers.series().size() > 1) {
            return new SmallMultiples(titled(numbers, "series.own-scale"), false);
        }
        return numbers.all().size() > LINE_FROM ? new LineChart(numbers) : new BarChart(numbers);
    }

    /** The numbers of all subjects on one scale, where the main chart gives each its own. */
    public Optional<Chart> together() {
        Numbers numbers = numbers();
        return isRanked() || numbers.series().size() < 2 ? Optional.empty()
                : Optional.of(new LineChart(titled(numbers, "series.one-scale")));
    }

    private Numbers titled(Numbers numbers, String key) {
        return new Numbers(view.text(key, numbers.title()), numbers.unit(), numbers.series());
    }

    private boolean isRanked() {
        return !figures.isEmpty() && figures.stream().allMatch(e -> RANK.matcher(e.dimension).matches());
    }

    /** Its numbers, subject by subject. */
    public Numbers numbers() {
        boolean ranked = isRanked();
        Map<String, List<Point>> bySubject = new LinkedHashMap<>();
        figures.forEach(e -> bySubject.computeIfAbsent(ranked ? nationality(e) : subject(e), s -> new ArrayList<>())
                .add(e.point));
        List<Series> series = bySubject.entrySet().stream().map(e -> new Series(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(Series::name)).toList();
        String title = series.size() == 1 && figures.get(0).about.size() == 1 && !name().contains(series.get(0).name())
                ? name() + ": " + series.get(0).name() : name();
        return new Numbers(title, units(), series);
    }

    private String subject(Entry entry) {
        return names(new LinkedHashSet<>(entry.about));
    }

    /** The name of the nationality that the file leaves open. */
    private String unspecified() {
        return figures.stream().filter(entry -> entry.dimension.endsWith(": " + UNSPECIFIED)).findFirst()
                .map(this::nationality).orElse("");
    }

    /** Name of a nationality, or its code, from a dimension such as {@code rank 1: SRB} and the label that names it. */
    private String nationality(Entry entry) {
        Matcher rank = RANK.matcher(entry.dimension);
        String code = rank.matches() ? rank.group(1) : entry.dimension;
        String label = view.name(entry.node);
        int name = label.lastIndexOf(": ");
        return name < 0 ? code : label.substring(name + 2);
    }

    private String names(Set<Node> nodes) {
        return nodes.stream().map(n -> VisibleText.of(view.name(n))).collect(Collectors.joining(", "));
    }
}
