package org.w3id.egnatia.query;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.w3id.egnatia.release.store.FrozenJoin;

/** What becomes of each row that comes in, by what a {@link JoinPlan} finds for it. */
final class JoinedRows extends QueryIter1 {

    /** What becomes of a row. */
    enum Kind {
        /** A row for each way that is found. */
        JOIN,
        /** The same; a row for which nothing is found stays as it is. */
        OPTIONAL,
        /** A row stays as it is if anything is found. */
        EXISTS,
        /** A row stays as it is if nothing is found. */
        NOT_EXISTS
    }

    private final JoinPlan plan;
    private final Kind kind;
    private final Steps steps;
    private final int[] given;
    private JoinPlan.Ordered order;
    private FrozenJoin join;
    private Binding before;
    private JoinedRow view;
    private boolean isFound;
    private boolean isLooking;
    private Binding row;

    /** Rows. */
    JoinedRows(JoinPlan plan, QueryIterator input, Kind kind, ExecutionContext context) {
        super(input, context);
        this.plan = plan;
        this.kind = kind;
        this.steps = new Steps(context);
        this.given = new int[plan.variables().length];
    }

    @Override
    protected boolean hasNextBinding() {
        while (row == null) {
            if (isLooking && join.next()) {
                isFound = true;
                isLooking = kind == Kind.JOIN || kind == Kind.OPTIONAL;
                row = isLooking ? found() : kind == Kind.EXISTS ? before : null;
            } else if (isLooking && !isFound) {
                isLooking = false;
                row = kind == Kind.OPTIONAL || kind == Kind.NOT_EXISTS ? before : null;
            } else if (getInput().hasNext()) {
                start(getInput().next());
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    protected Binding moveToNextBinding() {
        Binding next = row;
        row = null;
        return next;
    }

    private void start(Binding next) {
        before = next;
        isFound = false;
        isLooking = !plan.isEmpty() && plan.read(next, given);
        if (!isLooking) {
            row = kind == Kind.OPTIONAL || kind == Kind.NOT_EXISTS ? next : null;
            return;
        }
        JoinPlan.Ordered ordered = plan.ordered(given);
        if (ordered != order) {
            order = ordered;
            join = new FrozenJoin(plan.graph(), ordered.patterns(), given.length, this::holds, steps::step);
        }
        join.start(given);
        view = null;
    }

    private Binding found() {
        if (order.bound().length == 0) {
            return before;
        }
        int[] numbers = new int[order.places().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = join.values()[order.places()[i]];
        }
        return new JoinedRow(before, order.bound(), numbers, plan.graph().terms());
    }

    private boolean holds(int level) {
        for (JoinPlan.Test condition : order.conditions().get(level)) {
            if (view == null) {
                view = new JoinedRow(before, plan.variables(), join.values(), plan.graph().terms());
            }
            Boolean known = condition.quick().of(view);
            if (known == null ? !condition.expression().isSatisfied(view, getExecContext()) : !known) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void requestSubCancel() {
        // The signal is looked at on the way.
    }

    @Override
    protected void closeSubIterator() {
        isLooking = false;
    }
}
