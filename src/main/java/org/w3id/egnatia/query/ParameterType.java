package org.w3id.egnatia.query;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** What the values of a parameter are. */
public sealed interface ParameterType {

    /**
     * A day, written {@code YYYY-MM-DD} and in no other way. The value when none is given is reckoned from the day of
     * the request.
     *
     * @param before how long before that day; {@link Period#ZERO} for the day itself
     */
    record Day(Period before) implements ParameterType {

        /** The day of the request. */
        public static final Day TODAY = new Day(Period.ZERO);

        LocalDate on(LocalDate today) {
            return today.minus(before);
        }
    }

    /**
     * A whole number.
     *
     * @param least the smallest that is accepted
     * @param most  the largest that is accepted
     */
    record WholeNumber(long least, long most) implements ParameterType {
    }

    /**
     * One of a few words.
     *
     * @param words as they are written in canonical form; the case of what is given makes no difference
     */
    record Word(List<String> words) implements ParameterType {
        public Word {
            words = List.copyOf(words);
        }
    }

    /**
     * One of the values that a release lists: a thing, given by code, name or IRI, or a literal.
     *
     * @param list which of them
     */
    record Listed(ValueList list) implements ParameterType {
    }

    /**
     * Any text.
     *
     * @param longest    the largest number of characters (UTF-16 code units)
     * @param isVerbatim true if the blanks at its ends belong to it
     */
    record FreeText(int longest, boolean isVerbatim) implements ParameterType {

        /** A text to whose ends blanks do not belong. */
        public FreeText(int longest) {
            this(longest, false);
        }
    }
}
