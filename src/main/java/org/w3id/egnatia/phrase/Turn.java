package org.w3id.egnatia.phrase;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What turns the sense of a phrase: a question that does not turn its own in the same way answers another one. */
enum Turn {
    /** Asks what is not so. */
    NOT("no", "not", "non", "never", "without", "except", "excluding", "nor", "neither", "nobody", "none", "cannot",
            "lack", "lacks", "lacking"),
    /** Asks what is over. */
    OVER("longer", "former", "formerly", "ended", "expired", "terminated"),
    /** Asks what comes. */
    TO_COME("will", "future", "upcoming", "soon", "tomorrow"),
    /** Asks for a reason. */
    WHY("why", "reason", "reasons", "because"),
    /** Asks for the most or the best. */
    MOST("most", "highest", "best", "biggest", "largest", "top", "maximum", "longest"),
    /** Asks for the least or the worst. */
    LEAST("least", "lowest", "worst", "weakest", "smallest", "fewest", "minimum", "shortest"),
    /** Asks for one of a row. */
    FIRST("first", "earliest"),
    /** Asks for what is beyond something. */
    THAN("more", "less", "fewer", "higher", "lower", "better", "worse", "than", "above", "below"),
    /** Asks for what was by or up to a day. */
    UP_TO("before", "until", "till"),
    /** Asks for what followed a day, which is not what was on it. */
    AFTER("after"),
    /** Asks for a length of time. */
    HOW_LONG("long", "duration");

    private final Set<String> words;

    Turn(String... words) {
        this.words = Set.of(words);
    }

    /** What a word turns. */
    static Optional<Turn> of(String word) {
        return Stream.of(values()).filter(turn -> turn.words.contains(word)).findFirst();
    }

    /** All that words turn. */
    static Set<Turn> in(Collection<String> words) {
        Set<Turn> turns = EnumSet.noneOf(Turn.class);
        words.forEach(word -> of(word).ifPresent(turns::add));
        return turns;
    }
}
