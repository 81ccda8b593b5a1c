package org.w3id.egnatia.page.thing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.Mention;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.FactGroup;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.tie.PathPage;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The things with which a thing is tied most, with the number of ties, before anything is opened.
 *
 * @param neighbours those that are told, the closest first
 * @param total      how many there are
 */
public record Neighbourhood(List<Neighbour> neighbours, int total) {

    private static final int FEWEST = 6;
    private static final int MOST = 12;
    private static final int WIDEST = 100;

    /**
     * A neighbour.
     *
     * @param name  the thing
     * @param ties  number of facts and direct links that join both
     * @param share the number as hundredths of the largest
     * @param how   the address of a page that tells how both are tied, if there is one
     */
    public record Neighbour(Name name, int ties, int share, Optional<String> how) {
    }

    /** The neighbourhood; empty if there are too few neighbours to draw. */
    static Optional<Neighbourhood> of(View view, Description description, List<FactGroup> groups) {
        Node thing = description.subject();
        Things things = view.site().things();
        Map<Node, Integer> ties = new HashMap<>();
        for (FactGroup group : groups) {
            for (Node fact : group.facts()) {
                for (Node role : Facts.ROLES) {
                    things.values(fact, role).forEach(other -> count(ties, thing, other));
                }
            }
        }
        Set<Node> derived = derivedFrom(things);
        for (Triple triple : description.own()) {
            if (!triple.predicateMatches(Egn.evidence) && !derived.contains(triple.getPredicate())) {
                count(ties, thing, triple.getObject());
            }
        }
        for (Mention mention : description.mentions()) {
            if (mention.fact().isEmpty()) {
                mention.properties().stream().filter(property -> !derived.contains(property))
                        .forEach(p -> count(ties, thing, mention.resource()));
            }
        }
        List<Map.Entry<Node, Integer>> closest = ties.entrySet().stream()
                .sorted(Map.Entry.<Node, Integer>comparingByValue().reversed()
                        .thenComparing(e -> e.getKey().toString())).limit(MOST).toList();
        int largest = closest.isEmpty() ? 1 : closest.get(0).getValue();
        List<Neighbour> told = closest.stream().map(entry -> new Neighbour(Name.of(view, entry.getKey()),
                entry.getValue(), WIDEST * entry.getValue() / largest, how(view, thing, entry.getKey()))).toList();
        return told.size() < FEWEST || !PathPage.isEnd(thing) ? Optional.empty()
                : Optional.of(new Neighbourhood(told, ties.size()));
    }

    private static Optional<String> how(View view, Node thing, Node other) {
        return PathPage.isEnd(thing) && PathPage.isEnd(other) ? Optional.of(PathPage.link(view, thing, other))
                : Optional.empty();
    }

    private static void count(Map<Node, Integer> ties, Node thing, Node other) {
        if (other.isURI() && other.getURI().startsWith(Namespaces.ID) && !other.equals(thing)) {
            ties.merge(other, 1, Integer::sum);
        }
    }

    /** The properties that repeat what a relation says. */
    private static Set<Node> derivedFrom(Things things) {
        return Set.copyOf(things.confirmed().find(Node.ANY, Egn.shortcut, Node.ANY).mapWith(Triple::getObject).toSet());
    }
}
