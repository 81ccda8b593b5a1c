package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/** Proves that changes are told once they have come to rest. */
class FolderWatchTest {

    @TempDir
    private Path folder;
    private final AtomicInteger told = new AtomicInteger();
    private FolderWatch watch;
    private Path file;

    @BeforeEach
    void begin() {
        SmallWorkspace.in(folder);
        file = folder.resolve("data/actors/bodies.ttl");
        watch = FolderWatch.of(folder);
    }

    private int look(int times) {
        for (int i = 0; i < times; i++) {
            watch.tick(told::incrementAndGet);
        }
        return told.get();
    }

    private void grow() throws IOException {
        Files.writeString(file, "# more\n", StandardOpenOption.APPEND);
    }

    @Test
    void withoutAChangeNothingIsTold() {
        assertEquals(0, look(50));
    }

    @Test
    void aChangeIsToldOnceAndAfterRest() throws IOException {
        grow();
        assertEquals(0, look(1));
        assertEquals(1, look(1));
        assertEquals(1, look(10));
    }

    @Test
    void aFileThatIsBeingWrittenIsToldWhenItIsWhole() throws IOException {
        for (int i = 0; i < 5; i++) {
            grow();
            assertEquals(0, look(1));
        }
        assertEquals(1, look(1));
    }

    @Test
    void filesThatNeverRestAreToldAllTheSame() throws IOException {
        for (int i = 0; i < 100; i++) {
            grow();
            look(1);
        }
        assertTrue(told.get() >= 2 && told.get() <= 10, told.toString());
    }

    @Test
    void manyChangesAtOnceAreOne() throws IOException {
        for (int i = 0; i < 200; i++) {
            Files.writeString(folder.resolve("data/new-" + i + ".ttl"), "# new\n");
        }
        assertEquals(1, look(5));
    }

    @Test
    void aFileThatIsDeletedOrReplacedIsAChange() throws IOException {
        Files.delete(file);
        assertEquals(1, look(2));
        Path other = Files.writeString(folder.resolve("other"), "# other\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(2, look(2));
    }

    @Test
    void aFolderThatIsGoneAndComesBackIsAChange() throws IOException {
        Files.move(folder.resolve("data"), folder.resolve("elsewhere"));
        assertEquals(1, look(2));
        Files.move(folder.resolve("elsewhere"), folder.resolve("data"));
        assertEquals(2, look(2));
    }

    @Test
    void hiddenFilesAreNotWatched() throws IOException {
        Files.writeString(folder.resolve("data/.bodies.ttl.swp"), "an editor's own");
        assertEquals(0, look(5));
    }

    @Test
    void whatEditorsPutBesideAFileIsNotWatched() throws IOException {
        for (String name : List.of("bodies.ttl~", "#bodies.ttl#", "4913")) {
            Files.writeString(folder.resolve("data/actors").resolve(name), "an editor's own");
        }
        assertEquals(0, look(5));
    }

    @Test
    void aChangeBeforeTheWatchBeginsToLookIsNotMissed() throws IOException, InterruptedException {
        grow();
        CountDownLatch heard = new CountDownLatch(1);
        try (FolderWatch running = watch) {
            running.start(Duration.ofMillis(20), heard::countDown);
            assertTrue(heard.await(1, TimeUnit.MINUTES));
        }
    }
}
