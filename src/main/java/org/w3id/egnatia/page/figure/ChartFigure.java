package org.w3id.egnatia.page.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Chart;
import org.w3id.egnatia.page.chart.Table;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * A chart in its place: on a page, or as a file that can be cited.
 *
 * @param view       the view
 * @param id         its name below {@code /chart/}
 * @param parameters what else its address says, such as the partner
 * @param chart      the chart
 * @param sources    where its values come from, those that count most first
 */
public record ChartFigure(View view, String id, Map<String, String> parameters, Chart chart, List<Name> sources) {

    private static final double WIDE = 880;
    private static final double MIDDLE = 520;
    private static final double NARROW = 350;
    private static final double FILE = 900;
    private static final int SHORT_TABLE = 6;

    public ChartFigure {
        sources = sources.stream().sorted(Comparator.comparing((Name source) -> weight(view, source)).reversed())
                .toList();
    }

    private static int weight(View view, Name source) {
        Things things = view.site().things();
        return things.value(source.node(), Egn.weight).flatMap(weight -> things.text(weight, Egn.rank))
                .map(Integer::valueOf).orElse(0);
    }

    /** Name of the figure on a page, unique there. */
    public String anchor() {
        return parameters.values().stream().filter(v -> v.matches("[a-z0-9-]+")).map(v -> "-" + v)
                .collect(Collectors.joining("", "chart-" + id, ""));
    }

    /** The picture for the whole width of a page. */
    public String wide() {
        return picture("wide", WIDE);
    }

    /** The picture for a part of a page. */
    public String middle() {
        return picture("middle", MIDDLE);
    }

    /** The picture for a telephone, beside the one for the whole width or a part of it. */
    public String narrowBeside(boolean whole) {
        String name = anchor() + "-narrow";
        return chart.draw(name, NARROW).besideOther(name, chart.title(), anchor() + (whole ? "-wide" : "-middle"),
                chart.linked());
    }

    private String picture(String size, double width) {
        String name = anchor() + "-" + size;
        return chart.draw(name, width).inPage(name, chart.title(), chart.description(), chart.linked());
    }

    /** Address of the chart as a file; formats are {@code svg} and {@code csv}. */
    public String file(String format) {
        return view.link("chart/" + id + "." + format, parameters);
    }

    /** Name under which the file is kept. */
    public String fileName(String format) {
        return "egnatia-" + anchor().substring("chart-".length())
                + view.asOf().chosen().map(day -> "-" + day).orElse("") + "." + format;
    }

    /**
     * HTML by which other sites show the picture, with a link to where it comes from: both as of the day that was
     * chosen, or both of each day on which they are seen.
     */
    public String embed() {
        return embed(anchor(), chart.title());
    }

    /** The same for a chart of one thing, which stands on its page only within the chart of all. */
    public String embed(ChartFigure all, Name one) {
        return embed(all.anchor(), chart.title() + ": " + one.text());
    }

    private String embed(String anchor, String text) {
        String page = view.asOf().chosen().isPresent() ? view.permanent()
                : view.site().links().absolute(view.path());
        return "<a href=\"" + inAttribute(page + '#' + anchor) + "\"><img src=\""
                + inAttribute(view.site().links().absolute(address("svg"))) + "\" alt=\""
                + inAttribute(text) + "\" width=\"" + (int) FILE + "\"></a>";
    }

    private static String inAttribute(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /** The table, as it stands beside the picture. */
    public Table table() {
        return chart.table().inPage();
    }

    /** What a column of the table is called: in the language of the page, where its words have it. */
    public String heading(Table.Column column) {
        String key = "chart.column." + column.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        return view.words().keys().contains(key) ? view.text(key) : column.name();
    }

    /** True if the table is short enough to stand open. */
    public boolean isShort() {
        return chart.table().rows().size() <= SHORT_TABLE;
    }

    /** The picture as a file that says where it comes from. */
    public String svg() {
        List<String> notes = new ArrayList<>();
        if (!chart.notes().isEmpty()) {
            notes.add(chart.notes());
        }
        if (!sources.isEmpty()) {
            notes.add(view.text("chart.sources", sourcesInWords()));
        }
        notes.add(view.text("chart.origin", view.site().release().version(), view.day(view.asOf().day()),
                view.site().links().absolute(address("svg"))));
        if (isAboutKosovo()) {
            notes.add(NamingRules.KOSOVO_FOOTNOTE);
        }
        // A file that was saved has no site around it, from which a link could start.
        return chart.draw("chart", FILE).asFile(chart.title(), chart.description(), notes)
                .replace("href=\"" + view.site().links().to(""), "href=\"" + view.site().links().absolute(""));
    }

    /**
     * The values as CSV, each row with the version of the data, the day and, where it is due, the footnote on Kosovo.
     */
    public String csv() {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("data version", view.site().release().version());
        more.put("as of", view.asOf().day().toString());
        more.put("address", view.site().links().absolute(address("csv")));
        if (isAboutKosovo()) {
            more.put("footnote", NamingRules.KOSOVO_FOOTNOTE);
        }
        return chart.table().csv(List.copyOf(more.keySet()), List.copyOf(more.values()));
    }

    private String address(String format) {
        return file(format).substring(view.site().links().to("").length());
    }

    private boolean isAboutKosovo() {
        return NamingRules.namesKosovo(chart.title() + chart.description() + chart.table().csv(List.of(), List.of()));
    }

    private String sourcesInWords() {
        List<String> names = sources.stream().map(Name::text).toList();
        return names.size() <= 3 ? String.join("; ", names) : String.join("; ", names.subList(0, 3))
                + view.text("chart.and-more", names.size() - 3);
    }
}
