package org.w3id.egnatia.serve.http;

import java.util.List;

/**
 * Another address.
 *
 * @param status       301 if this one is only another spelling of it, 302 if it may lead elsewhere tomorrow, 303 if
 *                     that one describes what this one names
 * @param location     the address. It is made of what we know and never of the host that the request names
 * @param isNegotiated true if Accept decided over it
 * @param headers      further header fields
 */
public record Redirect(int status, String location, boolean isNegotiated, List<Field> headers) implements Answer {

    private Redirect(int status, String location) {
        this(status, location, false, List.of());
    }

    /** The one right spelling of an address (RFC 9110, section 15.4.2). */
    public static Redirect permanent(String location) {
        return new Redirect(301, location);
    }

    /** What a name stands for at present (RFC 9110, section 15.4.3). */
    public static Redirect found(String location) {
        return new Redirect(302, location);
    }

    /** A document about what this address names (RFC 9110, section 15.4.4). */
    public static Redirect seeOther(String location) {
        return new Redirect(303, location);
    }

    /** The same, decided by Accept. */
    public Redirect negotiated() {
        return new Redirect(status, location, true, headers);
    }

    /** The same with header fields. */
    public Redirect with(List<Field> fields) {
        return new Redirect(status, location, isNegotiated, fields);
    }
}
