package org.w3id.egnatia.query;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.Op0;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpList;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Lets the rows of one pattern flow through the next, where the answer is that of a join, in the place of Jena's
 * {@code TransformJoinStrategy}. That of Jena 5.6 lets them flow, too, through a subquery with DISTINCT, where equal
 * rows become one; through the groups of one with HAVING, which then count the rows of the neighbour; and into
 * expressions that name a variable which only some rows of the neighbour bind.
 */
final class JoinStrategy extends TransformCopy {

    @Override
    public Op transform(OpJoin join, Op left, Op right) {
        if (!hasPattern(left) && !hasPattern(right) || !flows(left, right)) {
            return OpJoin.create(left, right);
        }
        return right instanceof OpTable && flows(right, left) ? OpSequence.create(right, left)
                : OpSequence.create(left, right);
    }

    @Override
    public Op transform(OpLeftJoin join, Op left, Op right) {
        if (!flows(left, right)) {
            return OpLeftJoin.create(left, right, join.getExprs());
        }
        ExprList conditions = join.getExprs();
        return new OpConditional(left, conditions == null ? right : OpFilter.filterBy(conditions, right));
    }

    private static boolean flows(Op left, Op right) {
        return isOpen(right, OpVars.visibleVars(left));
    }

    /**
     * Whether a pattern has, where some variables are bound beforehand, just those of its rows that agree with them.
     */
    private static boolean isOpen(Op op, Set<Var> given) {
        if (op instanceof Op0) {
            return !(op instanceof OpNull);
        }
        if (op instanceof OpJoin || op instanceof OpUnion) {
            return isOpen(((Op2) op).getLeft(), given) && isOpen(((Op2) op).getRight(), given);
        }
        if (op instanceof OpDisjunction union) {
            return union.getElements().stream().allMatch(branch -> isOpen(branch, given));
        }
        if (op instanceof OpSequence sequence) {
            return isOpenSequence(sequence.getElements(), given);
        }
        if (op instanceof OpLeftJoin join) {
            Set<Var> open = without(given, SureVariables.of(join.getLeft()));
            return isOpen(join.getLeft(), given) && isOptionalOpen(join.getRight(), open)
                    && (join.getExprs() == null || join.getExprs().getList().stream().allMatch(e -> isBlind(e, open)));
        }
        if (op instanceof OpConditional join) {
            Set<Var> open = without(given, SureVariables.of(join.getLeft()));
            return isOpen(join.getLeft(), given) && isOptionalOpen(join.getRight(), open);
        }
        if (op instanceof OpFilter filter) {
            Set<Var> open = without(given, SureVariables.of(filter.getSubOp()));
            return isOpen(filter.getSubOp(), given)
                    && filter.getExprs().getList().stream().allMatch(e -> isBlind(e, open));
        }
        if (op instanceof OpExtendAssign extend) {
            Set<Var> open = without(given, SureVariables.of(extend.getSubOp()));
            return isOpen(extend.getSubOp(), given)
                    && Collections.disjoint(extend.getVarExprList().getVars(), given)
                    && extend.getVarExprList().getExprs().values().stream().allMatch(e -> isBlind(e, open));
        }
        return (op instanceof OpProject || op instanceof OpGraph || op instanceof OpList)
                && isOpen(((Op1) op).getSubOp(), given);
    }

    private static boolean isOpenSequence(List<Op> elements, Set<Var> given) {
        Set<Var> open = given;
        for (Op element : elements) {
            if (!isOpen(element, open)) {
                return false;
            }
            open = without(open, SureVariables.of(element));
        }
        return true;
    }

    private static boolean isOptionalOpen(Op right, Set<Var> open) {
        return Collections.disjoint(OpVars.visibleVars(right), open) && isOpen(right, open);
    }

    private static boolean isBlind(Expr expression, Set<Var> open) {
        return Collections.disjoint(SureVariables.namedBy(expression), open);
    }

    private static Set<Var> without(Set<Var> given, Set<Var> sure) {
        Set<Var> open = new HashSet<>(given);
        open.removeAll(sure);
        return open;
    }

    /** Two tables are joined by hash. */
    static boolean hasPattern(Op op) {
        if (op instanceof Op0) {
            return !(op instanceof OpTable);
        }
        if (op instanceof Op1 one) {
            return hasPattern(one.getSubOp());
        }
        if (op instanceof Op2 two) {
            return hasPattern(two.getLeft()) || hasPattern(two.getRight());
        }
        return !(op instanceof OpN many) || many.getElements().stream().anyMatch(JoinStrategy::hasPattern);
    }
}
