package org.w3id.egnatia.page.fact;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Kinds of statements that say something of a source, and nothing of what it writes about: what it passes over, how it
 * reads, where it differs, and the names in its lists of codes. A reader of a subject is shown them last.
 */
public final class Remarks {

    private static final String KINDS = Namespaces.VOC + "statement-kind/";
    private static final Set<Node> OF_SOURCES = Stream.of("absence", "bibliographic-check", "closed-list",
            "difference", "reading", "text-issue", "code").map(kind -> NodeFactory.createURI(KINDS + kind))
            .collect(Collectors.toUnmodifiableSet());

    private Remarks() {
    }

    /** True of such a kind, or of one that is part of it. */
    public static boolean has(Things things, Node kind) {
        return OF_SOURCES.contains(kind)
                || things.values(kind, SKOS.broader.asNode()).stream().anyMatch(OF_SOURCES::contains);
    }
}
