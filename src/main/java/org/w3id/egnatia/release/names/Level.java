package org.w3id.egnatia.release.names;

/** How well a thing matches what was asked for, the best first. */
public enum Level {
    /** A name is what was asked for. */
    EXACT,
    /** A name begins with it. */
    PREFIX,
    /** Every word begins a word of the names, or of the names of what the thing belongs to. */
    WORDS,
    /** A word is spelt in a similar way. */
    SIMILAR
}
