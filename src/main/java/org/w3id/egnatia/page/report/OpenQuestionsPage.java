package org.w3id.egnatia.page.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Parts;
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
 * @param part   those that the view asks for, those with better sources first
 */
public record OpenQuestionsPage(View view, SavedRows answer, Narrowed<OpenQuestionsPage.Claim> part) implements Page {

    private static final int SIZE = 30;

    /**
     * Something to confirm.
     *
     * @param name     its name
     * @param graph    the graph in which it stands
     * @param fact     it as a fact; empty for things such as agreements of whose existence we are not sure
     * @param evidence where it is said to stand
     */
    public record Claim(Name name, Name graph, Optional<Fact> fact, List<Evidence> evidence) {
    }

    /** The page. */
    public static OpenQuestionsPage of(View view) {
        Facts facts = new Facts(view);
        SavedRows answer = SavedRows.ever(view, "unconfirmed");
        Belonging belonging = new Belonging(view);
        List<Claim> all = answer.stream().map(row -> claim(view, row, facts))
                .sorted(Comparator.comparing((Claim claim) -> -belonging.weight(claim.evidence()).stream()
                .mapToInt(belonging::rank).max().orElse(0))).toList();
        Map<String, Function<Claim, List<Name>>> by = new LinkedHashMap<>();
        by.put(Partners.PARAMETER, claim -> belonging.partners(List.of(claim.name().node())));
        by.put(Narrowed.TOPIC, claim -> belonging.topics(List.of(claim.name().node())));
        by.put(Narrowed.KIND, claim -> belonging.kinds(List.of(claim.name().node())));
        by.put(Narrowed.WEIGHT, claim -> belonging.weight(claim.evidence()));
        return new OpenQuestionsPage(view, answer, Narrowed.of(view, all, by, SIZE));
    }

    private static Claim claim(View view, SavedRow row, Facts facts) {
        Node claim = row.thing("fact");
        return new Claim(Name.of(view, claim), Name.of(view, row.value("graph").orElseThrow()),
                FactType.of(view.site().things(), claim).map(type -> facts.read(claim)), Evidence.allOf(view, claim));
    }

    @Override
    public boolean isBeyond() {
        return part.isBeyond();
    }

    /** A claim with those on its page that are parts of it. */
    public record Group(Claim claim, List<Claim> parts) {
    }

    /** The claims on this page, an agreement with its signature and its entry into force. */
    public List<Group> groups() {
        Map<Node, Claim> claims = part.shown().stream().collect(Collectors.toMap(claim -> claim.name().node(),
                claim -> claim, (one, same) -> one));
        return Parts.of(view, part.shown().stream().map(claim -> claim.name().node()).toList()).entrySet().stream()
                .map(group -> new Group(claims.get(group.getKey()), group.getValue().stream().map(claims::get)
                .toList())).toList();
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
