package org.w3id.egnatia.page.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.partner.PartnerCard;

/**
 * A day: how the six stood on it, what happened in the thirty days up to it, what was planned, and the steps before and
 * after.
 *
 * @param view     its circumstances, as of the day
 * @param partners the six as they stood
 * @param events   what happened in the thirty days up to the day
 * @param next     what was planned
 * @param changes  the steps next before and next after the day
 */
public record DayPage(View view, List<PartnerCard> partners, SavedRows events, SavedRows next, SavedRows changes)
        implements Page {

    /** What its addresses begin with. */
    public static final String PATH = "on/";
    /** Where a form leads that names a day, and the parameter with that day. */
    public static final String CHOSEN = "on";
    /** The parameter of a form that names a day. */
    public static final String DAY = "date";
    /** How many days up to the day are told. */
    public static final int DAYS = 30;

    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

    /** A day to which a link leads, and what happened on it. */
    public record Neighbour(String link, String day, List<Name> steps) {

        private static final int SHOWN = 3;

        /** The steps that the link names. */
        public List<Name> first() {
            return steps.subList(0, Math.min(SHOWN, steps.size()));
        }

        /** How many more there were. */
        public int more() {
            return steps.size() - first().size();
        }
    }

    /** True if a day has a page: it is over or today, and in the time of European integration. */
    public static boolean has(LocalDate day, View view) {
        return !day.isBefore(FIRST) && !day.isAfter(view.asOf().today());
    }

    /** The page of the day of a view. */
    public static DayPage of(View view) {
        LocalDate day = view.asOf().day();
        return new DayPage(view, PartnerCard.all(view), SavedRows.of(view.site(), "events-between",
                new TreeMap<>(Map.of("from", day.minusDays(DAYS - 1L).toString(), "to", day.toString()))),
                SavedRows.onDay(view, "what-comes-next"), SavedRows.onDay(view, "days-of-change"));
    }

    /** The table of what happened. */
    public ResultTable eventTable() {
        return ResultTable.of(events.table(), view);
    }

    /** How much of it is known by its month or year only, and may have happened after the day. */
    public long inexact() {
        return events.stream().filter(row -> row.day("date").filter(date -> date.last().isAfter(view.asOf().day()))
                .isPresent()).count();
    }

    /** What was planned, the nearest first. */
    public List<Planned> planned() {
        return next.stream().map(row -> new Planned(row.day("day").map(date -> date.inWords(view)).orElse(""),
                Name.of(view, row.fact()))).toList();
    }

    /** What was planned, and for when. */
    public record Planned(String when, Name name) {
    }

    /** The day with the step before. */
    public Optional<Neighbour> before() {
        return neighbour("before");
    }

    /** The day with the step after. */
    public Optional<Neighbour> after() {
        return neighbour("after");
    }

    private Optional<Neighbour> neighbour(String direction) {
        List<SavedRow> rows = changes.stream().filter(row -> row.literal("direction").equals(direction)).toList();
        return rows.stream().findFirst().map(row -> row.literal("day")).map(day -> new Neighbour(link(day),
                view.day(LocalDate.parse(day)), rows.stream().map(row -> Name.of(view, row.fact())).toList()));
    }

    /** The address of another day. */
    public String link(String day) {
        return view.page(PATH + day, Map.of());
    }

    /** What happened in the month of the day, as far as it is over. */
    public Neighbour month() {
        LocalDate first = view.asOf().day().withDayOfMonth(1);
        LocalDate end = first.plusMonths(1).minusDays(1);
        LocalDate last = end.isAfter(view.asOf().today()) ? view.asOf().today() : end;
        return new Neighbour(view.page("changes", new TreeMap<>(Map.of("since", first.toString(), "until",
                last.toString()))), view.text("changes.title.between", view.day(first), view.day(last)), List.of());
    }

    /** The day a year before, and, unless it is to come, the day a year later. */
    public List<LocalDate> years() {
        LocalDate day = view.asOf().day();
        LocalDate later = day.plusYears(1);
        return later.isAfter(view.asOf().today()) ? List.of(day.minusYears(1)) : List.of(day.minusYears(1), later);
    }

    /** The tables of the six as of the day. */
    public List<MatrixKind> tables() {
        return MatrixKind.all();
    }

    @Override
    public String template() {
        return "day.jte";
    }

    @Override
    public String title() {
        return view.text("day.title", view.day(view.asOf().day()));
    }

    @Override
    public String description() {
        return view.text("day.description", view.day(view.asOf().day()));
    }

    @Override
    public boolean isIndexed() {
        return false;
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css", "report.css", "ask.css", "dossier.css");
    }
}
