package org.w3id.egnatia.serve.guard;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many pages and documents be made at once, and only so many wait for it, so that many readers at a time
 * hold up neither questions nor what says that the server is well.
 */
public final class PageAdmission {

    private static final int QUEUE = 150;

    private final Semaphore places;

    /** With a number of places. */
    public PageAdmission(int places) {
        this.places = new Semaphore(places, true);
    }

    /** A place, to be given back. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a place.
     *
     * @param since when the request had come, by {@link System#nanoTime()}
     * @throws BusyException if there is none in time
     */
    public Place enter(long since) {
        try {
            if (places.getQueueLength() < QUEUE
                    && places.tryAcquire(Patience.left(since).toNanos(), TimeUnit.NANOSECONDS)) {
                return places::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw BusyException.tooManyPages();
    }
}
