package org.w3id.egnatia.release.store;

import java.util.Arrays;

/**
 * Triples in one order, such as predicate, object, subject: a sorted array with the three numbers of each in one
 * {@code long}, the first of them on top. What has the same first number stands together, and so does what has the same
 * first two.
 */
final class TripleIndex {

    /** Bits of the number of a term. */
    static final int BITS = 21;

    private static final long MASK = (1L << BITS) - 1;
    /** If fewer terms than one in so many come first, searching is as good as a table of where each of all begins. */
    private static final int WORTH_A_TABLE = 8;

    private final long[] keys;
    /** Where the triples of each first number begin; null where it is not worth its room. */
    private final int[] starts;

    /**
     * Takes an array, which is sorted.
     *
     * @param terms how many terms there are
     */
    TripleIndex(long[] keys, int terms) {
        this.keys = keys;
        this.starts = firsts(keys) > terms / WORTH_A_TABLE ? starts(keys, terms) : null;
    }

    private static int firsts(long[] keys) {
        int count = 0;
        int last = -1;
        for (long key : keys) {
            count += first(key) == last ? 0 : 1;
            last = first(key);
        }
        return count;
    }

    private static int[] starts(long[] keys, int terms) {
        int[] starts = new int[terms + 1];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            int first = first(keys[i]);
            while (next <= first) {
                starts[next++] = i;
            }
        }
        Arrays.fill(starts, next, starts.length, keys.length);
        return starts;
    }

    static long key(int first, int second, int third) {
        return (long) first << 2 * BITS | (long) second << BITS | third;
    }

    static int first(long key) {
        return (int) (key >>> 2 * BITS);
    }

    static int second(long key) {
        return (int) (key >>> BITS & MASK);
    }

    static int third(long key) {
        return (int) (key & MASK);
    }

    int size() {
        return keys.length;
    }

    long key(int place) {
        return keys[place];
    }

    /** All keys, not to be changed. */
    long[] keys() {
        return keys;
    }

    /** Where the triples with a first number begin; those with the next begin where they end. */
    int start(int first) {
        return starts == null ? search((long) first << 2 * BITS, 0, keys.length) : starts[first];
    }

    /** Where the triples with two first numbers begin. */
    int start(int first, int second) {
        return search(key(first, second, 0), first);
    }

    /** Where the triples after those with two first numbers begin. */
    int end(int first, int second) {
        return search(key(first, second, 0) + MASK + 1, first);
    }

    /** Where the triple with three numbers is, or would be. */
    int start(int first, int second, int third) {
        return search(key(first, second, third), first);
    }

    /** The first place with a key that is not smaller, where it is known that it begins with some number. */
    private int search(long key, int first) {
        return starts == null ? search(key, 0, keys.length) : search(key, starts[first], starts[first + 1]);
    }

    /** The first place with a key that is not smaller. */
    private int search(long key, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
