package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/** Rows in order, by values that are computed once for each row; ARQ computes them anew at each comparison. */
final class SortedRows extends QueryIter1 {

    private final List<SortCondition> conditions;
    private final long most;
    private final Steps steps;
    private Iterator<Keyed> sorted;

    /** A row, and by what it is sorted. */
    private record Keyed(Binding row, Key[] keys) {
    }

    /** A value, with a form of it that is quick to compare; null if there is none. */
    private record Key(NodeValue value, Comparable<?> plain) {

        private static final Key OPEN = new Key(null, null);

        static Key of(NodeValue value) {
            Node term = value.asNode();
            String text = term.isURI() ? term.getURI() : null;
            return new Key(value, text != null ? new Iri(text) : PlainValue.ordered(term));
        }

        int compareTo(Key other) {
            if (plain != null && other.plain != null && plain.getClass() == other.plain.getClass()) {
                return plain instanceof Iri iri ? iri.compareTo((Iri) other.plain)
                        : plain instanceof Long number ? number.compareTo((Long) other.plain)
                        : ((String) plain).compareTo((String) other.plain);
            }
            return BindingComparator.compareNodesRaw(value, other.value);
        }
    }

    private record Iri(String text) implements Comparable<Iri> {
        @Override
        public int compareTo(Iri other) {
            return text.compareTo(other.text);
        }
    }

    /**
     * Sorts all rows when the first is asked for.
     *
     * @param most how many rows are wanted; negative for all
     */
    SortedRows(QueryIterator rows, List<SortCondition> conditions, long most, ExecutionContext context) {
        super(rows, context);
        this.conditions = conditions;
        this.most = most;
        this.steps = new Steps(context);
    }

    @Override
    protected boolean hasNextBinding() {
        if (sorted == null) {
            sorted = most < 0 ? all() : first();
        }
        return sorted.hasNext();
    }

    private Iterator<Keyed> all() {
        List<Keyed> rows = new ArrayList<>();
        getInput().forEachRemaining(row -> rows.add(keyed(row)));
        rows.sort(this::compare);
        return rows.iterator();
    }

    /** Keeps no more rows than are wanted. */
    private Iterator<Keyed> first() {
        Comparator<Keyed> order = this::compare;
        PriorityQueue<Keyed> kept = new PriorityQueue<>(order.reversed());
        while (most > 0 && getInput().hasNext()) {
            Keyed next = keyed(getInput().next());
            if (kept.size() < most) {
                kept.add(next);
            } else if (compare(next, kept.peek()) < 0) {
                kept.poll();
                kept.add(next);
            }
        }
        List<Keyed> rows = new ArrayList<>(kept);
        rows.sort(order);
        return rows.iterator();
    }

    private Keyed keyed(Binding row) {
        Key[] keys = new Key[conditions.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(conditions.get(i).getExpression(), row);
        }
        return new Keyed(row, keys);
    }

    private Key key(Expr expression, Binding row) {
        if (expression.isVariable() && !row.contains(expression.asVar())) {
            return Key.OPEN;
        }
        try {
            return Key.of(expression.eval(row, getExecContext()));
        } catch (ExprEvalException e) {
            return Key.OPEN;
        }
    }

    private int compare(Keyed left, Keyed right) {
        steps.step();
        for (int i = 0; i < left.keys.length; i++) {
            int order = left.keys[i].compareTo(right.keys[i]);
            if (order != 0) {
                return conditions.get(i).getDirection() == Query.ORDER_DESCENDING ? -order : order;
            }
        }
        return BindingComparator.compareBindingsSyntactic(left.row, right.row);
    }

    @Override
    protected Binding moveToNextBinding() {
        return sorted.next().row();
    }

    @Override
    protected void requestSubCancel() {
        // The input hears it.
    }

    @Override
    protected void closeSubIterator() {
        sorted = null;
    }
}
