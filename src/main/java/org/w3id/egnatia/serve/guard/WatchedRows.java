package org.w3id.egnatia.serve.guard;

import org.apache.jena.atlas.logging.FmtLog;
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

    /** Jena 5.6 fails to close a hash join that was not asked for a row, after the answer is complete. */
    @Override
    protected void closeIterator() {
        try {
            super.closeIterator();
        } catch (NullPointerException e) {
            FmtLog.debug(WatchedRows.class, "a join that never began: %s", e);
        }
    }

    /** False, too, of rows that have come to their end, when there is no iterator any more. */
    @Override
    public boolean isJoinIdentity() {
        return iterator != null && iterator.isJoinIdentity();
    }
}
