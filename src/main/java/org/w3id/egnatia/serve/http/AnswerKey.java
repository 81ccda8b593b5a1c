package org.w3id.egnatia.serve.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that decides the bytes of an answer, known before it is made. Equal keys have equal bytes: so it gives the ETag,
 * and can be the key of a cache of answers.
 *
 * @param release    digest of the data; empty if the answer does not depend on it
 * @param program    digest of the program
 * @param publicUrl  the address under which readers see the server, which stands in links
 * @param path       path of the resource, without the ending for a form
 * @param form       media type of the form
 * @param parameters parameters of the address in canonical form
 * @param day        the day that it is, where the answer depends on it
 */
public record AnswerKey(String release, String program, String publicUrl, String path, String form,
        SortedMap<String, String> parameters,
                        Optional<LocalDate> day) {

    private static final int LENGTH = 24;

    /** Copies the parameters; one that is empty is none. */
    public AnswerKey {
        SortedMap<String, String> given = new TreeMap<>(parameters);
        given.values().removeIf(String::isEmpty);
        parameters = Collections.unmodifiableSortedMap(given);
    }

    /** The strong validator of the answer (RFC 9110, section 8.8.3). */
    public EntityTag entityTag() {
        MessageDigest digest = sha256();
        add(digest, release, program, publicUrl, path, form, day.map(LocalDate::toString).orElse(""));
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            add(digest, parameter.getKey(), parameter.getValue());
        }
        return new EntityTag(HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH));
    }

    /** Each part with its length before it, so that no two lists of parts are one. */
    private static void add(MessageDigest digest, String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
