package org.w3id.egnatia.serve.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The admission queue of queries, in two lanes: all begin in the quick one; who needs more than a few milliseconds of a
 * processor goes over to the wide one, or waits for a place in it. So small queries stay quick however many large ones
 * press, and nobody has to guess beforehand which is which. A query that was large before begins in the wide lane, so
 * that asking again and again wins nothing.
 */
public final class AdmissionQueue {

    /** Processor time that a query may use in the quick lane. */
    static final Duration QUICK = Duration.ofMillis(15);
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** Who has begun waits longer for a wide place than who has not: what was done would be lost. */
    static final Duration PATIENCE_OF_BEGUN = Duration.ofSeconds(30);
    private static final int KNOWN = 2_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Lane quick;
    private final Lane wide;
    private final Set<String> knownLarge = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    }));

    private AdmissionQueue(Lane quick, Lane wide) {
        this.quick = quick;
        this.wide = wide;
    }

    /** AdmissionQueue for a number of processors. */
    public static AdmissionQueue forProcessors(int processors) {
        int wide = processors + 1;
        int quick = 2 * processors;
        return new AdmissionQueue(new Lane(quick, Math.max(1, quick - 1), 128, PATIENCE),
                new Lane(wide, Math.max(1, wide - 1), 32, PATIENCE));
    }

    /**
     * Lets the current thread's query into a lane.
     *
     * @param client whose query it is
     * @param query  its text, or a hash of it
     * @throws BusyException if there is no place
     */
    public Place enter(String client, String query) {
        Lane lane = knownLarge.contains(query) ? wide : quick;
        lane.enter(client);
        return new Place(client, query, lane);
    }

    /** How many queries run now. */
    public int running() {
        return quick.running() + wide.running();
    }

    /** How many queries wait now. */
    public int waiting() {
        return quick.waiting() + wide.waiting();
    }

    /** The place of a query. It belongs to the thread that entered. */
    public final class Place implements AutoCloseable {
        private final String client;
        private final String query;
        private final long processorTimeBefore = THREADS.getCurrentThreadCpuTime();
        private Lane lane;

        private Place(String client, String query, Lane lane) {
            this.client = client;
            this.query = query;
            this.lane = lane;
        }

        /**
         * To be called now and then while the query runs: changes the lane when the time in the quick one is used up.
         *
         * @throws BusyException if the wide lane has no place
         */
        public void look() {
            if (lane == quick && isLarge()) {
                leave();
                knownLarge.add(query);
                wide.enter(client, PATIENCE_OF_BEGUN);
                lane = wide;
            }
        }

        private boolean isLarge() {
            return THREADS.getCurrentThreadCpuTime() - processorTimeBefore > QUICK.toNanos();
        }

        private void leave() {
            lane.leave(client);
            lane = null;
        }

        /** Gives the place back, if there is one. */
        @Override
        public void close() {
            if (lane == wide && !isLarge()) {
                knownLarge.remove(query);
            } else if (lane == quick && isLarge()) {
                knownLarge.add(query);
            }
            if (lane != null) {
                leave();
            }
        }
    }
}
