package org.w3id.egnatia.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Answers that were given to queries before, so that a link to a result that is followed by many is one query. It knows them
 * by the digest of the data: a reload that changes the data leaves no answer of before.
 */
final class AnswerCache {

    /** Largest answer that is kept, in bytes. */
    static final int MAX_ANSWER = 256 * 1024;
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** What is not the same each time that it is asked, or looks as if it were not. */
    private static final Pattern FLEETING = Pattern.compile("\\b(NOW|RAND|UUID|STRUUID)\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final Cache<Question, Answer> answers = Caffeine.newBuilder().executor(Runnable::run)
            .maximumWeight(Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 64))
            .<Question, Answer>weigher((question, answer) -> question.text().length() * 2 + answer.body().length + 500)
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
    }

    /** A whole answer. */
    record Answer(byte[] body, String type, long rows) {
    }

    /** True if a query has the same answer whenever it is asked of the same data. */
    static boolean isLasting(String text) {
        return !FLEETING.matcher(text).find();
    }

    /** The answer that was given before, if it is still here. */
    Optional<Answer> find(Question question) {
        Optional<Answer> known = Optional.ofNullable(answers.getIfPresent(question));
        known.ifPresent(answer -> hits.incrementAndGet());
        return known;
    }

    /** Keeps an answer if it is small and will be the same later. */
    void keep(Question question, AnswerBuffer body, String type, long rows) {
        if (body.length() <= MAX_ANSWER && isLasting(question.text())) {
            answers.put(question, new Answer(body.toBytes(), type, rows));
        }
    }

    /** How many answers were given again. */
    long hits() {
        return hits.get();
    }
}
