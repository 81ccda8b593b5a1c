package org.w3id.egnatia.serve.guard;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;

/** GROUP_CONCAT whose string has a limit. */
final class BoundedGroupConcat extends AggGroupConcat {

    private final boolean distinct;

    BoundedGroupConcat(Expr expression, String separator, boolean distinct) {
        super(expression, separator);
        this.distinct = distinct;
    }

    @Override
    public Aggregator copy(ExprList expressions) {
        return new BoundedGroupConcat(expressions.get(0), getSeparator(), distinct);
    }

    @Override
    public Accumulator createAccumulator() {
        return new Joined(getExpr(), getSeparator() == null ? " " : getSeparator(), distinct);
    }

    private static final class Joined extends AccumulatorExpr {
        private final StringBuilder text = new StringBuilder();
        private final String separator;
        private boolean first = true;

        Joined(Expr expression, String separator, boolean distinct) {
            super(expression, distinct);
            this.separator = separator;
        }

        @Override
        protected void accumulate(NodeValue value, Binding row, FunctionEnv environment) {
            String more = value.asString();
            BoundedText.notOver((long) text.length() + separator.length() + more.length(), BoundedText.MAX_LENGTH);
            text.append(first ? "" : separator).append(more);
            first = false;
        }

        @Override
        protected void accumulateError(Binding row, FunctionEnv environment) {
            // An error among the values leaves the aggregate without a value; nothing to keep.
        }

        @Override
        protected NodeValue getAccValue() {
            return NodeValue.makeString(text.toString());
        }
    }
}
