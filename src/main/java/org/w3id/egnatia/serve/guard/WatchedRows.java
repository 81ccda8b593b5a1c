package org.w3id.egnatia.serve.guard;

import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/** The rows of a step of a query, each made by leave of an {@link Allowance}. */
final class WatchedRows extends QueryIteratorWrapper {

    private final Allowance allowance;

    WatchedRows(QueryIterator rows, Allowance allowance) {
        super(rows);
        this.allowance = allowance;
    }

    @Override
    protected boolean hasNextBinding() {
        allowance.check();
        return super.hasNextBinding();
    }

    @Override
    protected Binding moveToNextBinding() {
        return super.moveToNextBinding();
    }

    @Override
    public boolean isJoinIdentity() {
        return iterator.isJoinIdentity();
    }
}
