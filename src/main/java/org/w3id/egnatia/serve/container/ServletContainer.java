package org.w3id.egnatia.serve.container;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.w3id.egnatia.serve.guard.Watchdog;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Sender;
import org.w3id.egnatia.serve.http.Target;

/** Fuseki in Jetty: listens, bounds what comes in and what goes out slowly, and hands over what is a request. */
public final class ServletContainer {

    private static final int MAX_BODY = 256 * 1024;
    /** What threads are given to end, after the time that requests were given is over. */
    private static final int STOP_THREADS_MILLISECONDS = 500;
    private static final int MIN_THREADS = 8;
    /** More than may run, wait for a place and send together, so that pages and health always find one. */
    private static final int MAX_THREADS = 400;

    private final FusekiServer fuseki;
    private final GracefulHandler ending = new GracefulHandler();

    /**
     * What is to be listened to, and by whom.
     *
     * @param host       address to listen on
     * @param port       port; 0 picks a free one
     * @param service    the address at which the engine has its service
     * @param clients    tells clients apart
     * @param unheeded   is told of each peer that says on whose behalf it asks and is not believed
     * @param stopWithin how long requests may go on once the server is told to stop
     */
    public record Settings(String host, int port, String service, ClientNames clients,
                           Consumer<InetAddress> unheeded, Duration stopWithin) {
    }

    /**
     * Makes a server, which does not listen yet.
     *
     * @param dispatcher answers requests
     * @param queries    answers those that were passed on to the engine
     * @param sender     makes responses of answers
     * @param answered   is called by the thread that answered a request, when it has
     * @param listeners  are told of each request that was answered
     */
    public ServletContainer(Settings settings, Watchdog watchdog, Dispatcher dispatcher,
            Function<Target, Answer> queries, Sender sender, Runnable answered,
                            List<Consumer<AnsweredRequest>> listeners) {
        // Fuseki wants a dataset of its own; the endpoint takes that of the current release for each request.
        DataService service = DataService.newBuilder(DatasetGraphZero.create()).addEndpoint(Operation.Query).build();
        fuseki = FusekiServer.create().port(settings.port()).loopback(true)
                .numServerThreads(MIN_THREADS, MAX_THREADS)
                .registerOperation(Operation.Query, new FusekiOperation(sender))
                .add(settings.service(), service)
                .addFilter("/*", new ServletAdapter(dispatcher, queries, sender, settings.clients(),
                        settings.unheeded(), answered))
                .build();
        harden(fuseki.getJettyServer(), settings.host(), watchdog);
        Server jetty = fuseki.getJettyServer();
        ending.setHandler(jetty.getHandler());
        jetty.setHandler(new RequestNumbers(ending));
        jetty.setRequestLog(new RequestEnds(listeners));
        jetty.setStopTimeout(settings.stopWithin().toMillis());
        if (jetty.getThreadPool() instanceof QueuedThreadPool pool) {
            pool.setStopTimeout(STOP_THREADS_MILLISECONDS);
        }
    }

    /** Fuseki reserves 5 MB of output buffer for each response and takes headers of 512 KB. */
    private static void harden(Server jetty, String host, Watchdog watchdog) {
        for (Connector connector : jetty.getConnectors()) {
            ServerConnector server = (ServerConnector) connector;
            server.setHost(host);
            server.setIdleTimeout(30_000);
            server.setAcceptQueueSize(128);
            HttpConfiguration http = server.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
            http.setOutputBufferSize(64 * 1024);
            http.setRequestHeaderSize(16 * 1024);
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        }
        Handler eager = new EagerContentHandler(jetty.getHandler(),
                new EagerContentHandler.RetainedContentLoaderFactory(MAX_BODY, -1, true));
        SizeLimitHandler sizes = new SizeLimitHandler(MAX_BODY, -1);
        sizes.setHandler(eager);
        jetty.setHandler(new SlowSenders(watchdog, new SlowReaders(watchdog, new OversizedBodies(MAX_BODY, sizes))));
        EarlyRefusals errors = new EarlyRefusals();
        jetty.setErrorHandler(errors);
        jetty.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(errors));
    }

    /**
     * Begins to listen.
     *
     * @throws IOException with one sentence for the user if the address cannot be listened on
     */
    public void start(Settings settings) throws IOException {
        try {
            fuseki.start();
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
        return fuseki.getPort();
    }

    /** How many requests are being answered. */
    public long inFlight() {
        return ending.getCurrentRequestCount();
    }

    /** Waits until the server is stopped from elsewhere. */
    public void join() {
        fuseki.join();
    }

    /**
     * Stops: takes no more connections, answers further requests on open ones with 503, waits for those that are being
     * answered, and cuts off the rest.
     *
     * @return false if some were cut off
     */
    public boolean stop() {
        try {
            fuseki.stop();
            return true;
        } catch (FusekiException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            return false;
        }
    }
}
