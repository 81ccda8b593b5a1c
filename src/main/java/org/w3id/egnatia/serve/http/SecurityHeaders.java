package org.w3id.egnatia.serve.http;

import java.util.List;

/**
 * Header fields of every answer: nothing from third parties, no guessing of types, reading from every origin without
 * credentials.
 */
public final class SecurityHeaders {

    /** Name of the field that says what a page may load. */
    public static final String POLICY = "Content-Security-Policy";

    /** Those of every answer. */
    public static final List<Field> EVERYWHERE = List.of(
            new Field(POLICY, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'"),
            new Field("X-Content-Type-Options", "nosniff"),
            new Field("Referrer-Policy", "no-referrer"),
            new Field("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
            new Field("Cross-Origin-Opener-Policy", "same-origin"),
            new Field("Access-Control-Allow-Origin", "*"),
            new Field("Access-Control-Expose-Headers",
            "Allow, Content-Location, Content-Range, Egnatia-Edition, ETag, Link, Memento-Datetime, Retry-After, "
            + "X-Request-Id"));

    private SecurityHeaders() {
    }
}
