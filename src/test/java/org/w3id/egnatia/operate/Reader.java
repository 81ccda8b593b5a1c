package org.w3id.egnatia.operate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A reader with an address of its own, who asks and keeps the connection. Java's client cannot choose the
 * address that it asks from.
 */
final class Reader implements AutoCloseable {

    private static final SSLContext TRUSTING = trusting();
    private static final int TIMEOUT = 40_000;

    private final String address;
    private final InetSocketAddress server;
    private final boolean isSecure;
    private Socket socket;
    private InputStream in;

    /** With one of the addresses of {@link DebianMachine#client}. */
    Reader(int number) {
        this(DebianMachine.client(number), DebianMachine.ADDRESS, 443, true);
    }

    private Reader(String address, String server, int port, boolean isSecure) {
        this.address = address;
        this.server = new InetSocketAddress(server, port);
        this.isSecure = isSecure;
    }

    /** With an address of its own, over HTTPS. */
    static Reader secure(String address, String server) {
        return new Reader(address, server, 443, true);
    }

    /** With an address of its own, over HTTP. */
    static Reader plain(String address, String server, int port) {
        return new Reader(address, server, port, false);
    }

    /** An answer, whole. */
    record Answer(int status, Map<String, String> headers, String body) {
    }

    /** The certificates of a trial bear witness of themselves. */
    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager credulous = new X509TrustManager() {
                @Override
                public void checkClientTrusted(X509Certificate[] chain, String type) {
                    // Nobody shows one.
                }

                @Override
                public void checkServerTrusted(X509Certificate[] chain, String type) {
                    // Everybody is believed here.
                }

                @Override
                public X509Certificate[] getAcceptedIssuers() {
                    return new X509Certificate[0];
                }
            };
            context.init(null, new TrustManager[] {credulous}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void connect() throws IOException {
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(address, 0));
        plain.connect(server, TIMEOUT);
        plain.setSoTimeout(TIMEOUT);
        plain.setTcpNoDelay(true);
        socket = isSecure ? TRUSTING.getSocketFactory().createSocket(plain, "example.org", 443, true) : plain;
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The serial number of the certificate that is shown to a new connection. */
    String certificate() throws IOException {
        close();
        connect();
        SSLSocket secure = (SSLSocket) socket;
        return ((X509Certificate) secure.getSession().getPeerCertificates()[0]).getSerialNumber().toString(16);
    }

    /**
     * Asks. On a connection that was closed while nothing was on its way it asks anew, as every client does.
     *
     * @param headers further headers, each with its end of line
     * @throws IOException if no whole answer comes
     */
    Answer get(String path, String... headers) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: example.org\r\n" + String.join("", headers) + "\r\n");
    }

    /**
     * Sends a query by POST, as {@link #get} does.
     *
     * @throws IOException if no whole answer comes
     */
    Answer query(String query) throws IOException {
        return send("POST /sparql HTTP/1.1\r\nHost: example.org\r\nAccept: text/csv\r\nContent-Type: "
                + "application/sparql-query\r\nContent-Length: " + query.length() + "\r\n\r\n" + query);
    }

    private Answer send(String request) throws IOException {
        boolean isKept = socket != null;
        try {
            return ask(request);
        } catch (IOException e) {
            close();
            if (!isKept) {
                throw e;
            }
            return ask(request);
        }
    }

    private Answer ask(String request) throws IOException {
        if (socket == null) {
            connect();
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: " + status);
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            fields.put(line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT), line.replaceFirst("[^:]*: *", ""));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (fields.getOrDefault("transfer-encoding", "").equals("chunked")) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(exactly(size));
                line();
            }
            line();
        } else {
            body.write(exactly(Integer.parseInt(fields.getOrDefault("content-length", "0"))));
        }
        if (fields.getOrDefault("connection", "").equals("close")) {
            close();
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), fields, body.toString(StandardCharsets.UTF_8));
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the answer ends in the middle");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ends");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
