package org.w3id.egnatia.serve.guard;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A number of places to run in, a short queue before them, and a share of both for each client, so that one alone
 * cannot take them all.
 */
final class Lane {

    private final int size;
    private final int share;
    private final int queue;
    private final int queueShare;
    private final Duration patience;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    private static final class Client {
        private final Semaphore places;
        private int present;

        Client(int places) {
            this.places = new Semaphore(places, true);
        }
    }

    /**
     * A lane.
     *
     * @param places   how many may run at once
     * @param share    how many of one client may
     * @param queue    how many may wait; of one client, three quarters of it
     * @param patience longest time to wait
     */
    Lane(int places, int share, int queue, Duration patience) {
        this.size = places;
        this.places = new Semaphore(places, true);
        this.share = share;
        this.queue = queue;
        this.queueShare = queue * 3 / 4;
        this.patience = patience;
    }

    /**
     * Waits for a place. Who has entered must {@link #leave}.
     *
     * @throws BusyException if there is none in time
     */
    void enter(String name) {
        enter(name, patience);
    }

    /**
     * Waits for a place longer or shorter than others do. Who has entered must {@link #leave}.
     *
     * @throws BusyException if there is none in time
     */
    void enter(String name, Duration longest) {
        Client client = clients.compute(name, (key, known) -> {
            Client here = known == null ? new Client(share) : known;
            if (here.present >= share + queueShare) {
                throw BusyException.clientOverShare();
            }
            here.present++;
            return here;
        });
        boolean entered = false;
        try {
            entered = waitFor(client, longest);
        } finally {
            if (!entered) {
                forget(name);
            }
        }
    }

    private boolean waitFor(Client client, Duration longest) {
        if (waiting.incrementAndGet() > queue && !(client.places.availablePermits() > 0
                && places.availablePermits() > 0)) {
            waiting.decrementAndGet();
            throw BusyException.full();
        }
        long end = System.nanoTime() + longest.toNanos();
        try {
            if (!client.places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw BusyException.clientOverShare();
            }
            if (!places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                client.places.release();
                throw BusyException.full();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BusyException.full();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Gives a place back. */
    void leave(String name) {
        places.release();
        clients.get(name).places.release();
        forget(name);
    }

    private void forget(String name) {
        clients.computeIfPresent(name, (key, client) -> --client.present == 0 ? null : client);
    }

    /** How many wait now. */
    int waiting() {
        return waiting.get();
    }

    /** How many run now. */
    int running() {
        return size - places.availablePermits();
    }
}
