package org.w3id.egnatia.page.fact;

/** Tense: how a fact stands to the day of a view. */
public enum Tense {
    /** It begins or happens after the day. */
    FUTURE,
    /** It holds on the day, or has no end that is known. */
    HOLDS,
    /** It was a phase, and another took its place by the day. */
    FOLLOWED,
    /** It has happened or ended before the day. */
    ENDED
}
