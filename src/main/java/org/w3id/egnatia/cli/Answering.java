package org.w3id.egnatia.cli;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.egnatia.query.QueryRunner;

/** Who answers a query: the data here, or an endpoint. */
interface Answering {

    /** The rows of a SELECT query. */
    RowSet select(Query query);

    /** The answer of an ASK query. */
    boolean ask(Query query);

    /** The triples of a CONSTRUCT or DESCRIBE query. */
    Graph graph(Query query);

    /** A dataset in this process. */
    static Answering here(DatasetGraph dataset) {
        return new Answering() {
            @Override
            public RowSet select(Query query) {
                return QueryRunner.select(query, dataset);
            }

            @Override
            public boolean ask(Query query) {
                return QueryRunner.ask(query, dataset);
            }

            @Override
            public Graph graph(Query query) {
                return QueryRunner.graph(query, dataset);
            }
        };
    }
}
