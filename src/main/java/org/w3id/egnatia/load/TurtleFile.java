package org.w3id.egnatia.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A Turtle file or table as a graph, with the place of each triple in the file.
 *
 * @param path      the file's path
 * @param kind      what part of the workspace it belongs to
 * @param graphName the named graph that holds it
 * @param graph     its triples, in memory, not to be changed
 * @param places    where each triple's object stands; of a table, the cell that it comes from
 */
public record TurtleFile(String path, GraphKind kind, Node graphName, Graph graph, Map<Triple, Position> places) {

    /** What reading a file gave: the file if it could be read, and the findings either way. */
    public record Reading(Optional<TurtleFile> file, List<Finding> findings) {
    }

    /** Where a triple stands, if this file states it. */
    public Optional<Position> placeOf(Triple triple) {
        return Optional.ofNullable(places.get(triple));
    }

    /** True for what was read from a table: its rows, or the description in its query. */
    public boolean isTable() {
        return path.endsWith(".csv") || path.endsWith(".rq");
    }

    /** Where each subject first stands in the file. */
    public Map<Node, Position> subjects() {
        Map<Node, Position> first = new HashMap<>();
        places.forEach((triple, at) -> first.merge(triple.getSubject(), at, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return first;
    }
}
