package org.w3id.egnatia.serve.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.query.ValueIndex;

/** What of the server decides over answers, whatever is asked. A request reads it once and stays with it. */
public interface Edition {

    /** The header in which an answer tells the name of its edition, and a request that it wants no other. */
    String HEADER = "Egnatia-Edition";
    /** Digits of a digest that stand in a name. */
    int NAME_DIGITS = 12;

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
     * Its name: the version of the data, a hyphen, and twelve digits of what else decides over the bytes of answers,
     * the program and the public address. Servers of equal names give equal answers.
     */
    default String name() {
        return release() + '-' + new AnswerKey("", program(), publicUrl(), "", "", new TreeMap<>(), Optional.empty())
                .entityTag().opaque().substring(0, NAME_DIGITS);
    }

    /** True unless a request names another edition, by its whole name or by the version of its data. */
    default boolean isMeantBy(Request request) {
        return request.headers().first(HEADER).map(String::strip).filter(named -> !named.equals(name())
                && !named.equals(release())).isEmpty();
    }

    private String release() {
        return digest().substring(0, NAME_DIGITS);
    }

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
