package org.w3id.egnatia.release;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/** The graphs of a release, wherever they are kept; they never change. */
sealed interface KeptGraphs permits FrozenGraphs, DiskGraphs {

    /** All graphs, read-only; the default graph is the union of what counts as known. */
    DatasetGraph dataset();

    /** The named graphs. */
    List<? extends NamedGraph<? extends Graph>> named();

    /** The union of the graphs with unconfirmed facts. */
    Graph unconfirmed();

    /** The union of the graphs with retired IRIs. */
    Graph retired();

    /** Number of triples in the default graph. */
    long triples();

    /**
     * Writes the named graphs as canonical N-Quads 1.1.
     *
     * @param isWritten    given the name of a graph and a subject in it, whether its lines are among them
     * @param fillsDefault true to write what counts as known in the default graph once more, as it is asked
     */
    void writeQuads(OutputStream out, BiPredicate<Node, Node> isWritten, boolean fillsDefault) throws IOException;

    /** Lets go of what is held for the current thread. */
    void rest();

    /** Lets go of everything; nothing is read after it. */
    void close();
}
