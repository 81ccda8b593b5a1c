package org.w3id.egnatia.serve;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.w3id.egnatia.release.Sha256;

/**
 * What logs and metrics tell of a query: its hash, its rows and how it ended. The endpoint leaves it with the request;
 * the text of a query is written nowhere.
 */
final class QueryTrace {

    private static final String HASH = "egnatia.query.hash";
    private static final String ROWS = "egnatia.query.rows";
    private static final String OUTCOME = "egnatia.query.outcome";

    /** How a query ends. */
    enum Outcome {
        /** With a result, or with "not modified". */
        ANSWERED,
        /** It is no query that is answered here. */
        REFUSED,
        /** Text or result are too large. */
        TOO_LARGE,
        /** It took too long. */
        TIMED_OUT,
        /** Too many others were running, or the client had more than its share. */
        BUSY,
        /** A fault of the server. */
        FAILED;

        /** The word for it in logs and metrics. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a status tells by itself. */
        static Outcome of(int status) {
            return switch (status) {
                case 413, 414 -> TOO_LARGE;
                case 429, 503 -> BUSY;
                default -> status < 400 ? ANSWERED : status < 500 ? REFUSED : FAILED;
            };
        }
    }

    private QueryTrace() {
    }

    /** A query has come. */
    static void received(BiConsumer<String, Object> attributes, String text) {
        attributes.accept(HASH, Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12));
    }

    /** It has so many rows or triples. */
    static void rows(BiConsumer<String, Object> attributes, long rows) {
        attributes.accept(ROWS, rows);
    }

    /** It was stopped by the time limit. */
    static void timedOut(BiConsumer<String, Object> attributes) {
        attributes.accept(OUTCOME, Outcome.TIMED_OUT);
    }

    /** The first 12 digits of the SHA-256 of the query; empty if the request had none. */
    static Optional<String> hash(Function<String, Object> attributes) {
        return Optional.ofNullable((String) attributes.apply(HASH));
    }

    static OptionalLong rows(Function<String, Object> attributes) {
        return attributes.apply(ROWS) instanceof Long rows ? OptionalLong.of(rows) : OptionalLong.empty();
    }

    /** How the query ended, told by the endpoint or else by the status. */
    static Outcome outcome(Function<String, Object> attributes, int status) {
        return attributes.apply(OUTCOME) instanceof Outcome outcome ? outcome : Outcome.of(status);
    }
}
