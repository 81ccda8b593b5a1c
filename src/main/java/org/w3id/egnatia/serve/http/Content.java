package org.w3id.egnatia.serve.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of an answer, whole before the first is sent. */
public interface Content extends AutoCloseable {

    /** Number of bytes. */
    int length();

    /** All of them, from the beginning; to be asked for again until it is closed. */
    InputStream read();

    /** The same in gzip coding, where it is at hand. */
    default Optional<Content> gzip() {
        return Optional.empty();
    }

    /** Gives back what they take. */
    @Override
    default void close() {
        // Memory that the collector takes back.
    }

    /** A text in UTF-8. */
    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Some bytes. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public InputStream read() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
