package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves that no file is read for ever, whatever its reader does, and that the others are read all the same. */
class ReadingsTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Readings.Task endless(String path) {
        return new Readings.Task(List.of(file(path, "")), () -> {
            long count = 0;
            while (!Thread.currentThread().isInterrupted()) {
                count++;
            }
            throw new IllegalStateException("given up after " + count + " rounds");
        });
    }

    private static Readings.Task right(String path) {
        SourceFile file = file(path, "<https://w3id.org/egnatia/id/actor/a> a <https://w3id.org/egnatia/def/Actor> .");
        return new Readings.Task(List.of(file), () -> List.of(TurtleReader.read(file)));
    }

    @Test
    void whatTakesTooLongIsAFindingAndTheRestIsRead() {
        List<Readings.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            tasks.add(endless("data/endless" + i + ".ttl"));
            tasks.add(right("data/right" + i + ".ttl"));
        }
        List<TurtleFile.Reading> all = Readings.of(tasks, Readings.NONE, LIMIT).all();
        for (int i = 0; i < 2; i++) {
            assertEquals(Optional.empty(), all.get(2 * i).file());
            Finding finding = all.get(2 * i).findings().get(0);
            assertEquals("data/endless" + i + ".ttl", finding.file());
            assertTrue(finding.isError()
                    && finding.message().contains("more than 1 s of processor time"), finding.toString());
            assertEquals("data/right" + i + ".ttl", all.get(2 * i + 1).file().orElseThrow().path());
        }
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        Readings before = Readings.of(List.of(right("data/a.ttl")), Readings.NONE, LIMIT);
        Readings.Task same = new Readings.Task(right("data/a.ttl").files(), () -> {
            throw new IllegalStateException("read again");
        });
        assertEquals(before.all(), Readings.of(List.of(same), before, LIMIT).all());
        assertThrows(IllegalStateException.class, () -> Readings.of(List.of(same), Readings.NONE, LIMIT));
    }
}
