package org.w3id.egnatia.serve.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Proves that answers are given again byte for byte, that they are made once, and what is never kept. */
class AnswerCacheTest {

    private static final int SIZE = 400_000;

    private final AnswerCache cache = new AnswerCache(SIZE);
    private final AtomicInteger made = new AtomicInteger();

    private static AnswerKey key(String data, String program, String url, String path, String form,
                                 Map<String, String> parameters, Optional<LocalDate> day) {
        return new AnswerKey(data, program, url, path, form, new TreeMap<>(parameters), day);
    }

    private static AnswerKey key(String path) {
        return key("digest", "program", "http://x/", path, "text/csv", Map.of("q", "ASK {}"), Optional.empty());
    }

    private Representation of(AnswerKey key, String text) {
        return Representation.of(Form.CSV, key, () -> {
            made.incrementAndGet();
            return Representation.Made.of(text).with(new Field("Link", "<x>"));
        });
    }

    private static byte[] bytes(Content content) throws IOException {
        try (content; InputStream in = content.read()) {
            return in.readAllBytes();
        }
    }

    private static String text(AnswerCache.Found found) throws IOException {
        return new String(bytes(found.made().content()), StandardCharsets.UTF_8);
    }

    @Test
    void theSecondAnswerIsTheFirstByteForByte() throws IOException, RefusalException {
        String body = "x,y\r\n".repeat(5_000);
        AnswerCache.Found first = cache.made(of(key("a"), body));
        AnswerCache.Found second = cache.made(of(key("a"), "other"));
        assertFalse(first.isHit());
        assertTrue(first.isKept());
        assertTrue(second.isHit());
        assertEquals(body, text(first));
        assertEquals(body, text(second));
        assertEquals(first.made().headers(), second.made().headers());
        assertEquals(1, made.get());
        assertEquals(1, cache.hits());
        assertEquals(1, cache.misses());
    }

    @Test
    void theCompressedFormIsKeptToo() throws IOException, RefusalException {
        String body = "x,y\r\n".repeat(5_000);
        cache.made(of(key("a"), body)).made().content().close();
        long before = cache.weight();
        byte[] once = bytes(ContentCoding.gzip(cache.made(of(key("a"), "")).made().content()));
        byte[] twice = bytes(ContentCoding.gzip(cache.made(of(key("a"), "")).made().content()));
        assertArrayEquals(once, twice);
        assertEquals(before + once.length, cache.weight());
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(once))) {
            assertEquals(body, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, cache.lent());
    }

    @Test
    void whatDiffersInAnythingIsAnotherAnswer() throws IOException, RefusalException {
        Map<String, String> ask = Map.of("q", "ASK {}");
        text(cache.made(of(key("a"), "right")));
        for (AnswerKey other : List.of(key("b"),
                key("later", "program", "http://x/", "a", "text/csv", ask, Optional.empty()),
                key("digest", "other", "http://x/", "a", "text/csv", ask, Optional.empty()),
                key("digest", "program", "http://y/", "a", "text/csv", ask, Optional.empty()),
                key("digest", "program", "http://x/", "a", "text/html", ask, Optional.empty()),
                key("digest", "program", "http://x/", "a", "text/csv", Map.of(), Optional.empty()),
                key("digest", "program", "http://x/", "a", "text/csv", ask,
                        Optional.of(LocalDate.of(2026, 6, 30))))) {
            assertEquals("other", text(cache.made(of(other, "other"))), other.toString());
            assertNotEquals(key("a").entityTag(), other.entityTag());
        }
        assertEquals("right", text(cache.made(of(key("a"), "wrong"))));
    }

    @Test
    void aRefusalIsNotKept() throws IOException, RefusalException {
        Representation refused = Representation.of(Form.CSV, key("a"), () -> {
            throw Refusal.of(Cause.BUSY, "Busy.").thrown();
        });
        assertThrows(RefusalException.class, () -> cache.made(refused));
        assertEquals("right", text(cache.made(of(key("a"), "right"))));
    }

    @Test
    void whatMayComeOutDifferentlyIsNotKept() throws IOException, RefusalException {
        Representation fleeting = Representation.of(Form.CSV, key("a"), () -> new Representation.Made(
                Content.of("now"), Optional.empty(), true, List.of(), Notes.NONE));
        AnswerCache.Found found = cache.made(fleeting);
        assertFalse(found.isKept());
        assertEquals("now", text(found));
        assertEquals("right", text(cache.made(of(key("a"), "right"))));
        assertEquals("state", text(cache.made(of(key("b"), "state").fresh(Freshness.NEVER))));
        assertEquals("later", text(cache.made(of(key("b"), "later"))));
        assertEquals("part", text(cache.made(of(key("c"), "part").resumable())));
        assertEquals("whole", text(cache.made(of(key("c"), "whole"))));
    }

    @Test
    void oneAnswerTakesNoMoreThanItsPart() throws IOException, RefusalException {
        AnswerCache.Found large = cache.made(of(key("a"), "x".repeat(SIZE / 8 + 1)));
        assertFalse(large.isKept());
        assertEquals(SIZE / 8 + 1, text(large).length());
    }

    @Test
    void allTogetherTakeNoMoreThanThereIs() throws IOException, RefusalException {
        for (int i = 0; i < 100; i++) {
            text(cache.made(of(key("a" + i), "x".repeat(SIZE / 10))));
        }
        assertTrue(cache.weight() <= SIZE, () -> Long.toString(cache.weight()));
        assertTrue(cache.weight() > SIZE / 2, () -> Long.toString(cache.weight()));
        cache.clear();
        assertEquals(0, cache.weight());
    }

    /** Bytes that slow clients hold are memory, too, though they may be forgotten here. */
    @Test
    void whileMuchIsOnItsWayNothingMoreIsKept() throws IOException, RefusalException {
        List<Content> held = new ArrayList<>();
        int i = 0;
        while (cache.lent() <= SIZE) {
            AnswerKey key = key("a" + i++);
            text(cache.made(of(key, "x".repeat(SIZE / 10))));
            held.add(cache.made(of(key, "x".repeat(SIZE / 10))).made().content());
            assertTrue(i < 50, "nothing is counted");
        }
        assertFalse(cache.made(of(key("one more"), "x")).isKept());
        held.forEach(Content::close);
        held.forEach(Content::close);
        assertEquals(0, cache.lent());
        assertTrue(cache.made(of(key("one more"), "x")).isKept());
    }

    @Test
    void whatManyAskForAtOnceIsMadeOnce() throws RefusalException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Representation slow = Representation.of(Form.CSV, key("a"), () -> {
            made.incrementAndGet();
            begun.countDown();
            waitFor(go);
            return Representation.Made.of("right");
        });
        List<CompletableFuture<String>> all = new ArrayList<>(List.of(asked(slow)));
        begun.await();
        for (int i = 0; i < 8; i++) {
            all.add(asked(slow));
        }
        go.countDown();
        all.forEach(answer -> assertEquals("right", answer.join()));
        assertEquals(1, made.get());
        assertEquals(0, cache.lent());
    }

    /** What kept one client from its answer, such as its share of places, need not keep another. */
    @Test
    void whoWaitedForOneThatFailedMakesItAlone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Representation failing = Representation.of(Form.CSV, key("a"), () -> {
            begun.countDown();
            waitFor(go);
            throw Refusal.of(Cause.BUSY, "Busy.").thrown();
        });
        CompletableFuture<String> first = asked(failing);
        begun.await();
        CompletableFuture<String> second = asked(of(key("a"), "right"));
        go.countDown();
        assertEquals("503", first.join());
        assertEquals("right", second.join());
    }

    /** What is too dear for one is so for all who wait for the same: it is run once. */
    @Test
    void whoWaitedForWhatIsTooDearIsToldTheSame() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Representation dear = Representation.of(Form.CSV, key("a"), () -> {
            runs.incrementAndGet();
            begun.countDown();
            waitFor(go);
            throw Refusal.of(Cause.TOO_DEAR, "Ask for less.").thrown();
        });
        CompletableFuture<String> first = asked(dear);
        begun.await();
        Thread[] before = new Thread[1];
        CompletableFuture<String> second = asked(dear, before);
        while (before[0].getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        assertEquals("503", first.join());
        assertEquals("503", second.join());
        assertEquals(1, runs.get());
        assertEquals("right", asked(of(key("a"), "right")).join(), "and it is not kept");
    }

    private CompletableFuture<String> asked(Representation representation) {
        return asked(representation, new Thread[1]);
    }

    private CompletableFuture<String> asked(Representation representation, Thread[] asking) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(text(cache.made(representation)));
            } catch (RefusalException e) {
                answer.complete(Integer.toString(e.refusal().status()));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        asking[0] = thread;
        thread.start();
        return answer;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
