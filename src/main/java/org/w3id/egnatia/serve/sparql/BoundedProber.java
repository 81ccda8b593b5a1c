package org.w3id.egnatia.serve.sparql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.w3id.egnatia.advise.Prober;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.GuardedQuery;
import org.w3id.egnatia.serve.guard.WatchedDataset;

/**
 * Asks parts of a query within the bounds of the query, and within a shorter time of its own; one part may take some of
 * it only, so that the others have their turn.
 */
final class BoundedProber implements Prober {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration OF_ONE = Duration.ofMillis(400);

    private final Allowance whole;
    private Duration left = LONGEST;

    BoundedProber(Allowance whole) {
        this.whole = whole;
    }

    @Override
    public List<Binding> rows(Query query, DatasetGraph dataset) {
        Duration most = left.compareTo(OF_ONE) < 0 ? left : OF_ONE;
        Allowance part = new Allowance(most, whole::look);
        try (QueryExec exec = GuardedQuery.of(query, new WatchedDataset(dataset, part), part)) {
            List<Binding> rows = new ArrayList<>();
            exec.select().forEachRemaining(rows::add);
            return rows;
        } finally {
            left = left.minus(most).plus(part.left());
        }
    }
}
