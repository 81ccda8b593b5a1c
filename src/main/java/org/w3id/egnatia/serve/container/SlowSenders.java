package org.w3id.egnatia.serve.container;

import java.time.Duration;
import java.util.concurrent.Future;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.w3id.egnatia.serve.guard.Watchdog;

/**
 * Cuts off clients whose request has not come to its end in time. Jetty's own time-out is over silence only, so that a
 * byte now and then would keep a connection for ever.
 */
final class SlowSenders extends Handler.Wrapper {

    /** Time for a body, which is small here. */
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Watchdog watchdog;
    private final Duration time;

    SlowSenders(Watchdog watchdog, Handler answering) {
        this(watchdog, TIME, answering);
    }

    SlowSenders(Watchdog watchdog, Duration time, Handler answering) {
        super(answering);
        this.watchdog = watchdog;
        this.time = time;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean hasBody = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        return super.handle(hasBody ? new Coming(request) : request, response, callback);
    }

    /** A request whose body is on its way. */
    private final class Coming extends Request.Wrapper {
        private final Future<?> end;

        Coming(Request request) {
            super(request);
            // Of an end of this kind Jetty writes nothing into the log: what a client does is not a fault of ours.
            end = watchdog.after(time, () -> request.getConnectionMetaData().getConnection().getEndPoint()
                    .close(new EofException("The body did not come to its end in time.")));
            Request.addCompletionListener(request, failure -> end.cancel(false));
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                end.cancel(false);
            }
            return chunk;
        }
    }
}
