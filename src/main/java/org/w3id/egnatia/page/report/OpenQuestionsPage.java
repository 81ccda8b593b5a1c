package org.w3id.egnatia.page.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
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
 * What is not confirmed, and where it is said to stand: an open list of things to check. None of it is in the default
 * graph.
 *
 * @param view   its circumstances
 * @param groups one for each graph of unconfirmed facts
 */
public record OpenQuestionsPage(View view, List<Group> groups) implements Page {

    /**
     * The unconfirmed facts of one graph.
     *
     * @param graph  the graph
     * @param claims its facts, by name
     */
    public record Group(Name graph, List<Claim> claims) {
    }

    /**
     * Something to confirm.
     *
     * @param name     its name
     * @param fact     it as a fact; empty for things such as agreements of whose existence we are not sure
     * @param evidence where it is said to stand
     */
    public record Claim(Name name, Optional<Fact> fact, List<Evidence> evidence) {
    }

    /** The page. */
    public static OpenQuestionsPage of(View view) {
        Facts facts = new Facts(view);
        return new OpenQuestionsPage(view, view.site().release().unconfirmedGraphs().stream()
                .map(graph -> new Group(Name.of(view, graph), claims(view, facts, view.site().release().dataset().getGraph(graph))))
                .filter(group -> !group.claims().isEmpty()).toList());
    }

    private static List<Claim> claims(View view, Facts facts, Graph graph) {
        Things things = view.site().things();
        return graph.find(Node.ANY, Egn.evidence, Node.ANY).mapWith(Triple::getSubject).toList().stream().distinct()
                .map(node -> new Claim(Name.of(view, node), FactType.of(things, node).map(type -> facts.read(node)), Evidence.allOf(view, node)))
                .sorted(Comparator.comparing((Claim claim) -> claim.name().text()).thenComparing(claim -> claim.name().node().getURI()))
                .toList();
    }

    /** How many things there are to confirm. */
    public int count() {
        return groups.stream().mapToInt(group -> group.claims().size()).sum();
    }

    @Override
    public String template() {
        return "open-questions.jte";
    }

    @Override
    public String title() {
        return view.text("open.title");
    }

    @Override
    public String description() {
        return view.text("open.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
