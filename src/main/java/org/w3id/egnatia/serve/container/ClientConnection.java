package org.w3id.egnatia.serve.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
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

    private final Request request;
    private final Response response;
    private final SocketChannel channel;
    private final InetAddress peer;
    private final ClientNames.Client client;
    private final long since = System.nanoTime();
    private boolean hasReadAhead;

    ClientConnection(Request request, Response response, ClientNames names) {
        this.request = request;
        this.response = response;
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        channel = endPoint.getTransport() instanceof SocketChannel socket ? socket : null;
        peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress() : InetAddress.getLoopbackAddress();
        client = names.of(peer, request.getHeaders()::getValuesList);
    }

    /** A page from elsewhere whose name was made to lead to this machine sends its own name as host. */
    private static boolean isLoopbackName(String host) {
        return host != null && (host.equalsIgnoreCase("localhost")
                || Addresses.of(host).filter(InetAddress::isLoopbackAddress).isPresent());
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
        return peer.isLoopbackAddress() && isLoopbackName(Request.getServerName(request))
                && PROXY_HEADERS.stream().noneMatch(request.getHeaders()::contains);
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
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }
}
