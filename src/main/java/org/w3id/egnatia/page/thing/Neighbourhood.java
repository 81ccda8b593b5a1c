package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The things with which a thing is tied most, as a drawing with the number of ties, before anything is opened.
 *
 * @param neighbours those that are drawn, the closest first
 * @param total      how many there are
 * @param height     height of the drawing
 */
public record Neighbourhood(List<Neighbour> neighbours, int total, int height) {

    /** Width of the drawing. */
    public static final int WIDTH = 760;
    private static final int FEW = 6;
    private static final int LOW = 200;
    private static final int HIGH = 340;
    private static final int FEWEST = 3;
    private static final int MOST = 12;
    private static final int LONGEST_LABEL = 26;

    /**
     * A neighbour.
     *
     * @param name  the thing
     * @param ties  number of facts and direct links that join both
     * @param x     where it stands, as a whole number of units of the drawing
     * @param y     likewise
     */
    public record Neighbour(Name name, int ties, int x, int y) {

        /** True if its label goes to the left of its point. */
        public boolean isLeft() {
            return x < WIDTH / 2;
        }

        /** Its name, cut to the room that there is. */
        public String shortLabel() {
            String text = name.text();
            return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL - 1) + "…" : text;
        }

        /** Thickness of the line to it, from 1 to 6. */
        public int weight() {
            return (int) Math.min(6, Math.max(1, Math.round(Math.sqrt(ties))));
        }
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
        int height = closest.size() <= FEW ? LOW : HIGH;
        List<Neighbour> drawn = new ArrayList<>();
        for (Map.Entry<Node, Integer> entry : closest) {
            // On an ellipse, beginning a little after the top so that two neighbours do not stand upright above each
            // other.
            double angle = 2 * Math.PI * (drawn.size() + 0.5) / closest.size();
            drawn.add(new Neighbour(Name.of(view, entry.getKey()), entry.getValue(),
                    (int) Math.round(WIDTH / 2.0 + 185 * Math.sin(angle)),
                    (int) Math.round(height / 2.0 - (height / 2.0 - 25) * Math.cos(angle))));
        }
        return drawn.size() < FEWEST ? Optional.empty() : Optional.of(new Neighbourhood(drawn, ties.size(), height));
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

    /** The neighbours by name, for the list beside the drawing. */
    public List<Neighbour> byTies() {
        return neighbours.stream().sorted(Comparator.comparing((Neighbour n) -> -n.ties())
                .thenComparing(n -> n.name().text())).toList();
    }
}
