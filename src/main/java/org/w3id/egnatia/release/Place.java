package org.w3id.egnatia.release;

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
