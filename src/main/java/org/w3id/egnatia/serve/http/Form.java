package org.w3id.egnatia.serve.http;

/**
 * A form in which a resource can be had.
 *
 * @param suffix      the ending of addresses that ask for it, without a point; empty if no ending does
 * @param mediaType   media type without parameters, by which it is negotiated
 * @param contentType value of the header Content-Type
 */
public record Form(String suffix, String mediaType, String contentType) {

    /** A page. */
    public static final Form HTML = new Form("html", "text/html", "text/html; charset=utf-8");
    /** JSON. */
    public static final Form JSON = new Form("json", "application/json", "application/json");
    /** Plain text. */
    public static final Form TEXT = new Form("txt", "text/plain", "text/plain; charset=utf-8");
    /** XML. */
    public static final Form XML = new Form("xml", "application/xml", "application/xml; charset=utf-8");
    /** A table whose first row has the names of columns (RFC 4180). */
    public static final Form CSV = new Form("csv", "text/csv", "text/csv; charset=utf-8");
    /** A picture. */
    public static final Form SVG = new Form("svg", "image/svg+xml", "image/svg+xml");

    /** A form of a media type; texts are in UTF-8, the others say so themselves. */
    public static Form of(String suffix, String mediaType) {
        return new Form(suffix, mediaType, mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType);
    }
}
