package org.w3id.egnatia.page.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.Numbers;
import org.w3id.egnatia.page.chart.Point;
import org.w3id.egnatia.page.chart.ScaledMultiples;
import org.w3id.egnatia.page.chart.Series;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A measure as a view shows it: its scale and its values through time.
 *
 * @param view   the view
 * @param node   the concept
 * @param scale  the row of its scale
 * @param points its figures with a number, partner by partner in the order of time
 */
public record Measure(View view, Node node, SavedRow scale, List<Valued> points) {

    private static final String SCHEME = Namespaces.VOC + "measure/";
    /** Fewer numbers of one partner than this make no line. */
    private static final int LINE_FROM = 2;
    private static final int YEAR = 4;
    private static final String NOWHERE_RANKED = "years-of-one-partner|each-for-itself";

    /** A figure with a number. */
    public record Valued(Node fact, Node partner, Node measure, LocalDate from, LocalDate to, String period,
                  String edition, BigDecimal value) {
    }

    /** The measure of a code that has a scale, if there is one. */
    static Optional<Measure> of(View view, String code) {
        if (!code.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        Node node = NodeFactory.createURI(SCHEME + code);
        return scale(view, node).map(scale -> new Measure(view, node, scale, points(view, code)));
    }

    /** True if a measure has a scale, and so a page. */
    static boolean hasScale(View view, Node measure) {
        return scale(view, measure).isPresent();
    }

    private static Optional<SavedRow> scale(View view, Node measure) {
        return SavedRows.ever(view, "scales").stream().filter(row -> row.thing("measure").equals(measure)).findFirst();
    }

    private static List<Valued> points(View view, String code) {
        List<Valued> points = new ArrayList<>();
        for (SavedRow row : throughTime(view, code).rows()) {
            Optional<BigDecimal> value = row.number("value");
            if (value.isPresent()) {
                String edition = row.literal("edition");
                Optional<PreciseDate> from = row.day("from");
                Optional<PreciseDate> to = row.day("to");
                int year = edition.isEmpty() ? 0 : Integer.parseInt(edition.substring(0, YEAR));
                LocalDate edited = LocalDate.of(Math.max(1, year), 1, 1);
                LocalDate first = from.or(() -> to).map(PreciseDate::date).orElse(edited);
                LocalDate last = to.or(() -> from).map(PreciseDate::date).orElse(edited.plusYears(1).minusDays(1));
                points.add(new Valued(row.fact(), row.thing("partner"), row.thing("measure"), first, last,
                        period(view, from, to, edition), edition, value.get()));
            }
        }
        return points;
    }

    /** The figures of a measure up to the day of the view. */
    static SavedRows throughTime(View view, String code) {
        return SavedRows.of(view.site(), "through-time",
                new TreeMap<>(Map.of("index", code, SavedRows.DATE, view.asOf().day().toString())));
    }

    private static String period(View view, Optional<PreciseDate> from, Optional<PreciseDate> to, String edition) {
        if (from.isEmpty() || to.isEmpty()) {
            return from.or(() -> to).map(date -> date.inWords(view)).orElse(view.text("measure.edition", edition));
        }
        String first = from.get().inWords(view);
        String last = to.get().inWords(view);
        return first.equals(last) ? first : view.text("when.from-to", first, last);
    }

    /** The same with the figures of one partner. */
    Measure about(Node partner) {
        return new Measure(view, node, scale, points.stream().filter(point -> point.partner.equals(partner)).toList());
    }

    /** Its code. */
    String code() {
        return node.getURI().substring(SCHEME.length());
    }

    /** Its name. */
    public String name() {
        return VisibleText.capitalised(VisibleText.of(view.name(node)));
    }

    /** What it measures. */
    public Label definition() {
        return view.told(node, SKOS.definition.asNode());
    }

    /** What a reader must know beside the definition; may be empty. */
    public String caveat() {
        return view.site().things().text(node, SKOS.scopeNote.asNode()).map(VisibleText::of).orElse("");
    }

    /** The index or the kind of statistics that it belongs to. */
    Node group() {
        return view.site().things().values(node, SKOS.broader.asNode()).stream().findFirst().orElse(node);
    }

    /** True if partners may be set side by side. */
    boolean isRanked() {
        return scale.iri("comparability").filter(c -> !Namespaces.code(c).matches(NOWHERE_RANKED))
                .isPresent() && !points.isEmpty();
    }

    /** True if its figures come in parts, which are told in a table. */
    boolean hasParts() {
        return points.isEmpty();
    }

    /** Least to most value, as far as there are such. */
    public String ends() {
        String least = scale.literal("least");
        String most = scale.literal("most");
        return most.isEmpty() ? least.isEmpty() ? "" : view.text("measure.from", least)
                : view.text("when.from-to", least, most);
    }

    /** The changes of method that concern it. */
    List<SavedRow> breaks() {
        return SavedRows.ever(view, "breaks").stream()
                .filter(row -> row.thing("measure").equals(node) || row.thing("earlier").equals(node)).toList();
    }

    /** The days from which another method holds, within the time of the points. */
    private List<LocalDate> breakDays() {
        return points.stream().filter(p -> p.measure.equals(node)).map(Valued::from).min(LocalDate::compareTo)
                .filter(day -> points.stream().anyMatch(p -> !p.measure.equals(node)))
                .map(List::of).orElse(List.of());
    }

    /** The values as small multiples, if some partner has enough of them. */
    Optional<ScaledMultiples> chart() {
        Map<String, List<Point>> byPartner = new TreeMap<>();
        Map<String, Valued> latest = new LinkedHashMap<>();
        points.forEach(p -> latest.merge(p.partner + " " + p.from + " " + p.measure, p,
                (one, other) -> one.edition.compareTo(other.edition) > 0 ? one : other));
        latest.values().forEach(p -> byPartner.computeIfAbsent(VisibleText.of(view.name(p.partner)),
                name -> new ArrayList<>()).add(new Point(p.from, p.to, p.period, p.value, p.edition, "",
                        view.link(p.fact), p.fact.toString())));
        byPartner.values().forEach(list -> list.sort((a, b) -> a.from().compareTo(b.from())));
        if (byPartner.values().stream().noneMatch(list -> list.size() >= LINE_FROM)) {
            return Optional.empty();
        }
        List<Series> series = byPartner.entrySet().stream().map(e -> new Series(e.getKey(), e.getValue())).toList();
        return Optional.of(new ScaledMultiples(new Numbers(name(), scale.literal("unit"), series),
                scale.number("least"), scale.number("most"), scale.literal("better"), breakDays()));
    }

    /** The figures behind the chart. */
    List<Node> facts() {
        return points.stream().map(Valued::fact).toList();
    }
}
