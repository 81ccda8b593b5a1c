package org.w3id.egnatia.serve.container;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.w3id.egnatia.serve.guard.Watchdog;

/**
 * Cuts off clients that take an answer so slowly that they keep its memory busy for others. A client may be slow, but
 * not slower than a rate; the connection ends in the middle, so that it can tell that the answer is not whole.
 */
final class SlowReaders extends Handler.Wrapper {

    /** Time to take any answer. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** Slowest rate at which larger answers may be taken. */
    private static final int BYTES_PER_SECOND = 128 * 1024;

    private final Watchdog watchdog;
    private final Duration grace;
    private final int bytesPerSecond;

    SlowReaders(Watchdog watchdog, Handler answering) {
        this(watchdog, GRACE, BYTES_PER_SECOND, answering);
    }

    SlowReaders(Watchdog watchdog, Duration grace, int bytesPerSecond, Handler answering) {
        super(answering);
        this.watchdog = watchdog;
        this.grace = grace;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Sending sending = new Sending(request, response);
        Request.addCompletionListener(request, failure -> sending.end());
        return super.handle(request, sending, callback);
    }

    /** An answer on its way, once its first byte is written. */
    private final class Sending extends Response.Wrapper {
        private long begun;
        private long bytes;
        private Future<?> look;
        private boolean ended;

        Sending(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            count(content == null ? 0 : content.remaining());
            super.write(last, content, callback);
        }

        private synchronized void count(int more) {
            bytes += more;
            if (look == null && !ended) {
                begun = System.nanoTime();
                look = watchdog.after(grace, this::look);
            }
        }

        private synchronized void look() {
            if (ended) {
                return;
            }
            Duration left = grace.plusSeconds(bytes / bytesPerSecond).minusNanos(System.nanoTime() - begun);
            if (left.isNegative() || left.isZero()) {
                getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
            } else {
                look = watchdog.after(left, this::look);
            }
        }

        private synchronized void end() {
            ended = true;
            if (look != null) {
                look.cancel(false);
            }
        }
    }
}
