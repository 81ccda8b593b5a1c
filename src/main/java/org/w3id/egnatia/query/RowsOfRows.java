package org.w3id.egnatia.query;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/** Rows that are found for each row that comes in, one ahead of who takes them. */
abstract class RowsOfRows extends QueryIter1 {

    /** The row that is taken next; null if it is to be looked for. */
    protected Binding row;

    RowsOfRows(QueryIterator input, ExecutionContext context) {
        super(input, context);
    }

    @Override
    protected final Binding moveToNextBinding() {
        Binding next = row;
        row = null;
        return next;
    }

    @Override
    protected final void requestSubCancel() {
        // The signal is looked at on the way.
    }
}
