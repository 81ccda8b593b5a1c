package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.algebra.optimize.TransformFilterDisjunction;
import org.apache.jena.sparql.algebra.optimize.TransformFilterEquality;
import org.apache.jena.sparql.algebra.optimize.TransformFilterImplicitJoin;
import org.apache.jena.sparql.algebra.optimize.TransformImplicitLeftJoin;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.util.Context;

/**
 * Jena's optimiser, with those of its steps mended that change an answer in Jena 5.6: where joins flow
 * ({@link JoinStrategy}), where filters stand ({@link FilterPlacement}), and what is done with a filter that says that
 * a variable equals something. Such a filter binds the variable instead, which is right only if every row binds it
 * anyway; and a choice among such filters finds a row twice that meets two of them.
 */
final class Optimiser extends OptimizerStd {

    static final RewriteFactory FACTORY = context -> op -> new Optimiser(context, false)
            .rewrite(EngineMends.mended(op));

    private final boolean isKept;

    /**
     * An optimiser.
     *
     * @param isKept whether what is found without regard to a day is kept, so that it may take longer to find
     */
    Optimiser(Context context, boolean isKept) {
        super(context);
        this.isKept = isKept;
    }

    @Override
    protected Op transformJoinStrategy(Op op) {
        return Transformer.transform(new JoinStrategy(), op);
    }

    @Override
    protected Op transformFilterPlacement(Op op) {
        return Transformer.transform(new FilterPlacement(isKept), op);
    }

    @Override
    protected Op transformFilterEquality(Op op) {
        return Transformer.transform(new TransformFilterEquality() {
            @Override
            public Op transform(OpFilter filter, Op rows) {
                return whereSure(filter, rows, safe -> super.transform(safe, rows));
            }
        }, op);
    }

    @Override
    protected Op transformFilterImplicitJoin(Op op) {
        return Transformer.transform(new TransformFilterImplicitJoin() {
            @Override
            public Op transform(OpFilter filter, Op rows) {
                return whereSure(filter, rows, safe -> super.transform(safe, rows));
            }
        }, op);
    }

    @Override
    protected Op transformFilterImplicitLeftJoin(Op op) {
        return Transformer.transform(new TransformImplicitLeftJoin() {
            @Override
            public Op transform(OpLeftJoin join, Op left, Op right) {
                Set<Var> sure = SureVariables.of(right);
                Set<Var> seen = OpVars.visibleVars(left);
                seen.removeAll(SureVariables.of(left));
                sure.removeAll(seen);
                sure.addAll(SureVariables.of(left));
                return join.getExprs() == null || join.getExprs().getList().stream().allMatch(e -> isSure(e, sure))
                        ? super.transform(join, left, right) : OpLeftJoin.create(left, right, join.getExprs());
            }
        }, op);
    }

    @Override
    protected Op transformFilterDisjunction(Op op) {
        return Transformer.transform(new TransformFilterDisjunction() {
            @Override
            public Op transform(OpFilter filter, Op rows) {
                Set<Var> sure = SureVariables.of(rows);
                return apart(filter, rows, e -> !(e instanceof E_LogicalOr) || isChoice(e, sure),
                        safe -> super.transform(safe, rows));
            }
        }, op);
    }

    private static Op whereSure(OpFilter filter, Op rows, Function<OpFilter, Op> step) {
        Set<Var> sure = SureVariables.of(rows);
        return apart(filter, rows, e -> isSure(e, sure), step);
    }

    /** Leaves the conditions that are not safe around the result of a step that is given the safe ones only. */
    private static Op apart(OpFilter filter, Op rows, Predicate<Expr> isSafe, Function<OpFilter, Op> step) {
        ExprList safe = new ExprList();
        ExprList others = new ExprList();
        filter.getExprs().forEach(e -> (isSafe.test(e) ? safe : others).add(e));
        Op done = safe.isEmpty() ? rows : step.apply(OpFilter.filterAlways(safe, rows));
        return others.isEmpty() ? done : OpFilter.filterBy(others, done);
    }

    /** True but for an equality of a variable that some row leaves open. */
    private static boolean isSure(Expr condition, Set<Var> sure) {
        return !(condition instanceof E_Equals || condition instanceof E_SameTerm)
                || sure.containsAll(condition.getVarsMentioned());
    }

    /** Whether a condition is that one variable, bound in every row, is one of several terms. */
    private static boolean isChoice(Expr condition, Set<Var> sure) {
        List<Expr> cases = new ArrayList<>();
        if (!collect(condition, cases) || !sure.containsAll(condition.getVarsMentioned())) {
            return false;
        }
        return condition.getVarsMentioned().size() == 1 && new HashSet<>(cases).size() == cases.size();
    }

    private static boolean collect(Expr condition, List<Expr> terms) {
        ExprFunction2 two = condition instanceof ExprFunction2 function ? function : null;
        if (condition instanceof E_LogicalOr) {
            return collect(two.getArg1(), terms) && collect(two.getArg2(), terms);
        }
        if (!(condition instanceof E_Equals || condition instanceof E_SameTerm)) {
            return false;
        }
        Expr term = two.getArg1().isVariable() ? two.getArg2() : two.getArg1();
        terms.add(term);
        return term.isConstant();
    }
}
