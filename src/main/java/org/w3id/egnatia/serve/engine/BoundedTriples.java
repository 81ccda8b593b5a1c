package org.w3id.egnatia.serve.engine;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.OverLimitException;

/** Takes triples into a graph by leave of an allowance, and not without end. */
final class BoundedTriples extends StreamRDFBase {

    private final Graph graph;
    private final Allowance allowance;
    private final long most;

    BoundedTriples(Graph graph, Allowance allowance, long most) {
        this.graph = graph;
        this.allowance = allowance;
        this.most = most;
    }

    @Override
    public void triple(Triple triple) {
        allowance.check();
        graph.add(triple);
        if (graph.size() > most) {
            throw new OverLimitException("The result has more than " + (most - 1) + " triples; ask for less.");
        }
    }
}
