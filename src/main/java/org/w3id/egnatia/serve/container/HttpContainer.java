package org.w3id.egnatia.serve.container;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.w3id.egnatia.serve.guard.Watchdog;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Sender;

/** Jetty: listens, bounds what comes in and what goes out slowly, and hands over what is a request. */
public final class HttpContainer {

    private static final int MAX_BODY = 256 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int IDLE_MILLISECONDS = 30_000;
    private static final int MAX_UNACCEPTED = 128;
    /** What threads are given to end, after the time that requests were given is over. */
    private static final int STOP_THREADS_MILLISECONDS = 500;
    private static final int MIN_THREADS = 8;
    /** More than may run, wait for a place and send together, so that pages and health always find one. */
    private static final int MAX_THREADS = 400;

    private final Server jetty;
    private final ServerConnector connector;
    private final GracefulHandler ending = new GracefulHandler();
    private final RequestNumbers numbers = new RequestNumbers(ending);
    private volatile int port;

    /**
     * What is to be listened to, and by whom.
     *
     * @param host       address to listen on
     * @param port       port; 0 picks a free one
     * @param clients    tells clients apart
     * @param unheeded   is told of each peer that says on whose behalf it asks and is not believed
     * @param stopWithin how long requests may go on once the server is told to stop
     */
    public record Settings(String host, int port, ClientNames clients, Consumer<InetAddress> unheeded,
            Duration stopWithin) {
    }

    /**
     * Makes a server, which does not listen yet.
     *
     * @param dispatcher answers requests
     * @param sender     makes responses of answers
     * @param answered   is called by the thread that answered a request, when it has
     * @param listeners  are told of each request that was answered
     */
    public HttpContainer(Settings settings, Watchdog watchdog, Dispatcher dispatcher, Sender sender, Runnable answered,
            List<Consumer<AnsweredRequest>> listeners) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setStopTimeout(STOP_THREADS_MILLISECONDS);
        jetty = new Server(threads);
        connector = new ServerConnector(jetty, new HttpConnectionFactory(http()));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        connector.setAcceptQueueSize(MAX_UNACCEPTED);
        jetty.addConnector(connector);
        ending.setHandler(bounded(watchdog, new HttpAdapter(dispatcher, sender, settings.clients(),
                settings.unheeded(), answered)));
        jetty.setHandler(numbers);
        jetty.setErrorHandler(new EarlyRefusals());
        jetty.setRequestLog(new RequestEnds(listeners));
        jetty.setStopTimeout(settings.stopWithin().toMillis());
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setOutputBufferSize(BUFFER);
        http.setRequestHeaderSize(MAX_HEADERS);
        http.setResponseHeaderSize(MAX_HEADERS);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        return http;
    }

    private static Handler bounded(Watchdog watchdog, Handler answering) {
        Handler eager = new EagerContentHandler(answering,
                new EagerContentHandler.RetainedContentLoaderFactory(MAX_BODY, -1, true));
        SizeLimitHandler sizes = new SizeLimitHandler(MAX_BODY, -1);
        sizes.setHandler(eager);
        return new SlowSenders(watchdog, new SlowReaders(watchdog, new OversizedBodies(MAX_BODY, sizes)));
    }

    /**
     * Begins to listen.
     *
     * @throws IOException with one sentence for the user if the address cannot be listened on
     */
    public void start(Settings settings) throws IOException {
        try {
            jetty.start();
            port = connector.getLocalPort();
        } catch (Exception e) {
            throw new IOException(reason(e, settings), e);
        }
    }

    private static String reason(Throwable thrown, Settings settings) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return taken(settings.host(), settings.port());
            }
        }
        return "the server cannot start on " + settings.host() + ":" + settings.port() + ": " + thrown.getMessage();
    }

    /** Says that an address cannot be bound. */
    public static String taken(String host, int port) {
        return "port " + port + " on " + host
                + " is taken or not ours to use; choose another with --port, or --port 0 for a free one";
    }

    /** The port that was taken. */
    public int port() {
        return port;
    }

    /** How many requests have come. */
    public long come() {
        return numbers.come();
    }

    /** How many requests are being answered. */
    public long inFlight() {
        return ending.getCurrentRequestCount();
    }

    /** Waits until the server is stopped from elsewhere. */
    public void join() {
        try {
            jetty.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops: takes no more connections, answers further requests on open ones with 503, waits for those that are being
     * answered, and cuts off the rest.
     *
     * @return false if some were cut off
     */
    public boolean stop() {
        try {
            jetty.stop();
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("the server cannot stop", e);
        }
    }
}
