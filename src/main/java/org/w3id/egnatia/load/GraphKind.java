package org.w3id.egnatia.load;

import static org.w3id.egnatia.vocab.Namespaces.GRAPH;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** What part of the workspace a Turtle file belongs to; it decides the file's graph and who sees it. */
public enum GraphKind {
    /** Modules of the ontology: {@code ontology/*.ttl}. */
    ONTOLOGY("ontology/", "ontology/", true),
    /** Concept schemes: {@code ontology/vocabularies/*.ttl}. */
    VOCABULARY("ontology/vocabularies/", "vocabularies/", true),
    /** SHACL shapes: {@code ontology/shapes/*.ttl}; they check the data and are not part of it. */
    SHAPES("ontology/shapes/", "shapes/", false),
    /** Facts that are not confirmed: {@code data/unconfirmed/*.ttl}, kept out of the default graph. */
    UNCONFIRMED("data/unconfirmed/", "unconfirmed/", false),
    /** IRIs that were in use and what took their place: {@code data/retired/}, kept out of the default graph. */
    RETIRED("data/retired/", "retired/", false),
    /** Facts: the other files below {@code data/}. */
    DATA("data/", "", true);

    private final String folder;
    private final String graphPath;
    private final boolean inDefaultGraph;

    GraphKind(String folder, String graphPath, boolean inDefaultGraph) {
        this.folder = folder;
        this.graphPath = graphPath;
        this.inDefaultGraph = inDefaultGraph;
    }

    /** The kind of a Turtle file, by its path in the workspace. Files from elsewhere count as data. */
    public static GraphKind of(String path) {
        GraphKind best = DATA;
        for (GraphKind kind : values()) {
            if (path.startsWith(kind.folder) && (best == DATA || kind.folder.length() > best.folder.length())) {
                best = kind;
            }
        }
        return best;
    }

    /** True for a path below one of the folders that hold Turtle. */
    static boolean isInWorkspace(String path) {
        return path.startsWith(ONTOLOGY.folder) || path.startsWith(DATA.folder);
    }

    /**
     * The name of the graph that holds a file, which is its path without the ending; a table is a {@code .csv} with its
     * {@code .rq}.
     */
    public Node graphName(String path) {
        String below = path.startsWith(folder) ? path.substring(folder.length())
                : path.substring(path.lastIndexOf('/') + 1);
        return NodeFactory.createURI(GRAPH + graphPath + below.replaceAll("\\.(ttl|csv|rq)$", ""));
    }

    /** True if the default graph of the endpoint contains graphs of this kind. */
    public boolean inDefaultGraph() {
        return inDefaultGraph;
    }

    /** True for the kinds that hold facts, which the contributors' rules apply to. */
    public boolean holdsFacts() {
        return this == DATA || this == UNCONFIRMED;
    }
}
