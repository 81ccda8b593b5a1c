package org.w3id.egnatia.serve.guard;

import org.w3id.egnatia.query.QueryException;

/**
 * The limits of a query's text, looked at before it is parsed: the parser goes as deep as the text is nested, and its
 * time grows with the square of a token's length.
 *
 * <p>Tells apart as much of SPARQL 1.1's tokens as that needs: comments, strings, IRIs, names and brackets.
 */
public final class QueryText {

    /** Longest text, in characters. */
    public static final int MAX_LENGTH = 256 * 1024;
    /** Longest comment, string, IRI, name or number, in characters. */
    public static final int MAX_TOKEN = 16 * 1024;
    /** Deepest nesting of brackets and of operators before a term, such as {@code !} and {@code -}. */
    public static final int MAX_DEPTH = 100;
    /** Most pairs of brackets. */
    public static final int MAX_BRACKETS = 5_000;

    private static final String PREFIX_OPERATORS = "!-+^";
    private static final String NOT_IN_IRI = "<>\"{}|^`\\";
    private static final String ENDS_NAME = "#<>\"'(){}[],;!^/|*+=&";

    private final String text;
    private int depth;
    private int operators;
    private int brackets;

    private QueryText(String text) {
        this.text = text;
    }

    /**
     * Looks at a text.
     *
     * @throws OverLimitException with a sentence for the client if it is too long
     * @throws QueryException with one if it is over another limit
     */
    public static void check(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new OverLimitException("The query is longer than " + MAX_LENGTH + " characters.");
        }
        new QueryText(text).walk();
    }

    private void walk() {
        int at = 0;
        while (at < text.length()) {
            int end = tokenEnd(at);
            if (end - at > MAX_TOKEN) {
                throw new QueryException("The query has a comment, string, IRI, name or number of more than "
                        + MAX_TOKEN + " characters.");
            }
            at = end;
        }
    }

    private int tokenEnd(int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        if (c == '#') {
            return lineEnd(at);
        }
        if (PREFIX_OPERATORS.indexOf(c) >= 0) {
            operators++;
            notTooDeep();
            return at + 1;
        }
        operators = 0;
        return switch (c) {
            case '"', '\'' -> stringEnd(at, c);
            case '<' -> iriEnd(at);
            case '(', '{', '[' -> open(at);
            case ')', '}', ']' -> close(at);
            default -> nameEnd(at + 1);
        };
    }

    private int open(int at) {
        depth++;
        if (++brackets > MAX_BRACKETS) {
            throw new QueryException("The query has more than " + MAX_BRACKETS + " brackets.");
        }
        notTooDeep();
        return at + 1;
    }

    private int close(int at) {
        depth = Math.max(0, depth - 1);
        return at + 1;
    }

    private void notTooDeep() {
        if (depth > MAX_DEPTH || operators > MAX_DEPTH) {
            throw new QueryException("The query is nested too deeply: more than " + MAX_DEPTH
                    + " brackets or operators inside one another.");
        }
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int stringEnd(int at, char quote) {
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, at);
        int i = at + (isLong ? 3 : 1);
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (isLong ? text.startsWith(three, i) : c == quote) {
                return i + (isLong ? 3 : 1);
            } else if (!isLong && c == '\n') {
                return i;
            }
            i++;
        }
        return text.length();
    }

    /** The end of an IRI, or of the operator that starts as one would. */
    private int iriEnd(int at) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) > ' ' && NOT_IN_IRI.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        if (i < text.length() && text.charAt(i) == '>') {
            return i + 1;
        }
        if (text.startsWith("<<", at)) {
            return open(at) + 1;
        }
        return i - at > MAX_TOKEN ? i : at + 1;
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) > ' ' && ENDS_NAME.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
