package org.w3id.egnatia.serve.container;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a client that sends somewhat too much end before it is refused. A connection that is closed while bytes are
 * still on the way is reset, and with it goes the answer that says why (RFC 9112, section 9.6). What comes is thrown
 * away at once; bodies that are much too large are refused as before, without being read.
 */
final class OversizedBodies extends Handler.Wrapper {

    private static final int MOST = 1024 * 1024;

    private final int limit;

    /** For bodies over a limit in bytes, which the handler behind would refuse. */
    OversizedBodies(int limit, Handler refusing) {
        super(refusing);
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() <= limit || request.getLength() > MOST) {
            return super.handle(request, response, callback);
        }
        Content.Source.consumeAll(request, Callback.from(
                () -> Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413),
                callback::failed));
        return true;
    }
}
