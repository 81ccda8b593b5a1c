package org.w3id.egnatia.serve.guard;

import java.time.Duration;

/**
 * How long a request waits for places, all of them together: for that of a page, that of a query, and a wider one for a
 * query that turns out to be large. So a refusal comes soon after the longest time for a query, wherever it waited.
 */
final class Patience {

    /** All of it. */
    static final Duration WHOLE = Duration.ofSeconds(4);

    private Patience() {
    }

    /** What is left of it; nothing is left to wait when it is over, but a place that is free is still taken. */
    static Duration left(long since) {
        Duration left = WHOLE.minusNanos(System.nanoTime() - since);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
