package org.w3id.egnatia.serve.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.RegexEngine;

/**
 * The regular expressions of one query, compiled once each.
 *
 * <p>A pattern reads its text by leave of an {@link Allowance}, so it may backtrack until the time is over. Only what
 * repeats nothing many times, such as <code>((){9999}){9999}</code>, reads no text, so repetition by count has a limit.
 */
final class RegexCache {

    /** Longest pattern, in characters. */
    static final int MAX_LENGTH = 2_000;
    /** Most repetitions that a pattern may ask for by count, those inside one another multiplied. */
    static final long MAX_COUNT = 1_000_000;
    private static final int MAX_PATTERNS = 64;

    private final Map<String, Pattern> compiled = new LinkedHashMap<>();

    /**
     * A compiled pattern.
     *
     * @param function name for messages
     * @param flags    of {@code s m i x q}
     * @throws OverLimitException if the pattern is over a limit
     * @throws org.apache.jena.sparql.expr.ExprEvalException if it is no pattern
     */
    Pattern get(String function, String pattern, String flags) {
        String key = flags + "/" + pattern;
        Pattern known = compiled.get(key);
        if (known != null) {
            return known;
        }
        if (pattern.length() > MAX_LENGTH || repetitions(pattern) > MAX_COUNT) {
            throw new OverLimitException("A regular expression is longer than " + MAX_LENGTH
                    + " characters or repeats more than "
                    + MAX_COUNT + " times by count.");
        }
        Pattern made = RegexEngine.makePattern(function, pattern, flags);
        if (compiled.size() >= MAX_PATTERNS) {
            compiled.clear();
        }
        compiled.put(key, made);
        return made;
    }

    /**
     * The most repetitions by count, those inside one another multiplied. Takes more for repetition than is, never
     * less.
     */
    static long repetitions(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        long inside = 1;
        long piece = 1;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '(' -> {
                    outer.push(inside);
                    inside = 1;
                    piece = 1;
                }
                case ')' -> {
                    piece = inside;
                    inside = Math.max(inside, outer.isEmpty() ? 1 : outer.pop());
                }
                case '{' -> {
                    piece = Math.min(MAX_COUNT + 1, piece * count(pattern, i + 1));
                    inside = Math.max(inside, piece);
                }
                case '}' -> { }
                default -> piece = pattern.charAt(i) >= '0' && pattern.charAt(i) <= '9'
                        || pattern.charAt(i) == ',' ? piece : 1;
            }
        }
        while (!outer.isEmpty()) {
            inside = Math.max(inside, outer.pop());
        }
        return inside;
    }

    /** The larger number of a count such as <code>{2,5}</code>; blanks inside do not matter, as under the flag x. */
    private static long count(String pattern, int from) {
        long largest = 1;
        long number = 0;
        for (int i = from; i < pattern.length() && pattern.charAt(i) != '}'; i++) {
            char c = pattern.charAt(i);
            number = c >= '0' && c <= '9' ? Math.min(MAX_COUNT + 1, number * 10 + (c - '0'))
                    : Character.isWhitespace(c) ? number : 0;
            largest = Math.max(largest, number);
        }
        return largest;
    }
}
