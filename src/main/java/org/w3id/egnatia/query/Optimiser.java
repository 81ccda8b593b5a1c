package org.w3id.egnatia.query;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpList;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.main.VarFinder;

/**
 * Jena's optimiser, with two mends: that of Jena 5.6 lets the rows of a neighbour flow through a subquery with
 * DISTINCT, so that those which are equal become one, and through a BIND that names a variable which the neighbour
 * binds in some of its rows only, so that it sees what it should not. Both are made joins again, to be answered apart.
 */
final class Optimiser extends TransformCopy {

    static final RewriteFactory FACTORY = context -> op ->
            Transformer.transform(new Optimiser(), Optimize.stdOptimizationFactory.create(context)
                    .rewrite(InversePaths.in(op)));

    private Optimiser() {
    }

    @Override
    public Op transform(OpSequence sequence, List<Op> elements) {
        OpSequence rest = OpSequence.create();
        for (Op element : elements) {
            if (rest.size() > 0 && (isDistinct(element) || seesTooMuch(rest, element))) {
                Op before = whole(rest);
                rest = OpSequence.create();
                rest.add(OpJoin.create(before, element));
            } else {
                rest.add(element);
            }
        }
        return whole(rest);
    }

    private static Op whole(OpSequence sequence) {
        return sequence.size() == 1 ? sequence.get(0) : sequence;
    }

    /** Jena looks at the variables that all rows before bind, and forgets those that some bind. */
    private static boolean seesTooMuch(Op before, Op element) {
        VarFinder own = VarFinder.process(element);
        Set<Var> seen = new HashSet<>(own.getAssign());
        seen.removeAll(own.getFixed());
        return !seen.isEmpty() && !Collections.disjoint(seen, VarFinder.process(before).getOpt());
    }

    /** What the optimiser takes for harmless around a pattern are projections, lists and, wrongly, these. */
    private static boolean isDistinct(Op op) {
        if (op instanceof OpProject project) {
            return isDistinct(project.getSubOp());
        }
        if (op instanceof OpList list) {
            return isDistinct(list.getSubOp());
        }
        return op instanceof OpDistinct || op instanceof OpReduced;
    }
}
