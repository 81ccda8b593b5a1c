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
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.vocab.Namespaces;

/** A result as a table for the terminal or for Markdown: literals as their text, IRIs as prefixed names. */
final class TextTable {

    private TextTable() {
    }

    static String of(RowSet rows, boolean saved) {
        List<Var> vars = readable(rows, saved);
        List<String[]> cells = new ArrayList<>();
        cells.add(vars.stream().map(ResultColumn::heading).toArray(String[]::new));
        rows.forEachRemaining(row -> cells.add(vars.stream().map(v -> text(row.get(v))).toArray(String[]::new)));
        int[] widths = new int[vars.size()];
        for (String[] row : cells) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        StringBuilder table = new StringBuilder();
        for (int r = 0; r < cells.size(); r++) {
            table.append(line(cells.get(r), widths));
            if (r == 0) {
                String[] rule = Arrays.stream(widths).mapToObj("─"::repeat).toArray(String[]::new);
                table.append(line(rule, widths));
            }
        }
        return table.toString();
    }

    /** The same as a Markdown table. */
    static String markdown(RowSet rows, boolean saved) {
        List<Var> vars = readable(rows, saved);
        StringBuilder table = new StringBuilder(markdownLine(vars.stream().map(ResultColumn::heading)))
                .append(markdownLine(vars.stream().map(v -> "---")));
        rows.forEachRemaining(row -> table.append(markdownLine(vars.stream().map(v -> text(row.get(v))))));
        return table.toString();
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

    private static String markdownLine(Stream<String> cells) {
        return cells.map(c -> c.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            int length = cells[i].codePointCount(0, cells[i].length());
            line.append(cells[i]).append(i + 1 < cells.length ? " ".repeat(widths[i] - length + 2) : "");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String text(Node node) {
        if (node == null) {
            return "";
        }
        return node.isURI() ? Namespaces.shorten(node.getURI()) : node.isLiteral() ? node.getLiteralLexicalForm()
                : node.toString();
    }
}
