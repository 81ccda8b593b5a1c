package org.w3id.egnatia.page.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.vocab.Egn;

/**
 * A table of the six partners against one kind of thing, as of a day.
 *
 * @param view     its circumstances
 * @param kind     what stands in the rows
 * @param partners the columns
 * @param rows     the rows, by name
 * @param opened   the cell whose evidence is shown, if the reader chose one
 */
public record MatrixPage(View view, Kind kind, List<Name> partners, List<Row> rows, Optional<Opened> opened) implements Page {

    /** The parameter that names the opened cell, as row and partner with a space between. */
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
     * @param row  the thing of its row
     * @param cell the cell
     */
    public record Opened(Name row, Cell cell) {
    }

    /** The page of a kind. */
    public static MatrixPage of(View view, Kind kind) {
        Things things = view.site().things();
        List<Node> partners = things.partners();
        Map<Node, Map<Node, List<Fact>>> table = new HashMap<>();
        Facts facts = new Facts(view);
        for (Node partner : partners) {
            for (Node fact : facts.ever(partner)) {
                kind.rows(things, FactType.of(things, fact).orElseThrow(), fact).filter(row -> !partners.contains(row)).distinct()
                        .forEach(row -> table.computeIfAbsent(row, r -> new HashMap<>())
                                .computeIfAbsent(partner, p -> new ArrayList<>()).add(facts.read(fact)));
            }
        }
        Map<Node, Map<Node, List<Node>>> named = named(things, facts, partners, table.keySet());
        List<Row> rows = table.keySet().stream().map(row -> Name.of(view, row))
                .sorted(Comparator.comparing(Name::text).thenComparing(name -> name.node().getURI()))
                .map(row -> new Row(row, partners.stream().map(partner -> {
                    List<Fact> own = table.get(row.node()).getOrDefault(partner, List.of());
                    return own.isEmpty() ? beside(view, row.node(), partner, named.getOrDefault(row.node(), Map.of()).getOrDefault(partner, List.of()))
                            : Cell.of(partner, own, view.asOf());
                }).toList()))
                .toList();
        return new MatrixPage(view, kind, partners.stream().map(partner -> Name.of(view, partner)).toList(), rows, opened(view, rows));
    }

    /** A cell without facts of its own: a source may speak of the row as such, as one that says that there is no agreement of a type. */
    private static Cell beside(View view, Node row, Node partner, List<Node> named) {
        List<Fact> others = named.stream().map(new Facts(view)::read).toList();
        List<Fact> ofRow = others.stream().filter(f -> f.type() == FactType.RELATION && view.site().things().values(f.node(), Egn.underInstrument).contains(row)).toList();
        return ofRow.isEmpty() ? Cell.beside(partner, others) : Cell.of(partner, ofRow, view.asOf());
    }

    /** The facts of any kind that name a partner and the thing of a row, by row and partner. */
    private static Map<Node, Map<Node, List<Node>>> named(Things things, Facts facts, List<Node> partners, Set<Node> rows) {
        Map<Node, Map<Node, List<Node>>> named = new HashMap<>();
        for (Node partner : partners) {
            for (Node fact : facts.ever(partner)) {
                Facts.ROLES.stream().flatMap(role -> things.values(fact, role).stream()).filter(rows::contains).distinct()
                        .forEach(row -> named.computeIfAbsent(row, r -> new HashMap<>())
                                .computeIfAbsent(partner, p -> new ArrayList<>()).add(fact));
            }
        }
        return named;
    }

    private static Optional<Opened> opened(View view, List<Row> rows) {
        String asked = view.parameters().getOrDefault(CELL, "");
        return rows.stream().flatMap(row -> row.cells().stream().map(cell -> new Opened(row.thing(), cell)))
                .filter(o -> cellId(o.row(), o.cell()).equals(asked)).findFirst();
    }

    /** The name of a cell in addresses, such as {@code saa.srb}. */
    public static String cellId(Name row, Cell cell) {
        return code(row.node()) + "." + code(cell.partner());
    }

    private static String code(Node thing) {
        return thing.getURI().replaceFirst(".*/", "");
    }

    /** The address that opens a cell. */
    public String link(Name row, Cell cell) {
        return view.with(CELL, cellId(row, cell)) + "#cell";
    }

    /** The state of a cell in words: that of its phase as the vocabulary names it, else ours. */
    public String words(Cell cell) {
        return cell.shown().filter(f -> cell.state() == State.HOLDS).flatMap(Fact::status).map(Name::text)
                .orElseGet(() -> view.text(cell.state().key()));
    }

    /** The name of a cell's partner. */
    public Name partnerOf(Cell cell) {
        return Name.of(view, cell.partner());
    }

    /** A cell as one phrase, for those who do not see its row and column. */
    public String spoken(Row row, Cell cell) {
        return view.text("matrix.spoken", row.thing().text(), partnerOf(cell).text(), words(cell),
                cell.date().map(PreciseDate::inWords).orElse("")).strip();
    }

    /** The states that occur, for the legend. */
    public List<State> legend() {
        return rows.stream().flatMap(row -> row.cells().stream()).map(Cell::state).distinct().sorted().toList();
    }

    /** How many cells have nothing. */
    public long notResearched() {
        return rows.stream().flatMap(row -> row.cells().stream()).filter(cell -> cell.state() == State.NOT_RESEARCHED).count();
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
        return List.of(new Alternate("text/csv", "matrix/" + kind.code() + ".csv"));
    }

    /** The table as CSV (RFC 4180): one line a cell, with the addresses of what it rests on. */
    public String csv() {
        StringBuilder csv = new StringBuilder("row,row_iri,partner,partner_iri,state,since,relations,sources\r\n");
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                Map<String, String> line = new LinkedHashMap<>();
                line.put("row", row.thing().text());
                line.put("iri", row.thing().node().getURI());
                line.put("partner", view.name(cell.partner()));
                line.put("partnerIri", cell.partner().getURI());
                line.put("state", words(cell));
                line.put("since", cell.date().map(d -> d.date().toString()).orElse(""));
                line.put("relations", joined(cell.facts().stream().map(Fact::node)));
                line.put("sources", joined(sources(cell)));
                csv.append(String.join(",", line.values().stream().map(MatrixPage::quoted).toList())).append("\r\n");
            }
        }
        return csv.toString();
    }

    private static Stream<Node> sources(Cell cell) {
        return cell.facts().stream().flatMap(fact -> fact.evidence().stream()).flatMap(e -> e.source().stream()).map(Name::node);
    }

    private static String joined(Stream<Node> nodes) {
        return String.join(" ", nodes.map(Node::getURI).distinct().sorted().toList());
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
