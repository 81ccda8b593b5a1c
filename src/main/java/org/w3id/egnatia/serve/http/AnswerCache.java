package org.w3id.egnatia.serve.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers that were given before, whatever they are of: pages, documents, rows. They are known by all that decides
 * their bytes, so that one of another release, program or day is never found. What many ask for at once is made once.
 * Refusals are never kept, nor what may come out differently the next time, nor files of which parts can be asked for,
 * which have a place of their own.
 */
public final class AnswerCache {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    /** What the rest of the program takes at least, with the graph that it comes with. */
    private static final long OTHERS = 64L * 1024 * 1024;
    /** Part of the heap beyond that which all answers together may take. */
    private static final int OF_HEAP = 12;
    /** Part of all that one answer may take. */
    private static final int OF_ALL = 8;
    private static final int WEIGHT_OF_ENTRY = 1_000;
    /**
     * So many wait for those who make answers, and take no place of a page; who comes then makes it alone, or is
     * refused for want of a place. With all who wait for places they are fewer than threads.
     */
    private static final int MOST_WAITING = 64;
    private static final int LONGEST_WAIT_SECONDS = 14;

    private final long size;
    private final Cache<AnswerKey, Kept> answers;
    private final ConcurrentMap<AnswerKey, Flight> flights = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    /** Bytes that are on their way to clients. */
    private final AtomicLong lent = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** A cache that takes a part of the heap. */
    public AnswerCache() {
        this(Math.max(0, Math.min(MOST_BYTES, (Runtime.getRuntime().maxMemory() - OTHERS) / OF_HEAP)));
    }

    /** A cache of at most so many bytes. */
    AnswerCache(long size) {
        this.size = size;
        answers = Caffeine.newBuilder().executor(Runnable::run).maximumWeight(size)
                .<AnswerKey, Kept>weigher((key, kept) -> kept.weight() + weight(key)).build();
    }

    private static int weight(AnswerKey key) {
        return WEIGHT_OF_ENTRY + 2 * key.parameters().values().stream().mapToInt(String::length).sum();
    }

    /** An answer, with what else belongs to it whoever asks. */
    private static final class Kept {

        private final byte[] plain;
        private final Representation shape;
        private final Representation.Made made;
        private final AtomicInteger readers = new AtomicInteger();
        private volatile byte[] folded;

        Kept(byte[] plain, Representation shape, Representation.Made made) {
            this.plain = plain;
            this.shape = shape;
            this.made = made.with(Content.of(plain));
        }

        int weight() {
            byte[] other = folded;
            return plain.length + (other == null ? 0 : other.length);
        }
    }

    /** The making of an answer for which others wait. */
    private static final class Flight {
        private final CountDownLatch landed = new CountDownLatch(1);
        /** Why there is none, if that would be the same for everybody. */
        private volatile Refusal refusal;
    }

    /**
     * What came of a request.
     *
     * @param made   the answer
     * @param isHit  true if it was there
     * @param isKept true if it is there for the next one
     */
    record Found(Representation.Made made, boolean isHit, boolean isKept) {
    }

    /** A representation whose bytes are there, of one of which nothing is known but its address and its key. */
    Optional<Representation> find(Representation unmade) {
        return unmade.key().flatMap(key -> Optional.ofNullable(answers.getIfPresent(key)))
                .map(kept -> unmade.like(kept.shape));
    }

    /** The bytes of a representation: those that are there, or new ones. */
    Found made(Representation representation) throws RefusalException {
        if (representation.key().isEmpty() || representation.isResumable()
                || representation.freshness() == Freshness.NEVER) {
            return new Found(representation.maker().make(), false, false);
        }
        AnswerKey key = representation.key().get();
        Optional<Representation.Made> known = known(key);
        return known.isPresent() ? new Found(known.get(), true, true) : together(key, representation);
    }

    private Optional<Representation.Made> known(AnswerKey key) {
        Kept kept = answers.getIfPresent(key);
        if (kept == null) {
            return Optional.empty();
        }
        hits.increment();
        return Optional.of(kept.made.with(new Lent(key, kept)));
    }

    private Found together(AnswerKey key, Representation representation) throws RefusalException {
        Flight mine = new Flight();
        Flight other = flights.putIfAbsent(key, mine);
        if (other == null) {
            try {
                return make(key, representation);
            } catch (RefusalException e) {
                mine.refusal = e.refusal().cause().repeat() == Cause.Repeat.SOON ? null : e.refusal();
                throw e;
            } finally {
                flights.remove(key, mine);
                mine.landed.countDown();
            }
        }
        if (waiting.tryAcquire()) {
            try {
                await(other);
            } finally {
                waiting.release();
            }
            Optional<Representation.Made> known = known(key);
            if (known.isPresent()) {
                return new Found(known.get(), true, true);
            } else if (other.refusal != null) {
                throw other.refusal.thrown();
            }
        }
        return make(key, representation);
    }

    private static void await(Flight flight) {
        try {
            flight.landed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Found make(AnswerKey key, Representation representation) throws RefusalException {
        misses.increment();
        Representation.Made made = representation.maker().make();
        if (made.isFleeting() || made.content().length() > size / OF_ALL || lent.get() > size) {
            return new Found(made, false, false);
        }
        Kept kept = new Kept(bytes(made.content()), representation.madeBy(AnswerCache::nothing), made);
        answers.put(key, kept);
        return new Found(made.with(new First(made.content(), key, kept)), false, true);
    }

    private static Representation.Made nothing() {
        throw new IllegalStateException("the bytes are kept beside this");
    }

    private static byte[] bytes(Content content) {
        try (InputStream in = content.read()) {
            return in.readNBytes(content.length());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** In gzip coding, which is made when it is first asked for and then kept, too. */
    private byte[] folded(AnswerKey key, Kept kept) {
        byte[] folded = kept.folded;
        if (folded == null) {
            synchronized (kept) {
                folded = kept.folded;
                if (folded == null) {
                    folded = ContentCoding.folded(kept.plain);
                    kept.folded = folded;
                    // Weighed anew, if it is still there.
                    answers.asMap().replace(key, kept, kept);
                }
            }
        }
        return folded;
    }

    /** The answer of whoever made it, which takes its own memory until it is sent. */
    private final class First implements Content {

        private final Content content;
        private final AnswerKey key;
        private final Kept kept;

        First(Content content, AnswerKey key, Kept kept) {
            this.content = content;
            this.key = key;
            this.kept = kept;
        }

        @Override
        public int length() {
            return content.length();
        }

        @Override
        public InputStream read() {
            return content.read();
        }

        @Override
        public Optional<Content> gzip() {
            close();
            return new Lent(key, kept).gzip();
        }

        @Override
        public void close() {
            content.close();
        }
    }

    /** What is kept, on its way to a client; if many are slow, nothing more is kept until they have it. */
    private final class Lent implements Content {

        private final AnswerKey key;
        private final Kept kept;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Lent(AnswerKey key, Kept kept) {
            this.key = key;
            this.kept = kept;
            if (kept.readers.getAndIncrement() == 0) {
                lent.addAndGet(kept.plain.length);
            }
        }

        @Override
        public int length() {
            return kept.plain.length;
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(kept.plain);
        }

        @Override
        public Optional<Content> gzip() {
            byte[] folded = folded(key, kept);
            return Optional.of(new Content() {
                @Override
                public int length() {
                    return folded.length;
                }

                @Override
                public InputStream read() {
                    return new ByteArrayInputStream(folded);
                }

                @Override
                public void close() {
                    Lent.this.close();
                }
            });
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false) && kept.readers.decrementAndGet() == 0) {
                lent.addAndGet(-kept.plain.length);
            }
        }
    }

    /** Forgets everything, as when another release is served. */
    public void clear() {
        answers.invalidateAll();
    }

    /** How many answers were given again. */
    public long hits() {
        return hits.sum();
    }

    /** How many answers were made. */
    public long misses() {
        return misses.sum();
    }

    /** Bytes of all that is kept. */
    public long weight() {
        return answers.policy().eviction().map(limit -> limit.weightedSize().orElse(0)).orElse(0L);
    }

    /** Bytes that are on their way to clients. */
    long lent() {
        return lent.get();
    }
}
