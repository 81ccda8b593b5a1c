package org.w3id.egnatia.serve.http;

import java.util.Locale;
import java.util.Optional;

/**
 * A request, whole and read.
 *
 * @param method     such as {@code GET}
 * @param uri        the path as it was sent
 * @param path       the path after percent-decoding, without dot segments and path parameters; it begins with a slash
 * @param query      the query as it was sent, without the question mark; empty if there is none
 * @param parameters those of the query; none if they cannot be read
 * @param isReadable false if the query cannot be read
 * @param headers    header fields
 * @param body       the body; empty if there is none
 * @param client     who waits for the answer
 */
public record Request(String method, String uri, String path, String query, AddressQuery parameters, boolean isReadable,
                      Headers headers, byte[] body, Client client) {

    /** Media type of a form. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** What it accepts: all Accept headers taken together. */
    public Accept accept() {
        return Accept.parse(headers.joined("Accept"));
    }

    /** True if it only reads. */
    public boolean isReading() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Media type of the body, in lower case and without parameters. */
    public Optional<String> bodyType() {
        return headers.first("Content-Type").map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The parameters of the address, and with them those of a form that was posted.
     *
     * @throws RefusalException if the form cannot be read
     */
    public AddressQuery fields() throws RefusalException {
        if (!method.equals("POST") || !bodyType().orElse("").equals(FORM)) {
            return parameters;
        }
        return parameters.and(AddressQuery.utf8(body).flatMap(AddressQuery::parse).orElseThrow(() -> Refusal.of(
                Cause.MALFORMED, "The form has percent signs that encode no UTF-8 text, or too many fields.")
                .thrown()));
    }

    /** The query with its question mark, to be appended to another address; empty if there is none. */
    public String querySuffix() {
        return query.isEmpty() ? "" : '?' + query;
    }
}
