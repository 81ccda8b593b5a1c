package org.w3id.egnatia.serve.guard;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.query.EngineMends;
import org.w3id.egnatia.query.MendedExecutor;

/** Runs queries by ARQ's engine, with an {@link Allowance} looked at in every row and with bounded functions. */
public final class GuardedQuery {

    private GuardedQuery() {
    }

    /**
     * Prepares a query for the current thread.
     *
     * @param dataset what it reads; a {@link WatchedDataset}, or made of the graphs of one
     */
    public static QueryExec of(Query query, DatasetGraph dataset, Allowance allowance) {
        QueryEngineRegistry engines = new QueryEngineRegistry();
        engines.add(new EngineFactory(allowance));
        OpExecutorFactory executors = context -> new Executor(context, allowance);
        QueryExec exec = EngineMends.in(QueryExec.dataset(dataset).query(query))
                .set(ARQConstants.registryQueryEngines, engines)
                .set(ARQConstants.sysOpExecutorFactory, executors).build();
        allowance.whenStopped(exec::abort);
        return exec;
    }

    private static final class Engine extends QueryEngineMain {
        private final Allowance allowance;

        Engine(Query query, DatasetGraph dataset, Binding input, Context context, Allowance allowance) {
            super(query, dataset, input, context);
            this.allowance = allowance;
        }

        /**
         * Bounds come before the optimiser, since that computes what is constant; sorts after it, since it knows those
         * of variables.
         */
        @Override
        protected Op modifyOp(Op op) {
            Op bounded = Transformer.transform(new BoundedAggregates(), new BoundedExpressions(allowance), op);
            return Transformer.transform(new WatchedOrder(allowance), super.modifyOp(bounded));
        }
    }

    private static final class Executor extends MendedExecutor {
        private final Allowance allowance;

        Executor(ExecutionContext context, Allowance allowance) {
            super(context);
            this.allowance = allowance;
        }

        @Override
        protected QueryIterator exec(Op op, QueryIterator input) {
            return new WatchedRows(super.exec(op, input), allowance);
        }
    }

    private record EngineFactory(Allowance allowance) implements QueryEngineFactory {

        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return new Engine(query, dataset, input, context, allowance).getPlan();
        }

        @Override
        public boolean accept(Op op, DatasetGraph dataset, Context context) {
            return false;
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            throw new UnsupportedOperationException("queries come as text here");
        }
    }
}
