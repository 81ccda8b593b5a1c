package org.w3id.egnatia.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How far two spellings are apart. */
public final class Spelling {

    private Spelling() {
    }

    /** The number of mistakes that a word of a length is forgiven; none in numbers, which are right or another's. */
    public static int mistakesForgiven(String word) {
        int length = word.length();
        return length < 4 || word.chars().anyMatch(Character::isDigit) ? 0 : length < 8 ? 1 : 2;
    }

    /**
     * True if a word may be a mistaken spelling of another: nobody errs in the first letter, save by writing the second
     * before it.
     */
    public static boolean beginsAlike(String word, String other) {
        return word.charAt(0) == other.charAt(0)
                || word.length() > 1 && other.length() > 1 && word.charAt(0) == other.charAt(1)
                && word.charAt(1) == other.charAt(0);
    }

    /**
     * The words that may have been meant by another one: those that begin with it or with which it begins, and those
     * that are a few letters away, the nearest first.
     *
     * @param limit the largest number of letters between them
     * @param most  the largest number of words
     */
    public static List<String> nearest(String word, Collection<String> known, int limit, int most) {
        String lower = word.toLowerCase(Locale.ROOT);
        record Near(String word, int distance) {
        }
        return known.stream().map(k -> new Near(k, distanceOrBeginning(lower, k.toLowerCase(Locale.ROOT), limit)))
                .filter(near -> near.distance() <= limit)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::word)).map(Near::word)
                .limit(most).toList();
    }

    private static int distanceOrBeginning(String word, String known, int limit) {
        boolean begins = word.length() > 1 && known.startsWith(word) || known.length() > 1 && word.startsWith(known);
        return begins ? Math.min(limit, EditDistance.within(limit, word, known))
                : EditDistance.within(limit, word, known);
    }
}
