package org.w3id.egnatia.query;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.w3id.egnatia.release.store.FrozenView;

/** Tells of each step of a query that makes no row, so that it can be stopped in between. */
final class Steps {

    private static final int PER_LOOK = 256;

    private final ExecutionContext context;
    private final FrozenView watched;
    private int steps;

    Steps(ExecutionContext context) {
        this.context = context;
        this.watched = context.getActiveGraph() instanceof FrozenView view ? view : null;
    }

    /** To be called in whatever is repeated. */
    void step() {
        if (watched != null) {
            watched.step();
        }
        if (++steps % PER_LOOK == 0 && context.getCancelSignal() != null && context.getCancelSignal().get()) {
            throw new QueryCancelledException();
        }
    }
}
