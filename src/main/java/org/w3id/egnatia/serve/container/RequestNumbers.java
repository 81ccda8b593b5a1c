package org.w3id.egnatia.serve.container;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives each request an id, which stands in its answer and in the access log, so that one can be found by the other.
 */
final class RequestNumbers extends Handler.Wrapper {

    /** Name of the header in the answer. */
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "egnatia.request.id";

    /** Tells runs of the program apart. */
    private final String run = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36),
            36);
    private final AtomicLong next = new AtomicLong();

    RequestNumbers(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = run + "-" + next.incrementAndGet();
        request.setAttribute(ATTRIBUTE, id);
        response.getHeaders().put(new HttpField(HEADER, id));
        return super.handle(request, response, callback);
    }

    /** How many requests have come. */
    long come() {
        return next.get();
    }

    /** The id of a request; {@code -} for those that were refused before they got one. */
    static String of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "-";
    }
}
