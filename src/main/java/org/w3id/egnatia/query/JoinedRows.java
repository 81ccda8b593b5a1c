package org.w3id.egnatia.query;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The rows of a {@link JoinPlan}, for each row that comes in; one that finds nothing stays as it is if that is wished.
 */
final class JoinedRows extends RowsOfRows {

    private final Search search;
    private final boolean isOptional;
    private Binding before;
    private boolean isFound;
    private boolean isLooking;

    /**
     * Rows.
     *
     * @param isOptional whether a row that finds nothing stays
     */
    JoinedRows(JoinPlan plan, QueryIterator input, boolean isOptional, ExecutionContext context) {
        super(input, context);
        this.search = new Search(plan, context);
        this.isOptional = isOptional;
    }

    @Override
    protected boolean hasNextBinding() {
        while (row == null) {
            if (isLooking && search.next()) {
                isFound = true;
                row = search.found();
            } else if (isLooking && isOptional && !isFound) {
                isLooking = false;
                row = before;
            } else if (getInput().hasNext()) {
                start(getInput().next());
            } else {
                return false;
            }
        }
        return true;
    }

    private void start(Binding next) {
        before = next;
        isFound = false;
        isLooking = search.start(next);
        if (!isLooking && isOptional) {
            row = next;
        }
    }

    @Override
    protected void closeSubIterator() {
        isLooking = false;
    }
}
