package org.w3id.egnatia.page.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.vocab.Egn;

/**
 * Where sources differ: the readings side by side, with the reason as far as it is known.
 *
 * @param view        its circumstances
 * @param differences the matters on which they differ, by name
 */
public record DifferencesPage(View view, List<Difference> differences) implements Page {

    /**
     * One matter.
     *
     * @param matter   the statement that there is a difference, with its reason
     * @param topics   the policy areas to which it belongs
     * @param readings what is said, side by side
     */
    public record Difference(Fact matter, List<Name> topics, List<Reading> readings) {
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

    /** The page as of the view's day: differences between what was known by then. */
    public static DifferencesPage of(View view) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        return new DifferencesPage(view, things.having(Egn.compares).stream().map(facts::read)
                .map(matter -> new Difference(matter,
                        things.values(matter.node(), Egn.topic).stream().map(topic -> Name.of(view, topic)).toList(),
                        things.values(matter.node(), Egn.compares).stream().map(node -> reading(view, facts, node)).toList()))
                .sorted(Comparator.comparing(difference -> difference.matter().name().text())).toList());
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
