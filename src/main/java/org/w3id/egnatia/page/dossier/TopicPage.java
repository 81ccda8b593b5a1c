package org.w3id.egnatia.page.dossier;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.assessment.Grade;
import org.w3id.egnatia.page.fact.Told;
import org.w3id.egnatia.page.figure.FigurePages;
import org.w3id.egnatia.page.matrix.Cell;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The dossier of a policy area: who is bound by what, the Commission's grades, money, figures, what sources say and
 * where they differ, and the latest steps.
 *
 * @param view        its circumstances
 * @param area        the area
 * @param tables      the tables of the six, in each the rows of the area
 * @param instruments the instruments of the area
 * @param assessed    the areas of assessment that are closest to it, with the grades of the six
 * @param money       amounts for its instruments
 * @param measures    measures and series of figures on it
 * @param figures     the newest figure of each, of each partner and the region
 * @param statements  what sources say, where they differ first
 * @param later       the statements and amounts that were told only after the day of the view
 * @param steps       the steps up to the day of the view, newest first: of a year, or of more years where that has few
 */
public record TopicPage(View view, Name area, List<Ties> tables, SavedRows instruments, List<Graded> assessed,
                        SavedRows money, SavedRows measures, SavedRows figures, SavedRows statements,
                        List<SavedRow> later, SavedRows steps) implements Page {

    /** What its addresses begin with. */
    public static final String PATH = "topic/";

    /** So many names stand before a part that is closed. */
    public static final int AMONG = 3;

    private static final String AREAS = Namespaces.VOC + "policy-area/";
    private static final String ASSESSED = Namespaces.VOC + "assessment-area/";
    private static final String AREA = "area";
    private static final int FEW = 12;
    private static final List<Integer> YEARS = List.of(1, 3);
    private static final int MOST_YEARS = 10;

    /**
     * A table of the six of which the rows are told that belong to the area.
     *
     * @param matrix the table
     * @param rows   its rows
     * @param later  those left out, since on a day that is past all of it was still to come
     */
    public record Ties(MatrixPage matrix, List<MatrixPage.Row> rows, List<MatrixPage.Row> later) {

        private static Ties of(MatrixPage matrix, Set<Node> things) {
            List<MatrixPage.Row> rows = matrix.rows().stream()
                    .filter(row -> things.contains(row.thing().node())).toList();
            List<MatrixPage.Row> later = rows.stream().filter(row -> matrix.view().asOf().isPast()
                    && row.cells().stream().anyMatch(Cell::isLater)
                    && row.cells().stream().allMatch(cell -> cell.isLater() || cell.facts().isEmpty())).toList();
            return new Ties(matrix, rows.stream().filter(row -> !later.contains(row)).toList(), later);
        }

        /** The first of what the rows are about. */
        public List<Name> among() {
            return rows.stream().limit(AMONG).map(MatrixPage.Row::thing).toList();
        }
    }

    /** The page of a policy area; empty if there is none of this code. */
    public static Optional<TopicPage> of(View view, String code) {
        return Optional.of(NodeFactory.createURI(AREAS + code))
                .filter(node -> view.site().things().isA(node, SKOS.Concept.asNode()))
                .map(area -> of(view, area, code));
    }

    private static TopicPage of(View view, Node area, String code) {
        Map<String, String> ofArea = Map.of(AREA, code);
        SavedRows instruments = SavedRows.of(view.site(), "instruments-of-area", ofArea);
        Set<Node> things = instruments.stream().map(row -> row.thing("instrument")).collect(Collectors.toSet());
        things.addAll(things.stream().flatMap(thing -> view.site().things().values(thing, Egn.agreementType).stream())
                .toList());
        List<Ties> tables = MatrixKind.all().stream().filter(kind -> kind != MatrixKind.BODIES)
                .map(kind -> Ties.of(MatrixPage.of(view, kind), things))
                .filter(ties -> !ties.rows().isEmpty() || !ties.later().isEmpty()).toList();
        Told told = new Told(view);
        SavedRows money = SavedRows.of(view.site(), "money-of-area", ofArea);
        SavedRows statements = SavedRows.of(view.site(), "statements-in-area", ofArea);
        Map<Boolean, List<SavedRow>> amounts = money.stream().collect(Collectors.partitioningBy(row ->
                told.isAmountOfThen(row.fact())));
        Map<Boolean, List<SavedRow>> said = statements.stream().collect(Collectors.partitioningBy(row ->
                told.byThen(row.fact())));
        return new TopicPage(view, Name.of(view, area), tables, instruments, assessed(view, area),
                money.with(amounts.get(true)), SavedRows.of(view.site(), "measures-of-area",
                ofArea), SavedRows.of(view.site(), "newest-figures-in-area", new TreeMap<>(Map.of(AREA, code,
                SavedRows.DATE, view.asOf().day().toString()))),
                statements.with(said.get(true)), Stream.concat(amounts.get(false).stream(),
                said.get(false).stream()).toList(), steps(view, code));
    }

    /** The steps of a year, or of more years where a year has few. */
    private static SavedRows steps(View view, String code) {
        return YEARS.stream().map(years -> steps(view, code, years)).filter(steps -> steps.rows().size() >= FEW)
                .findFirst().orElseGet(() -> steps(view, code, MOST_YEARS));
    }

    private static SavedRows steps(View view, String code, int years) {
        LocalDate day = view.asOf().day();
        return SavedRows.of(view.site(), "steps-in-area", new TreeMap<>(Map.of(AREA, code,
                "from", day.minusYears(years).toString(), "to", day.toString())));
    }

    /** The area and all within it, at any depth. */
    Set<Node> all() {
        Set<Node> all = new LinkedHashSet<>(List.of(area.node()));
        Deque<Node> next = new ArrayDeque<>(all);
        while (!next.isEmpty()) {
            view.site().things().having(SKOS.broader.asNode(), next.pop()).stream().filter(all::add)
                    .forEach(next::push);
        }
        return all;
    }

    /** The areas in which the Commission grades what the policy area, or one directly within it, is about. */
    private static List<Graded> assessed(View view, Node area) {
        List<Node> areas = new ArrayList<>(List.of(area));
        areas.addAll(view.site().things().having(SKOS.broader.asNode(), area));
        return areas.stream().flatMap(one -> view.site().things().having(SKOS.closeMatch.asNode(), one).stream())
                .filter(node -> node.getURI().startsWith(ASSESSED)).distinct().map(node -> Graded.of(view, node))
                .filter(graded -> !graded.answer().isEmpty())
                .sorted(Comparator.comparing(graded -> graded.area().text())).toList();
    }

    /**
     * An area of assessment: the newest level of each partner by the day of the view.
     *
     * @param area   the area
     * @param levels the levels, or the progress where a report grades that alone, in the order of the partners; empty
     *               where no report gives either
     * @param facts  the facts of these levels
     * @param answer the rows of the question
     */
    public record Graded(Name area, List<Optional<Grade>> levels, List<Node> facts, SavedRows answer) {

        static Graded of(View view, Node area) {
            SavedRows answer = SavedRows.of(view.site(), "grades-of-area", new TreeMap<>(Map.of(AREA,
                    Namespaces.code(area), SavedRows.DATE, view.asOf().day().toString())));
            Map<Node, SavedRow> newest = new HashMap<>();
            answer.stream().forEach(row -> newest.merge(row.thing(Partners.PARAMETER), row, (one, other) ->
                    one.count("year") > other.count("year") ? one : other));
            return new Graded(Name.of(view, area), Partners.all(view).stream()
                    .map(partner -> Optional.ofNullable(newest.get(partner))
                            .flatMap(row -> Grade.of(view, row, "level").or(() -> Grade.of(view, row, "progress"))))
                    .toList(),
                    Partners.all(view).stream().flatMap(partner -> Optional.ofNullable(newest.get(partner))
                            .flatMap(row -> row.value("levelFact").or(() -> row.value("progressFact"))).stream())
                            .toList(), answer);
        }
    }

    /** How much is left out, since it was told, or began, only after a day that is past. */
    public int leftOut() {
        return later.size() + tables.stream().mapToInt(ties -> ties.later().size()).sum();
    }

    /** What the area is. */
    public Label definition() {
        return view.told(area.node(), SKOS.definition.asNode());
    }

    /** The areas within it. */
    public List<Name> within() {
        return view.site().things().having(SKOS.broader.asNode(), area.node()).stream()
                .map(node -> Name.of(view, node)).sorted(Comparator.comparing(Name::text)).toList();
    }

    /** The areas that it is within. */
    public List<Name> broader() {
        return view.site().things().values(area.node(), SKOS.broader.asNode()).stream()
                .map(node -> Name.of(view, node)).toList();
    }

    /** The address of the dossier of another area. */
    public String link(Name other) {
        return view.link(PATH + Namespaces.code(other.node()));
    }

    /** The address of the briefing on the area. */
    public String briefing() {
        return view.link(TopicBrief.PATH + Namespaces.code(area.node()));
    }

    /** The partners, each leading to the briefing on it in the area. */
    public List<Name> briefings() {
        return partners().stream().map(partner -> new Name(partner.node(), partner.text(), partner.language(),
                partner.fallback(), Optional.of(PartnerTopicBrief.link(view, partner.node(), area.node())))).toList();
    }

    /** The address of the grades of an area of assessment. */
    public String grades(Name assessment) {
        return view.link("assessments/" + Namespaces.code(assessment.node()));
    }

    /** The address that opens a cell of a table. */
    public String cell(Ties ties, MatrixPage.Row row, Cell cell) {
        return MatrixPage.link(view, ties.matrix().kind(), row.thing(), cell);
    }

    /** The partners, in the order of the columns. */
    public List<Name> partners() {
        return Partners.all(view).stream().map(partner -> Name.of(view, partner)).toList();
    }

    /** Those measures and series that count most, as links to their charts. */
    public List<Counted> counted() {
        return measures.stream().flatMap(row -> FigurePages.link(view, row.thing("counted")).map(chart ->
                new Counted(Name.of(view, row.thing("counted")), chart, row.count("figures"), row.count("firstYear"),
                row.count("lastYear"))).stream()).limit(FEW).toList();
    }

    /** A measure or series: its chart, and how many figures it has over which years. */
    public record Counted(Name name, String chart, int figures, int first, int last) {
    }

    /** Some steps, measures or statements to begin with, and how many there are in all. */
    public record Part(String id, SavedRows answer, ResultTable table, int all) {

        /** The facts that its first rows state. */
        public List<Name> among(View view) {
            return answer.stream().limit(AMONG).map(row -> Name.of(view, row.fact())).toList();
        }
    }

    /** The tables of the lower half of the page, in their order; none without rows. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Map.of("steps", steps, "money", money, "statements", statements).entrySet().stream()
                .sorted(Map.Entry.<String, SavedRows>comparingByKey().reversed())
                .filter(part -> !part.getValue().isEmpty())
                .forEach(part -> parts.add(new Part(part.getKey(), part.getValue(),
                        ResultTable.of(part.getValue().first(FEW), view), part.getValue().table().rows().size())));
        return parts;
    }

    @Override
    public String template() {
        return "topic.jte";
    }

    @Override
    public String title() {
        return area.text();
    }

    @Override
    public String description() {
        return view.text("topic.description", area.text());
    }

    @Override
    public List<String> styles() {
        return List.of("matrix.css", "ask.css", "dossier.css");
    }
}
