package org.w3id.egnatia.serve.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.w3id.egnatia.serve.http.AnswerKey;

/**
 * Answers that were given to queries before, so that a link to a result that is followed by many is one query. It knows
 * them by what decides their bytes: a reload that changes the data leaves no answer of before.
 */
public final class ResultCache {

    /** Largest answer that is kept, in bytes. */
    static final int MAX_ANSWER = 256 * 1024;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Cache<AnswerKey, Answer> answers = Caffeine.newBuilder().executor(Runnable::run)
            .maximumWeight(Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 64))
            .<AnswerKey, Answer>weigher((key, answer) -> answer.body().length + weight(key))
            .build();
    private final AtomicLong hits = new AtomicLong();

    private static int weight(AnswerKey key) {
        return 500 + key.parameters().values().stream().mapToInt(String::length).sum();
    }

    /** A whole answer. */
    record Answer(byte[] body, String type, long rows) {
    }

    /** The answer that was given before, if it is still here. */
    Optional<Answer> find(AnswerKey key) {
        Optional<Answer> known = Optional.ofNullable(answers.getIfPresent(key));
        known.ifPresent(answer -> hits.incrementAndGet());
        return known;
    }

    /** Keeps an answer if it is small. It must be the same whenever the question is asked. */
    void keep(AnswerKey key, AnswerBuffer body, String type, long rows) {
        if (body.length() <= MAX_ANSWER) {
            answers.put(key, new Answer(body.toBytes(), type, rows));
        }
    }

    /** How many answers were given again. */
    public long hits() {
        return hits.get();
    }
}
