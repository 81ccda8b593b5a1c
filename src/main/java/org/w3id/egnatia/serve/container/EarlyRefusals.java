package org.w3id.egnatia.serve.container;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.SecurityHeaders;

/**
 * The answer to requests that Jetty refuses before we see them, such as an address that is not well formed or
 * a body that is too large: plain text with the headers of every answer, in the place of Jetty's own page.
 */
final class EarlyRefusals implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        SecurityHeaders.EVERYWHERE.forEach(field -> headers.put(field.name(), field.value()));
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (response.getStatus() == Cause.STOPPING.status()) {
            Cause.STOPPING.retryAfter().ifPresent(field -> headers.put(field.name(), field.value()));
        }
        headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Content.Sink.write(response, true, sentence(response.getStatus()) + "\n", callback);
        return true;
    }

    private static String sentence(int status) {
        return switch (status) {
            case HttpStatus.BAD_REQUEST_400 -> "The request is not well formed.";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "The body of the request is too large.";
            case HttpStatus.URI_TOO_LONG_414 -> "The address is too long.";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "The headers of the request are too large.";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "The server is stopping; ask again in a few seconds.";
            default -> "The request cannot be answered: " + HttpStatus.getMessage(status) + ".";
        };
    }
}
