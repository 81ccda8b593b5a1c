package org.w3id.egnatia.query;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.exec.QueryExecBuilder;

/** What is mended in the engine of Jena 5.6, so that every query has its right answer wherever it is run. */
public final class EngineMends {

    /** What is mended in a query that is not optimised, to compare with one that is. */
    public static final RewriteFactory PLAIN = context -> InversePaths::in;

    private EngineMends() {
    }

    /** Mends the engine for a query that is about to be built. */
    public static QueryExecBuilder in(QueryExecBuilder query) {
        return query.set(ARQConstants.sysOptimizerFactory, Optimiser.FACTORY)
                .set(ARQ.stageGenerator, new PatternOrder());
    }
}
