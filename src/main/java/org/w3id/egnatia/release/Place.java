package org.w3id.egnatia.release;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.load.GraphKind;

/** Where in a release the triples of a named graph stand besides it. */
enum Place {
    /** In the default graph, as what counts as known. */
    KNOWN,
    /** In the union of what is unconfirmed. */
    UNCONFIRMED,
    /** In the union of what is retired. */
    RETIRED,
    /** Nowhere else: what speaks of graphs, questions and rules. */
    ASIDE;

    private static final Set<Node> SPOKEN = Set.of(Release.CATALOGUE, Release.QUERIES, Release.RULES);

    /** Where the graph of a name stands. */
    static Place of(Node graph) {
        return SPOKEN.contains(graph) ? ASIDE : Stream.of(GraphKind.UNCONFIRMED, GraphKind.RETIRED)
                .filter(kind -> graph.getURI().startsWith(kind.graphName("").getURI())).map(Place::of).findFirst()
                .orElse(KNOWN);
    }

    static Place of(GraphKind kind) {
        if (kind.inDefaultGraph()) {
            return KNOWN;
        }
        return switch (kind) {
            case UNCONFIRMED -> UNCONFIRMED;
            case RETIRED -> RETIRED;
            default -> ASIDE;
        };
    }
}
