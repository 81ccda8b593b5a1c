package org.w3id.egnatia.page.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;

/**
 * What each monitoring body found last of each partner, and what is still owed: the answers of two saved questions.
 *
 * @param view     its circumstances
 * @param partners the partners, one for each column
 * @param rows     one for each body, and one for each course that follows several partners
 * @param answer   the latest result of each round
 * @param owed     what is left to do
 * @param table    the part of it that the address asks for
 */
public record MonitoringPage(View view, List<Name> partners, List<Row> rows, SavedRows answer, SavedRows owed,
                             ResultTable table) implements Page {

    /** The question of what is left to do. */
    public static final String OWED = "still-owed";

    private static final String LATEST = "latest-results";
    private static final String OF_PARTNER = "findings-of-partner";
    /** How the code of a round has its number. */
    private static final Pattern ROUND = Pattern.compile("-(?:round|cycle)-(\\d+)-");

    /** A body, or a course that follows several partners, and what was found last of each, if anything is known. */
    public record Row(Name body, List<Optional<Cell>> cells) {
    }

    /**
     * The last step of a body towards a partner.
     *
     * @param round  the round
     * @param step   the step
     * @param result what it found
     * @param when   its day
     * @param owed   true if that leaves something to do
     */
    public record Cell(Name round, Name step, Name result, String when, boolean owed) {
    }

    /** The page. */
    public static MonitoringPage of(View view) {
        SavedRows answer = SavedRows.onDay(view, LATEST);
        SavedRows owed = SavedRows.onDay(view, OWED);
        Set<Node> open = owed.stream().map(SavedRow::fact).collect(Collectors.toSet());
        List<Node> partners = Partners.all(view);
        Map<Node, Map<Node, SavedRow>> latest = new LinkedHashMap<>();
        Map<Node, Long> reach = answer.stream().collect(Collectors.groupingBy(row -> row.thing("round"),
                Collectors.mapping(row -> row.thing("partner"), Collectors.collectingAndThen(Collectors.toSet(),
                found -> (long) found.size()))));
        answer.stream().forEach(row -> latest
                .computeIfAbsent(row.thing(reach.get(row.thing("round")) > 1 ? "round" : "body"),
                b -> new LinkedHashMap<>())
                .merge(row.thing("partner"), row, MonitoringPage::later));
        List<Row> rows = latest.entrySet().stream().map(body -> new Row(Name.of(view, body.getKey()), partners.stream()
                .map(partner -> Optional.ofNullable(body.getValue().get(partner)).map(row -> cell(view, row, open)))
                .toList()))
                .sorted(Comparator.comparing((Row row) -> row.cells().stream().filter(Optional::isPresent).count())
                .reversed().thenComparing(row -> row.body().text())).toList();
        return new MonitoringPage(view, partners.stream().map(partner -> Name.of(view, partner)).toList(), rows,
                answer, owed, owed.shown(view));
    }

    /** The one of the later round, as its code numbers it, and of one round that of the later day. */
    private static SavedRow later(SavedRow one, SavedRow other) {
        return Comparator.comparing(MonitoringPage::round).thenComparing(row -> day(row).date())
                .compare(one, other) < 0 ? other : one;
    }

    private static int round(SavedRow row) {
        Matcher number = ROUND.matcher(row.thing("round").getURI());
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    private static PreciseDate day(SavedRow row) {
        return row.day("day").orElseThrow();
    }

    private static Cell cell(View view, SavedRow row, Set<Node> open) {
        return new Cell(Name.of(view, row.thing("round")), Name.of(view, row.fact()),
                Name.of(view, row.thing("result")), day(row).inWords(view), open.contains(row.fact()));
    }

    /** The partners, each leading to what all bodies found of it, round by round. */
    public List<Name> findings() {
        return partners.stream().map(partner -> new Name(partner.node(), partner.text(), partner.language(),
                partner.fallback(), Optional.of(view.page("query/" + OF_PARTNER, new TreeMap<>(Map.of(
                SavedRows.DATE, view.asOf().day().toString(), Partners.PARAMETER,
                Partners.code(partner.node()))))))).toList();
    }

    @Override
    public boolean isBeyond() {
        return table.isBeyond();
    }

    @Override
    public String template() {
        return "monitoring.jte";
    }

    @Override
    public String title() {
        return view.text("monitoring.title");
    }

    @Override
    public String description() {
        return view.text("monitoring.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css", "ask.css", "matrix.css");
    }
}
