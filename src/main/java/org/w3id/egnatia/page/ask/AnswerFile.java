package org.w3id.egnatia.page.ask;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.MarkdownTable;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * An answer as a file that says what it is: where it comes from, of which version of the data, and what it leaves out.
 *
 * @param view    the circumstances
 * @param table   the rows
 * @param title   what the answer is about
 * @param address where the answer is
 * @param more    what else is said of it, by its heading
 */
public record AnswerFile(View view, AnswerTable table, String title, String address, Map<String, String> more) {

    private static final int LONGEST_NAME = 60;

    /** What is said of the answer, by headings. */
    Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Title", title);
        about.putAll(more);
        about.putIfAbsent("Rows", table.rows().size() + (table.isWhole() ? "" : ", and more that are left out"));
        about.put("Address", address);
        about.put("Data version", view.site().release().version());
        about.put("Read on", view.asOf().today().toString());
        about.put("Licence", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/");
        about.put("Left out", view.text("ask.left-out"));
        about.put("Kosovo*", NamingRules.KOSOVO_FOOTNOTE);
        return about;
    }

    /** As a workbook for spreadsheets. */
    public byte[] spreadsheet() {
        return Spreadsheet.of(table, about(), view.site().links());
    }

    /** In Markdown: the table as a page shows it, with links that work anywhere, and what is said of it below. */
    public String markdown() {
        List<ResultColumn> columns = ResultColumn.of(table.variables()).stream()
                .filter(column -> !column.isPrecision()).toList();
        Links links = view.site().links();
        List<List<String>> rows = table.rows().stream().map(row -> columns.stream().map(column ->
                ResultCell.of(column, row, view).pieces().stream().map(piece -> piece.link()
                .map(link -> MarkdownTable.link(piece.text(), absolute(link, links)))
                .orElseGet(() -> MarkdownTable.plain(piece.text()))).collect(Collectors.joining("; "))).toList())
                .toList();
        StringBuilder text = new StringBuilder("# ").append(MarkdownTable.plain(title)).append("\n\n")
                .append(MarkdownTable.of(columns.stream().map(column ->
                ResultTable.words(column, view)).toList(), rows)).append('\n');
        about().forEach((heading, value) -> {
            if (!heading.equals("Title") && !value.isEmpty()) {
                text.append("- ").append(heading.replace("*", "\\*")).append(": ")
                        .append(MarkdownTable.plain(value).replace("*", "\\*")).append('\n');
            }
        });
        return text.toString();
    }

    private static String absolute(String link, Links links) {
        String root = links.to("");
        return link.startsWith("/") && link.startsWith(root) ? links.absolute(link.substring(root.length())) : link;
    }

    /**
     * As a picture: in the way that the address or the query names, else in the first that fits, else the table.
     *
     * @param query the text of the query
     */
    public String svg(String query) {
        Optional<AnswerView.Named> named = AnswerView.named(query);
        Optional<AnswerView> wanted = Optional.ofNullable(view.parameters().get(AnswerView.NAME))
                .flatMap(AnswerView::of).or(() -> named.map(AnswerView.Named::view));
        AnswerShape shape = new AnswerShape(table, view, title, named.filter(one -> wanted.equals(Optional.of(one
                .view()))).map(AnswerView.Named::columns).orElse(List.of()));
        return AnswerFigure.svg(wanted.isEmpty() ? shape.anyChart()
                : shape.chart(wanted.get()).orElseGet(() -> shape.picture(table)), view, address);
    }

    /** Name of the file: what the answer is about, the version of the data, the ending. */
    public static String name(String title, View view, String ending) {
        String words = String.join("-", Folding.words(title));
        String begin = words.substring(0, Math.min(LONGEST_NAME, words.length())).replaceFirst("-$", "");
        return (begin.isEmpty() ? "answer" : begin) + '-' + view.site().release().version() + '.' + ending;
    }
}
