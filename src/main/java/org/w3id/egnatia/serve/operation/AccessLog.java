package org.w3id.egnatia.serve.operation;

import java.net.InetAddress;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;
import org.w3id.egnatia.serve.container.AnsweredRequest;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.sparql.QueryTrace;

/**
 * The access log: one line a request, as names and values (logfmt), in UTC. It has the hash of a query and never its
 * text, the network of a client and never its address, and no byte of a client can begin a new line.
 */
public final class AccessLog implements Consumer<AnsweredRequest> {

    private static final int MAX_PATH = 200;
    private static final int FAILED = 400;
    /** What machines ask all day long; it is written down only if it fails. */
    private static final Set<String> OPERATING = Set.of("health", "ready", "metrics");

    private final Journal journal;
    private final InstantSource clock;
    private final boolean clientNetworks;
    private final Routes routes;

    /** Writes into a journal, by a clock; with routes that name paths. */
    public AccessLog(Journal journal, InstantSource clock, boolean clientNetworks, Routes routes) {
        this.journal = journal;
        this.clock = clock;
        this.clientNetworks = clientNetworks;
        this.routes = routes;
    }

    @Override
    public void accept(AnsweredRequest request) {
        if (!journal.keepsRequests()) {
            return;
        }
        String route = routes.nameOf(request.path());
        if (OPERATING.contains(route) && request.status() < FAILED) {
            return;
        }
        StringBuilder line = new StringBuilder(200);
        line.append("time=").append(clock.instant().truncatedTo(ChronoUnit.MILLIS)).append(" id=").append(request.id());
        if (clientNetworks) {
            line.append(" client=").append(network(request.client()));
        }
        line.append(" method=").append(quoted(request.method()))
                .append(" route=").append(route)
                .append(" path=").append(quoted(request.path()))
                .append(" status=").append(request.status())
                .append(" ms=").append(tenths(request.nanos()))
                .append(" bytes=").append(request.bytes());
        QueryTrace.hash(request.notes()).ifPresent(hash -> line.append(" query=").append(hash)
                .append(" outcome=").append(QueryTrace.outcome(request.notes(), request.status()).word()));
        QueryTrace.rows(request.notes()).ifPresent(rows -> line.append(" rows=").append(rows));
        journal.request(line.toString());
    }

    /** Milliseconds with one digit; a formatter takes longer for it than some answers take. */
    private static String tenths(long nanos) {
        long tenths = Math.round(nanos / 1e5);
        return tenths / 10 + "." + tenths % 10;
    }

    /** The first 24 bits of an IPv4 address or 48 of an IPv6 address. */
    static String network(InetAddress ip) {
        if (ip == null) {
            return "-";
        }
        byte[] b = ip.getAddress();
        return b.length == 4
                ? (b[0] & 0xFF) + "." + (b[1] & 0xFF) + "." + (b[2] & 0xFF) + ".0/24"
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
