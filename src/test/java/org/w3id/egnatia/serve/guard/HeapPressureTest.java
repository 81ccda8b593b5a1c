package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.serve.guard.HeapPressure.Pressure;

/** Proves that garbage which a collection of a part of the heap leaves stops no query by itself. */
class HeapPressureTest {

    private static final int HEAP = 1_000_000_000;

    private final List<String> done = new ArrayList<>();

    @Test
    void firstAllOfTheHeapIsCollected() {
        try (HeapPressure pressure = new HeapPressure(HEAP, () -> done.add("collected"), one -> done.add(one.name()))) {
            pressure.collected(HEAP / 2, true);
            pressure.collected(HEAP * 4L / 5, false);
            assertEquals(List.of(), done);
            pressure.collected(HEAP * 9L / 10, false);
            assertEquals(List.of("collected"), done);
            pressure.collected(HEAP / 2, true);
            pressure.collected(HEAP * 9L / 10, false);
            assertEquals(List.of("collected", Pressure.HIGH.name()), done, "so soon it is no garbage");
        }
    }

    @Test
    void whatIsInUseAfterACollectionOfAllIsNoGarbage() {
        try (HeapPressure pressure = new HeapPressure(HEAP, () -> done.add("collected"), one -> done.add(one.name()))) {
            pressure.collected(HEAP * 7L / 10, true);
            assertEquals(List.of(Pressure.HIGHEST.name()), done);
        }
    }
}
