package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;

/**
 * Turns a query so that what depends on certain terms, such as the day of a question, is done last: a block
 * {@code VALUES} of such a term, and what is computed of it and compared with it, goes behind the patterns, joins and
 * orders that do not look at it. The answer stays the same; what is left below is the same for all values.
 */
final class DaysLast {

    private final Set<Node> days;

    /** A variable that is bound to what an expression gives; or a condition, if there is no variable. */
    private record Step(Optional<Var> variable, Expr expression) {
    }

    /** A pattern in two parts: what does not depend on a day, and what is done with its rows one after the other. */
    private record Parted(Op free, List<Step> steps) {

        Set<Var> bound() {
            Set<Var> bound = new HashSet<>();
            steps.forEach(step -> step.variable().ifPresent(bound::add));
            return bound;
        }

        Set<Var> named() {
            Set<Var> named = new HashSet<>();
            steps.forEach(step -> named.addAll(SureVariables.namedBy(step.expression())));
            return named;
        }

        /** Whether nothing that a step does changes if another pattern is joined before it. */
        boolean passes(Op other) {
            Set<Var> visible = OpVars.visibleVars(other);
            Set<Var> open = named();
            open.removeAll(bound());
            open.removeAll(SureVariables.of(free));
            return Collections.disjoint(bound(), visible) && Collections.disjoint(open, visible);
        }

        Parted with(Op other) {
            return new Parted(other, steps);
        }

        Parted and(Step step) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(step);
            return new Parted(free, longer);
        }

        Op whole() {
            Op whole = free;
            for (Step step : steps) {
                whole = step.variable().isPresent()
                        ? OpExtend.create(whole, new VarExprList(step.variable().get(), step.expression()))
                        : OpFilter.filterBy(new ExprList(step.expression()), whole);
            }
            return whole;
        }
    }

    private DaysLast(Set<Node> days) {
        this.days = days;
    }

    /** The same query, turned. */
    static Op in(Op query, Set<Node> days) {
        return new DaysLast(days).whole(query);
    }

    private Op whole(Op op) {
        return part(op).whole();
    }

    private static Parted as(Op op) {
        return new Parted(op, List.of());
    }

    private Parted part(Op op) {
        if (op instanceof OpTable table) {
            return table(table);
        } else if (op instanceof OpFilter filter) {
            return filter(filter);
        } else if (op instanceof OpExtend extend) {
            return extend(extend);
        } else if (op instanceof OpJoin join) {
            return join(join);
        } else if (op instanceof OpLeftJoin || op instanceof OpMinus) {
            return left((Op2) op);
        } else if (op instanceof OpUnion union) {
            return as(union.copy(whole(union.getLeft()), whole(union.getRight())));
        }
        // In other graphs a pattern means something else, and elsewhere nothing is kept.
        return op instanceof Op1 one && !(op instanceof OpGraph || op instanceof OpService) ? one(one) : as(op);
    }

    private Parted table(OpTable table) {
        Iterator<Binding> rows = table.getTable().rows();
        Binding row = rows.hasNext() ? rows.next() : Binding.noParent;
        if (row.size() != 1 || rows.hasNext()) {
            return as(table);
        }
        Var variable = row.vars().next();
        return days.contains(row.get(variable))
                ? as(OpTable.unit()).and(new Step(Optional.of(variable), NodeValue.makeNode(row.get(variable))))
                : as(table);
    }

    private Parted filter(OpFilter filter) {
        Parted rows = part(filter.getSubOp());
        if (rows.steps().isEmpty() || !filter.getExprs().getList().stream().allMatch(ExprLib::isStable)) {
            return as(OpFilter.filterBy(filter.getExprs(), rows.whole()));
        }
        Set<Var> bound = rows.bound();
        for (Expr condition : filter.getExprs()) {
            rows = Collections.disjoint(SureVariables.namedBy(condition), bound)
                    ? rows.with(OpFilter.filterBy(new ExprList(condition), rows.free()))
                    : rows.and(new Step(Optional.empty(), condition));
        }
        return rows;
    }

    private Parted extend(OpExtend extend) {
        Parted rows = part(extend.getSubOp());
        VarExprList named = extend.getVarExprList();
        if (rows.steps().isEmpty() || !named.getExprs().values().stream().allMatch(ExprLib::isStable)) {
            return as(OpExtend.create(rows.whole(), named));
        }
        for (Var variable : named.getVars()) {
            Expr value = named.getExpr(variable);
            // A step before must not see a variable that is bound behind it.
            rows = Collections.disjoint(SureVariables.namedBy(value), rows.bound()) && !rows.named().contains(variable)
                    ? rows.with(OpExtend.create(rows.free(), new VarExprList(variable, value)))
                    : rows.and(new Step(Optional.of(variable), value));
        }
        return rows;
    }

    private Parted join(OpJoin join) {
        Parted left = part(join.getLeft());
        Parted right = part(join.getRight());
        // The same day on both sides is one.
        List<Step> others = right.steps().stream().filter(step -> !left.steps().contains(step)).toList();
        Parted rest = new Parted(right.free(), others);
        Op free = OpJoin.create(left.free(), right.free());
        if (left.passes(right.free()) && right.passes(left.free()) && Collections.disjoint(left.bound(), rest.bound())
                && Collections.disjoint(left.named(), rest.bound()) && Collections.disjoint(only(left, right),
                rest.named())) {
            others = new ArrayList<>(others);
            others.addAll(0, left.steps());
            return new Parted(free, others);
        }
        return as(OpJoin.create(left.whole(), right.whole()));
    }

    /** What the one binds and the other does not. */
    private static Set<Var> only(Parted one, Parted other) {
        Set<Var> only = one.bound();
        only.removeAll(other.bound());
        return only;
    }

    private Parted left(Op2 join) {
        Parted left = part(join.getLeft());
        Op right = whole(join.getRight());
        boolean sees = join instanceof OpLeftJoin optional && optional.getExprs() != null
                && optional.getExprs().getList().stream()
                .anyMatch(e -> !Collections.disjoint(SureVariables.namedBy(e), left.bound()));
        return left.passes(right) && !sees ? left.with(join.copy(left.free(), right))
                : as(join.copy(left.whole(), right));
    }

    private Parted one(Op1 op) {
        Parted rows = part(op.getSubOp());
        Set<Var> bound = rows.bound();
        if (op instanceof OpProject project) {
            return project(project, rows);
        }
        boolean passes = op instanceof OpDistinctReduced || op instanceof OpOrder order && order.getConditions()
                .stream().allMatch(key -> Collections.disjoint(SureVariables.namedBy(key.getExpression()), bound));
        if (passes) {
            return rows.with(op.copy(rows.free()));
        }
        return as(op instanceof OpGroup group && canPart(group, rows) ? group(group, rows) : op.copy(rows.whole()));
    }

    /** Whether no step leaves out a row or is a key of the groups, and each row has its key. */
    private static boolean canPart(OpGroup group, Parted rows) {
        return !rows.steps().isEmpty() && rows.steps().stream().allMatch(step -> step.variable().isPresent())
                && group.getGroupVars().getExprs().isEmpty() && !group.getGroupVars().isEmpty()
                && SureVariables.of(rows.free()).containsAll(group.getGroupVars().getVars());
    }

    /**
     * Groups of which some values depend on a day: the others are grouped without the day, and these of rows without
     * what they do not need, as far as it does not matter how often a row comes.
     */
    private static Op group(OpGroup group, Parted rows) {
        List<ExprAggregator> others = new ArrayList<>();
        List<ExprAggregator> ofDay = new ArrayList<>();
        group.getAggregators().forEach(aggregator -> (Collections.disjoint(named(aggregator), rows.bound()) ? others
                : ofDay).add(aggregator));
        VarExprList keys = group.getGroupVars();
        Op without = OpGroup.create(rows.free(), keys, others);
        if (ofDay.isEmpty()) {
            return without;
        } else if (others.isEmpty() || !ofDay.stream().allMatch(DaysLast::isOfSet)) {
            return group.copy(rows.whole());
        }
        Set<Var> needed = new HashSet<>(keys.getVars());
        ofDay.forEach(aggregator -> needed.addAll(named(aggregator)));
        List<Step> steps = new ArrayList<>(rows.steps());
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (needed.contains(steps.get(i).variable().orElseThrow())) {
                needed.addAll(SureVariables.namedBy(steps.get(i).expression()));
            } else {
                steps.remove(i);
            }
        }
        List<Var> columns = new ArrayList<>(OpVars.visibleVars(rows.free()));
        columns.retainAll(needed);
        Op few = new OpDistinct(new OpProject(rows.free(), columns));
        return OpJoin.create(without, OpGroup.create(new Parted(few, steps).whole(), keys, ofDay));
    }

    private static Set<Var> named(ExprAggregator aggregator) {
        Set<Var> named = new HashSet<>();
        Optional.ofNullable(aggregator.getAggregator().getExprList())
                .ifPresent(list -> list.forEach(e -> named.addAll(SureVariables.namedBy(e))));
        return named;
    }

    private static boolean isOfSet(ExprAggregator aggregator) {
        Object kind = aggregator.getAggregator();
        return kind instanceof AggMax || kind instanceof AggMin || kind instanceof AggMaxDistinct
                || kind instanceof AggMinDistinct;
    }

    private static Parted project(OpProject project, Parted rows) {
        Set<Var> needed = rows.named();
        needed.addAll(rows.bound());
        if (!project.getVars().containsAll(needed)) {
            return as(new OpProject(rows.whole(), project.getVars()));
        }
        List<Var> left = new ArrayList<>(project.getVars());
        left.removeAll(rows.bound());
        return rows.with(new OpProject(rows.free(), left));
    }
}
