package org.w3id.egnatia.serve.operation;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What the process uses, under the names that Prometheus' own libraries give. */
final class ProcessMetrics {

    private ProcessMetrics() {
    }

    static void write(MetricsText text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.family("jvm_memory_used_bytes", "gauge", "Memory in use.");
        text.sample("jvm_memory_used_bytes", heap.getUsed(), "area", "heap");
        text.sample("jvm_memory_used_bytes", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed(), "area", "nonheap");
        text.family("jvm_memory_max_bytes", "gauge", "Memory that may be used at most.");
        text.sample("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
        text.single("egnatia_heap_after_collection_bytes", "gauge", "Heap in use after the last garbage collection.", heapAfterCollection());
        text.family("jvm_gc_collection_seconds", "summary", "Time spent in garbage collections.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.sample("jvm_gc_collection_seconds_count", collector.getCollectionCount(), "gc", collector.getName());
            text.sample("jvm_gc_collection_seconds_sum", collector.getCollectionTime() / 1000.0, "gc", collector.getName());
        }
        text.single("jvm_threads_current", "gauge", "Threads.", ManagementFactory.getThreadMXBean().getThreadCount());
        text.single("process_start_time_seconds", "gauge", "When the process began, in seconds since 1970 in UTC.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            text.single("process_cpu_seconds_total", "counter", "Processor time used.", system.getProcessCpuTime() / 1e9);
            text.single("process_open_fds", "gauge", "File descriptors that are open.", system.getOpenFileDescriptorCount());
            text.single("process_max_fds", "gauge", "File descriptors that may be open.", system.getMaxFileDescriptorCount());
        }
    }

    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null).mapToLong(MemoryUsage::getUsed).sum();
    }
}
