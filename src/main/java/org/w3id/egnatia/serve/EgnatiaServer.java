package org.w3id.egnatia.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.Lanes;
import org.w3id.egnatia.serve.guard.Watchdog;

/**
 * The HTTP server: Fuseki with one read-only query service, and our pages beside it.
 */
public final class EgnatiaServer implements AutoCloseable {

    private static final List<String> COMPRESSED = List.of("text/html", "text/css", "text/plain", "text/csv", "text/tab-separated-values",
            "text/turtle", "text/javascript", "application/javascript", "application/json", "application/ld+json", "application/rdf+xml",
            "application/n-triples", "application/n-quads", "application/sparql-results+json", "application/sparql-results+xml",
            "application/xml", "application/problem+json", "image/svg+xml");
    private static final int MAX_BODY = 256 * 1024;
    /** What threads are given to end, after the time that requests were given is over. */
    private static final int STOP_THREADS_MILLISECONDS = 500;
    private static final int MIN_THREADS = 8;
    /** More than may run, wait in the lanes and send together, so that pages and health always find one. */
    private static final int MAX_THREADS = 400;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final FusekiServer fuseki;
    private final Watchdog watchdog;
    private final ServerSettings settings;
    private final Reloader reloader;
    private final GracefulHandler ending;
    private final Journal journal;

    private EgnatiaServer(FusekiServer fuseki, Watchdog watchdog, ServerSettings settings, Reloader reloader, GracefulHandler ending,
                          Journal journal) {
        this.fuseki = fuseki;
        this.watchdog = watchdog;
        this.settings = settings;
        this.reloader = reloader;
        this.ending = ending;
        this.journal = journal;
    }

    /** Starts a server that writes no logs and reloads nothing. */
    public static EgnatiaServer start(Release release, ServerSettings settings) throws IOException {
        return start(release, settings, OperationSettings.quiet());
    }

    /**
     * Starts a server; when this returns, requests are answered.
     *
     * @throws IOException with one sentence for the user if the address cannot be listened on
     */
    public static EgnatiaServer start(Release release, ServerSettings settings, OperationSettings operation)
            throws IOException {
        CurrentRelease current = new CurrentRelease(release, new Links(settings.publicUrl().orElse(url(settings.host(), settings.port()))));
        Reloader reloader = new Reloader(current, operation.source(), operation.journal());
        RequestMetrics metrics = new RequestMetrics();
        GracefulHandler ending = new GracefulHandler();
        Watchdog watchdog = new Watchdog();
        Lanes lanes = Lanes.forProcessors(PROCESSORS);
        QueryDesk desk = new QueryDesk(settings.timeLimit(), new ClientNames(settings.clientHeader()), lanes, watchdog);
        AnswerCache cache = new AnswerCache();
        HealthServlet health = new HealthServlet(current, reloader);
        // Fuseki wants a dataset of its own; the endpoint takes that of the current release for each request.
        DataService service = DataService.newBuilder(DatasetGraphZero.create()).addEndpoint(Operation.Query).build();
        FusekiServer.Builder builder = FusekiServer.create().port(settings.port()).loopback(true)
                .numServerThreads(MIN_THREADS, MAX_THREADS)
                .registerOperation(Operation.Query, new SparqlEndpoint(current, settings.timeLimit(), desk, cache))
                .add(SparqlFront.PATH, service)
                .addFilter("/*", new ResponseHeaders())
                .addFilter("/*", new Methods())
                .addFilter("/*", new ReadableAddresses())
                .addFilter("/*", new PagePlaces(2 * PROCESSORS))
                .addFilter("/*", new SparqlFront(current, new SparqlPages(current, desk)))
                .addServlet("/dumps/*", new DumpServlet(current))
                .addServlet("/health", health)
                .addServlet("/ready", health)
                .addServlet("/metrics", new MetricsServlet(current, reloader, metrics, ending::getCurrentRequestCount, lanes, cache, operation))
                .addServlet(FusekiUi.PATH + "/*", new FusekiUi(current, service))
                .addServlet("/*", new NotFoundServlet(current));
        SiteRoutes.add(builder, current, desk);
        FusekiServer fuseki = builder.build();
        harden(fuseki.getJettyServer(), settings.host(), watchdog);
        operate(fuseki.getJettyServer(), ending, operation, metrics);
        try {
            fuseki.start();
        } catch (Exception e) {
            watchdog.close();
            throw new IOException(reason(e, settings), e);
        }
        EgnatiaServer server = new EgnatiaServer(fuseki, watchdog, settings, reloader, ending, operation.journal());
        if (settings.publicUrl().isEmpty()) {
            current.moveTo(new Links(server.url()));
        }
        current.prepare();
        return server;
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
        Handler handler = jetty.getHandler();
        handler = new EagerContentHandler(handler, new EagerContentHandler.FormContentLoaderFactory(50, MAX_BODY),
                new EagerContentHandler.RetainedContentLoaderFactory(MAX_BODY, -1, true));
        SizeLimitHandler sizes = new SizeLimitHandler(MAX_BODY, -1);
        sizes.setHandler(handler);
        jetty.setHandler(new SlowSenders(watchdog, new SlowReaders(watchdog, new LenientEncodings(compressing(new OversizedBodies(MAX_BODY, sizes))))));
        PlainErrors errors = new PlainErrors();
        jetty.setErrorHandler(errors);
        jetty.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(errors));
    }

    /** Compresses text answers, each with an ETag of its own. Bodies of requests are never unfolded. */
    private static Handler compressing(Handler inner) {
        CompressionHandler handler = new TextCompression(inner);
        handler.putCompression(new GzipCompression());
        CompressionConfig.Builder config = CompressionConfig.builder().compressIncludeMethod("GET").compressIncludeMethod("HEAD").compressIncludeMethod("POST")
                .decompressExcludePath("/*").decompressExcludeMethod("POST").decompressExcludeMethod("GET");
        for (String type : COMPRESSED) {
            config.compressIncludeMimeType(type);
        }
        handler.putConfiguration("/*", config.build());
        return handler;
    }

    /** Numbers, logs and counts requests, and lets them end before the server does. */
    private static void operate(Server jetty, GracefulHandler ending, OperationSettings operation, RequestMetrics metrics) {
        ending.setHandler(jetty.getHandler());
        jetty.setHandler(new RequestNumbers(ending));
        jetty.setRequestLog(new RequestLog.Collection(metrics,
                new AccessLog(operation.journal(), InstantSource.system(), operation.clientNetworks())));
        jetty.setStopTimeout(operation.stopWithin().toMillis());
        if (jetty.getThreadPool() instanceof QueuedThreadPool pool) {
            pool.setStopTimeout(STOP_THREADS_MILLISECONDS);
        }
    }

    private static String reason(Throwable thrown, ServerSettings settings) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return "port " + settings.port() + " on " + settings.host()
                        + " is taken or not ours to use; choose another with --port, or --port 0 for a free one";
            }
        }
        return "the server cannot start on " + settings.host() + ":" + settings.port() + ": " + thrown.getMessage();
    }

    /** The address of the home page, with the port that was really taken. */
    public URI url() {
        return url(settings.host(), fuseki.getPort());
    }

    private static URI url(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    }

    /** How many requests are being answered. */
    long inFlight() {
        return ending.getCurrentRequestCount();
    }

    /** Asks for a reload, which goes on beside the running server. */
    public void reload() {
        reloader.request();
    }

    /** Waits until the server is stopped from elsewhere. */
    public void join() {
        fuseki.join();
    }

    /**
     * Stops: takes no more connections, answers further requests on open ones with 503, waits for those that are being
     * answered as long as {@link OperationSettings#stopWithin()} says, and cuts off the rest.
     */
    @Override
    public void close() {
        reloader.close();
        try {
            fuseki.stop();
        } catch (FusekiException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            journal.event("some requests did not end in time and were cut off");
        } finally {
            watchdog.close();
        }
    }
}
