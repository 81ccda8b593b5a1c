package org.w3id.egnatia.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.egnatia.query.MarkdownTable;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.vocab.Namespaces;

/** A result as a table for the terminal or for Markdown: literals as their text, IRIs as prefixed names. */
final class TextTable {

    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private TextTable() {
    }

    /**
     * The table.
     *
     * @param saved true for the answer of a saved question
     * @param width the largest number of columns of a line
     */
    static String of(RowSet rows, boolean saved, int width) {
        List<Var> vars = readable(rows, saved);
        List<List<String>> cells = new ArrayList<>();
        rows.forEachRemaining(row -> cells.add(vars.stream().map(v -> text(row.get(v))).toList()));
        return lines(vars.stream().map(ResultColumn::heading).toList(), cells, width);
    }

    /**
     * Rows under headings, with cells that go on in the next line where they would be too wide; where there are too
     * many columns even for that, each row as a block of lines.
     */
    static String lines(List<String> headings, List<List<String>> rows, int width) {
        int[] widths = new int[headings.size()];
        for (List<String> row : Stream.concat(Stream.of(headings), rows.stream()).toList()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        if (!fits(widths, width)) {
            return blocks(headings, rows, width);
        }
        StringBuilder table = new StringBuilder(line(headings, widths));
        table.append(line(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths));
        rows.forEach(row -> table.append(line(row, widths)));
        return table.toString();
    }

    /** Makes the widest columns narrower until a line fits; false if none can be. */
    private static boolean fits(int[] widths, int width) {
        while (Arrays.stream(widths).asLongStream().sum() + (long) GAP * (widths.length - 1) > width) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private static String blocks(List<String> headings, List<List<String>> rows, int width) {
        int names = headings.stream().mapToInt(TextTable::length).max().orElse(0);
        int[] widths = {names, Math.max(NARROWEST, width - names - GAP)};
        StringBuilder blocks = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < headings.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    blocks.append(line(List.of(headings.get(i), row.get(i)), widths));
                }
            }
            blocks.append('\n');
        }
        return blocks.toString();
    }

    /** The same as a Markdown table. */
    static String markdown(RowSet rows, boolean saved) {
        List<Var> vars = readable(rows, saved);
        List<List<String>> cells = new ArrayList<>();
        rows.forEachRemaining(row -> cells.add(vars.stream().map(v -> MarkdownTable.plain(text(row.get(v)))).toList()));
        return MarkdownTable.of(vars.stream().map(ResultColumn::heading).toList(), cells);
    }

    /**
     * Of a saved question what is read: the IRIs of what its cells name and the facts that they rest on are in the
     * other forms.
     */
    private static List<Var> readable(RowSet rows, boolean saved) {
        if (!saved) {
            return rows.getResultVars();
        }
        List<ResultColumn> columns = ResultColumn.of(rows.getResultVars());
        Set<Var> hidden = columns.stream().flatMap(column ->
                Stream.concat(column.iri().stream(), column.fact().stream())).collect(Collectors.toSet());
        columns.stream().filter(ResultColumn::isFact).map(ResultColumn::value).forEach(hidden::add);
        return rows.getResultVars().stream().filter(variable -> !hidden.contains(variable)).toList();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A row, in as many lines as its tallest cell needs. */
    private static String line(List<String> cells, int[] widths) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            columns.add(wrapped(cells.get(i), widths[i]));
        }
        StringBuilder lines = new StringBuilder();
        int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int l = 0; l < tallest; l++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = l < columns.get(i).size() ? columns.get(i).get(l) : "";
                line.append(part).append(i + 1 < widths.length ? " ".repeat(widths[i] - length(part) + GAP) : "");
            }
            lines.append(line.toString().stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    /** A text in lines of at most a width, broken between words where it can be. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (length(left) > width) {
            int end = left.offsetByCodePoints(0, width);
            int space = left.lastIndexOf(' ', end);
            lines.add(left.substring(0, space > 0 ? space : end));
            left = left.substring(space > 0 ? space + 1 : end);
        }
        lines.add(left);
        return lines;
    }

    private static String text(Node node) {
        if (node == null) {
            return "";
        }
        return node.isURI() ? Namespaces.shorten(node.getURI()) : node.isLiteral() ? node.getLiteralLexicalForm()
                : node.toString();
    }
}
