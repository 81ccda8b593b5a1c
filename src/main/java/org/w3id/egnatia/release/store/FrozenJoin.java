package org.w3id.egnatia.release.store;

import java.util.Arrays;
import org.w3id.egnatia.release.store.FrozenGraph.Order;

/**
 * The ways in which some triple patterns fit a graph together, found by numbers: each pattern in turn is a stretch of
 * an index, and what it binds is known to the next. Nothing is made on the way, neither triples nor rows. Belongs to
 * one thread.
 *
 * <p>A way is a number for each variable, which has a place in {@link #values()}. A pattern that fits by two of its
 * predicates fits twice, as in the union of two patterns.
 */
public final class FrozenJoin {

    /** What a place has that is not bound. */
    public static final int OPEN = -1;

    /**
     * A triple pattern. What it has at its ends and as its only predicate is the number of a term or, for a variable,
     * {@link #variable}.
     *
     * @param subject    number
     * @param predicates numbers; more than one of terms only
     * @param isTurned   for each predicate, whether it leads from object to subject
     * @param object     number
     */
    public record Pattern(int subject, int[] predicates, boolean[] isTurned, int object) {
    }

    /** What is asked of a way that is found as far as some pattern. */
    @FunctionalInterface
    public interface Check {
        /**
         * Looks at the values so far.
         *
         * @param level number of the pattern that fits now, in order
         * @return false if no way goes on from here
         */
        boolean holds(int level);
    }

    private final FrozenGraph graph;
    private final Pattern[] patterns;
    private final Check check;
    private final Runnable step;
    private final int[] values;
    private final Level[] levels;
    private int level;

    /**
     * A join of patterns in an order.
     *
     * @param variables how many there are
     * @param check     is asked after each pattern
     * @param step      is run for each triple that is looked at
     */
    public FrozenJoin(FrozenGraph graph, Pattern[] patterns, int variables, Check check, Runnable step) {
        this.graph = graph;
        this.patterns = patterns;
        this.check = check;
        this.step = step;
        this.values = new int[variables];
        this.levels = new Level[patterns.length];
        Arrays.setAll(levels, n -> new Level());
        this.level = OPEN;
    }

    /** How a variable stands in a pattern. */
    public static int variable(int place) {
        return ~place;
    }

    /** The numbers that variables have, each in its place; not to be changed, and others after each step. */
    public int[] values() {
        return values;
    }

    /** Begins anew, with some variables bound beforehand and the others {@link #OPEN}. */
    public void start(int[] given) {
        System.arraycopy(given, 0, values, 0, values.length);
        level = 0;
        levels[0].open(patterns[0]);
    }

    /** Goes on to the next way; false if there is none. */
    public boolean next() {
        while (level >= 0) {
            if (!levels[level].advance()) {
                level--;
            } else if (check.holds(level)) {
                if (level == levels.length - 1) {
                    return true;
                }
                level++;
                levels[level].open(patterns[level]);
            }
        }
        return false;
    }

    private int value(int term) {
        return term >= 0 ? term : values[~term];
    }

    /** A pattern, and how far it has been looked through. */
    private final class Level {
        private Pattern pattern;
        private int predicate;
        private Order order;
        private TripleIndex index;
        private int at;
        private int end;
        private boolean bindsSubject;
        private boolean bindsPredicate;
        private boolean bindsObject;

        void open(Pattern next) {
            pattern = next;
            bindsSubject = value(next.subject()) == OPEN;
            bindsObject = value(next.object()) == OPEN;
            bindsPredicate = value(next.predicates()[0]) == OPEN;
            predicate = 0;
            find();
        }

        private void find() {
            boolean isTurned = pattern.isTurned()[predicate];
            int s = value(isTurned ? pattern.object() : pattern.subject());
            int p = value(pattern.predicates()[predicate]);
            int o = value(isTurned ? pattern.subject() : pattern.object());
            step.run();
            order = graph.order(s, p, o);
            index = graph.index(order);
            at = graph.start(order, s, p, o);
            end = graph.end(order, s, p, o);
        }

        boolean advance() {
            while (true) {
                while (at < end) {
                    long key = index.key(at++);
                    step.run();
                    if (bind(key)) {
                        return true;
                    }
                }
                if (++predicate >= pattern.predicates().length) {
                    release();
                    return false;
                }
                release();
                find();
            }
        }

        private void release() {
            if (bindsSubject) {
                values[~pattern.subject()] = OPEN;
            }
            if (bindsPredicate) {
                values[~pattern.predicates()[0]] = OPEN;
            }
            if (bindsObject) {
                values[~pattern.object()] = OPEN;
            }
        }

        private boolean bind(long key) {
            release();
            boolean isTurned = pattern.isTurned()[predicate];
            return (!bindsSubject || fits(pattern.subject(), isTurned ? order.object(key) : order.subject(key)))
                    && (!bindsPredicate || fits(pattern.predicates()[0], order.predicate(key)))
                    && (!bindsObject || fits(pattern.object(), isTurned ? order.subject(key) : order.object(key)));
        }

        /** A variable may stand in a pattern twice. */
        private boolean fits(int term, int number) {
            int known = values[~term];
            values[~term] = number;
            return known == OPEN || known == number;
        }
    }
}
