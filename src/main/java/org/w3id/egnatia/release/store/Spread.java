package org.w3id.egnatia.release.store;

import java.util.Arrays;
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
        int[] subjects = counts(graph, Order.SUBJECT);
        int[] objects = counts(graph, Order.OBJECT);
        Map<Integer, Spread> spreads = new HashMap<>();
        for (int predicate = 0; predicate < subjects.length; predicate++) {
            if (subjects[predicate] > 0) {
                int number = predicate == subjects.length - 1 ? FrozenJoin.OPEN : predicate;
                spreads.put(number, new Spread(subjects[predicate], objects[predicate]));
            }
        }
        return spreads;
    }

    /** How often the first term of an order changes, by predicate, and in all in the last place. */
    private static int[] counts(FrozenGraph graph, Order order) {
        TripleIndex index = graph.index(order);
        int all = graph.terms().size();
        int[] counts = new int[all + 1];
        int[] last = new int[all + 1];
        Arrays.fill(last, FrozenJoin.OPEN);
        for (int i = 0; i < index.size(); i++) {
            int end = TripleIndex.first(index.key(i));
            int predicate = order.predicate(index.key(i));
            counts[predicate] += last[predicate] == end ? 0 : 1;
            counts[all] += last[all] == end ? 0 : 1;
            last[predicate] = end;
            last[all] = end;
        }
        return counts;
    }
}
