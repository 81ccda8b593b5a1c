package org.w3id.egnatia.page.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;

/**
 * What is not confirmed, and where it is said to stand: an open list of things to check, the answer of a saved
 * question. None of it is in the default graph.
 *
 * @param view   its circumstances
 * @param answer the rows, one for each thing to confirm
 * @param groups one for each graph of unconfirmed facts
 */
public record OpenQuestionsPage(View view, SavedRows answer, List<Group> groups) implements Page {

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
        Things things = view.site().things();
        Facts facts = new Facts(view);
        SavedRows answer = SavedRows.ever(view, "unconfirmed");
        Map<Node, List<Claim>> byGraph = new LinkedHashMap<>();
        for (SavedRow row : answer.rows()) {
            Node claim = row.thing("fact");
            byGraph.computeIfAbsent(row.value("graph").orElseThrow(), graph -> new ArrayList<>())
                    .add(new Claim(Name.of(view, claim),
                    FactType.of(things, claim).map(type -> facts.read(claim)), Evidence.allOf(view, claim)));
        }
        return new OpenQuestionsPage(view, answer, byGraph.entrySet().stream()
                .map(e -> new Group(Name.of(view, e.getKey()), e.getValue())).toList());
    }

    /** How many things there are to confirm. */
    public int count() {
        return answer.rows().size();
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
