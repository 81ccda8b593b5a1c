package org.w3id.egnatia.serve.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What came of a reload.
 *
 * @param result   how it ended
 * @param at       when it ended
 * @param took     how long it took
 * @param errors   how many faults the data has
 * @param findings the first of them, a line each
 */
record Reload(Result result, Instant at, Duration took, int errors, List<String> findings) {

    /** How a reload ends. */
    enum Result {
        /** The files are newer than what is served, and are being checked since the start. */
        CHECKING,
        /** The new release is served. */
        REPLACED,
        /** The data is the same, so the old release is still served. */
        UNCHANGED,
        /** The data has faults, so the old release is still served. */
        REFUSED,
        /** The files cannot be read, or there is too little memory, so the old release is still served. */
        FAILED;

        /** The word for it in answers, logs and metrics. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
