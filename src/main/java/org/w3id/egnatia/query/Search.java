package org.w3id.egnatia.query;

import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.release.store.FrozenJoin;

/** What a {@link JoinPlan} finds for one row after the other. */
final class Search {

    private final JoinPlan plan;
    private final ExecutionContext context;
    private final Steps steps;
    private final int[] given;
    /** For conditions that something exists, the search for it. */
    private final Map<JoinPlan.Test, Search> sought = new IdentityHashMap<>();
    private JoinPlan.Ordered order;
    private FrozenJoin join;
    private Binding before;
    private JoinedRow view;

    Search(JoinPlan plan, ExecutionContext context) {
        this.plan = plan;
        this.context = context;
        this.steps = new Steps(context);
        this.given = new int[plan.variables().length];
    }

    /**
     * Begins anew.
     *
     * @return false if it is certain that nothing is found, and nothing is to be looked for
     */
    boolean start(Binding row) {
        before = row;
        if (plan.isEmpty() || !plan.read(row, given)) {
            return false;
        }
        JoinPlan.Ordered ordered = plan.ordered(given);
        if (ordered != order) {
            order = ordered;
            join = new FrozenJoin(plan.graph(), ordered.patterns(), given.length, this::holds, steps::step);
        }
        join.start(given);
        view = null;
        return true;
    }

    /** Goes on to the next way in which the patterns fit; false if there is none. */
    boolean next() {
        return join.next();
    }

    /** True if anything is found for a row. */
    boolean finds(Binding row) {
        return start(row) && next();
    }

    /** The row with what the patterns bind. */
    Binding found() {
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
            if (!holds(condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(JoinPlan.Test condition) {
        if (condition.existence().isPresent()) {
            Existence existence = condition.existence().get();
            Search inner = sought.computeIfAbsent(condition, key -> new Search(existence.sought().plan(plan.graph()),
                    context));
            return inner.finds(view) == existence.isWanted();
        }
        Boolean known = condition.quick().of(view);
        return known == null ? condition.expression().isSatisfied(view, context) : known;
    }
}
