package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.DayDifference;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * A table on a page, drawn by {@code tag/answer.jte}: of a question, of a free query, or of a page whose rows come from
 * a question. Variables that belong together are one column. Where the address may say which rows are wanted, headings
 * sort, a field filters, and a long table comes in parts; all of it by links and a form, without a script.
 *
 * @param view      the circumstances of the page
 * @param whole     all rows
 * @param matching  those that are wanted, in the order that is wanted
 * @param selection what the address says; empty if the table has no controls
 * @param columns   the columns that are shown
 * @param question  the name of the question whose rows they are; empty if they are of a free query
 * @param grouping  the name of the column whose equal values are told once, above their rows; empty if there is none
 */
public record ResultTable(View view, AnswerTable whole, AnswerTable matching, Optional<RowSelection> selection,
                          List<ResultColumn> columns, String question, String grouping) {

    /** Rows that a page shows of a table that comes in parts: as many as have so many cells, within bounds. */
    private static final int CELLS = 120;
    private static final int FEWEST = 10;
    private static final int PART = 24;
    private static final int MANY = 7;
    /** Rows of a part where what they have in common is told once: they are short. */
    private static final int GROUPED_PART = 40;
    /** A table of fewer rows is looked over at once and has no field to filter it by. */
    private static final int FEW = 8;

    /**
     * The heading of a column.
     *
     * @param text  in words
     * @param lang  the language of the words if it is not that of the page, else null
     * @param name  what it names, where that is a thing
     * @param sort  the address of the table sorted by the column; empty if it cannot be sorted
     * @param order {@code ascending} or {@code descending} if the table is sorted by it, else empty
     * @param style that of its cells
     */
    public record Heading(String text, String lang, Optional<Name> name, Optional<String> sort, String order,
            String style) {

        /** The words alone, for a cell that stands apart from its column. */
        public String label() {
            return name.map(Name::text).orElse(text);
        }
    }

    /**
     * Rows that belong together.
     *
     * @param common what all of them have in common, told once; empty if they only stand in one table
     * @param rows   the rows
     */
    public record Group(Optional<ResultCell> common, List<Binding> rows) {
    }

    /** The words of the site for a column, where its name alone reads badly. */
    static Optional<String> caption(ResultColumn column, View view) {
        return column.isFact() ? Optional.of(view.text("ask.evidence.heading"))
                : Optional.of("column." + column.value().getVarName()).filter(view.words().keys()::contains)
                .map(view::text);
    }

    /** What a column holds, in words. */
    static String words(ResultColumn column, View view) {
        return caption(column, view).orElse(column.inWords());
    }

    /** A table without controls: all rows in their order. */
    public static ResultTable of(AnswerTable table, View view) {
        return new ResultTable(view, table, table, Optional.empty(), columns(table), "", "");
    }

    /** A table whose page's address says which rows are wanted. */
    public static ResultTable of(AnswerTable table, View view, RowSelection selection) {
        return new ResultTable(view, table, table.select(selection, view), Optional.of(selection), columns(table), "",
                "");
    }

    /**
     * The same table as that of a question, which may have words of its own for columns, leave some aside, and group
     * its rows by one.
     */
    public ResultTable of(SavedQuery asked) {
        return new ResultTable(view, whole, matching, selection, columns, asked.id(), asked.grouping())
                .without(asked.aside());
    }

    /** The same table without some of its columns. */
    public ResultTable without(Set<String> names) {
        return new ResultTable(view, whole, matching, selection, columns.stream()
                .filter(column -> !names.contains(column.value().getVarName())).toList(), question, grouping);
    }

    private static List<ResultColumn> columns(AnswerTable table) {
        return ResultColumn.of(table.variables()).stream().filter(column -> !column.isPrecision()
                && !ResultCell.isInValue(column, table.variables())).toList();
    }

    /** The column that is told once above its rows; none where the rows are wanted in the order of another column. */
    private Optional<ResultColumn> group() {
        Optional<Var> sorted = selection.flatMap(RowSelection::sort);
        return columns.stream().filter(column -> columns.size() > 1 && column.value().getVarName().equals(grouping)
                && sorted.filter(by -> !by.equals(column.value())).isEmpty()).findFirst();
    }

    /** The columns of the rows below what they have in common. */
    private List<ResultColumn> within() {
        return group().map(common -> columns.stream().filter(column -> !column.equals(common)).toList())
                .orElse(columns);
    }

    /** The heading of what is told once above its rows, where anything is. */
    public Optional<Heading> groupHeading() {
        return group().map(this::heading);
    }

    /** The headings of the cells of a row. */
    public List<Heading> headings() {
        return within().stream().map(this::heading).toList();
    }

    private Heading heading(ResultColumn column) {
        String variable = column.value().getVarName();
        Optional<RowSelection> sorted = selection.filter(s -> s.sort().filter(column.value()::equals).isPresent());
        boolean falls = sorted.isPresent() && sorted.get().falls();
        // Up, down, and back to the order of the question.
        String next = sorted.isEmpty() ? variable : falls ? "" : "-" + variable;
        Optional<String> link = selection.filter(s -> !column.isFact() && !EvidenceColumns.has(column.value())
                && !DayDifference.has(column.value()) && matching.rows().size() > 1)
                .map(s -> address(Map.of(RowSelection.SORT, next)));
        String style = matching.rows().stream().map(row -> ResultCell.style(column, row))
                .filter(s -> s.equals("number")).findFirst().orElse("");
        Optional<String> word = Optional.of("column." + question + '.' + variable)
                .filter(view.words().keys()::contains).map(view::text).or(() -> caption(column, view));
        return new Heading(word.orElse(column.inWords()), word.isPresent() ? null : view.english(),
                partner(column.inWords()), link,
                sorted.isEmpty() ? "" : falls ? "descending" : "ascending", style);
    }

    /** A variable that is called after a partner, such as {@code northMacedonia}, is headed by the partner's name. */
    private Optional<Name> partner(String words) {
        return view.site().things().partners().stream()
                .filter(partner -> view.site().things().names(partner).getOrDefault("en", "").equalsIgnoreCase(words))
                .findFirst().map(partner -> Name.of(view, partner));
    }

    /** The rows that the page shows. */
    public List<Binding> rows() {
        return groups().stream().flatMap(group -> group.rows().stream()).toList();
    }

    /** The groups of rows that the page shows; one of all where nothing is told above its rows. */
    public List<Group> groups() {
        List<List<Group>> all = parts();
        return all.size() < page() ? List.of() : all.get(page() - 1);
    }

    /** All parts of the table, of which a page shows one. A group is not divided, unless it has more than a part. */
    private List<List<Group>> parts() {
        Optional<ResultColumn> common = group();
        Map<Optional<Node>, List<Binding>> grouped = new LinkedHashMap<>();
        matching.rows().forEach(row -> grouped.computeIfAbsent(common.map(column -> row.get(column.iri()
                .orElse(column.value()))), value -> new ArrayList<>()).add(row));
        List<List<Group>> parts = new ArrayList<>();
        int room = 0;
        for (List<Binding> all : grouped.values()) {
            Optional<ResultCell> cell = common.map(column -> ResultCell.of(column, all.get(0), view));
            int most = selection.isPresent() ? part() : all.size();
            for (int from = 0; from < all.size(); from += most) {
                List<Binding> rows = all.subList(from, Math.min(all.size(), from + most));
                if (parts.isEmpty() || selection.isPresent() && rows.size() > room) {
                    parts.add(new ArrayList<>());
                    room = part();
                }
                parts.get(parts.size() - 1).add(new Group(cell, rows));
                room -= rows.size();
            }
        }
        return parts;
    }

    /** The cells of a row, without what is told above it. */
    public List<ResultCell> cells(Binding row) {
        return within().stream().map(column -> ResultCell.of(column, row, view)).toList();
    }

    /** Number of rows that are wanted. */
    public int count() {
        return matching.rows().size();
    }

    /** Number of all rows. */
    public int countOfAll() {
        return whole.rows().size();
    }

    /** True if words narrow the table. */
    public boolean isFiltered() {
        return selection.filter(s -> !s.filter().isEmpty()).isPresent();
    }

    /** The words; empty if there are none. */
    public String filter() {
        return selection.map(RowSelection::filter).orElse("");
    }

    /** True if there is a field to filter by. */
    public boolean hasFilter() {
        return selection.isPresent() && (countOfAll() >= FEW || isFiltered());
    }

    /** True if the rows have many cells. */
    public boolean isWide() {
        return within().size() > MANY;
    }

    private int part() {
        return group().isPresent() ? GROUPED_PART
                : Math.max(FEWEST, Math.min(PART, CELLS / Math.max(1, columns.size())));
    }

    /** True if the table comes in parts. */
    public boolean hasParts() {
        return selection.isPresent() && count() > part();
    }

    /** Number of parts. */
    public int pages() {
        return Math.max(1, parts().size());
    }

    /** The part that is shown; beyond the last one there is nothing to show. */
    public int page() {
        return selection.map(RowSelection::page).orElse(1);
    }

    /** True if the address asks for a part that there is not. */
    public boolean isBeyond() {
        return selection.isPresent() && page() > pages();
    }

    /** Number of the first row that the page shows. */
    public int first() {
        return rowsOf(page() - 1) + 1;
    }

    /** Number of the last row that the page shows. */
    public int last() {
        return rowsOf(page());
    }

    /** Number of the rows of the first parts. */
    private int rowsOf(int pages) {
        return parts().stream().limit(pages).flatMap(List::stream).mapToInt(group -> group.rows().size()).sum();
    }

    /** Address of another part. */
    public String pageLink(int page) {
        return address(Map.of(RowSelection.PAGE, page == 1 ? "" : String.valueOf(page)));
    }

    /** Address of all rows. */
    public String unfiltered() {
        return address(Map.of(RowSelection.FILTER, ""));
    }

    /** The parameters that a form keeps in hidden fields when it sends other words to filter by. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>(view.parameters());
        AskedQuestion.CITED.forEach(kept::remove);
        kept.remove(RowSelection.FILTER);
        kept.remove(RowSelection.PAGE);
        view.dayParameter().ifPresent(name -> view.asOf().chosen().ifPresent(day -> kept.put(name, day.toString())));
        if (!view.language().tag().equals("en")) {
            kept.put(View.LANGUAGE, view.language().tag());
        }
        return kept;
    }

    /**
     * This page with some of the parameters of the table changed; another order or other words begin at the first part.
     */
    private String address(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(view.parameters());
        AskedQuestion.CITED.forEach(all::remove);
        all.remove(RowSelection.PAGE);
        all.putAll(changed);
        all.values().removeIf(String::isEmpty);
        return view.showing(all);
    }

    /** True if a day stands in it of which nothing in its row says whether it stands for a whole month or year. */
    public boolean isPerhapsInexact() {
        return rows().stream().anyMatch(row -> columns.stream().anyMatch(column ->
                ResultCell.isPerhapsInexact(column, row, view)));
    }

    /** True if the footnote on the designation of Kosovo belongs under the table. */
    public boolean namesKosovo() {
        return headings().stream().anyMatch(heading -> NamingRules.namesKosovo(heading.text()))
                || groups().stream().anyMatch(group -> group.common().filter(this::namesKosovo).isPresent()
                || group.rows().stream().anyMatch(row -> cells(row).stream().anyMatch(this::namesKosovo)));
    }

    private boolean namesKosovo(ResultCell cell) {
        return cell.pieces().stream().anyMatch(piece -> NamingRules.namesKosovo(piece.text())
                || piece.node().filter(this::isKosovo).isPresent());
    }

    private boolean isKosovo(Node node) {
        return view.site().things().names(node).getOrDefault("en", "").contains("Kosovo*");
    }
}
