package org.w3id.egnatia.serve.guard;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph whose every triple is read by leave of an {@link Allowance}. */
public final class WatchedGraph extends WrappedGraph {

    private final Allowance allowance;

    /** The same graph, watched. */
    public WatchedGraph(Graph base, Allowance allowance) {
        super(base);
        this.allowance = allowance;
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }

    @Override
    public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
        allowance.check();
        return new WatchedIterator<>(base.find(s, p, o), allowance);
    }

    @Override
    public boolean contains(Node s, Node p, Node o) {
        allowance.check();
        return base.contains(s, p, o);
    }

    @Override
    public boolean contains(Triple triple) {
        allowance.check();
        return base.contains(triple);
    }
}
