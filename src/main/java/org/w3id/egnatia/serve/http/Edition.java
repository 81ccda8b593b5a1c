package org.w3id.egnatia.serve.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.query.ValueIndex;

/** What of the server decides over answers, whatever is asked. A request reads it once and stays with it. */
public interface Edition {

    /** Digest of the data. */
    String digest();

    /** Digest of the program. */
    String program();

    /** The address under which readers see the server, with a slash at its end. */
    String publicUrl();

    /** Since when this data is served. */
    Instant since();

    /** The values of parameters that the data lists. */
    ValueIndex values();

    /** The day that it is. */
    LocalDate today();

    /**
     * The key of an answer.
     *
     * @param path       path without the ending for a form
     * @param parameters in canonical form
     * @param isDaily    true if it depends on the day that it is
     */
    default AnswerKey key(String path, Form form, Map<String, String> parameters, boolean isDaily) {
        return new AnswerKey(digest(), program(), publicUrl(), path, form.mediaType(), new TreeMap<>(parameters),
                isDaily ? Optional.of(today()) : Optional.empty());
    }
}
