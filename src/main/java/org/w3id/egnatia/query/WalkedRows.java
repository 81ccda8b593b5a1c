package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.FrozenJoin;
import org.w3id.egnatia.release.store.FrozenWalk;
import org.w3id.egnatia.release.store.TermTable;

/** The ends of a {@link Closure}, for each row that comes in; a pair of ends comes once. */
final class WalkedRows extends RowsOfRows {

    private static final int[] NONE = {};

    private final Closure closure;
    private final TermTable terms;
    private final FrozenWalk walk;
    private final Var[] both;
    private final Var[] first;
    private final Var[] second;

    private Binding before;
    /** Where walks begin of which the end is not known either, and the next of them. */
    private int[] begins = NONE;
    private int begin;
    /** What is reached, and the next of it. */
    private int[] reached = NONE;
    private int at;
    private int start;
    private Var[] bound;

    WalkedRows(Closure closure, FrozenGraph graph, QueryIterator input, ExecutionContext context) {
        super(input, context);
        this.closure = closure;
        terms = graph.terms();
        List<Integer> known = new ArrayList<>();
        List<Boolean> isTurned = new ArrayList<>();
        for (int i = 0; i < closure.predicates().size(); i++) {
            int number = terms.number(closure.predicates().get(i));
            if (number >= 0) {
                known.add(number);
                isTurned.add(closure.isTurned().get(i));
            }
        }
        boolean[] turned = new boolean[known.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = isTurned.get(i);
        }
        walk = new FrozenWalk(graph, known.stream().mapToInt(Integer::intValue).toArray(), turned,
                new Steps(context)::step);
        first = variable(closure.subject());
        second = variable(closure.object());
        both = closure.isFree() ? new Var[] {first[0], second[0]} : new Var[0];
    }

    private static Var[] variable(Node end) {
        return Var.isVar(end) ? new Var[] {Var.alloc(end)} : new Var[0];
    }

    @Override
    protected boolean hasNextBinding() {
        while (row == null) {
            if (at < reached.length) {
                int[] numbers = bound == both ? new int[] {start, reached[at]} : new int[] {reached[at]};
                row = new JoinedRow(before, bound, numbers, terms);
                at++;
            } else if (begin < begins.length) {
                start = begins[begin++];
                reach(walk.from(start, false));
            } else if (getInput().hasNext()) {
                look(getInput().next());
            } else {
                return false;
            }
        }
        return true;
    }

    private void reach(int[] numbers) {
        reached = numbers;
        at = 0;
    }

    private void look(Binding next) {
        before = next;
        begins = NONE;
        begin = 0;
        reach(NONE);
        Node subject = value(closure.subject(), next);
        Node object = value(closure.object(), next);
        int from = subject == null ? FrozenJoin.OPEN : terms.number(subject);
        int to = object == null ? FrozenJoin.OPEN : terms.number(object);
        if (subject != null && from < 0 || object != null && to < 0) {
            return;
        }
        if (subject == null && object == null) {
            begins = walk.ends(false);
            bound = both;
        } else if (object == null) {
            reach(ends(from, false));
            bound = second;
        } else if (subject == null) {
            reach(ends(to, true));
            bound = first;
        } else if (has(ends(from, false), to)) {
            row = next;
        }
    }

    private static Node value(Node end, Binding row) {
        return Var.isVar(end) ? row.get(Var.alloc(end)) : end;
    }

    private int[] ends(int term, boolean back) {
        int[] found = walk.from(term, back);
        if (!closure.isOpen() || has(found, term)) {
            return found;
        }
        int[] all = new int[found.length + 1];
        all[0] = term;
        System.arraycopy(found, 0, all, 1, found.length);
        return all;
    }

    private static boolean has(int[] numbers, int number) {
        for (int one : numbers) {
            if (one == number) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void closeSubIterator() {
        begins = NONE;
        reached = NONE;
    }
}
