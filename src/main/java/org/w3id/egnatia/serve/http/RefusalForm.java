package org.w3id.egnatia.serve.http;

import java.util.List;
import java.util.Optional;

/** The forms of a refusal. */
public enum RefusalForm {
    /** One line of text. */
    TEXT("text/plain; charset=utf-8", "text/plain", "text/csv", "text/tab-separated-values"),
    /** A page for a browser. */
    PAGE("text/html; charset=utf-8", "text/html"),
    /** Problem details (RFC 9457). */
    PROBLEM("application/problem+json", "application/problem+json", "application/json",
            "application/sparql-results+json", "application/ld+json");

    private final String contentType;
    private final List<String> mediaTypes;

    RefusalForm(String contentType, String... mediaTypes) {
        this.contentType = contentType;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** Value of the header Content-Type. */
    public String contentType() {
        return contentType;
    }

    /**
     * The form for who accepts this: of a client that wants none of them, a program can read the problem details best.
     */
    static RefusalForm of(Accept accept) {
        RefusalForm best = PROBLEM;
        double most = 0;
        for (RefusalForm form : values()) {
            double wanted = form.mediaTypes.stream().mapToDouble(accept::quality).max().orElse(0);
            if (wanted > most) {
                best = form;
                most = wanted;
            }
        }
        return best;
    }

    /** The form for the ending of an address; empty if there is none, or one of a page. */
    public static Optional<RefusalForm> ofSuffix(String suffix) {
        return switch (suffix) {
            case "" -> Optional.empty();
            case "html" -> Optional.of(PAGE);
            default -> Optional.of(suffix.startsWith("json") || suffix.endsWith("json") ? PROBLEM : TEXT);
        };
    }
}
