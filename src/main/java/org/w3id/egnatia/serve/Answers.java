package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.w3id.egnatia.release.Sha256;

/** Writes whole answers: with length, strong ETag and 304, so that an answer is complete or is not there. */
final class Answers {

    /** Answers that depend on the release only: to be asked for again, which is cheap by ETag. */
    static final String REVALIDATE = "public, no-cache";
    /** Answers to the same query on the same data. */
    static final String MINUTES = "public, max-age=300";

    private Answers() {
    }

    /** Sends a body with status 200, or 304 if the client has it already (RFC 9110, section 13). */
    static void send(HttpServletRequest request, HttpServletResponse response, String contentType, byte[] body,
                     String cacheControl) throws IOException {
        String etag = etag(body);
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", cacheControl);
        if (matches(request.getHeader("If-None-Match"), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        write(response, HttpServletResponse.SC_OK, contentType, body);
    }

    /** Sends one sentence of plain text with an error status. */
    static void error(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(response, status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends 404 with one sentence. */
    static void nothingHere(HttpServletResponse response) throws IOException {
        error(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing at this address.");
    }

    private static void write(HttpServletResponse response, int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String etag(byte[] body) {
        return '"' + Sha256.hex(body).substring(0, 24) + '"';
    }

    private static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",")) {
            String plain = tag.strip().replaceFirst("^W/", "");
            if (plain.equals("*") || plain.equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
