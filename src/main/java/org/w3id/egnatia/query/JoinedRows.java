package org.w3id.egnatia.query;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.w3id.egnatia.release.store.FrozenJoin;

/**
 * The rows of a {@link JoinPlan}, for each row that comes in; one that finds nothing stays as it is if that is wished.
 */
final class JoinedRows extends QueryIter1 {

    private final JoinPlan plan;
    private final boolean isOptional;
    private final Steps steps;
    private final int[] given;
    private JoinPlan.Ordered order;
    private FrozenJoin join;
    private Binding before;
    private JoinedRow view;
    private boolean isFound;
    private boolean isLooking;
    private Binding row;

    /**
     * Rows.
     *
     * @param isOptional whether a row that finds nothing stays
     */
    JoinedRows(JoinPlan plan, QueryIterator input, boolean isOptional, ExecutionContext context) {
        super(input, context);
        this.plan = plan;
        this.isOptional = isOptional;
        this.steps = new Steps(context);
        this.given = new int[plan.variables().length];
    }

    @Override
    protected boolean hasNextBinding() {
        while (row == null) {
            if (isLooking && join.next()) {
                isFound = true;
                row = found();
            } else if (isLooking && isOptional && !isFound) {
                isLooking = false;
                row = before;
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
            row = isOptional ? next : null;
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
