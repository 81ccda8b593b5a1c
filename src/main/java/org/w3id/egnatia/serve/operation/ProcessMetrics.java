package org.w3id.egnatia.serve.operation;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.TimeUnit;

/** What the process uses, under the names that Prometheus' own libraries give, which Micrometer's binders do not. */
final class ProcessMetrics implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Gauge.builder("jvm.memory.used", () -> memory.getHeapMemoryUsage().getUsed()).baseUnit("bytes")
                .description("Memory in use.").tags("area", "heap").register(registry);
        Gauge.builder("jvm.memory.used", () -> memory.getNonHeapMemoryUsage().getUsed()).baseUnit("bytes")
                .description("Memory in use.").tags("area", "nonheap").register(registry);
        Gauge.builder("jvm.memory.max", () -> memory.getHeapMemoryUsage().getMax()).baseUnit("bytes")
                .description("Memory that may be used at most.").tags("area", "heap").register(registry);
        Gauge.builder("egnatia.heap.after.collection", ProcessMetrics::heapAfterCollection).baseUnit("bytes")
                .description("Heap in use after the last garbage collection.").register(registry);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionTimer.builder("jvm.gc.collection", collector, GarbageCollectorMXBean::getCollectionCount,
                            GarbageCollectorMXBean::getCollectionTime, TimeUnit.MILLISECONDS)
                    .description("Time spent in garbage collections.").tags("gc", collector.getName())
                    .register(registry);
        }
        Gauge.builder("jvm.threads.current", () -> ManagementFactory.getThreadMXBean().getThreadCount())
                .description("Threads.").register(registry);
        Gauge.builder("process.start.time", () -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0)
                .baseUnit("seconds").description("When the process began, in seconds since 1970 in UTC.")
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, s -> s.getProcessCpuTime() / 1e9).baseUnit("seconds")
                    .description("Processor time used.").register(registry);
            Gauge.builder("process.open.fds", system::getOpenFileDescriptorCount)
                    .description("File descriptors that are open.").register(registry);
            Gauge.builder("process.max.fds", system::getMaxFileDescriptorCount)
                    .description("File descriptors that may be open.").register(registry);
        }
    }

    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null).mapToLong(MemoryUsage::getUsed).sum();
    }
}
