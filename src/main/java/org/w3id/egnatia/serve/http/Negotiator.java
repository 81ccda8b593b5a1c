package org.w3id.egnatia.serve.http;

import java.util.List;
import java.util.Optional;

/**
 * Content negotiation (RFC 9110, section 12): which of the forms of a resource a request is answered in. The ending of
 * the address decides; without one the header Accept does, by its qualities.
 */
public final class Negotiator {

    private Negotiator() {
    }

    /** The form of an ending. */
    public static Optional<Form> bySuffix(List<Form> offered, String suffix) {
        return offered.stream().filter(form -> !suffix.isEmpty() && form.suffix().equals(suffix)).findFirst();
    }

    /** The form that a request wants most; the first of those that it wants equally. */
    public static Optional<Form> byAccept(List<Form> offered, Request request) {
        return request.accept().choose(offered.stream().map(Form::mediaType).toList())
                .flatMap(type -> offered.stream().filter(form -> form.mediaType().equals(type)).findFirst());
    }

    /** Says in which forms a resource can be had, with status 406 (RFC 9110, section 15.5.7). */
    public static Refusal notAcceptable(String what, List<Form> offered) {
        return Refusal.of(Cause.NOT_ACCEPTABLE, what + " can be had as "
                + String.join(", ", offered.stream().map(Form::mediaType).distinct().toList()) + ".").negotiated();
    }
}
