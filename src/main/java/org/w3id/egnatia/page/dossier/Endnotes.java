package org.w3id.egnatia.page.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.page.fact.Told;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.vocab.Egn;

/**
 * The endnotes of a page that is printed: one for each source, numbered as they are first cited, with the places in it
 * on which the page rests. Collected while the page is made.
 */
public final class Endnotes {

    private static final int MOST = 2;

    private final View view;
    private final Map<Node, List<String>> places = new LinkedHashMap<>();

    Endnotes(View view) {
        this.view = view;
    }

    /**
     * An endnote.
     *
     * @param number  its number, from 1
     * @param source  the source
     * @param date    when it was published; empty if that is not known
     * @param places  the places in it, in the order in which they are cited
     * @param address where it can be read; empty if it has no address
     */
    public record Endnote(int number, Name source, String date, String places, Optional<String> address) {
    }

    /**
     * Cites a fact: the numbers, in order, of the two of its sources that weigh most, and of these the newest; on a day
     * that is past, first of those that were there by then.
     */
    List<Integer> cite(Node fact) {
        Things things = view.site().things();
        Told told = new Told(view);
        Map<Node, List<Node>> bySource = new LinkedHashMap<>();
        things.values(fact, Egn.evidence).forEach(evidence -> things.value(evidence, Egn.source)
                .ifPresent(source -> bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(evidence)));
        return bySource.keySet().stream().sorted(Comparator.comparing(told::isOfThen).reversed()
                .thenComparing(this::weight, Comparator.reverseOrder())
                .thenComparing(source -> things.day(source, Egn.date).orElse(LocalDate.MIN), Comparator.reverseOrder())
                .thenComparing(Node::getURI)).limit(MOST).map(source -> number(source, bySource.get(source))).sorted()
                .toList();
    }

    private int weight(Node source) {
        return view.site().things().value(source, Egn.weight)
                .map(weight -> Tone.of(view.site().things(), weight).rank()).orElse(0);
    }

    private int number(Node source, List<Node> evidence) {
        List<String> cited = places.computeIfAbsent(source, s -> new ArrayList<>());
        evidence.stream().map(node -> Evidence.of(view, node).locator())
                .filter(place -> !place.isEmpty() && !cited.contains(place)).forEach(cited::add);
        return List.copyOf(places.keySet()).indexOf(source) + 1;
    }

    /** Some places in words: pages in one list, others as they are told. */
    private String inWords(List<String> cited) {
        List<String> words = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        for (String place : cited) {
            if (place.matches("page \\d{1,4}")) {
                pages.add(Integer.valueOf(place.substring("page ".length())));
            } else {
                words.add(place);
            }
        }
        if (!pages.isEmpty()) {
            words.add(0, view.text("brief.on-pages", pages.size(), pages.stream().sorted().map(String::valueOf)
                    .collect(Collectors.joining(", "))));
        }
        return String.join("; ", words);
    }

    /** All of them. */
    List<Endnote> all() {
        List<Endnote> all = new ArrayList<>();
        places.forEach((source, cited) -> all.add(new Endnote(all.size() + 1, Name.of(view, source),
                view.site().things().day(source, Egn.date).map(day -> new PreciseDate(day, Precision.of(
                view.site().things().value(source, Egn.datePrecision))).inWords(view)).orElse(""), inWords(cited),
                view.site().things().value(source, FOAF.page.asNode()).filter(Node::isURI).map(Node::getURI))));
        return List.copyOf(all);
    }
}
