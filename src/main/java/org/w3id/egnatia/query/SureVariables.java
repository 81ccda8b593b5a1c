package org.w3id.egnatia.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op0;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpList;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;

/**
 * The variables that every row of a pattern binds. Jena 5.6 has this, too ({@code OpVars.fixedVars}), but counts those
 * in that may stay open: a column of VALUES with UNDEF, a BIND whose expression fails, an aggregate without a value,
 * and what a subquery names and does not bind.
 */
final class SureVariables {

    private SureVariables() {
    }

    static Set<Var> of(Op op) {
        if (op instanceof OpTable table) {
            Set<Var> sure = new HashSet<>(table.getTable().getVars());
            table.getTable().rows().forEachRemaining(row -> sure.removeIf(variable -> !row.contains(variable)));
            return sure;
        }
        if (op instanceof OpNull) {
            return new HashSet<>();
        }
        if (op instanceof Op0) {
            return new HashSet<>(OpVars.visibleVars(op));
        }
        if (op instanceof OpJoin join) {
            return both(of(join.getLeft()), of(join.getRight()));
        }
        if (op instanceof OpSequence sequence) {
            return all(sequence.getElements());
        }
        if (op instanceof OpUnion union) {
            return common(List.of(union.getLeft(), union.getRight()));
        }
        if (op instanceof OpDisjunction union) {
            return common(union.getElements());
        }
        if (op instanceof OpLeftJoin join) {
            return of(join.getLeft());
        }
        if (op instanceof OpConditional join) {
            return of(join.getLeft());
        }
        return op instanceof OpMinus minus ? of(minus.getLeft()) : ofOne(op);
    }

    private static Set<Var> ofOne(Op op) {
        if (op instanceof OpFilter filter) {
            return of(filter.getSubOp());
        }
        if (op instanceof OpGraph graph) {
            Set<Var> sure = of(graph.getSubOp());
            if (Var.isVar(graph.getNode())) {
                sure.add(Var.alloc(graph.getNode()));
            }
            return sure;
        }
        if (op instanceof OpExtendAssign extend) {
            return withSure(of(extend.getSubOp()), extend.getVarExprList());
        }
        if (op instanceof OpProject project) {
            Set<Var> sure = of(project.getSubOp());
            sure.retainAll(project.getVars());
            return sure;
        }
        if (op instanceof OpGroup group) {
            Set<Var> sure = withSure(of(group.getSubOp()), group.getGroupVars());
            sure.retainAll(group.getGroupVars().getVars());
            group.getAggregators().stream().filter(a -> isCount(a.getAggregator()))
                    .forEach(a -> sure.add(a.getVar()));
            return sure;
        }
        if (op instanceof OpDistinctReduced distinct) {
            return of(distinct.getSubOp());
        }
        if (op instanceof OpOrder order) {
            return of(order.getSubOp());
        }
        if (op instanceof OpSlice slice) {
            return of(slice.getSubOp());
        }
        if (op instanceof OpTopN top) {
            return of(top.getSubOp());
        }
        return op instanceof OpList list ? of(list.getSubOp()) : new HashSet<>();
    }

    private static boolean isCount(Object aggregator) {
        return aggregator instanceof AggCount || aggregator instanceof AggCountVar
                || aggregator instanceof AggCountDistinct || aggregator instanceof AggCountVarDistinct;
    }

    private static Set<Var> withSure(Set<Var> sure, VarExprList named) {
        for (Var variable : named.getVars()) {
            Expr value = named.getExpr(variable);
            if (value != null && isSure(value, sure)) {
                sure.add(variable);
            }
        }
        return sure;
    }

    /** Whether an expression has a value wherever some variables have one. Few functions never fail. */
    private static boolean isSure(Expr value, Set<Var> sure) {
        if (value.isVariable()) {
            return sure.contains(value.asVar());
        }
        return value.isConstant() || value instanceof E_Bound || value instanceof E_Coalesce first
                && first.getArgs().stream().anyMatch(argument -> isSure(argument, sure));
    }

    /** The variables that an expression looks at, those in the patterns of EXISTS included. */
    static Set<Var> namedBy(Expr expression) {
        Set<Var> named = new HashSet<>(expression.getVarsMentioned());
        Walker.walk(expression, new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp exists) {
                named.addAll(OpVars.mentionedVars(exists.getGraphPattern()));
            }
        });
        return named;
    }

    static Set<Var> all(List<Op> joined) {
        Set<Var> sure = new HashSet<>();
        joined.forEach(element -> sure.addAll(of(element)));
        return sure;
    }

    private static Set<Var> common(List<Op> branches) {
        Set<Var> sure = new HashSet<>(of(branches.get(0)));
        branches.forEach(branch -> sure.retainAll(of(branch)));
        return sure;
    }

    private static Set<Var> both(Set<Var> left, Set<Var> right) {
        left.addAll(right);
        return left;
    }
}
