package org.w3id.egnatia.advise;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * How often each property and each class is used in a graph.
 *
 * @param properties number of triples by property
 * @param classes    number of things by class
 */
public record Usage(Map<Node, Integer> properties, Map<Node, Integer> classes) {

    /** Counts a graph, in one walk over it. */
    public static Usage of(Graph graph) {
        Map<Node, Integer> properties = new HashMap<>();
        Map<Node, Integer> classes = new HashMap<>();
        graph.find().forEachRemaining((Triple triple) -> {
            properties.merge(triple.getPredicate(), 1, Integer::sum);
            if (triple.getPredicate().equals(RDF.type.asNode())) {
                classes.merge(triple.getObject(), 1, Integer::sum);
            }
        });
        return new Usage(Map.copyOf(properties), Map.copyOf(classes));
    }
}
