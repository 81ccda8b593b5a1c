package org.w3id.egnatia.serve.http;

import java.util.Optional;

/**
 * A strong entity tag, ETag (RFC 9110, section 8.8.3). An answer in another coding is another sequence of bytes and has
 * a tag of its own.
 *
 * @param opaque the text between the quotes
 */
public record EntityTag(String opaque) {

    private static final String GZIP = "--gzip";

    /** The tag of the same answer in gzip coding. */
    public EntityTag gzip() {
        return new EntityTag(opaque + GZIP);
    }

    /**
     * The tag that a client has, of this answer in the plain or in another coding.
     *
     * @param ifNoneMatch value of the header (RFC 9110, section 13.1.2); empty if there is none
     * @param preferred   stands for {@code *}
     */
    public Optional<EntityTag> heldBy(String ifNoneMatch, EntityTag preferred) {
        for (String part : ifNoneMatch.split(",")) {
            String tag = part.strip().replaceFirst("^W/", "");
            if (tag.equals("*")) {
                return Optional.of(preferred);
            } else if (tag.equals(toString())) {
                return Optional.of(this);
            } else if (tag.equals(gzip().toString())) {
                return Optional.of(gzip());
            }
        }
        return Optional.empty();
    }

    /** The tag as it stands in headers. */
    @Override
    public String toString() {
        return '"' + opaque + '"';
    }
}
