package org.w3id.egnatia.serve.guard;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;

/**
 * What one query may use up. It belongs to the thread that runs the query; whatever that thread does in a loop asks
 * {@link #check()} on the way, and others may {@link #stop} it.
 */
public final class Allowance {

    /** Why a query was stopped before its end. */
    public enum Reason {
        /** Its time is over. */
        TIME,
        /** It holds the most memory while memory is short. */
        MEMORY,
        /** Nobody waits for the answer any more. */
        CLIENT_LEFT
    }

    /** Ends the work of a query that was stopped. */
    public static final class StoppedException extends QueryCancelledException {
        private static final long serialVersionUID = 1L;
    }

    /** So many checks cost about as much as one look at the clock. */
    private static final int CHECKS_PER_LOOK = 128;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Thread thread = Thread.currentThread();
    private final long allocatedBefore = THREADS.getThreadAllocatedBytes(thread.getId());
    private final long started = System.nanoTime();
    private final Duration limit;
    private final Runnable whenLooking;
    private int checks;
    /** Time that the query spent waiting for others, and since when it waits; 0 if it does not. */
    private volatile long waited;
    private volatile long waitsSince;
    private volatile Reason reason;
    private volatile Runnable whenStopped = () -> { };

    /**
     * An allowance for the current thread, whose time begins now.
     *
     * @param limit       the longest time
     * @param whenLooking what else is to be done now and then while the query runs, by the query's own thread; if it
     *                    waits, that time does not count
     */
    public Allowance(Duration limit, Runnable whenLooking) {
        this.limit = limit;
        this.whenLooking = whenLooking;
    }

    /** An allowance of time only. */
    public static Allowance of(Duration limit) {
        return new Allowance(limit, () -> { });
    }

    /**
     * To be called by the query's thread in everything that it repeats; costs a few nanoseconds.
     *
     * @throws StoppedException if the query is to end
     */
    public void check() {
        if (reason != null) {
            throw new StoppedException();
        }
        if (++checks % CHECKS_PER_LOOK == 0) {
            look();
        }
    }

    /** Like {@link #check()}, for steps that are long by themselves. */
    public void look() {
        waitsSince = System.nanoTime();
        try {
            whenLooking.run();
        } finally {
            waited += System.nanoTime() - waitsSince;
            waitsSince = 0;
        }
        if (isOver()) {
            stop(Reason.TIME);
        }
        if (reason != null) {
            throw new StoppedException();
        }
    }

    /** Ends the query at its next check; of several reasons the first one counts. May be called from any thread. */
    public void stop(Reason why) {
        synchronized (this) {
            if (reason == null) {
                reason = why;
            }
        }
        whenStopped.run();
    }

    /** What is to be done, beyond {@link #check()}, to end the query; called by the thread that stops it. */
    public void whenStopped(Runnable action) {
        whenStopped = action;
        if (reason != null) {
            action.run();
        }
    }

    /** Why the query was stopped; null if it was not. */
    public Reason reason() {
        return reason;
    }

    /** The longest time. */
    public Duration limit() {
        return limit;
    }

    /** Time since the beginning, without what the query waited for a place. */
    public Duration elapsed() {
        long since = waitsSince;
        return Duration.ofNanos((since == 0 ? System.nanoTime() : since) - started - waited);
    }

    /** Time that is left; negative if there is none. */
    public Duration left() {
        return limit.minus(elapsed());
    }

    /** Bytes that the thread has asked for since the beginning, given back or not. */
    long allocated() {
        return THREADS.getThreadAllocatedBytes(thread.getId()) - allocatedBefore;
    }

    boolean isOver() {
        return elapsed().compareTo(limit) > 0;
    }

    Thread thread() {
        return thread;
    }
}
