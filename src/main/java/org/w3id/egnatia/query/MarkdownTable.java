package org.w3id.egnatia.query;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, as GitHub Flavored Markdown (section 4.10) has it. */
public final class MarkdownTable {

    private MarkdownTable() {
    }

    /**
     * A table.
     *
     * @param heads heads of the columns, plain texts
     * @param rows  the rows, each with as many cells in Markdown, of which {@link #plain} makes those of plain texts
     */
    public static String of(List<String> heads, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(line(heads.stream().map(MarkdownTable::plain).toList()))
                .append(line(Collections.nCopies(heads.size(), "---")));
        rows.forEach(row -> table.append(line(row)));
        return table.toString();
    }

    /** A text that is nothing but itself in a cell. */
    public static String plain(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\s+", " ");
    }

    /** A text that leads to an address. */
    public static String link(String text, String address) {
        return '[' + plain(text).replace("[", "\\[").replace("]", "\\]") + "](<" + address.replace("<", "%3C")
                .replace(">", "%3E").replace("|", "%7C") + ">)";
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
