package org.w3id.egnatia.describe;

/** What kind of IRI a description is about, which decides what belongs to it. */
public enum DescriptionKind {
    /** An actor, instrument, place, source, fact or piece of evidence, below {@code id/}. */
    THING(true),
    /** A concept of a scheme. */
    CONCEPT(false),
    /** A concept scheme with all its concepts. */
    SCHEME(false),
    /** A term of the ontology. */
    TERM(false),
    /** The ontology with all its terms. */
    ONTOLOGY(false),
    /** A named graph with all that it holds. */
    GRAPH(false),
    /** A saved query. */
    QUERY(false);

    private final boolean hasDays;

    DescriptionKind(boolean hasDays) {
        this.hasDays = hasDays;
    }

    /** True if the description can be had as of a day. Words and files have no state of the world to show. */
    public boolean hasDays() {
        return hasDays;
    }
}
