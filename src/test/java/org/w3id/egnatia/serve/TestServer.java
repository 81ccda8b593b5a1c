package org.w3id.egnatia.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Routes;

/** A server on a free port of the loopback address, and the requests that tests send to it. */
public final class TestServer implements AutoCloseable {

    private final EgnatiaServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(EgnatiaServer server) {
        this.server = server;
    }

    /** With more time for a query than any test takes, so that a busy machine fails none. */
    public static TestServer of(Release release) throws IOException {
        return new TestServer(EgnatiaServer.start(release,
                new ServerSettings("127.0.0.1", 0, Optional.empty(), Duration.ofMinutes(30))));
    }

    static TestServer of(Release release, OperationSettings operation) throws IOException {
        return new TestServer(EgnatiaServer.start(release, ServerSettings.local(0), operation));
    }

    static TestServer of(Release release, ServerSettings settings, OperationSettings operation) throws IOException {
        return new TestServer(EgnatiaServer.start(release, settings, operation));
    }

    /** The list of addresses. */
    Routes routes() {
        return server.routes();
    }

    /** Asks for a reload. */
    void reload() {
        server.reload();
    }

    /** How many requests are being answered. */
    long inFlight() {
        return server.inFlight();
    }

    /** Where the server listens. */
    URI url() {
        return server.url();
    }

    /** The address of a query. */
    public static String query(String query) {
        return "sparql?query=" + encode(query);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A GET request with headers, as names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A POST request. */
    HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** A POST request whose body is in an encoding of its own. */
    HttpResponse<String> post(String path, String contentType, String body, Charset encoding) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body, encoding)));
    }

    /** A request of any method, without body. */
    HttpResponse<String> request(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve("/" + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The whole answer to a request line as it stands, for addresses that no client would send. */
    String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket(url().getHost(), url().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            String request = requestLine + " HTTP/1.1\r\nHost: " + url().getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
