package org.w3id.egnatia.serve.guard;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says so after each garbage collection that leaves little of the heap free. One of a part of the heap leaves garbage,
 * so that first all of it is collected, once in a while: that stops everybody for a moment.
 */
final class HeapPressure implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeapPressure.class);
    /** Part of the heap that may be in use after a collection of all of it; the collector needs the rest to work in. */
    private static final double LIMIT = 0.65;
    /** The same after a collection of a part of the heap, which leaves much that is garbage. */
    private static final double LIMIT_OF_PART = 0.85;
    private static final String WHOLE = "end of major GC";
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final long most;
    private final long mostOfPart;
    private final Runnable collect;
    private final NotificationListener listener = (notification, handback) -> collected(notification);
    private final Consumer<Pressure> whenShort;
    /** Read and written by the one thread that is told of collections. */
    private long looked = System.nanoTime() - PAUSE;

    /** How short memory is. */
    enum Pressure {
        /** A part of the heap was collected, soon after all of it was: whoever takes much is to stop. */
        HIGH,
        /** All of it was collected: whoever takes most is to stop, be it little. */
        HIGHEST
    }

    HeapPressure(Consumer<Pressure> whenShort) {
        this(Runtime.getRuntime().maxMemory(), System::gc, whenShort);
    }

    /** In a heap of at most so many bytes, all of which can be collected. */
    HeapPressure(long heap, Runnable collect, Consumer<Pressure> whenShort) {
        this.most = (long) (heap * LIMIT);
        this.mostOfPart = (long) (heap * LIMIT_OF_PART);
        this.collect = collect;
        this.whenShort = whenShort;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
            }
        }
    }

    private void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo told = GarbageCollectionNotificationInfo.from((CompositeData) notification
                    .getUserData());
            Map<String, MemoryUsage> after = told.getGcInfo().getMemoryUsageAfterGc();
            long used = after.entrySet().stream().filter(pool -> heapPools.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed()).sum();
            collected(used, told.getGcAction().equals(WHOLE));
        }
    }

    /** Judges what is in use after a collection, of all of the heap or of a part. */
    void collected(long used, boolean whole) {
        if (used <= (whole ? most : mostOfPart)) {
            return;
        }
        LOG.debug("{} MB of the heap are in use after a collection", used >> 20);
        if (whole || System.nanoTime() - looked < PAUSE) {
            whenShort.accept(whole ? Pressure.HIGHEST : Pressure.HIGH);
        } else {
            looked = System.nanoTime();
            collect.run();
        }
    }

    @Override
    public void close() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(listener);
                } catch (ListenerNotFoundException e) {
                    LOG.debug("not listening to {}", collector.getName());
                }
            }
        }
    }
}
