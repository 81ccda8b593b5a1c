package org.w3id.egnatia.serve.http;

/**
 * How long an answer may be kept before it is asked for again, and how long beyond that while it is: values of
 * Cache-Control (RFC 9111, section 5.2.2; RFC 5861, section 3).
 */
public enum Freshness {
    /** Depends on the day or the moment: to be asked for again, which is cheap by ETag. */
    REVALIDATE("public, no-cache"),
    /** Depends on the release and the address only. A new release is seen after a minute by whoever asks again. */
    LASTING("public, max-age=60, stale-while-revalidate=3600"),
    /** The answer to the same query on the same data. */
    MINUTES("public, max-age=300, stale-while-revalidate=300"),
    /** Style sheets and scripts of the program. */
    HOUR("public, max-age=3600, stale-while-revalidate=86400"),
    /** Has its content in its name. */
    FOR_EVER("public, max-age=31536000, immutable"),
    /** The state of this moment. */
    NEVER("no-store");

    private final String cacheControl;

    Freshness(String cacheControl) {
        this.cacheControl = cacheControl;
    }

    /** Value of the header. */
    public String cacheControl() {
        return cacheControl;
    }
}
