package org.w3id.egnatia.serve.sparql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.serve.http.Notes;

/**
 * What logs and metrics tell of a query: its hash, its rows and how it ended. It goes along with the answer;
 * the text of a query is written nowhere.
 */
public final class QueryTrace {

    private static final String HASH = "query";
    private static final String ROWS = "rows";
    private static final String OUTCOME = "outcome";

    /** How a query ends. */
    public enum Outcome {
        /** With a result, or with "not modified". */
        ANSWERED,
        /** It is no query that is answered here. */
        REFUSED,
        /** Text or result are too large. */
        TOO_LARGE,
        /** It took too long. */
        TIMED_OUT,
        /** It needed more memory than there was. */
        OUT_OF_MEMORY,
        /** Too many others were running, or the client had more than its share. */
        BUSY,
        /** A fault of the server. */
        FAILED;

        /** The word for it in logs and metrics. */
        public String word() {
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
    static Notes received(String text) {
        return Notes.NONE.and(HASH, Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12));
    }

    /** It has so many rows or triples. */
    static Notes rows(Notes notes, long rows) {
        return notes.and(ROWS, Long.toString(rows));
    }

    /** It was stopped by the time limit. */
    static Notes timedOut(Notes notes) {
        return notes.and(OUTCOME, Outcome.TIMED_OUT.word());
    }

    /** It was stopped for want of memory. */
    static Notes outOfMemory(Notes notes) {
        return notes.and(OUTCOME, Outcome.OUT_OF_MEMORY.word());
    }

    /** The first 12 digits of the SHA-256 of the query; empty if the request had none. */
    public static Optional<String> hash(Notes notes) {
        return notes.get(HASH);
    }

    /** How many rows or triples it had; empty if it had none to tell. */
    public static Optional<String> rows(Notes notes) {
        return notes.get(ROWS);
    }

    /** How the query ended, told by the endpoint or else by the status. */
    public static Outcome outcome(Notes notes, int status) {
        return notes.get(OUTCOME).map(word -> Outcome.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> Outcome.of(status));
    }
}
