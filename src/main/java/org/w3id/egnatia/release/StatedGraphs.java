package org.w3id.egnatia.release;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;

/**
 * What files state, each in the graph where it belongs: a release in the making, to which derivation adds.
 *
 * <p>A triple stands in its named graph and, if it counts as known, in the default graph once more. The default graph
 * could be a view of the named ones; measured on 172 graphs with 72 140 triples, that spares 5 of 32 MB and makes the
 * saved questions dearer by a third (3.9 s of processor time for all of them against 2.9 s).
 */
public final class StatedGraphs {

    private final DatasetGraph dataset = new FixedGraphs(GraphMemFactory.createGraphMem2());
    private final Graph unconfirmed = GraphMemFactory.createGraphMem2();
    private final Graph retired = GraphMemFactory.createGraphMem2();
    private final Graph shapes = GraphMemFactory.createGraphMem2();
    private final Graph catalogue = GraphMemFactory.createGraphMem2();

    private StatedGraphs() {
    }

    /** The graphs of files that were read without error. */
    public static StatedGraphs of(Collection<TurtleFile> files) {
        StatedGraphs graphs = new StatedGraphs();
        files.forEach(graphs::add);
        return graphs;
    }

    private void add(TurtleFile file) {
        if (file.kind() == GraphKind.SHAPES) {
            file.graph().find().forEachRemaining(shapes::add);
            return;
        }
        if (!dataset.containsGraph(file.graphName())) {
            dataset.addGraph(file.graphName(), GraphMemFactory.createGraphMem2());
        }
        Graph named = dataset.getGraph(file.graphName());
        file.graph().find().forEachRemaining(triple -> add(triple, file, named));
    }

    private void add(Triple triple, TurtleFile file, Graph named) {
        if (triple.getSubject().equals(file.graphName())) {
            catalogue.add(triple);
            return;
        }
        named.add(triple);
        if (file.kind().inDefaultGraph()) {
            dataset.getDefaultGraph().add(triple);
        } else if (file.kind() == GraphKind.UNCONFIRMED) {
            unconfirmed.add(triple);
        } else if (file.kind() == GraphKind.RETIRED) {
            retired.add(triple);
        }
    }

    /** The graphs of the files by their names, and as default graph the union of what counts as known. */
    public DatasetGraph dataset() {
        return dataset;
    }

    Graph catalogue() {
        return catalogue;
    }

    Graph unconfirmed() {
        return unconfirmed;
    }

    Graph retired() {
        return retired;
    }

    Graph shapes() {
        return shapes;
    }

    /**
     * Jena's dataset makes and keeps a graph for each name that it is asked for; here a name that is not there stays
     * away.
     */
    private static final class FixedGraphs extends DatasetGraphMapLink {
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
}
