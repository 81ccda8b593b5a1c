package org.w3id.egnatia.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.w3id.egnatia.release.Sha256;

/**
 * Answers that were given to queries before, so that a link to a result that is followed by many is one query. It knows them
 * by the digest of the data: a reload that changes the data leaves no answer of before.
 */
final class AnswerCache {

    /** Largest answer that is kept, in bytes. */
    static final int MAX_ANSWER = 256 * 1024;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Cache<String, Answer> answers = Caffeine.newBuilder().executor(Runnable::run)
            .maximumWeight(Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 64))
            .<String, Answer>weigher((question, answer) -> answer.body().length + 500)
            .build();
    private final AtomicLong hits = new AtomicLong();

    /**
     * All that decides over an answer.
     *
     * @param data     digest of the data
     * @param defaults graphs that the request names as default
     * @param named    graphs that the request names
     * @param form     what the request says of the form of the answer
     */
    record Question(String data, String text, List<String> defaults, List<String> named, List<String> form) {

        /** Stands for all of it in the cache, however long it is. */
        private String hash() {
            return Sha256.hex(toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            StringBuilder whole = new StringBuilder();
            for (List<String> part : List.of(List.of(data, text), defaults, named, form)) {
                part.forEach(value -> whole.append(value.length()).append(':').append(value));
                whole.append('.');
            }
            return whole.toString();
        }
    }

    /** A whole answer. */
    record Answer(byte[] body, String type, long rows) {
    }

    /** The answer that was given before, if it is still here. */
    Optional<Answer> find(Question question) {
        Optional<Answer> known = Optional.ofNullable(answers.getIfPresent(question.hash()));
        known.ifPresent(answer -> hits.incrementAndGet());
        return known;
    }

    /** Keeps an answer if it is small. It must be the same whenever the question is asked. */
    void keep(Question question, AnswerBuffer body, String type, long rows) {
        if (body.length() <= MAX_ANSWER) {
            answers.put(question.hash(), new Answer(body.toBytes(), type, rows));
        }
    }

    /** How many answers were given again. */
    long hits() {
        return hits.get();
    }
}
