package org.w3id.egnatia.advise;

import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;

/** Asks parts of a query while its answer is looked into. Whoever gives it to the adviser bounds what it may use up. */
@FunctionalInterface
public interface Prober {

    /**
     * The rows of a query.
     *
     * @param query   a SELECT query with a small LIMIT
     * @param dataset what it reads
     * @throws org.apache.jena.query.QueryCancelledException if the time for looking is over
     */
    List<Binding> rows(Query query, DatasetGraph dataset);
}
