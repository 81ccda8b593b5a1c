package org.w3id.egnatia.page.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The grades of all areas: of all partners in a year, or of one partner over the years or in one of them.
 *
 * @param view    its circumstances
 * @param years   the years whose reports were published by the day, the newest first
 * @param year    the year that is shown; empty for all years of one partner
 * @param partner the partner that is shown; empty for a year, of which all are
 * @param answer  the rows of the table
 * @param columns partners or years
 * @param rows    the areas, in the order of the reports
 * @param moved   the rows of the movements against corruption
 * @param moves   the movements
 */
public record AssessmentsPage(View view, List<Integer> years, Optional<Integer> year, Optional<Name> partner,
                              SavedRows answer, List<Column> columns, List<Row> rows, SavedRows moved,
                              List<Move> moves) implements Page {

    /** The parameter of the year. */
    public static final String YEAR = "year";
    /** Its path. */
    public static final String PATH = "assessments";

    private static final String AREAS = Namespaces.VOC + "assessment-area/";
    private static final String CLUSTERS = Namespaces.VOC + "cluster/";
    private static final Node CORRUPTION = NodeFactory.createURI(AREAS + "fight-against-corruption");
    private static final List<String> RULE_OF_LAW = List.of("functioning-of-the-judiciary",
            "fight-against-corruption", "freedom-of-expression", "fight-against-organised-crime", "chapter-23",
            "chapter-24", "public-administration-reform");

    /** A partner, or a year. */
    public record Column(Optional<Name> name, String text) {
    }

    /** The rows of a cluster of chapters, in the order of the reports; without a cluster those outside of all. */
    public record Group(Optional<Name> cluster, List<Row> rows) {
    }

    /** An area with its cells in the order of the columns. */
    public record Row(Name area, String link, List<Optional<GradeCell>> cells) {
    }

    /** The page; empty if the address names a year of which no such report was published by the day. */
    public static Optional<AssessmentsPage> of(View view) {
        List<Integer> years = years(view);
        Optional<Node> partner = Optional.ofNullable(view.parameters().get(Partners.PARAMETER))
                .flatMap(code -> Partners.of(view, code));
        Optional<Integer> asked = Optional.ofNullable(view.parameters().get(YEAR)).map(Integer::valueOf);
        if (years.isEmpty() || asked.filter(year -> !years.contains(year)).isPresent()) {
            return Optional.empty();
        }
        int year = asked.orElse(years.get(0));
        SavedRows moved = Move.rows(view, CORRUPTION, Move.SINCE);
        List<Move> moves = Move.all(view, moved);
        return partner.map(one -> ofPartner(view, years, one, asked, moved, moves))
                .orElseGet(() -> Optional.of(ofYear(view, years, year, moved, moves)));
    }

    /** The years whose reports were published by the day, the newest first. */
    static List<Integer> years(View view) {
        return List.copyOf(new TreeSet<>(SavedRows.ever(view, "reports-with-grades").stream()
                .map(row -> row.day("day").map(PreciseDate::date).orElseThrow())
                .filter(day -> view.asOf().shows(day)).map(LocalDate::getYear).toList()).descendingSet());
    }

    private static AssessmentsPage ofYear(View view, List<Integer> years, int year, SavedRows moved,
                                          List<Move> moves) {
        SavedRows answer = SavedRows.of(view.site(), "grades-in-year", Map.of(YEAR, Integer.toString(year)));
        Map<Node, Map<Node, GradeCell>> table = new LinkedHashMap<>();
        for (SavedRow row : answer.rows()) {
            Optional<Integer> steps = row.number("halfSteps").map(BigDecimal::intValueExact);
            table.computeIfAbsent(row.thing("area"), area -> new LinkedHashMap<>())
                    .put(row.thing("partner"), GradeCell.of(view, row, steps));
        }
        List<Node> partners = Partners.all(view).stream()
                .filter(one -> table.values().stream().anyMatch(cells -> cells.containsKey(one))).toList();
        List<Row> rows = table.entrySet().stream().map(e -> row(view, e.getKey(), partners.stream()
                .map(one -> Optional.ofNullable(e.getValue().get(one))).toList())).toList();
        return new AssessmentsPage(view, years, Optional.of(year), Optional.empty(), answer, partners.stream()
                .map(one -> Name.of(view, one)).map(name -> new Column(Optional.of(name), name.text())).toList(), rows,
                moved, moves);
    }

    private static Optional<AssessmentsPage> ofPartner(View view, List<Integer> years, Node partner,
                                                       Optional<Integer> asked, SavedRows moved, List<Move> moves) {
        SavedRows answer = SavedRows.onDay(view, "grades-of-partner", partner);
        Map<Node, Map<Integer, SavedRow>> table = new LinkedHashMap<>();
        answer.rows().forEach(row -> table.computeIfAbsent(row.thing("area"), area -> new TreeMap<>())
                .put(row.count("year"), row));
        List<Integer> shown = years.stream().sorted()
                .filter(each -> asked.filter(year -> !year.equals(each)).isEmpty())
                .filter(each -> table.values().stream().anyMatch(cells -> cells.containsKey(each))).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = table.entrySet().stream()
                .map(e -> row(view, e.getKey(), cells(view, e.getValue(), shown))).toList();
        return Optional.of(new AssessmentsPage(view, years, asked, Optional.of(Name.of(view, partner)), answer,
                shown.stream().map(each -> new Column(Optional.empty(), each.toString())).toList(), rows, moved,
                moves));
    }

    private static List<Optional<GradeCell>> cells(View view, Map<Integer, SavedRow> held, List<Integer> years) {
        List<Optional<GradeCell>> cells = new ArrayList<>();
        for (int year : years) {
            Optional<GradeCell> before = Optional.ofNullable(held.get(year - 1))
                    .map(row -> GradeCell.of(view, row, Optional.empty()));
            cells.add(Optional.ofNullable(held.get(year)).map(row -> {
                GradeCell alone = GradeCell.of(view, row, Optional.empty());
                return GradeCell.of(view, row, before.flatMap(alone::above));
            }));
        }
        return cells;
    }

    private static Row row(View view, Node area, List<Optional<GradeCell>> cells) {
        return new Row(Name.of(view, area), link(view, area), cells);
    }

    /** The rows by the clusters of their chapters, which stand together in the reports. */
    public List<Group> groups() {
        Map<Optional<Node>, List<Row>> by = new LinkedHashMap<>();
        rows.forEach(row -> by.computeIfAbsent(cluster(row.area().node()), cluster -> new ArrayList<>()).add(row));
        return by.entrySet().stream().map(e -> new Group(e.getKey().map(one -> Name.of(view, one)), e.getValue()))
                .toList();
    }

    /** The cluster of an area: its own, that of its chapter, or that of the area of which it is a part. */
    private Optional<Node> cluster(Node area) {
        Things things = view.site().things();
        return Stream.concat(Stream.of(area), things.values(area, SKOS.exactMatch.asNode()).stream())
                .flatMap(one -> things.values(one, SKOS.broadMatch.asNode()).stream())
                .filter(one -> one.isURI() && one.getURI().startsWith(CLUSTERS)).findFirst()
                .or(() -> things.values(area, SKOS.broader.asNode()).stream().findFirst().flatMap(this::cluster));
    }

    /** The address of an area over the years. */
    static String link(View view, Node area) {
        return view.link(AreaPage.PATH + area.getURI().substring(AREAS.length()));
    }

    /** The two scales on which grades stand. */
    static List<Name> scales(View view) {
        return Stream.of("preparation-level", "progress")
                .map(scheme -> Name.of(view, NodeFactory.createURI(Namespaces.VOC + scheme))).toList();
    }

    /** The scales on which the grades stand. */
    public List<Name> scales() {
        return scales(view);
    }

    /** The areas of the rule of law, as links to their pages. */
    public Map<String, String> ruleOfLaw() {
        Map<String, String> links = new LinkedHashMap<>();
        RULE_OF_LAW.stream().map(code -> NodeFactory.createURI(AREAS + code))
                .forEach(area -> links.put(view.name(area), link(view, area)));
        return links;
    }

    /** The address of the movements against corruption. */
    public String corruption() {
        return link(view, CORRUPTION);
    }

    /** Who moved most against corruption, in one sentence. */
    public String most() {
        return Move.most(view, moves);
    }

    /** The partners, for the choice of one. */
    public List<Name> partners() {
        return Partners.all(view).stream().map(one -> Name.of(view, one)).toList();
    }

    /** The code of a partner. */
    public String code(Name one) {
        return Partners.code(one.node());
    }

    /** True if a partner is the one that is shown. */
    public boolean isShown(Name one) {
        return partner.filter(shown -> shown.node().equals(one.node())).isPresent();
    }

    @Override
    public String template() {
        return "assessments.jte";
    }

    @Override
    public String title() {
        return partner.map(one -> view.text("assessments.title.partner",
                        year.map(each -> one.text() + ", " + each).orElse(one.text())))
                .orElseGet(() -> view.text("assessments.title.year", year.map(String::valueOf).orElse("")));
    }

    @Override
    public String description() {
        return view.text("assessments.description");
    }

    @Override
    public List<String> styles() {
        return List.of("assessments.css");
    }
}
