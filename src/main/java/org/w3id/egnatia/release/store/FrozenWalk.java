package org.w3id.egnatia.release.store;

import java.util.Arrays;
import org.w3id.egnatia.release.store.FrozenGraph.Order;

/**
 * What is reached in a graph by steps of one kind, one after the other, found by numbers: each term once, however many
 * ways lead to it. Belongs to one thread.
 */
public final class FrozenWalk {

    private final FrozenGraph graph;
    private final int[] predicates;
    private final boolean[] isTurned;
    private final Runnable step;

    /** Terms in the order in which they were found, and how many. */
    private int[] found = new int[16];
    private int size;
    /** The same in open addressing, each plus one; 0 is a free place. */
    private int[] places = new int[64];

    /**
     * Walks by some predicates.
     *
     * @param predicates numbers, of which any makes a step
     * @param isTurned   for each of them, whether it leads from object to subject
     * @param step       is run for each triple that is looked at
     */
    public FrozenWalk(FrozenGraph graph, int[] predicates, boolean[] isTurned, Runnable step) {
        this.graph = graph;
        this.predicates = predicates;
        this.isTurned = isTurned;
        this.step = step;
    }

    /** The terms from which a step leads, or to which one does if it is walked back. */
    public int[] ends(boolean back) {
        clear();
        for (int i = 0; i < predicates.length; i++) {
            add(FrozenJoin.OPEN, predicates[i], FrozenJoin.OPEN, isTurned[i] == back);
        }
        return Arrays.copyOf(found, size);
    }

    /**
     * The terms that are reached from one by one step or more; itself only if steps lead back to it.
     *
     * @param back whether steps are walked from their end to their beginning
     */
    public int[] from(int term, boolean back) {
        clear();
        walk(term, back);
        for (int at = 0; at < size; at++) {
            walk(found[at], back);
        }
        return Arrays.copyOf(found, size);
    }

    private void walk(int term, boolean back) {
        for (int i = 0; i < predicates.length; i++) {
            if (isTurned[i] == back) {
                add(term, predicates[i], FrozenJoin.OPEN, false);
            } else {
                add(FrozenJoin.OPEN, predicates[i], term, true);
            }
        }
    }

    private void add(int subject, int predicate, int object, boolean isSubject) {
        Order order = graph.order(subject, predicate, object);
        TripleIndex index = graph.index(order);
        int end = graph.end(order, subject, predicate, object);
        step.run();
        for (int at = graph.start(order, subject, predicate, object); at < end; at++) {
            step.run();
            long key = index.key(at);
            add(isSubject ? order.subject(key) : order.object(key));
        }
    }

    private void clear() {
        Arrays.fill(places, 0);
        size = 0;
    }

    private void add(int term) {
        if (2 * size >= places.length) {
            places = new int[4 * places.length];
            for (int i = 0; i < size; i++) {
                places[place(found[i])] = found[i] + 1;
            }
        }
        int place = place(term);
        if (places[place] == 0) {
            places[place] = term + 1;
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = term;
        }
    }

    /** Where a term stands, or would. */
    private int place(int term) {
        int place = term * 0x9E3779B9 >>> 1 & places.length - 1;
        while (places[place] != 0 && places[place] != term + 1) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }
}
