package org.w3id.egnatia.query;

import java.util.List;
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

/**
 * Jena's optimiser, with a mend: that of Jena 5.6 lets the rows of a neighbour flow through a subquery with DISTINCT, so that
 * those which are equal become one. Such a subquery is made a join again, to be answered apart.
 */
final class Optimiser extends TransformCopy {

    static final RewriteFactory FACTORY = context -> op ->
            Transformer.transform(new Optimiser(), Optimize.stdOptimizationFactory.create(context).rewrite(op));

    private Optimiser() {
    }

    @Override
    public Op transform(OpSequence sequence, List<Op> elements) {
        OpSequence rest = OpSequence.create();
        for (Op element : elements) {
            if (rest.size() > 0 && isDistinct(element)) {
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
