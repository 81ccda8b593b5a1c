package org.w3id.egnatia.release.store;

import java.util.HashMap;
import java.util.Map;
import org.w3id.egnatia.release.store.FrozenGraph.Order;

/**
 * How widely the triples of a predicate are spread, counted once for a graph.
 *
 * @param subjects how many different subjects there are, and at least one
 * @param objects  how many different objects there are, and at least one
 */
public record Spread(int subjects, int objects) {

    static final Spread NONE = new Spread(1, 1);

    /** That of each predicate, and that of all triples at {@link FrozenJoin#OPEN}. */
    static Map<Integer, Spread> all(FrozenGraph graph) {
        Map<Integer, Ends> subjects = ends(graph, Order.SUBJECT);
        Map<Integer, Ends> objects = ends(graph, Order.OBJECT);
        Map<Integer, Spread> spreads = new HashMap<>();
        subjects.forEach((predicate, ends) -> spreads.put(predicate, new Spread(ends.count,
                objects.get(predicate).count)));
        return spreads;
    }

    /** How often the first term of an order changes, by predicate and in all; few of all terms are predicates. */
    private static Map<Integer, Ends> ends(FrozenGraph graph, Order order) {
        TripleIndex index = graph.index(order);
        Map<Integer, Ends> ends = new HashMap<>();
        Ends all = new Ends();
        for (int i = 0; i < index.size(); i++) {
            int end = TripleIndex.first(index.key(i));
            all.add(end);
            ends.computeIfAbsent(order.predicate(index.key(i)), predicate -> new Ends()).add(end);
        }
        if (index.size() > 0) {
            ends.put(FrozenJoin.OPEN, all);
        }
        return ends;
    }

    /** Counts terms that come in order. */
    private static final class Ends {
        private int last = FrozenJoin.OPEN;
        private int count;

        void add(int end) {
            count += last == end ? 0 : 1;
            last = end;
        }
    }
}
