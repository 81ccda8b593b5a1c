package org.w3id.egnatia.serve.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.RefusalException;

/** Versions beside the newest one: in memory once, and only if there is room. */
class KeptReleasesTest {

    private static final Links LINKS = new Links(URI.create("http://localhost:3030/"));

    @TempDir
    private Path folder;
    private Release old;
    private Served newest;
    private final List<Release> read = new ArrayList<>();

    @BeforeEach
    void publishTwo() throws IOException {
        SmallWorkspace data = SmallWorkspace.in(folder.resolve("data"));
        old = data.release();
        new ReleaseFolder(folder.resolve("out")).add(old);
        Release now = data.withOneMore().release();
        new ReleaseFolder(folder.resolve("out")).add(now);
        newest = new Served(new Site(now, LINKS), Instant.EPOCH, System.nanoTime(), "program");
    }

    private KeptReleases kept(LongPredicate room) {
        return new KeptReleases(new ReleaseFolder(folder.resolve("out")), (release, links) -> {
            read.add(release);
            return new Site(release, links);
        }, () -> newest, room);
    }

    @Test
    void aVersionIsReadOnceHoweverManyAsk() throws Exception {
        KeptReleases kept = kept(new HeapRoom());
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            Callable<Served> ask = () -> kept.of(old.version()).orElseThrow();
            var answers = many.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask));
            for (var answer : answers) {
                assertSame(answers.get(0).get(), answer.get());
            }
        } finally {
            many.shutdown();
        }
        assertEquals(1, read.size());
        assertEquals(old.version(), kept.of(old.version()).orElseThrow().release().version());
        assertEquals(Optional.empty(), kept.of("000000000000"));
    }

    @Test
    void aVersionWithoutRoomIsRefusedBeforeItIsRead() throws Exception {
        List<Long> asked = new ArrayList<>();
        KeptReleases kept = kept(bytes -> {
            asked.add(bytes);
            return asked.size() > 1;
        });
        RefusalException refused = assertThrows(RefusalException.class, () -> kept.of(old.version()));
        assertEquals(Cause.TOO_DEAR, refused.refusal().cause());
        assertTrue(refused.refusal().sentence().contains("no room in the memory") && refused.refusal().sentence()
                .contains("/dumps/" + old.version() + "/"), refused.refusal().sentence());
        assertEquals(List.of(), read);
        assertEquals(old.quads() * 500, asked.get(0));
        // What was refused is read as soon as there is room.
        assertEquals(old.version(), kept.of(old.version()).orElseThrow().release().version());
    }

    @Test
    void theHeapHasRoomForLittleAndNotForMoreThanThereIs() {
        HeapRoom room = new HeapRoom();
        assertTrue(room.test(1));
        assertEquals(List.of(false, false), List.of(room.test(Long.MAX_VALUE), room.test(Long.MAX_VALUE)));
        assertTrue(room.test(1));
    }
}
