package org.w3id.egnatia.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does several things at a time, and waits for none of them longer than it may take. Its measure is processor time, so
 * that a busy machine makes no file unreadable. What is given up ends when it hears that it is interrupted, or with the
 * program.
 */
final class TimedWork<T> {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long ROUND_MILLIS = 100;

    private final List<Supplier<T>> work;
    private final long limit;
    private final List<Optional<T>> results = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private int next;
    private int open;
    private Throwable failure;

    private TimedWork(List<Supplier<T>> work, Duration limit) {
        this.work = work;
        this.limit = limit.toNanos();
        this.open = work.size();
        work.forEach(one -> results.add(Optional.empty()));
    }

    /**
     * Does all of it.
     *
     * @param limit processor time for each
     * @return what came of each, in their order; empty for what took too long
     */
    static <T> List<Optional<T>> done(List<Supplier<T>> work, Duration limit) {
        return new TimedWork<>(work, limit).done();
    }

    private synchronized List<Optional<T>> done() {
        int count = Math.min(Runtime.getRuntime().availableProcessors(), work.size());
        for (int i = 0; i < count; i++) {
            hire();
        }
        while (open > 0 && failure == null) {
            try {
                wait(ROUND_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new UnreadableException("reading was interrupted; start it again");
            }
            List.copyOf(workers).stream().filter(Worker::isLate).forEach(this::giveUp);
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        }
        return results;
    }

    private void hire() {
        Worker worker = new Worker();
        workers.add(worker);
        worker.setDaemon(true);
        worker.start();
    }

    private void giveUp(Worker late) {
        workers.remove(late);
        late.interrupt();
        open--;
        hire();
    }

    /** The number of the next thing to do, or -1. */
    private synchronized int take(Worker worker) {
        if (!workers.contains(worker) || next == work.size() || failure != null) {
            workers.remove(worker);
            return -1;
        }
        return next++;
    }

    private synchronized void bring(Worker worker, int number, T result) {
        if (workers.contains(worker)) {
            results.set(number, Optional.of(result));
            open--;
            notifyAll();
        }
    }

    private synchronized void fail(Worker worker, Throwable e) {
        if (workers.contains(worker)) {
            failure = e;
            notifyAll();
        }
    }

    private final class Worker extends Thread {

        private volatile long begun = Long.MAX_VALUE;

        Worker() {
            super("reading");
        }

        boolean isLate() {
            long from = begun;
            return from != Long.MAX_VALUE && THREADS.getThreadCpuTime(getId()) - from > limit;
        }

        @Override
        public void run() {
            try {
                for (int number = take(this); number >= 0; number = take(this)) {
                    begun = THREADS.getCurrentThreadCpuTime();
                    T result = work.get(number).get();
                    begun = Long.MAX_VALUE;
                    bring(this, number, result);
                }
            } catch (RuntimeException | Error e) {
                fail(this, e);
            }
        }
    }
}
