package org.w3id.egnatia.serve.live;

import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** Whether the heap has room for so many bytes more. */
final class HeapRoom implements LongPredicate {

    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private long collected = System.nanoTime() - PAUSE;
    private long found;

    @Override
    public synchronized boolean test(long bytes) {
        // What nobody needs any more counts as used until it is collected. That stops all others for a moment, so
        // whoever asks again and again has it once in a while.
        if (free() < bytes && System.nanoTime() - collected >= PAUSE) {
            System.gc();
            found = free();
            collected = System.nanoTime();
        }
        return Math.max(free(), System.nanoTime() - collected < PAUSE ? found : 0) >= bytes;
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
