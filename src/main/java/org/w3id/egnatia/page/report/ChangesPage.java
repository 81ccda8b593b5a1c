package org.w3id.egnatia.page.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.release.Release;

/**
 * What happened since a day, newest first, which is the answer of a saved question, and when each graph of this version
 * was issued.
 *
 * @param view   its circumstances
 * @param since  the day
 * @param answer the rows, one for each event
 * @param events what happened after it, up to the day of the view, the newest as far as the page has room
 * @param graphs the graphs by day of issue, newest first
 */
public record ChangesPage(View view, LocalDate since, SavedRows answer, List<Fact> events,
                          Map<LocalDate, List<Name>> graphs) implements Page {

    /** The parameter of the day. */
    public static final String SINCE = "since";

    /** The question of which the page is the answer. */
    public static final String QUESTION = "events-between";
    /** The question of what comes next. */
    public static final String NEXT = "what-comes-next";

    /** How many events the page shows; the question has all of them. */
    private static final int SHOWN = 100;

    /** The page; without a day, or with one that cannot be read, it goes back one year. */
    public static ChangesPage of(View view) {
        LocalDate until = view.asOf().day();
        LocalDate since = day(view.parameters().get(SINCE)).orElse(until.minusYears(1));
        Facts facts = new Facts(view);
        SavedRows answer = SavedRows.of(view.site(), QUESTION,
                new TreeMap<>(Map.of("from", since.plusDays(1).toString(), "to", until.toString())));
        return new ChangesPage(view, since, answer,
                answer.stream().limit(SHOWN).map(row -> facts.read(row.fact())).toList(), graphs(view));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.ofNullable(text).filter(t -> !t.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
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

    /** All events by what kind of happening they are, for the summary. */
    public Map<String, Long> kinds() {
        return answer.stream().flatMap(row -> row.iri("kind").stream())
                .collect(Collectors.groupingBy(view::name, TreeMap::new, Collectors.counting()));
    }

    /** True if more events happened than are shown. */
    public boolean hasMore() {
        return events.size() < answer.rows().size();
    }

    @Override
    public String template() {
        return "changes.jte";
    }

    @Override
    public String title() {
        return view.text("changes.title", View.inWords(since));
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
