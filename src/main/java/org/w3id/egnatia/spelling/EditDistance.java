package org.w3id.egnatia.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How many slips lie between two spellings: letters that are missing, too many, other ones, or swapped with their
 * neighbour (optimal string alignment, a restricted Damerau-Levenshtein distance).
 */
public final class EditDistance {

    private EditDistance() {
    }

    /**
     * The distance, if it is at most a limit.
     *
     * @return a number above the limit where it is more; the work grows with the limit and not with its square
     */
    public static int within(int limit, String a, String b) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - limit);
            int to = Math.min(b.length(), i + limit);
            int least = from == 1 ? i : limit + 1;
            row[from - 1] = least;
            for (int j = from; j <= to; j++) {
                int above = j == i + limit ? limit + 1 : last[j];
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    /**
     * The name that was most likely meant: the one with the fewest slips, at most one in three letters and never more
     * than three; of equals the first by alphabet. Capital letters count for nothing.
     */
    public static Optional<String> nearest(String written, Collection<String> names) {
        String small = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(3, written.length() / 3));
        record Near(String name, int slips) {
        }
        return names.stream().map(name -> new Near(name, within(limit, small, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.slips() <= limit)
                .min(Comparator.comparingInt(Near::slips).thenComparing(Near::name)).map(Near::name);
    }
}
