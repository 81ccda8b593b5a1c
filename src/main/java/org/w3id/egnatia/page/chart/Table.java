package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of a chart as a table.
 *
 * @param columns heads of the columns
 * @param rows    cells of each row, as many as there are columns
 */
public record Table(List<Column> columns, List<List<Cell>> rows) {

    /** The IRI of the fact behind a row; in pages a link tells it. */
    public static final Column FACT = Column.forMachines("fact");

    /**
     * The head of a column.
     *
     * @param name     its name
     * @param machines true if it stands in files only, since a page says the same in other words
     */
    public record Column(String name, boolean machines) {

        /** A column that everybody sees. */
        public static Column of(String name) {
            return new Column(name, false);
        }

        /** A column of files only. */
        public static Column forMachines(String name) {
            return new Column(name, true);
        }
    }

    /**
     * A cell.
     *
     * @param text  what people read
     * @param raw   what machines read: a number without separators, a date of ISO 8601
     * @param link  address to which the text leads in a page
     * @param right true for numbers, which stand right in their column
     */
    public record Cell(String text, String raw, Optional<String> link, boolean right) {

        /** A text. */
        public static Cell of(String text) {
            return new Cell(text, text, Optional.empty(), false);
        }

        /** A number. */
        public static Cell of(BigDecimal number) {
            return new Cell(Words.full(number), number.toPlainString(), Optional.empty(), true);
        }

        /** The same cell, leading to an address. */
        public Cell to(Optional<String> address) {
            return new Cell(text, raw, address, right);
        }
    }

    /** The table as people see it: without columns for machines, and without those in which nothing stands. */
    public Table inPage() {
        List<Integer> kept = IntStream.range(0, columns.size()).boxed().filter(i -> !columns.get(i).machines()
                && rows.stream().anyMatch(row -> !row.get(i).text().isEmpty())).toList();
        return new Table(kept.stream().map(columns::get).toList(),
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    /**
     * The table as CSV (RFC 4180) with the raw values, and in each row what is to be cited with it.
     *
     * @param heads  heads of further columns
     * @param values the value of each of them, the same in every row
     */
    public String csv(List<String> heads, List<String> values) {
        StringBuilder out = new StringBuilder();
        out.append(line(columns.stream().map(Column::name).toList(), heads));
        rows.forEach(row -> out.append(line(row.stream().map(Cell::raw).toList(), values)));
        return out.toString();
    }

    private static String line(List<String> own, List<String> more) {
        return Stream.concat(own.stream(), more.stream()).map(Table::field)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        // A spreadsheet would run what begins like a formula.
        String safe = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
