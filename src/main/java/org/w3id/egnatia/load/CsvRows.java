package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file with the place of each cell: RFC 4180 with a header, and stricter than it, one row a line. The
 * parser is Apache Commons CSV; what is here are the rules that it does not know.
 *
 * @param columns the names in the header, in order
 * @param header  where each name stands
 * @param rows    the rows with the right number of cells, in order
 */
record CsvRows(List<String> columns, List<Position> header, List<Row> rows) {

    /** Strict RFC 4180: nothing may follow a closing quotation mark, and each one that is opened is closed. */
    static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').setIgnoreEmptyLines(false)
            .setLenientEof(false).setTrailingData(false).get();

    /** The column that each row has without being written: its line in the file. */
    static final String LINE = "line";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern ODD_QUOTE = Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02].*");
    private static final Pattern QUOTE = Pattern.compile("\"");

    /**
     * One row.
     *
     * @param line   its line in the file
     * @param values the cells; empty text where nothing is known
     * @param places where each cell begins; fewer than cells if the row is no CSV
     */
    record Row(long line, List<String> values, List<Position> places) {
    }

    /** Reads a text; empty, with findings, if it is no CSV at all. */
    static Optional<CsvRows> read(String path, String text, Lines lines, FindingList findings) {
        Reader reader = new Reader(path, text, lines, findings);
        return reader.isBalanced() ? reader.read() : Optional.empty();
    }

    /** Reads once through a text and notes what is wrong. */
    private record Reader(String path, String text, Lines lines, FindingList findings) {

        /** A quotation mark that is not closed would take the rest of the file for one cell: told at its own line. */
        boolean isBalanced() {
            int carriageReturn = text.indexOf('\r');
            if (carriageReturn >= 0) {
                add(lines.at(carriageReturn), "line-ends",
                        "a line of a table ends in LF alone here; save the file with LF");
                return false;
            }
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
                Matcher quotes = QUOTE.matcher(text).region(start, end);
                if (quotes.results().count() % 2 == 1) {
                    int last = text.lastIndexOf('"', end - 1);
                    add(lines.at(last), "bad-cell", "a quotation mark without its second one on this line; a cell is "
                            + "one line, and a "
                            + "mark inside it is written twice");
                    return false;
                }
                start = end + 1;
            }
            return true;
        }

        Optional<CsvRows> read() {
            List<CSVRecord> records;
            try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
                records = parser.getRecords();
            } catch (IOException | UncheckedIOException e) {
                Matcher place = Pattern.compile("line: (\\d+), position: (\\d+)")
                        .matcher(String.valueOf(e.getMessage()));
                Position at = place.find() ? new Position(Long.parseLong(place.group(1)), 0) : Position.NONE;
                add(at, "bad-cell", "a quotation mark closes the cell before its end; write one inside a cell twice "
                        + "(RFC 4180)");
                return Optional.empty();
            }
            if (records.isEmpty()) {
                add(Position.NONE, "table-columns", "the table has no header; its first line names the columns");
                return Optional.empty();
            }
            Row header = row(records.get(0), 0);
            if (header.places().size() < header.values().size() || !columns(header)) {
                return Optional.empty();
            }
            return Optional.of(new CsvRows(header.values(), header.places(), rows(records, header.values().size())));
        }

        private List<Row> rows(List<CSVRecord> records, int width) {
            List<Row> rows = new ArrayList<>(records.size());
            Map<List<String>, Long> seen = new HashMap<>();
            for (int i = 1; i < records.size(); i++) {
                Row row = row(records.get(i), i);
                if (row.places().size() < row.values().size()) {
                    continue;
                }
                if (row.values().stream().allMatch(String::isEmpty)) {
                    add(new Position(row.line(), 1), "bad-row", "an empty row; remove it");
                } else if (row.values().size() != width) {
                    add(row.places().get(Math.min(width, row.places().size() - 1)), "bad-row",
                            "the row has " + row.values().size()
                            + " cells and the header " + width + "; write a comma for each empty cell, and a cell "
                            + "with a comma "
                            + "in it between quotation marks");
                } else {
                    Long first = seen.putIfAbsent(row.values(), row.line());
                    if (first == null) {
                        rows.add(row);
                    } else {
                        add(new Position(row.line(), 1), "duplicate-row", "the same row as on line " + first
                                + "; remove one of them");
                    }
                }
            }
            return rows;
        }

        private Row row(CSVRecord row, int index) {
            int offset = (int) row.getCharacterPosition();
            List<Position> places = new ArrayList<>(row.size());
            for (String value : row) {
                Position at = lines.at(Math.min(offset, text.length()));
                places.add(at);
                boolean quoted = offset < text.length() && text.charAt(offset) == '"';
                cell(value, quoted, at);
                int marks = (int) value.chars().filter(c -> c == '"').count();
                offset += value.length() + (quoted ? marks + 2 : 0) + 1;
                if (offset <= text.length() && ",\n".indexOf(text.charAt(offset - 1)) < 0) {
                    add(lines.at(offset - 1), "bad-cell", "something stands between the closing quotation mark and the "
                            + "comma; remove it");
                    break;
                }
            }
            return new Row(index + 1L, row.toList(), places);
        }

        private void cell(String value, boolean quoted, Position at) {
            if (value.indexOf('\t') >= 0) {
                add(at, "bad-cell", "a tab in a cell; write a space, and a comma between cells");
            } else if (!value.equals(value.strip())) {
                add(at, "bad-cell", "blanks around '" + value.strip() + "'; remove them");
            } else if (!quoted && value.indexOf('"') >= 0) {
                add(at, "bad-cell", "a quotation mark in a cell that does not begin with one; write the cell between "
                        + "quotation marks, "
                        + "and each one inside it twice (RFC 4180)");
            } else if (!quoted && value.startsWith("'") && value.endsWith("'") && value.length() > 1
                    || !quoted && ODD_QUOTE.matcher(value).matches() && isQuotedOddly(value)) {
                add(at, "bad-cell", "the cell stands between marks that CSV does not know; leave them out, or write "
                        + "straight ones (\")");
            }
        }

        private static boolean isQuotedOddly(String value) {
            return ODD_QUOTE.matcher(value.substring(value.length() - 1)).matches();
        }

        private boolean columns(Row header) {
            Set<String> seen = new HashSet<>();
            boolean right = true;
            for (int i = 0; i < header.values().size(); i++) {
                String name = header.values().get(i);
                String fault = null;
                if (header.values().size() == 1 && (name.contains(";") || name.contains("\t"))) {
                    fault = "the header has one cell; columns are separated by commas here";
                } else if (!NAME.matcher(name).matches()) {
                    fault = "'" + name + "' is no name of a column; write letters, digits and '_', so that it can be "
                            + "a variable";
                } else if (name.equals(LINE)) {
                    fault = "'" + LINE + "' is the row's own line in the file; give the column another name";
                } else if (!seen.add(name)) {
                    fault = "the column '" + name + "' is there twice; give one of them another name";
                }
                if (fault != null) {
                    add(header.places().get(i), "table-columns", fault);
                    right = false;
                }
            }
            return right;
        }

        private void add(Position at, String rule, String message) {
            findings.add(new Finding(path, at, Severity.ERROR, rule, "", message));
        }
    }
}
