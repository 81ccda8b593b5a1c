package org.w3id.egnatia.page.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.vocab.Egn;

/**
 * Where sources differ: the readings side by side, with the reason as far as it is known; the answer of a saved
 * question.
 *
 * @param view        its circumstances
 * @param answer      the rows, one for each matter and reading
 * @param part        the matters on which they differ, those on which better sources do first, as far as the view
 *                    asks for them
 */
public record DifferencesPage(View view, SavedRows answer, Narrowed<DifferencesPage.Difference> part)
        implements Page {

    private static final int SIZE = 12;

    /**
     * One matter.
     *
     * @param matter   the statement that there is a difference, with its reason
     * @param topics   the policy areas to which it belongs
     * @param readings what is said, side by side
     */
    public record Difference(Fact matter, List<Name> topics, List<Reading> readings) {

        /** The matter and its readings. */
        List<Node> nodes() {
            return Stream.concat(Stream.of(matter.node()), readings.stream().map(reading -> reading.name().node()))
                    .toList();
        }

        /** All evidence of the readings. */
        List<Evidence> evidence() {
            return readings.stream().flatMap(reading -> reading.evidence().stream()).toList();
        }
    }

    /**
     * What one side says.
     *
     * @param name     the node that says it
     * @param fact     the node as a fact, if it is one
     * @param evidence where it says so
     */
    public record Reading(Name name, Optional<Fact> fact, List<Evidence> evidence) {
    }

    /** The page. */
    public static DifferencesPage of(View view) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        SavedRows answer = SavedRows.ever(view, "differences");
        Map<Node, List<Node>> readings = new LinkedHashMap<>();
        answer.rows().forEach(row -> readings.computeIfAbsent(row.fact(), matter -> new ArrayList<>())
                .add(row.thing("reading")));
        Belonging belonging = new Belonging(view);
        List<Difference> all = readings.entrySet().stream()
                .map(e -> new Difference(facts.read(e.getKey()),
                things.values(e.getKey(), Egn.topic).stream().map(topic -> Name.of(view, topic)).toList(),
                e.getValue().stream().distinct().map(node -> reading(view, facts, node)).toList()))
                .sorted(Comparator.comparing((Difference difference) -> -belonging.weight(difference.evidence())
                .stream().mapToInt(belonging::rank).max().orElse(0))).toList();
        Map<String, Function<Difference, List<Name>>> by = new LinkedHashMap<>();
        by.put(Partners.PARAMETER, difference -> belonging.partners(difference.nodes()));
        by.put(Narrowed.TOPIC, difference -> belonging.topics(difference.nodes()));
        by.put(Narrowed.KIND, difference -> belonging.kinds(difference.readings().stream()
                .map(reading -> reading.name().node()).toList()));
        by.put(Narrowed.WEIGHT, difference -> belonging.weight(difference.evidence()));
        return new DifferencesPage(view, answer, Narrowed.of(view, all, by, SIZE));
    }

    @Override
    public boolean isBeyond() {
        return part.isBeyond();
    }

    private static Reading reading(View view, Facts facts, Node node) {
        Optional<Fact> fact = FactType.of(view.site().things(), node).map(type -> facts.read(node));
        return new Reading(Name.of(view, node), fact, Evidence.allOf(view, node));
    }

    @Override
    public String template() {
        return "differences.jte";
    }

    @Override
    public String title() {
        return view.text("differences.title");
    }

    @Override
    public String description() {
        return view.text("differences.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
