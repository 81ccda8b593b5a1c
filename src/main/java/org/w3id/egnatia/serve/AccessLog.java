package org.w3id.egnatia.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * The access log: one line a request, as names and values (logfmt), in UTC. It has the hash of a query and never its
 * text, the network of a client and never its address, and no byte of a client can begin a new line.
 */
final class AccessLog implements RequestLog {

    private static final int MAX_PATH = 200;

    private final Journal journal;
    private final InstantSource clock;
    private final boolean clientNetworks;

    AccessLog(Journal journal, InstantSource clock, boolean clientNetworks) {
        this.journal = journal;
        this.clock = clock;
        this.clientNetworks = clientNetworks;
    }

    @Override
    public void log(Request request, Response response) {
        String path = pathOf(request);
        StringBuilder line = new StringBuilder(200);
        line.append("time=").append(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .append(" id=").append(RequestNumbers.of(request));
        if (clientNetworks) {
            line.append(" client=").append(network(request.getConnectionMetaData().getRemoteSocketAddress()));
        }
        line.append(" method=").append(quoted(String.valueOf(request.getMethod())))
                .append(" route=").append(Route.of(path).word())
                .append(" path=").append(quoted(path))
                .append(" status=").append(response.getStatus())
                .append(String.format(Locale.ROOT, " ms=%.1f", (System.nanoTime() - request.getBeginNanoTime()) / 1e6))
                .append(" bytes=").append(Response.getContentBytesWritten(response));
        QueryTrace.hash(request::getAttribute).ifPresent(hash -> line.append(" query=").append(hash)
                .append(" outcome=").append(QueryTrace.outcome(request::getAttribute, response.getStatus()).word()));
        QueryTrace.rows(request::getAttribute).ifPresent(rows -> line.append(" rows=").append(rows));
        journal.request(line.toString());
    }

    /** The path of a request, as it was sent; {@code -} if it was too broken to have one. */
    static String pathOf(Request request) {
        String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
        return path == null || path.isEmpty() ? "-" : path;
    }

    /** The first 24 bits of an IPv4 address or 48 of an IPv6 address. */
    static String network(SocketAddress address) {
        InetAddress ip = address instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (ip == null) {
            return "-";
        }
        byte[] b = ip.getAddress();
        return b.length == 4
                ? String.format("%d.%d.%d.0/24", b[0] & 0xFF, b[1] & 0xFF, b[2] & 0xFF)
                : String.format("%x:%x:%x::/48", group(b, 0), group(b, 1), group(b, 2));
    }

    private static int group(byte[] address, int index) {
        return (address[2 * index] & 0xFF) << 8 | address[2 * index + 1] & 0xFF;
    }

    /** A value in quotes, in printable ASCII, shortened. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(value.length(), MAX_PATH); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7E) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append(value.length() > MAX_PATH ? "...\"" : "\"").toString();
    }
}
