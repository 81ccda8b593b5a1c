package org.w3id.egnatia.release.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing is found. Of things that match equally well, those of an earlier category come first. */
public enum Category {
    PARTNER, ACTOR, INSTRUMENT, PLACE, CONCEPT, QUESTION, EVENT, RELATION, SOURCE, TERM, STATEMENT, FIGURE, GRAPH;

    /** Its name in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for what speaks of others and comes after them, however well its title matches. */
    boolean isAboutOthers() {
        return this == SOURCE || this == STATEMENT || this == FIGURE || this == GRAPH;
    }

    /** True for what has a name of its own that people give as a value: not for questions, terms and graphs. */
    boolean isThing() {
        return this != QUESTION && this != TERM && this != GRAPH;
    }

    /** The category of a code. */
    public static Optional<Category> of(String code) {
        return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
    }
}
