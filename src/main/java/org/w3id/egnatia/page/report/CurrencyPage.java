package org.w3id.egnatia.page.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.page.feed.Feed;
import org.w3id.egnatia.page.feed.FeedItem;

/**
 * Which sources that appear in editions are overdue, due or fresh on a day, publisher by publisher: the answer of a
 * saved question.
 *
 * @param view       its circumstances
 * @param answer     the rows, one for each source
 * @param publishers the publishers, those with most to do first
 */
public record CurrencyPage(View view, SavedRows answer, List<Publisher> publishers) implements Page {

    /** The question of which the page is the answer. */
    public static final String QUESTION = "what-is-due";
    /** The path of the page. */
    public static final String PATH = "checks/currency";

    private static final List<String> STATES = List.of("overdue", "due", "fresh");

    /** A publisher with what is watched of it. */
    public record Publisher(Name name, List<Source> sources) {
    }

    /**
     * A watched source.
     *
     * @param name     of it
     * @param state    {@code overdue}, {@code due} or {@code fresh}
     * @param last     day of the edition whose facts are here
     * @param expected day on which the next one is expected
     * @param reviewed newest day of anything that is here of the publisher
     */
    public record Source(Name name, String state, LocalDate last, LocalDate expected, LocalDate reviewed) {

        private static int urgency(Source source) {
            return STATES.indexOf(source.state);
        }
    }

    /** The page. */
    public static CurrencyPage of(View view) {
        SavedRows answer = SavedRows.onDay(view, QUESTION);
        Map<Node, List<Source>> byPublisher = new LinkedHashMap<>();
        answer.stream().forEach(row -> byPublisher.computeIfAbsent(row.thing("publisher"), p -> new ArrayList<>())
                .add(source(view, row)));
        return new CurrencyPage(view, answer, byPublisher.entrySet().stream()
                .map(entry -> new Publisher(Name.of(view, entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing((Publisher one) -> one.sources().stream().mapToInt(Source::urgency).min()
                .orElseThrow()).thenComparing(one -> one.name().text())).toList());
    }

    private static Source source(View view, SavedRow row) {
        return new Source(Name.of(view, row.thing("source")), row.literal("state"),
                LocalDate.parse(row.literal("lastEdition")), LocalDate.parse(row.literal("expected")),
                LocalDate.parse(row.literal("reviewedUntil")));
    }

    /** How many sources are in a state. */
    public long count(String state) {
        return publishers.stream().flatMap(one -> one.sources().stream()).filter(one -> one.state().equals(state))
                .count();
    }

    /** The address of the rows in a form, of the same day. */
    public String rows(AnswerForm form) {
        return SavedRows.link(view, QUESTION, form);
    }

    /** What is overdue or due, dated by the day on which it was expected. */
    public Feed feed() {
        List<FeedItem> items = publishers.stream().flatMap(publisher -> publisher.sources().stream()
                .filter(source -> !source.state().equals("fresh")).map(source -> item(publisher, source))).toList();
        return Feed.of(title(), description(), view.site().links().absolute(PATH), items,
                view.text("feed.more", Feed.MOST));
    }

    private FeedItem item(Publisher publisher, Source source) {
        String link = view.site().links().absolute(PATH);
        return FeedItem.onDay(link + '#' + source.name().text().replaceAll("[^A-Za-z0-9]+", "-") + '-'
                + source.expected(), link, source.name().text(), new PreciseDate(source.expected(), Precision.DAY),
                List.of(Map.entry(view.text("currency.publisher"), publisher.name().text()),
                Map.entry(view.text("currency.last"), source.last().toString())));
    }

    @Override
    public String template() {
        return "currency.jte";
    }

    @Override
    public String title() {
        return view.text("currency.title");
    }

    @Override
    public String description() {
        return view.text("currency.lead");
    }

    @Override
    public List<Alternate> alternates() {
        return List.of(new Alternate("application/atom+xml", PATH + ".atom"));
    }

    @Override
    public List<String> styles() {
        return List.of("report.css", "matrix.css");
    }
}
