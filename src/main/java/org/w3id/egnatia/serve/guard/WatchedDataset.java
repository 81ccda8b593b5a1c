package org.w3id.egnatia.serve.guard;

import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/** A dataset whose every triple and quad is read by leave of an {@link Allowance}. */
public final class WatchedDataset extends DatasetGraphWrapper {

    private final Allowance allowance;
    private final Graph defaultGraph;

    /** The same dataset, watched. */
    public WatchedDataset(DatasetGraph base, Allowance allowance) {
        super(base);
        this.allowance = allowance;
        this.defaultGraph = new WatchedGraph(base.getDefaultGraph(), allowance);
    }

    @Override
    public Graph getDefaultGraph() {
        return defaultGraph;
    }

    @Override
    public Graph getUnionGraph() {
        return GraphView.createUnionGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        Graph graph = super.getGraph(name);
        return graph == null ? null : new WatchedGraph(graph, allowance);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return new WatchedIterator<>(super.listGraphNodes(), allowance);
    }

    @Override
    public Iterator<Quad> find() {
        return watched(super.find());
    }

    @Override
    public Iterator<Quad> find(Quad pattern) {
        return watched(super.find(pattern));
    }

    @Override
    public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
        return watched(super.find(g, s, p, o));
    }

    @Override
    public Iterator<Quad> findNG(Node g, Node s, Node p, Node o) {
        return watched(super.findNG(g, s, p, o));
    }

    @Override
    public boolean contains(Node g, Node s, Node p, Node o) {
        allowance.check();
        return super.contains(g, s, p, o);
    }

    private Iterator<Quad> watched(Iterator<Quad> quads) {
        allowance.check();
        return new WatchedIterator<>(quads, allowance);
    }
}
