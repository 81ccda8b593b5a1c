package org.w3id.egnatia.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;

/**
 * What files state, each in the graph where it belongs: a release in the making, to which derivation adds. A triple
 * stands in its named graph and, if it counts as known, in the default graph once more.
 */
public final class StatedGraphs {

    private final DatasetGraph dataset = new FixedGraphs(GraphMemFactory.createGraphMem2());
    private final Map<Node, Place> places = new HashMap<>();
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
            places.put(file.graphName(), Place.of(file.kind()));
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
        }
    }

    /** The graphs of the files by their names, and as default graph the union of what counts as known. */
    public DatasetGraph dataset() {
        return dataset;
    }

    Graph catalogue() {
        return catalogue;
    }

    /** The graphs of the files. */
    List<NamedGraph<Graph>> named() {
        return places.entrySet().stream()
                .map(one -> new NamedGraph<>(one.getKey(), one.getValue(), dataset.getGraph(one.getKey()))).toList();
    }

    Graph shapes() {
        return shapes;
    }
}
