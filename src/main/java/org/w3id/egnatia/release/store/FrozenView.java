package org.w3id.egnatia.release.store;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphReadOnly;

/** A graph that may have its triples from a frozen one, and wants to be told of each of them that is looked at. */
public interface FrozenView {

    /** The frozen graph; empty if the triples come from elsewhere. */
    Optional<FrozenGraph> frozen();

    /** To be called for each triple. */
    void step();

    /** What a graph is a view of; empty if it is of none, or if nobody knows. */
    static Optional<FrozenGraph> frozen(Graph graph) {
        if (graph instanceof FrozenGraph frozen) {
            return Optional.of(frozen);
        } else if (graph instanceof FrozenView view) {
            return view.frozen();
        }
        return graph instanceof GraphReadOnly readOnly ? frozen(readOnly.getWrapped()) : Optional.empty();
    }
}
