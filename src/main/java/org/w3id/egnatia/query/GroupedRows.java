package org.w3id.egnatia.query;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.function.FunctionEnv;

/** Groups of rows by the terms of some variables; ARQ makes a row of each key, and a value of all that is counted. */
final class GroupedRows extends QueryIter1 {

    private final Var[] variables;
    private final List<ExprAggregator> aggregators;
    private Iterator<Map.Entry<List<Node>, Accumulator[]>> groups;

    /** Counts rows that bind a variable. */
    private static final class Count implements Accumulator {
        private final Var variable;
        private long rows;

        Count(Var variable) {
            this.variable = variable;
        }

        @Override
        public void accumulate(Binding row, FunctionEnv env) {
            rows += row.contains(variable) ? 1 : 0;
        }

        @Override
        public NodeValue getValue() {
            return NodeValue.makeInteger(rows);
        }
    }

    /** Groups all rows when the first group is asked for. There is at least one variable. */
    GroupedRows(QueryIterator rows, List<Var> variables, List<ExprAggregator> aggregators, ExecutionContext context) {
        super(rows, context);
        this.variables = variables.toArray(new Var[0]);
        this.aggregators = aggregators;
    }

    private Map<List<Node>, Accumulator[]> grouped() {
        Map<List<Node>, Accumulator[]> all = new LinkedHashMap<>();
        while (getInput().hasNext()) {
            Binding row = getInput().next();
            Node[] key = new Node[variables.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = row.get(variables[i]);
            }
            Accumulator[] accumulators = all.computeIfAbsent(Arrays.asList(key), none -> accumulators());
            for (Accumulator accumulator : accumulators) {
                accumulator.accumulate(row, getExecContext());
            }
        }
        return all;
    }

    private Accumulator[] accumulators() {
        return aggregators.stream().map(aggregator -> aggregator.getAggregator() instanceof AggCountVar count
                && count.getExprList().get(0).isVariable() ? new Count(count.getExprList().get(0).asVar())
                : aggregator.getAggregator().createAccumulator()).toArray(Accumulator[]::new);
    }

    @Override
    protected boolean hasNextBinding() {
        if (groups == null) {
            groups = grouped().entrySet().iterator();
        }
        return groups.hasNext();
    }

    @Override
    protected Binding moveToNextBinding() {
        Map.Entry<List<Node>, Accumulator[]> group = groups.next();
        BindingBuilder row = Binding.builder();
        for (int i = 0; i < variables.length; i++) {
            if (group.getKey().get(i) != null) {
                row.add(variables[i], group.getKey().get(i));
            }
        }
        for (int i = 0; i < aggregators.size(); i++) {
            NodeValue value = group.getValue()[i].getValue();
            if (value != null) {
                row.add(aggregators.get(i).getVar(), value.asNode());
            }
        }
        return row.build();
    }

    @Override
    protected void requestSubCancel() {
        // The input hears it.
    }

    @Override
    protected void closeSubIterator() {
        groups = null;
    }
}
