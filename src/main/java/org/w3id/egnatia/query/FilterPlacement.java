package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Puts a filter where it sees its variables first, in the place of Jena's {@code TransformFilterPlacement}, which takes
 * a variable for bound that may be open ({@link SureVariables}) and so drops rows that a later pattern would have
 * bound.
 *
 * <p>A filter passes a join by either of two laws: all its variables are surely bound on one side, or the other side
 * has none of them.
 */
final class FilterPlacement extends TransformCopy {

    private final boolean isEager;

    /**
     * Places filters.
     *
     * @param isEager whether what must exist, or must not, is looked for as soon as it can be, too, and not behind the
     *                other patterns, which may leave few rows of which to ask it
     */
    FilterPlacement(boolean isEager) {
        this.isEager = isEager;
    }

    @Override
    public Op transform(OpFilter filter, Op op) {
        Op placed = op;
        List<Expr> conditions = new ArrayList<>(filter.getExprs().getList());
        if (isEager) {
            // The next one goes below the one before, and what is quick to see is looked at first.
            conditions.sort(Comparator.comparing(Joinable::isQuick));
        }
        for (Expr condition : conditions) {
            // Those with other values at each call stay where they are: the number of calls matters.
            placed = ExprLib.isStable(condition) ? place(condition, placed) : OpFilter.filter(condition, placed);
        }
        return placed;
    }

    private Op place(Expr condition, Op op) {
        Set<Var> all = SureVariables.namedBy(condition);
        Set<Var> named = new HashSet<>(all);
        if (isEager) {
            // What only the pattern of an EXISTS has is nobody's but its own.
            named.retainAll(OpVars.visibleVars(op));
        }
        if (op instanceof OpBGP pattern) {
            return inPattern(condition, named, pattern);
        }
        if (op instanceof OpSequence sequence) {
            return inSequence(condition, named, sequence.getElements());
        }
        if (op instanceof OpJoin join) {
            return inJoin(condition, named, join);
        }
        if (op instanceof OpLeftJoin || op instanceof OpConditional) {
            Op2 join = (Op2) op;
            return isLeft(named, join) ? join.copy(place(condition, join.getLeft()), join.getRight())
                    : OpFilter.filter(condition, op);
        }
        if (op instanceof OpMinus minus) {
            return minus.copy(place(condition, minus.getLeft()), minus.getRight());
        }
        if (op instanceof OpUnion union) {
            return union.copy(place(condition, union.getLeft()), place(condition, union.getRight()));
        }
        if (op instanceof OpDisjunction union) {
            return ((OpN) union).copy(new ArrayList<>(union.getElements().stream()
                    .map(branch -> place(condition, branch)).toList()));
        }
        return passes(all, op) ? ((Op1) op).copy(place(condition, ((Op1) op).getSubOp()))
                : OpFilter.filter(condition, op);
    }

    /** Whether what stands around a pattern leaves the variables of a filter alone. */
    private static boolean passes(Set<Var> named, Op op) {
        return op instanceof OpFilter || op instanceof OpDistinctReduced
                || op instanceof OpExtendAssign extend
                && Collections.disjoint(extend.getVarExprList().getVars(), named)
                || op instanceof OpProject project && project.getVars().containsAll(named);
    }

    private static boolean isLeft(Set<Var> named, Op2 join) {
        return SureVariables.of(join.getLeft()).containsAll(named)
                || Collections.disjoint(OpVars.visibleVars(join.getRight()), named);
    }

    private Op inJoin(Expr condition, Set<Var> named, OpJoin join) {
        boolean left = isLeft(named, join);
        boolean right = SureVariables.of(join.getRight()).containsAll(named)
                || Collections.disjoint(OpVars.visibleVars(join.getLeft()), named)
                && OpVars.visibleVars(join.getRight()).containsAll(named);
        return left || right ? OpJoin.create(left ? place(condition, join.getLeft()) : join.getLeft(),
                right ? place(condition, join.getRight()) : join.getRight()) : OpFilter.filter(condition, join);
    }

    private Op inSequence(Expr condition, Set<Var> named, List<Op> elements) {
        int last = elements.size();
        while (last > 1 && (Collections.disjoint(OpVars.visibleVars(elements.get(last - 1)), named)
                || SureVariables.all(elements.subList(0, last - 1)).containsAll(named))) {
            last--;
        }
        Op at = elements.get(last - 1);
        OpSequence placed = OpSequence.create();
        if (last == 1 || SureVariables.of(at).containsAll(named) || elements.subList(0, last - 1).stream()
                .allMatch(element -> Collections.disjoint(OpVars.visibleVars(element), named))) {
            elements.subList(0, last - 1).forEach(placed::add);
            placed.add(place(condition, at));
        } else {
            placed.add(OpFilter.filter(condition, whole(elements.subList(0, last))));
        }
        elements.subList(last, elements.size()).forEach(placed::add);
        return placed.size() == 1 ? placed.get(0) : placed;
    }

    private static Op whole(List<Op> elements) {
        OpSequence sequence = OpSequence.create();
        elements.forEach(sequence::add);
        return sequence.size() == 1 ? sequence.get(0) : sequence;
    }

    /** A pattern binds its variables triple by triple, and a filter stands after the triple that binds its last. */
    private static Op inPattern(Expr condition, Set<Var> named, OpBGP pattern) {
        Set<Var> bound = new HashSet<>();
        OpBGP before = new OpBGP();
        OpBGP after = new OpBGP();
        pattern.getPattern().forEach(triple -> {
            boolean done = bound.containsAll(named) && !before.getPattern().isEmpty();
            (done ? after : before).getPattern().add(triple);
            if (!done) {
                OpBGP one = new OpBGP();
                one.getPattern().add(triple);
                bound.addAll(OpVars.visibleVars(one));
            }
        });
        Op filtered = OpFilter.filterBy(new ExprList(condition), before);
        return after.getPattern().isEmpty() ? filtered : OpSequence.create(filtered, after);
    }
}
