package org.w3id.egnatia.serve.http;

/**
 * A header field (RFC 9110, section 5).
 *
 * @param name  its name, such as {@code Vary}
 * @param value its value
 */
public record Field(String name, String value) {

    /** A link to another resource (RFC 8288). */
    public static Field link(String target, String relation) {
        return new Field("Link", '<' + target + ">; rel=\"" + relation + '"');
    }

    /** A link to another resource of a media type. */
    public static Field link(String target, String relation, String type) {
        return new Field("Link", '<' + target + ">; rel=\"" + relation + "\"; type=\"" + type + '"');
    }
}
