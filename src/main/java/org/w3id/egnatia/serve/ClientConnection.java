package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;

/**
 * The connection of a request whose body has been read, asked whether the client is still there.
 *
 * <p>Jetty does not read from a connection while a request is being answered, so it does not notice; only reading tells.
 * A client that sends its next request before it has the answer to this one may lose a byte of it: then the connection
 * has to be closed after the answer, and the client sends again (RFC 9112, section 9.3.2).
 */
final class ClientConnection {

    private final ServletContextRequest request;
    private final EndPoint endPoint;
    private final SocketChannel channel;
    private boolean hasReadAhead;

    ClientConnection(HttpServletRequest request) {
        this.request = ServletContextRequest.getServletContextRequest(request);
        endPoint = this.request.getConnectionMetaData().getConnection().getEndPoint();
        channel = endPoint.getTransport() instanceof SocketChannel socket ? socket : null;
    }

    /** True if the client has closed the connection. Not to be asked once the answer is being written. */
    boolean hasLeft() {
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

    /** Has the connection closed after the answer if it cannot be used for another request. Nobody asks after the client any more. */
    void endAfterAnswerIfReadAhead() {
        if (hasReadAhead) {
            request.getServletContextResponse().getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }
}
