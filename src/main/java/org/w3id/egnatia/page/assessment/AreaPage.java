package org.w3id.egnatia.page.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * An area over the years: which level each partner has, how it moved, and in which report it is said.
 *
 * @param view   its circumstances
 * @param area   the area
 * @param answer the rows of the table
 * @param moved  the rows of the movements
 * @param since  the year since which movements are told
 * @param years  the columns
 * @param rows   the partners with their grades, by year
 * @param moves  the movements, those that moved most first
 */
public record AreaPage(View view, Name area, SavedRows answer, SavedRows moved, int since, List<Integer> years,
                       List<Row> rows, List<Move> moves) implements Page {

    /** The parameter of the year since which movements are told. */
    public static final String SINCE = "since";
    /** What the addresses of areas begin with. */
    static final String PATH = AssessmentsPage.PATH + "/";

    private static final String QUESTION = "grades-of-area";
    private static final String AREAS = Namespaces.VOC + "assessment-area/";

    /** A year of a partner: its grades, and the report that gives them. */
    public record Year(GradeCell cell, Name report) {
    }

    /** A partner with its years, in the order of the columns; empty where no report is held. */
    public record Row(Name partner, List<Optional<Year>> years) {
    }

    /** The page of the area that ends the path, if there is such an area. */
    public static Optional<AreaPage> of(View view) {
        Node concept = NodeFactory.createURI(AREAS + view.path().substring(PATH.length()));
        Optional<Integer> asked = Optional.ofNullable(view.parameters().get(SINCE)).map(Integer::valueOf);
        if (!view.site().things().isA(concept, SKOS.Concept.asNode())
                || asked.filter(year -> !AssessmentsPage.years(view).contains(year)).isPresent()) {
            return Optional.empty();
        }
        int since = asked.orElse(Move.SINCE);
        SavedRows answer = SavedRows.of(view.site(), QUESTION, new TreeMap<>(Map.of("area",
                concept.getURI().substring(AREAS.length()), SavedRows.DATE, view.asOf().day().toString())));
        Map<Node, Map<Integer, SavedRow>> table = new LinkedHashMap<>();
        answer.rows().forEach(row -> table.computeIfAbsent(row.thing("partner"), p -> new TreeMap<>())
                .put(row.count("year"), row));
        List<Integer> years = List.copyOf(table.values().stream().flatMap(row -> row.keySet().stream())
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        List<Row> rows = table.entrySet().stream()
                .map(e -> new Row(Name.of(view, e.getKey()), years(view, e.getValue(), years))).toList();
        SavedRows moved = Move.rows(view, concept, since);
        return Optional.of(new AreaPage(view, Name.of(view, concept), answer, moved, since, years, rows,
                Move.all(view, moved)));
    }

    private static List<Optional<Year>> years(View view, Map<Integer, SavedRow> held, List<Integer> years) {
        List<Optional<Year>> cells = new ArrayList<>();
        Optional<GradeCell> before = Optional.empty();
        for (int year : years) {
            Optional<SavedRow> row = Optional.ofNullable(held.get(year));
            Optional<GradeCell> alone = row.map(r -> GradeCell.of(view, r, Optional.empty()));
            Optional<GradeCell> earlier = before;
            Optional<Integer> steps = alone.flatMap(now -> earlier.flatMap(now::above));
            cells.add(row.map(r -> new Year(GradeCell.of(view, r, steps), Name.of(view, r.thing("report")))));
            before = alone.or(() -> earlier);
        }
        return cells;
    }

    /** What the area is. */
    public Label definition() {
        return view.told(area.node(), SKOS.definition.asNode());
    }

    /** Who moved most, in one sentence. */
    public String most() {
        return Move.most(view, moves);
    }

    /** The scales on which the grades stand. */
    public List<Name> scales() {
        return AssessmentsPage.scales(view);
    }

    @Override
    public String template() {
        return "area.jte";
    }

    @Override
    public String title() {
        return view.text("assessments.area.title", area.text());
    }

    @Override
    public String description() {
        return view.text("assessments.area.description", area.text());
    }

    @Override
    public List<String> styles() {
        return List.of("assessments.css");
    }
}
