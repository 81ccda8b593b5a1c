package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The steps of a partner in a period, newest first, of all topics or of one: the answer of a saved question.
 *
 * @param view    its circumstances
 * @param partner the partner
 * @param topic   the topic that the address names, empty for all of them
 * @param from    the first day
 * @param to      the last day
 * @param topics  the topics of the period, the one with most steps first
 * @param answer  the rows
 * @param table   those that the address asks for
 */
public record StepsPage(View view, Name partner, String topic, LocalDate from, LocalDate to, List<Topic> topics,
                        SavedRows answer, ResultTable table) implements Page {

    /** The question of all topics; that of one topic has the same columns. */
    public static final String QUESTION = "reform-steps";
    /** The parameter of the topic. */
    public static final String TOPIC = "topic";
    /** The parameter of the first day. */
    public static final String FROM = "from";
    /** The parameter of the last day. */
    public static final String TO = "to";
    /** How many years back the page goes when no day is given. */
    public static final int YEARS = 3;

    /** A topic, the code by which addresses name it, and how many steps it has in the period. */
    public record Topic(Name name, String code, long steps) {
    }

    /** The page of a partner; empty if there is none of this code. */
    public static Optional<StepsPage> of(View view, String code) {
        return Partners.of(view, code).map(partner -> of(view, partner));
    }

    private static StepsPage of(View view, Node partner) {
        LocalDate to = day(view, TO).orElse(view.asOf().day());
        LocalDate from = day(view, FROM).orElse(to.minusYears(YEARS));
        String topic = view.parameters().getOrDefault(TOPIC, "");
        SavedRows all = steps(view, partner, from, to);
        SavedRows answer = topic.isEmpty() ? all : onTopic(view, partner, topic, from, to);
        return new StepsPage(view, Name.of(view, partner), topic, from, to, topics(view, all), answer,
                answer.shown(view));
    }

    /** The steps of a partner between two days. */
    public static SavedRows steps(View view, Node partner, LocalDate from, LocalDate to) {
        return SavedRows.of(view.site(), QUESTION, period(partner, from, to));
    }

    private static SavedRows onTopic(View view, Node partner, String topic, LocalDate from, LocalDate to) {
        Map<String, String> given = period(partner, from, to);
        given.put("area", topic);
        return SavedRows.of(view.site(), "reform-steps-on-topic", given);
    }

    private static Map<String, String> period(Node partner, LocalDate from, LocalDate to) {
        return new TreeMap<>(Map.of(Partners.PARAMETER, Partners.code(partner), FROM, from.toString(),
                TO, to.toString()));
    }

    private static Optional<LocalDate> day(View view, String parameter) {
        return Optional.ofNullable(view.parameters().get(parameter)).filter(t -> !t.isEmpty()).map(LocalDate::parse);
    }

    /** The topics of some steps, the one with most of them first. */
    static List<Topic> topics(View view, SavedRows all) {
        return all.stream().collect(Collectors.groupingBy(row -> row.thing(TOPIC), Collectors.counting()))
                .entrySet().stream()
                .map(entry -> new Topic(Name.of(view, entry.getKey()), Namespaces.code(entry.getKey()),
                        entry.getValue()))
                .sorted(Comparator.comparing(Topic::steps).reversed().thenComparing(t -> t.name().text())).toList();
    }

    @Override
    public boolean isBeyond() {
        return table.isBeyond();
    }

    @Override
    public String template() {
        return "steps.jte";
    }

    @Override
    public String title() {
        return view.text("steps.title", partner.text());
    }

    @Override
    public String description() {
        return view.text("steps.lead", partner.text());
    }

    @Override
    public List<String> styles() {
        return List.of("report.css", "ask.css");
    }
}
