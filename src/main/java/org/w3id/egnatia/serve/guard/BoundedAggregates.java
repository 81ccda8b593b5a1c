package org.w3id.egnatia.serve.guard;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/** Puts {@link BoundedGroupConcat} in the place of GROUP_CONCAT. */
final class BoundedAggregates extends TransformCopy {

    @Override
    public Op transform(OpGroup group, Op of) {
        List<ExprAggregator> aggregators = group.getAggregators().stream()
                .map(a -> new ExprAggregator(a.getVar(), bounded(a.getAggregator()))).toList();
        return OpGroup.create(of, group.getGroupVars(), aggregators);
    }

    private static Aggregator bounded(Aggregator aggregator) {
        if (aggregator instanceof AggGroupConcat joined) {
            return new BoundedGroupConcat(joined.getExprList().get(0), joined.getSeparator(), false);
        }
        if (aggregator instanceof AggGroupConcatDistinct joined) {
            return new BoundedGroupConcat(joined.getExprList().get(0), joined.getSeparator(), true);
        }
        return aggregator;
    }
}
