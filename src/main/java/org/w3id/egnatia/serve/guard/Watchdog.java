package org.w3id.egnatia.serve.guard;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the queries that run: stops those whose time is over, those whose client has left, and the one that needs
 * the most memory when memory is short. A thread that does not hear is interrupted.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    /** Most queries end sooner; asking the connection costs a system call. */
    private static final Duration BEFORE_ASKING_FOR_CLIENT = Duration.ofMillis(300);
    private static final Duration BEFORE_INTERRUPT = Duration.ofSeconds(1);
    /** A query that has asked for less than this part of the heap in all is not why memory is short. */
    private static final int PART_OF_HEAP = 4;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final HeapPressure heap = new HeapPressure(this::stopLargest);
    private final ScheduledThreadPoolExecutor rounds = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** A watchdog on duty, until it is closed. */
    public Watchdog() {
        rounds.setRemoveOnCancelPolicy(true);
        rounds.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Looks after a query until the watch is closed; to be called by the query's thread.
     *
     * @param hasLeft asked now and then whether the client is gone; no longer when the watch is closed
     */
    public Watch over(Allowance allowance, BooleanSupplier hasLeft) {
        Watch watch = new Watch(allowance, hasLeft);
        watches.add(watch);
        return watch;
    }

    /**
     * Does something after a time, unless it is cancelled before.
     *
     * @param then short, and without failure
     */
    public Future<?> after(Duration time, Runnable then) {
        return rounds.schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        for (Watch watch : watches) {
            try {
                watch.look();
            } catch (RuntimeException e) {
                LOG.warn("a query cannot be watched", e);
            }
        }
    }

    private void stopLargest(HeapPressure.Pressure pressure) {
        long least = pressure == HeapPressure.Pressure.HIGHEST ? 0 : Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        watches.stream().filter(watch -> watch.allowance.reason() == null && watch.allowance.allocated() >= least)
                .max(Comparator.comparingLong(watch -> watch.allowance.allocated()))
                .ifPresent(watch -> {
                    LOG.warn("memory is short, and the query that takes most of it is stopped");
                    watch.allowance.stop(Allowance.Reason.MEMORY);
                });
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        heap.close();
    }

    /** The watch over one query. */
    public final class Watch implements AutoCloseable {
        private final Allowance allowance;
        private final BooleanSupplier hasLeft;
        private boolean closed;
        private boolean interrupted;

        private Watch(Allowance allowance, BooleanSupplier hasLeft) {
            this.allowance = allowance;
            this.hasLeft = hasLeft;
        }

        private synchronized void look() {
            if (closed) {
                return;
            }
            if (allowance.isOver()) {
                allowance.stop(Allowance.Reason.TIME);
                if (!interrupted && allowance.left().plus(BEFORE_INTERRUPT).isNegative()) {
                    interrupted = true;
                    LOG.warn("a query does not hear that its time is over, and is interrupted");
                    allowance.thread().interrupt();
                }
            } else if (allowance.elapsed().compareTo(BEFORE_ASKING_FOR_CLIENT) > 0 && hasLeft.getAsBoolean()) {
                allowance.stop(Allowance.Reason.CLIENT_LEFT);
            }
        }

        /** Ends the watch; the thread is its own again. */
        @Override
        public void close() {
            watches.remove(this);
            synchronized (this) {
                closed = true;
                if (interrupted) {
                    Thread.interrupted();
                }
            }
        }
    }
}
