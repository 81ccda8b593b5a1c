package org.w3id.egnatia.serve.container;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.w3id.egnatia.serve.http.Client;

/**
 * The connection of a request whose body has been read, asked whether the client is still there.
 *
 * <p>Jetty does not read from a connection while a request is being answered, so it does not notice; only reading
 * tells. A client that sends its next request before it has the answer to this one may lose a byte of it: then the
 * connection has to be closed after the answer, and the client sends again (RFC 9112, section 9.3.2).
 */
final class ClientConnection implements Client {

    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
            "X-Forwarded-Server", "X-Real-IP");

    private final ServletContextRequest request;
    private final SocketChannel channel;
    private final ClientNames.Client client;
    private final boolean isLocal;
    private final long since = System.nanoTime();
    private boolean hasReadAhead;

    ClientConnection(HttpServletRequest servletRequest, ClientNames names) {
        request = ServletContextRequest.getServletContextRequest(servletRequest);
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        channel = endPoint.getTransport() instanceof SocketChannel socket ? socket : null;
        String peer = servletRequest.getRemoteAddr();
        client = names.of(Addresses.of(peer).orElse(InetAddress.getLoopbackAddress()),
                header -> Collections.list(servletRequest.getHeaders(header)));
        isLocal = isLoopback(peer) && isLoopbackName(servletRequest.getServerName())
                && PROXY_HEADERS.stream().allMatch(header -> servletRequest.getHeader(header) == null);
    }

    /** The peer's address is numeric, so nothing is looked up. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A page from elsewhere whose name was made to lead to this machine sends its own name as host. */
    private static boolean isLoopbackName(String host) {
        String plain = host.replaceAll("[\\[\\]]", "");
        boolean isNumber = plain.matches("[0-9]+([.][0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        return plain.equalsIgnoreCase("localhost") || isNumber && isLoopback(plain);
    }

    @Override
    public String name() {
        return Addresses.shareOf(client.address());
    }

    @Override
    public long since() {
        return since;
    }

    /** The address, as far as it is known. */
    InetAddress address() {
        return client.address();
    }

    /** False if a header tells of a client and was not believed. */
    boolean isHeeded() {
        return client.isHeeded();
    }

    @Override
    public boolean isLocal() {
        return isLocal;
    }

    @Override
    public boolean hasLeft() {
        if (channel == null || hasReadAhead) {
            return false;
        }
        try {
            int read = channel.read(ByteBuffer.allocate(1));
            hasReadAhead = read > 0;
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Has the connection closed after the answer if it cannot be used for another request. */
    @Override
    public void leaveAlone() {
        if (hasReadAhead) {
            request.getServletContextResponse().getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }
}
