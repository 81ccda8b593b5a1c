package org.w3id.egnatia.release;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * Jena's dataset makes and keeps a graph for each name that it is asked for; here a name that is not there stays away.
 */
final class FixedGraphs extends DatasetGraphMapLink {

    private final Set<Node> names = new HashSet<>();

    FixedGraphs(Graph defaultGraph) {
        super(defaultGraph);
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        names.add(name);
        super.addGraph(name, graph);
    }

    @Override
    public Graph getGraph(Node name) {
        boolean known = names.contains(name) || Quad.isDefaultGraph(name) || Quad.isUnionGraph(name);
        return known ? super.getGraph(name) : GraphZero.instance();
    }
}
