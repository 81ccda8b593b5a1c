package org.w3id.egnatia.serve.guard;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.FrozenView;

/** A graph whose every triple is read by leave of an {@link Allowance}. */
public final class WatchedGraph extends WrappedGraph implements FrozenView {

    private final Allowance allowance;
    private final Optional<FrozenGraph> frozen;

    /** The same graph, watched. */
    public WatchedGraph(Graph base, Allowance allowance) {
        super(base);
        this.allowance = allowance;
        this.frozen = FrozenView.frozen(base);
    }

    @Override
    public Optional<FrozenGraph> frozen() {
        return frozen;
    }

    @Override
    public void step() {
        allowance.check();
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
