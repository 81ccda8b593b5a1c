package org.w3id.egnatia.serve.guard;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says so after each garbage collection that leaves little of the heap free. */
final class HeapPressure implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeapPressure.class);
    /** Part of the heap that may be in use after a collection; the collector needs the rest to work in. */
    private static final double LIMIT = 0.65;

    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final long most = (long) (Runtime.getRuntime().maxMemory() * LIMIT);
    private final NotificationListener listener = (notification, handback) -> collected(notification);
    private final Runnable whenShort;

    HeapPressure(Runnable whenShort) {
        this.whenShort = whenShort;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
            }
        }
    }

    private void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from((CompositeData) notification
                    .getUserData())
                    .getGcInfo().getMemoryUsageAfterGc();
            long used = after.entrySet().stream().filter(pool -> heapPools.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed()).sum();
            if (used > most) {
                LOG.warn("memory is short: {} MB of the heap are in use after a collection", used >> 20);
                whenShort.run();
            }
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
