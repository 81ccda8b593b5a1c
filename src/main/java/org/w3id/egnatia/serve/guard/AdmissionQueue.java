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
        return new AdmissionQueue(new Lane(quick, Math.max(1, quick - 1), 128, Patience.WHOLE),
                new Lane(wide, Math.max(1, wide - 1), 32, Patience.WHOLE));
    }

    /**
     * Lets the current thread's query into a lane.
     *
     * @param client whose query it is
     * @param query  its text, or a hash of it
     * @param since  when its request had come, by {@link System#nanoTime()}; from then on it has its patience
     * @throws BusyException if there is no place
     */
    public Place enter(String client, String query, long since) {
        Lane lane = knownLarge.contains(query) ? wide : quick;
        lane.enter(client, Patience.left(since));
        return new Place(client, query, lane, since);
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
        private final long since;
        private Lane lane;

        private Place(String client, String query, Lane lane, long since) {
            this.since = since;
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
                wide.enter(client, Patience.left(since));
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
