package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.FrozenJoin;
import org.w3id.egnatia.release.store.Spread;

/**
 * What is looked for in a frozen graph, by numbers; and the order in which, which is decided once for each set of
 * variables that are bound beforehand: always next the pattern that is expected to fit least often, of those that have
 * to do with what is bound.
 */
final class JoinPlan {

    /** A pattern that has nothing to do with what is bound multiplies; so many times better it must be. */
    private static final double APART = 1_000;

    private final FrozenGraph graph;
    private final List<FrozenJoin.Pattern> patterns = new ArrayList<>();
    private final List<Joinable.Condition> conditions;
    private final Var[] variables;
    private final boolean isEmpty;
    private final Map<BitSet, Ordered> orders = new HashMap<>();
    private final BitSet given = new BitSet();
    private Ordered last;
    /** How the last row was put together, as most rows are alike: the variables of its parts, newest first. */
    private Var[][] shape = {};
    /** Numbers of the parts of the row at hand. */
    private int[][] parts = {};
    /** In which part each variable stands, and where in it; {@link FrozenJoin#OPEN} if in none of them. */
    private final int[] part;
    private final int[] place;

    /** A condition, and how it holds of plain terms or by numbers. */
    record Test(Expr expression, QuickTest quick, Optional<Existence> existence) {

        static Test of(Expr expression) {
            return new Test(expression, QuickTest.of(expression), Existence.of(expression));
        }
    }

    /**
     * An order.
     *
     * @param given      the places that are bound beforehand
     * @param patterns   in this order
     * @param conditions what is asked after each of them
     * @param bound      the variables that the patterns bind
     * @param places     their places among all variables
     */
    record Ordered(BitSet given, FrozenJoin.Pattern[] patterns, List<List<Test>> conditions, Var[] bound,
            int[] places) {
    }

    JoinPlan(Joinable joinable, FrozenGraph graph) {
        this.graph = graph;
        this.conditions = joinable.conditions();
        this.variables = new Var[joinable.places().size()];
        joinable.places().forEach((variable, at) -> variables[at] = variable);
        this.part = new int[variables.length];
        this.place = new int[variables.length];
        Arrays.fill(part, FrozenJoin.OPEN);
        boolean absent = false;
        for (Joinable.Step step : joinable.steps()) {
            FrozenJoin.Pattern pattern = pattern(step, joinable.places());
            patterns.add(pattern);
            absent |= pattern == null;
        }
        this.isEmpty = absent;
    }

    /** Null if there is a term that the graph does not have. */
    private FrozenJoin.Pattern pattern(Joinable.Step step, Map<Var, Integer> places) {
        int[] ends = new int[2];
        for (int i = 0; i < 2; i++) {
            Node end = i == 0 ? step.subject() : step.object();
            ends[i] = number(end, places);
            if (ends[i] < 0 && !Var.isVar(end)) {
                return null;
            }
        }
        List<Integer> known = new ArrayList<>();
        List<Boolean> isTurned = new ArrayList<>();
        for (int i = 0; i < step.predicates().size(); i++) {
            Node predicate = step.predicates().get(i);
            int number = number(predicate, places);
            if (number >= 0 || Var.isVar(predicate)) {
                known.add(number);
                isTurned.add(step.isTurned().get(i));
            }
        }
        boolean[] turned = new boolean[known.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = isTurned.get(i);
        }
        return known.isEmpty() ? null : new FrozenJoin.Pattern(ends[0],
                known.stream().mapToInt(Integer::intValue).toArray(), turned, ends[1]);
    }

    private int number(Node node, Map<Var, Integer> places) {
        return Var.isVar(node) ? FrozenJoin.variable(places.get(Var.alloc(node))) : graph.terms().number(node);
    }

    FrozenGraph graph() {
        return graph;
    }

    /** True if there is a term that the graph does not have, so that nothing fits. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** All variables, each in its place. */
    Var[] variables() {
        return variables;
    }

    /**
     * The numbers of the variables that a row binds, and {@link FrozenJoin#OPEN} for the others.
     *
     * @return false if one is bound to a term that the graph does not have, so that nothing fits
     */
    boolean read(Binding row, int[] numbers) {
        Binding rest = parted(row);
        boolean isWhole = rest.isEmpty();
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = part[at] < 0 ? FrozenJoin.OPEN : parts[part[at]][place[at]];
            if (numbers[at] == FrozenJoin.OPEN && !(isWhole && part[at] < 0)) {
                Node value = (part[at] < 0 ? rest : row).get(variables[at]);
                numbers[at] = value == null ? FrozenJoin.OPEN : graph.terms().number(value);
                if (value != null && numbers[at] < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes a row apart into numbers as far as it was joined by numbers; the rest is as it was before. */
    private Binding parted(Binding row) {
        Binding rest = row;
        int depth = 0;
        boolean isAlike = true;
        while (rest instanceof JoinedRow joined && joined.terms() == graph.terms()) {
            isAlike &= depth < shape.length && shape[depth] == joined.variables();
            if (depth == parts.length) {
                parts = Arrays.copyOf(parts, depth + 1);
            }
            parts[depth++] = joined.numbers();
            rest = joined.before();
        }
        if (!isAlike || depth != shape.length) {
            reshape(row, depth);
        }
        return rest;
    }

    private void reshape(Binding row, int depth) {
        shape = new Var[depth][];
        Arrays.fill(part, FrozenJoin.OPEN);
        Binding rest = row;
        for (int n = 0; n < depth; n++) {
            JoinedRow joined = (JoinedRow) rest;
            shape[n] = joined.variables();
            for (int at = 0; at < variables.length; at++) {
                int found = part[at] < 0 ? Arrays.asList(shape[n]).indexOf(variables[at]) : -1;
                if (found >= 0) {
                    part[at] = n;
                    place[at] = found;
                }
            }
            rest = joined.before();
        }
    }

    /** The order for a row with some numbers, which is that for all rows that bind the same variables. */
    Ordered ordered(int[] numbers) {
        given.clear();
        for (int at = 0; at < numbers.length; at++) {
            if (numbers[at] != FrozenJoin.OPEN) {
                given.set(at);
            }
        }
        if (last == null || !last.given().equals(given)) {
            last = orders.computeIfAbsent((BitSet) given.clone(), key -> order(numbers, key));
        }
        return last;
    }

    private Ordered order(int[] numbers, BitSet before) {
        boolean[] known = new boolean[numbers.length];
        before.stream().forEach(at -> known[at] = true);
        List<FrozenJoin.Pattern> left = new ArrayList<>(patterns);
        List<FrozenJoin.Pattern> ordered = new ArrayList<>();
        List<Joinable.Condition> open = new ArrayList<>(conditions);
        List<List<Test>> asked = new ArrayList<>();
        while (!left.isEmpty()) {
            FrozenJoin.Pattern best = left.get(0);
            double least = Double.MAX_VALUE;
            for (FrozenJoin.Pattern pattern : left) {
                double rows = expected(pattern, numbers, known)
                        * (ordered.isEmpty() || touches(pattern, known) ? 1 : APART);
                if (rows < least) {
                    least = rows;
                    best = pattern;
                }
            }
            left.remove(best);
            ordered.add(best);
            bind(best, known);
            List<Test> now = new ArrayList<>();
            open.removeIf(condition -> {
                boolean isBound = isBound(condition.named(), known);
                if (isBound) {
                    now.add(Test.of(condition.expression()));
                }
                return isBound;
            });
            asked.add(now);
        }
        List<Var> bound = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int at = before.nextClearBit(0); at < numbers.length; at = before.nextClearBit(at + 1)) {
            bound.add(variables[at]);
            places.add(at);
        }
        return new Ordered(before, ordered.toArray(new FrozenJoin.Pattern[0]), asked, bound.toArray(new Var[0]),
                places.stream().mapToInt(Integer::intValue).toArray());
    }

    private boolean isBound(Set<Var> named, boolean[] known) {
        for (int place = 0; place < known.length; place++) {
            if (!known[place] && named.contains(variables[place])) {
                return false;
            }
        }
        return true;
    }

    private static boolean touches(FrozenJoin.Pattern pattern, boolean[] known) {
        return isKnown(pattern.subject(), known) && pattern.subject() < 0
                || isKnown(pattern.object(), known) && pattern.object() < 0
                || pattern.predicates()[0] < 0 && isKnown(pattern.predicates()[0], known)
                || pattern.subject() >= 0 && pattern.object() >= 0;
    }

    private static boolean isKnown(int term, boolean[] known) {
        return term >= 0 || known[~term];
    }

    private static void bind(FrozenJoin.Pattern pattern, boolean[] known) {
        for (int term : new int[] {pattern.subject(), pattern.predicates()[0], pattern.object()}) {
            if (term < 0) {
                known[~term] = true;
            }
        }
    }

    /** How often a pattern is expected to fit for each row so far. */
    private double expected(FrozenJoin.Pattern pattern, int[] numbers, boolean[] known) {
        double sum = 0;
        for (int i = 0; i < pattern.predicates().length; i++) {
            int subject = pattern.isTurned()[i] ? pattern.object() : pattern.subject();
            int object = pattern.isTurned()[i] ? pattern.subject() : pattern.object();
            int predicate = pattern.predicates()[i];
            int s = subject >= 0 ? subject : numbers[~subject];
            int p = predicate >= 0 ? predicate : numbers[~predicate];
            int o = object >= 0 ? object : numbers[~object];
            double rows = graph.count(s, p, o);
            Spread spread = graph.spread(p);
            rows /= s == FrozenJoin.OPEN && isKnown(subject, known) ? spread.subjects() : 1;
            rows /= o == FrozenJoin.OPEN && isKnown(object, known) ? spread.objects() : 1;
            sum += rows;
        }
        return sum;
    }
}
