package org.w3id.egnatia.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what happens a moment later, and fails if it does not happen within minutes. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Waiting() {
    }

    static <T> T until(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            pause();
        }
        throw new AssertionError("waited in vain for " + what);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
