package org.w3id.egnatia.page.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Differing;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.Status;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A table of the six partners against one kind of thing, as of a day: the answer of a saved question, turned so that
 * each partner is a column.
 *
 * @param view     its circumstances
 * @param kind     what stands in the rows
 * @param answer   the rows of the question
 * @param partners the columns
 * @param rows     the rows, by name
 * @param opened   the cell whose evidence is shown, if the reader chose one
 */
public record MatrixPage(View view, MatrixKind kind, SavedRows answer, List<Name> partners, List<Row> rows,
                         Optional<Opened> opened)
        implements Page {

    /** The parameter that names the opened cell, as row and partner with a point between. */
    public static final String CELL = "cell";

    /**
     * A row.
     *
     * @param thing what it is about
     * @param cells one for each partner, in the order of the columns
     */
    public record Row(Name thing, List<Cell> cells) {
    }

    /**
     * The cell whose evidence is shown.
     *
     * @param row   the thing of its row
     * @param cell  the cell
     * @param facts its facts with their evidence
     */
    public record Opened(Name row, Cell cell, List<Fact> facts) {
    }

    /** The page of a kind. */
    public static MatrixPage of(View view, MatrixKind kind) {
        SavedRows answer = SavedRows.onDay(view, kind.question());
        Map<Node, Status> states = new LinkedHashMap<>();
        Map<Node, List<Cell>> table = new LinkedHashMap<>();
        for (SavedRow row : answer.rows()) {
            Status state = states.computeIfAbsent(row.thing("state"), concept -> Status.of(view, concept));
            table.computeIfAbsent(row.thing(kind.column()), thing -> new ArrayList<>())
                    .add(new Cell(Name.of(view, row.thing("partner")), state, row.day("since"),
                            Differing.days(view, row.things("otherwise")), row.things("fact"), row.things("source")));
        }
        List<Row> rows = table.entrySet().stream()
                .map(e -> new Row(Name.of(view, e.getKey()), List.copyOf(e.getValue()))).toList();
        return new MatrixPage(view, kind, answer, rows.stream().findFirst().map(Row::cells).orElse(List.of()).stream()
                .map(Cell::partner).toList(),
                rows, opened(view, rows));
    }

    private static Optional<Opened> opened(View view, List<Row> rows) {
        String asked = view.parameters().getOrDefault(CELL, "");
        Facts facts = new Facts(view);
        return rows.stream().flatMap(row -> row.cells().stream().filter(cell -> cellId(row.thing(), cell).equals(asked))
                .map(cell -> new Opened(row.thing(), cell, cell.facts().stream().map(facts::read).toList())))
                .findFirst();
    }

    /** The name of a cell in addresses, such as {@code saa.srb}. */
    public static String cellId(Name row, Cell cell) {
        return Namespaces.code(row.node()) + "." + Namespaces.code(cell.partner().node());
    }

    /** The address that opens a cell. */
    public String link(Name row, Cell cell) {
        return view.with(CELL, cellId(row, cell)) + "#cell";
    }

    /** The address that opens a cell of a table, from another page. */
    public static String link(View view, MatrixKind kind, Name row, Cell cell) {
        return view.link("matrix/" + kind.code(), Map.of(CELL, cellId(row, cell))) + "#cell";
    }

    /** A cell as one phrase, for those who do not see its row and column. */
    public String spoken(Row row, Cell cell) {
        return view.text("matrix.spoken", row.thing().text(), cell.partner().text(), cell.state().name().text(),
                cell.when(view)).strip();
    }

    /** The states that occur, for the legend. */
    public List<Status> legend() {
        return rows.stream().flatMap(row -> row.cells().stream()).map(Cell::state).distinct()
                .sorted(Status.FURTHEST_FIRST).toList();
    }

    /** How many cells have nothing. */
    public long notResearched() {
        return rows.stream().flatMap(row -> row.cells().stream()).filter(cell -> cell.facts().isEmpty()).count();
    }

    @Override
    public String template() {
        return "matrix.jte";
    }

    @Override
    public String title() {
        return view.text("matrix.title", view.text(kind.key()));
    }

    @Override
    public String description() {
        return view.text("matrix.description");
    }

    @Override
    public List<String> styles() {
        return List.of("matrix.css");
    }

    @Override
    public List<Alternate> alternates() {
        return List.of(new Alternate(AnswerForm.CSV.mediaType(), "matrix/" + kind.code() + ".csv"));
    }
}
