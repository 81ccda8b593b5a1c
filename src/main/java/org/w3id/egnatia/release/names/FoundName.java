package org.w3id.egnatia.release.names;

/**
 * One of the names under which a thing is found.
 *
 * @param text     as it is written
 * @param language BCP 47 tag, empty for identifiers
 * @param kind     what sort of name it is
 */
public record FoundName(String text, String language, Kind kind) {

    /** Sorts of names, the more telling ones first. */
    public enum Kind {
        /** The name under which we show a thing. */
        LABEL,
        /** The official short form in capitals. */
        ACRONYM,
        /** A code, number or address that others use for it. */
        IDENTIFIER,
        /** Another name. */
        ALIAS,
        /** A spelling that is searched for and, by SKOS, never shown. */
        HIDDEN
    }
}
