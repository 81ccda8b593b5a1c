package org.w3id.egnatia.serve;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.util.Callback;
import org.w3id.egnatia.release.Sha256;

/** Writes whole answers: with length, strong ETag and 304, so that an answer is complete or is not there. */
final class Answers {

    /** Answers that depend on the release only: to be asked for again, which is cheap by ETag. */
    static final String REVALIDATE = "public, no-cache";
    /** Answers to the same query on the same data. */
    static final String MINUTES = "public, max-age=300";

    /** Value of Vary where Accept decides; the coding may differ everywhere. */
    static final String BY_ACCEPT = "Accept, Accept-Encoding";

    /** Most bytes that a thread writes itself: they fit into the buffers on the way. */
    private static final int MAX_BLOCKING = 16 * 1024;

    private Answers() {
    }

    /** Sends a body with status 200, or 304 if the client has it already (RFC 9110, section 13). */
    static void send(HttpServletRequest request, HttpServletResponse response, String contentType, byte[] body,
                     String cacheControl) throws IOException {
        send(request, response, contentType, body, Sha256.hex(body), cacheControl);
    }

    /** Sends a body of which the SHA-256 is known, likewise. */
    static void send(HttpServletRequest request, HttpServletResponse response, String contentType, byte[] body, String hash,
                     String cacheControl) throws IOException {
        if (!isNews(request, response, hash, cacheControl)) {
            return;
        }
        if (body.length <= MAX_BLOCKING) {
            write(response, HttpServletResponse.SC_OK, contentType, body);
        } else {
            sendWithoutThread(request, response, contentType, body.length, new ByteArrayInputStream(body), () -> { });
        }
    }

    /** Sends an answer that was made in pieces, likewise, and closes it when it is sent. */
    static void send(HttpServletRequest request, HttpServletResponse response, String contentType, AnswerBuffer body,
                     String cacheControl) throws IOException {
        MessageDigest digest = Sha256.start();
        body.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        boolean onItsWay = false;
        try {
            if (isNews(request, response, HexFormat.of().formatHex(digest.digest()), cacheControl)) {
                sendWithoutThread(request, response, contentType, body.length(), body.read(), body::close);
                onItsWay = true;
            }
        } finally {
            if (!onItsWay) {
                body.close();
            }
        }
    }

    /** Sends while no thread waits for the client, which may be slow. */
    private static void sendWithoutThread(HttpServletRequest request, HttpServletResponse response, String contentType, int length,
                                          InputStream body, Runnable whenSent) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(length);
        AsyncContext sending = request.startAsync();
        sending.setTimeout(0);
        Runnable end = () -> {
            whenSent.run();
            sending.complete();
        };
        // A client that leaves is told nothing: the answer ends in the middle.
        ((HttpOutput) response.getOutputStream()).sendContent(body, Callback.from(end, failure -> end.run()));
    }

    /** Sets the validator; false, with status 304, if the client has the answer of this hash already. */
    private static boolean isNews(HttpServletRequest request, HttpServletResponse response, String hash, String cacheControl) {
        String etag = '"' + hash.substring(0, 24) + '"';
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", cacheControl);
        boolean known = !request.getMethod().equals("POST") && (matches(request.getHeader("If-None-Match"), etag) || isOlder(request, response));
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return !known;
    }

    /** Sends a page that says why there is no answer, with an error status. */
    static void page(HttpServletResponse response, int status, String html) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(response, status, PageServlet.HTML, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one sentence of plain text with an error status. */
    static void error(HttpServletResponse response, int status, String sentence) throws IOException {
        error(response, status, "text/plain; charset=utf-8", sentence + "\n");
    }

    /** Sends a text of any type with an error status. */
    static void error(HttpServletResponse response, int status, String contentType, String text) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(response, status, contentType, text.getBytes(StandardCharsets.UTF_8));
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

    /** True if the client's copy is as new as the answer; asked only of clients that do not know the ETag. */
    private static boolean isOlder(HttpServletRequest request, HttpServletResponse response) {
        String modified = response.getHeader("Last-Modified");
        if (modified == null || request.getHeader("If-None-Match") != null) {
            return false;
        }
        try {
            return request.getDateHeader("If-Modified-Since") >= HttpDates.read(modified);
        } catch (IllegalArgumentException e) {
            return false;
        }
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
