package org.w3id.egnatia.page.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.release.Release;

/**
 * What happened since a day, newest first, which is the answer of a saved question, and when each graph of this version
 * was issued.
 *
 * @param view   its circumstances
 * @param since  the first day
 * @param answer the rows, one for each event
 * @param until  the last day
 * @param part   the rows that have what was chosen, the newest first, one page of them
 * @param graphs the graphs by day of issue, newest first
 */
public record ChangesPage(View view, LocalDate since, LocalDate until, SavedRows answer, Narrowed<SavedRow> part,
                          Map<LocalDate, List<Name>> graphs) implements Page {

    /** The parameter of the first day. */
    public static final String SINCE = "since";

    /** The parameter of the last day. */
    public static final String UNTIL = "until";

    /** The question of which the page is the answer. */
    public static final String QUESTION = "events-between";
    /** The question of what comes next. */
    public static final String NEXT = "what-comes-next";

    private static final int SIZE = 20;
    /** Before it little happened. */
    private static final int FIRST = 1990;

    /**
     * The page: of a year, since a day, or of a year since a day in it, as the address says. Without either it goes
     * back one year.
     */
    public static ChangesPage of(View view) {
        LocalDate since = since(view);
        LocalDate until = until(view);
        SavedRows answer = SavedRows.of(view.site(), QUESTION,
                new TreeMap<>(Map.of("from", since.toString(), "to", until.toString())));
        return new ChangesPage(view, since, until, answer, Narrowed.of(view, answer.rows(), belonging(view), SIZE),
                graphs(view));
    }

    /** Why no time is left of what an address asks for, in one sentence; empty if some is. */
    public static Optional<String> problem(View view) {
        if (!since(view).isAfter(until(view))) {
            return Optional.empty();
        }
        if (year(view).isEmpty()) {
            return Optional.of(view.text("changes.order", view.day(since(view)), view.day(until(view))));
        }
        int year = year(view).orElseThrow().getYear();
        LocalDate today = view.asOf().day();
        return Optional.of(year > today.getYear()
                ? view.text("changes.to-come", Integer.toString(year), view.day(today))
                : view.text("changes.apart", view.day(since(view)), Integer.toString(year)));
    }

    private static LocalDate since(View view) {
        Optional<LocalDate> first = year(view);
        return day(view).filter(day -> first.filter(day::isBefore).isEmpty()).or(() -> first)
                .orElse(last(view).orElse(view.asOf().day()).minusYears(1));
    }

    /** The last day that an address names. */
    private static Optional<LocalDate> last(View view) {
        return Optional.ofNullable(view.parameters().get(UNTIL)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    }

    private static LocalDate until(View view) {
        LocalDate today = last(view).filter(view.asOf().day()::isAfter).orElse(view.asOf().day());
        return year(view).map(first -> first.plusYears(1).minusDays(1)).filter(last -> last.isBefore(today))
                .orElse(today);
    }

    /** The first day of the year that an address names. */
    private static Optional<LocalDate> year(View view) {
        return Optional.ofNullable(view.parameters().get(Narrowed.YEAR)).filter(text -> text.matches("[0-9]{4}"))
                .map(text -> LocalDate.of(Integer.parseInt(text), 1, 1));
    }

    /**
     * The day that an address names. The one that the form shows without being asked is none beside a year that has
     * ended by then: whoever chooses the year has not chosen that day.
     */
    private static Optional<LocalDate> day(View view) {
        LocalDate unasked = view.asOf().day().minusYears(1);
        return Optional.ofNullable(view.parameters().get(SINCE)).filter(text -> !text.isEmpty()).map(LocalDate::parse)
                .filter(day -> !day.equals(unasked) || year(view).filter(year ->
                year.getYear() < unasked.getYear()).isEmpty());
    }

    /** The first day, as the form shows it; empty where a year was chosen and no day. */
    public String given() {
        return (year(view).isPresent() ? day(view) : Optional.of(since)).map(LocalDate::toString).orElse("");
    }

    /** The last day, as the form shows it; empty where none was chosen. */
    public String givenLast() {
        return last(view).map(LocalDate::toString).orElse("");
    }

    private static Map<String, Function<SavedRow, List<Name>>> belonging(View view) {
        Belonging belonging = new Belonging(view);
        Map<String, Function<SavedRow, List<Name>>> by = new LinkedHashMap<>();
        by.put(Partners.PARAMETER, row -> belonging.partners(List.of(row.fact())));
        by.put(Narrowed.TOPIC, row -> belonging.topics(List.of(row.fact())));
        by.put(Narrowed.KIND, row -> row.iri("kind").map(kind -> Name.of(view, kind)).stream().toList());
        by.put(Narrowed.WEIGHT, row -> belonging.best(row.things("source")));
        return by;
    }

    /** What happened, the newest first, as far as the page has room. */
    public List<Fact> events() {
        Facts facts = new Facts(view);
        return part.shown().stream().map(row -> facts.read(row.fact())).toList();
    }

    /** The years that can be chosen, the newest first. */
    public List<Integer> years() {
        return IntStream.rangeClosed(0, view.asOf().day().getYear() - FIRST).map(back ->
                view.asOf().day().getYear() - back).boxed().toList();
    }

    /** True of the year that is chosen. */
    public boolean isChosen(int year) {
        return Integer.toString(year).equals(view.parameters().get(Narrowed.YEAR));
    }

    @Override
    public boolean isBeyond() {
        return part.isBeyond();
    }

    private static Map<LocalDate, List<Name>> graphs(View view) {
        Map<LocalDate, List<Name>> byDay = new TreeMap<>(Comparator.reverseOrder());
        view.site().release().dataset().find(Release.CATALOGUE, Node.ANY, DCTerms.issued.asNode(), Node.ANY)
                .forEachRemaining(quad -> byDay.merge(LocalDate.parse(quad.getObject().getLiteralLexicalForm()),
                        List.of(Name.of(view, quad.getSubject())), ChangesPage::both));
        byDay.replaceAll((day, names) -> names.stream().sorted(Comparator.comparing(Name::text)).toList());
        return byDay;
    }

    private static List<Name> both(List<Name> one, List<Name> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    @Override
    public String template() {
        return "changes.jte";
    }

    @Override
    public String title() {
        return view.parameters().containsKey(Narrowed.YEAR) || last(view).isPresent()
                ? view.text("changes.title.between", view.day(since), view.day(until))
                : view.text("changes.title", view.day(since));
    }

    @Override
    public String description() {
        return view.text("changes.lead");
    }

    @Override
    public List<Alternate> alternates() {
        return List.of(new Alternate("application/atom+xml", "changes.atom"),
                new Alternate("application/feed+json", "changes.json"), new Alternate("text/calendar", "changes.ics"));
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
