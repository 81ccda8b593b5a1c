package org.w3id.egnatia.serve.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Two lanes for queries: all begin in the quick one; who needs more than a few milliseconds of a processor goes over to the
 * wide one, or waits for a place in it. So small queries stay quick however many large ones press, and nobody has to guess
 * beforehand which is which.
 */
public final class Lanes {

    /** Processor time that a query may use in the quick lane. */
    static final Duration QUICK = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Lane quick;
    private final Lane wide;

    private Lanes(Lane quick, Lane wide) {
        this.quick = quick;
        this.wide = wide;
    }

    /** Lanes for a number of processors. */
    public static Lanes forProcessors(int processors) {
        int wide = processors + 1;
        int quick = 2 * processors;
        return new Lanes(new Lane(quick, Math.max(1, quick - 1), 128, PATIENCE), new Lane(wide, Math.max(1, wide - 1), 32, PATIENCE));
    }

    /**
     * Lets the current thread's query into the quick lane.
     *
     * @param client whose query it is
     * @throws BusyException if there is no place
     */
    public Place enter(String client) {
        quick.enter(client);
        return new Place(client);
    }

    /** How many queries run now. */
    public int running() {
        return quick.running() + wide.running();
    }

    /** The place of a query. It belongs to the thread that entered. */
    public final class Place implements AutoCloseable {
        private final String client;
        private final long processorTimeBefore = THREADS.getCurrentThreadCpuTime();
        private Lane lane = quick;

        private Place(String client) {
            this.client = client;
        }

        /**
         * To be called now and then while the query runs: changes the lane when the time in the quick one is used up.
         *
         * @throws BusyException if the wide lane has no place
         */
        public void look() {
            if (lane == quick && THREADS.getCurrentThreadCpuTime() - processorTimeBefore > QUICK.toNanos()) {
                close();
                wide.enter(client);
                lane = wide;
            }
        }

        /** Gives the place back, if there is one. */
        @Override
        public void close() {
            if (lane != null) {
                lane.leave(client);
                lane = null;
            }
        }
    }
}
