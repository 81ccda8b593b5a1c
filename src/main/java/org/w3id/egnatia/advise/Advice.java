package org.w3id.egnatia.advise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3id.egnatia.load.Position;

/**
 * One thing that an answer does not say by itself.
 *
 * @param kind     what it is about
 * @param sentence in plain words, whole and with a full stop
 * @param subject  the part of the query that it is about, as a query writes it; empty if it is about the whole
 * @param position where that part stands in the query; {@link Position#NONE} if it has no one place
 * @param instead  what may have been meant, the likeliest first
 */
public record Advice(Kind kind, String sentence, String subject, Position position, List<Instead> instead) {

    /** What an advice is about; its code names it for programs. */
    public enum Kind {
        /** The text is no query. */
        SYNTAX,
        /** An IRI that does not occur, or not in this role. */
        UNKNOWN_NAME,
        /** A text that occurs with a language, or with another one. */
        LANGUAGE,
        /** A literal whose type is not that of the values it stands for. */
        DATATYPE,
        /** A literal that does not occur. */
        UNKNOWN_VALUE,
        /** A variable that never gets a value. */
        UNBOUND,
        /** Parts that share no variable. */
        CROSS_PRODUCT,
        /** A filter, or another part that only takes rows away, which took them all. */
        FILTER,
        /** A pattern, or a list of values, that nothing fits which fits the others. */
        PATTERN,
        /** Rows that say something else than they seem to. */
        MISLEADING,
        /** OFFSET, LIMIT or HAVING, which took all rows. */
        SLICE,
        /** The time for looking was over. */
        TIME,
        /** What no answer of this kind holds. */
        LEFT_OUT;

        /** Its name for programs, such as {@code unknown-name}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What may have been meant.
     *
     * @param text    as a query writes it
     * @param meaning its name or what it is, in words; empty if the text says it
     * @param query   the whole query with it; empty if it cannot be put in its place
     */
    public record Instead(String text, String meaning, Optional<String> query) {
    }

    /** About the query as a whole. */
    static Advice of(Kind kind, String sentence) {
        return new Advice(kind, sentence, "", Position.NONE, List.of());
    }

    /** The sentence with its place in front of it, where it has one: for a line of text. */
    public String inWords() {
        return position.equals(Position.NONE) ? sentence
                : "line " + position.line() + ", column " + position.column() + ": " + sentence;
    }
}
