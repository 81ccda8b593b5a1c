package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places, queue and shares. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LaneTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /** Longer than a test may take. */
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void whoFindsNoPlaceInTimeIsToldThatAllAreTaken() {
        Lane lane = new Lane(2, 2, 8, AT_ONCE);
        lane.enter("a");
        lane.enter("b");
        assertFalse(assertThrows(BusyException.class, () -> lane.enter("c")).isClientOverShare());
    }

    @Test
    void aClientOverItsShareIsToldSoAndOthersGetIn() {
        Lane lane = new Lane(3, 2, 8, AT_ONCE);
        lane.enter("a");
        lane.enter("a");
        assertTrue(assertThrows(BusyException.class, () -> lane.enter("a")).isClientOverShare());
        assertDoesNotThrow(() -> lane.enter("b"));
    }

    @Test
    void aPlaceThatIsGivenBackCanBeTakenAgain() {
        Lane lane = new Lane(1, 1, 8, AT_ONCE);
        for (int i = 0; i < 100; i++) {
            String client = "client " + i % 3;
            lane.enter(client);
            assertThrows(BusyException.class, () -> lane.enter("another"));
            assertThrows(BusyException.class, () -> lane.enter(client));
            lane.leave(client);
        }
    }

    @Test
    void whoWaitsGetsThePlaceThatIsGivenBack() throws Exception {
        Lane lane = new Lane(1, 1, 8, LONG);
        lane.enter("a");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> entering = other.submit(() -> {
                begun.countDown();
                lane.enter("b");
            });
            begun.await();
            assertFalse(entering.isDone());
            lane.leave("a");
            entering.get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        Lane lane = new Lane(1, 1, 4, LONG);
        lane.enter("a");
        ExecutorService others = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch begun = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                String client = "waiting " + i;
                others.submit(() -> {
                    begun.countDown();
                    lane.enter(client);
                });
            }
            begun.await();
            while (lane.waiting() < 4) {
                Thread.onSpinWait();
            }
            assertThrows(BusyException.class, () -> lane.enter("one too many"));
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    void aQueryThatNeedsTimeGoesOverToTheWideLane() {
        AdmissionQueue lanes = AdmissionQueue.forProcessors(1);
        try (AdmissionQueue.Place first = enter(lanes, "large")) {
            first.look();
            assertEquals(1, lanes.running());
            spin();
            first.look();
            assertEquals(1, lanes.running());
            // One client may have one of the two quick places, and has it to give again.
            assertDoesNotThrow(() -> enter(lanes, "small").close());
        }
        assertEquals(0, lanes.running());
    }

    @Test
    void aQueryThatHasBegunWaitsInItsPlaceForAWideOne() throws Exception {
        AdmissionQueue lanes = AdmissionQueue.forProcessors(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (AdmissionQueue.Place wide = enter(lanes, "large")) {
            spin();
            wide.look();
            CountDownLatch begun = new CountDownLatch(1);
            Future<Boolean> waits = other.submit(() -> {
                try (AdmissionQueue.Place place = enter(lanes, "another")) {
                    spin();
                    begun.countDown();
                    place.look();
                    return true;
                }
            });
            begun.await();
            while (lanes.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThrows(TimeoutException.class, () -> waits.get(300, TimeUnit.MILLISECONDS));
            wide.close();
            assertTrue(waits.get());
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void whatAQueryWaitedDoesNotCount() {
        Allowance allowance = new Allowance(Duration.ofMinutes(1), () -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        allowance.look();
        assertTrue(allowance.elapsed().compareTo(Duration.ofMillis(300)) < 0);
    }

    @Test
    void aQueryThatWasLargeBeginsInTheWideLaneUntilItIsSmall() {
        AdmissionQueue lanes = AdmissionQueue.forProcessors(1);
        try (AdmissionQueue.Place first = enter(lanes, "large")) {
            spin();
            first.look();
        }
        try (AdmissionQueue.Place ignored = enter(lanes, "small")) {
            enter(lanes, "large").close();
        }
        try (AdmissionQueue.Place again = enter(lanes, "large")) {
            assertEquals(1, lanes.running());
            again.look();
        }
    }

    private static AdmissionQueue.Place enter(AdmissionQueue lanes, String query) {
        return lanes.enter("a", query, System.nanoTime());
    }

    /** However a request waited, it waits no longer than its patience, which began when it came. */
    @Test
    void whoHasWaitedBeforeWaitsNoLonger() {
        AdmissionQueue lanes = AdmissionQueue.forProcessors(1);
        long before = System.nanoTime() - Patience.WHOLE.toNanos();
        try (AdmissionQueue.Place first = enter(lanes, "large")) {
            spin();
            first.look();
            try (AdmissionQueue.Place late = lanes.enter("b", "late", before)) {
                try (AdmissionQueue.Place second = lanes.enter("a", "large", before)) {
                    fail("one client has one of two wide places, " + second);
                } catch (BusyException e) {
                    assertTrue(e.isClientOverShare());
                }
                spin();
                late.look();
                assertEquals(2, lanes.running());
            }
            assertDoesNotThrow(() -> lanes.enter("b", "late", before).close());
        }
    }

    private static void spin() {
        long before = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        while (java.lang.management.ManagementFactory.getThreadMXBean()
                .getCurrentThreadCpuTime() - before <= AdmissionQueue.QUICK.toNanos()) {
            Thread.onSpinWait();
        }
    }
}
