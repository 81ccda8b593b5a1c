package org.w3id.egnatia.serve.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an answer, as {@code Range} asks for it (RFC 9110, section 14), so that a download can be resumed.
 *
 * @param first  number of its first byte
 * @param length how many bytes it has; 0 if there is no such part
 */
record ByteRange(int first, int length) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

    /** The range that a request asks for; empty if it asks for none, or for several, which a server may disregard. */
    static Optional<ByteRange> of(Request request, EntityTag tag, int whole) {
        Matcher range = ONE.matcher(request.headers().first("Range").orElse("").replace(" ", ""));
        boolean isSame = request.headers().first("If-Range").map(held -> held.equals(tag.toString())).orElse(true);
        if (!range.matches() || !isSame || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        long last = range.group(2).isEmpty() || range.group(1).isEmpty() ? whole - 1L
                : Math.min(Long.parseLong(range.group(2)), whole - 1L);
        long first = range.group(1).isEmpty() ? Math.max(0, whole - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
        boolean isBackward = !range.group(1).isEmpty() && !range.group(2).isEmpty()
                && Long.parseLong(range.group(2)) < first;
        return isBackward ? Optional.empty() : Optional.of(first > last ? new ByteRange(0, 0)
                : new ByteRange((int) first, (int) (last - first + 1)));
    }

    /** Value of the header Content-Range. */
    String contentRange(int whole) {
        return length == 0 ? "bytes */" + whole : "bytes " + first + '-' + (first + length - 1) + '/' + whole;
    }
}
