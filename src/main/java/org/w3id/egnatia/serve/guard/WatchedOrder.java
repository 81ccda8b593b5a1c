package org.w3id.egnatia.serve.guard;

import java.util.List;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * Has each comparison of a sort look at the allowance. A sort reads its rows first and then compares for as long as it
 * likes; where what is compared cannot be computed, an exception is thrown at each comparison.
 */
final class WatchedOrder extends TransformCopy {

    private final Allowance allowance;

    WatchedOrder(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public Op transform(OpOrder order, Op rows) {
        return new OpOrder(rows, watched(order.getConditions()));
    }

    @Override
    public Op transform(OpTopN order, Op rows) {
        return new OpTopN(rows, order.getLimit(), watched(order.getConditions()));
    }

    private List<SortCondition> watched(List<SortCondition> conditions) {
        return conditions.stream()
                .map(c -> new SortCondition(new Watched(c.getExpression(), allowance), c.getDirection())).toList();
    }

    /** The same value, by leave of the allowance. */
    private static final class Watched extends ExprFunction1 {
        private final Allowance allowance;

        Watched(Expr value, Allowance allowance) {
            super(value, "watched");
            this.allowance = allowance;
        }

        /** Comes before the value is computed, which may fail. */
        @Override
        protected NodeValue evalSpecial(Binding binding, FunctionEnv env) {
            allowance.check();
            return null;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            return value;
        }

        @Override
        public Expr copy(Expr value) {
            return new Watched(value, allowance);
        }
    }
}
