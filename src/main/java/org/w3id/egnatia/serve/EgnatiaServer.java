package org.w3id.egnatia.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.release.Release;

/**
 * The HTTP server: Fuseki with one read-only query service, and our pages beside it.
 */
public final class EgnatiaServer implements AutoCloseable {

    private static final int MAX_BODY = 256 * 1024;
    private static final int QUERIES_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final FusekiServer fuseki;
    private final ServerSettings settings;

    private EgnatiaServer(FusekiServer fuseki, ServerSettings settings) {
        this.fuseki = fuseki;
        this.settings = settings;
    }

    /**
     * Starts a server; when this returns, requests are answered.
     *
     * @throws IOException with one sentence for the user if the address cannot be listened on
     */
    public static EgnatiaServer start(Release release, ServerSettings settings) throws IOException {
        CurrentRelease current = new CurrentRelease(release, new Links(settings.publicUrl().orElse(url(settings.host(), settings.port()))));
        DatasetGraph dataset = release.dataset();
        FunctionAllowList.apply(dataset.getContext());
        HealthServlet health = new HealthServlet(current);
        DataService service = DataService.newBuilder(dataset).addEndpoint(Operation.Query).build();
        FusekiServer.Builder builder = FusekiServer.create().port(settings.port()).loopback(true)
                .registerOperation(Operation.Query, new SparqlEndpoint(current, settings.timeLimit(), QUERIES_AT_ONCE))
                .add(SparqlFront.PATH, service)
                .addFilter("/*", new ResponseHeaders())
                .addFilter("/*", new Methods())
                .addFilter("/*", new SparqlFront(current, settings.publicUrl()))
                .addServlet("/dumps/*", new DumpServlet(current))
                .addServlet("/health", health)
                .addServlet("/ready", health)
                .addServlet(FusekiUi.PATH + "/*", new FusekiUi(current, service))
                .addServlet("/*", new NotFoundServlet());
        SiteRoutes.add(builder, current);
        FusekiServer fuseki = builder.build();
        harden(fuseki.getJettyServer(), settings.host());
        try {
            fuseki.start();
        } catch (Exception e) {
            throw new IOException(reason(e, settings), e);
        }
        EgnatiaServer server = new EgnatiaServer(fuseki, settings);
        if (settings.publicUrl().isEmpty()) {
            current.moveTo(new Links(server.url()));
        }
        return server;
    }

    /** Fuseki reserves 5 MB of output buffer for each response and takes headers of 512 KB. */
    private static void harden(Server jetty, String host) {
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
        jetty.setHandler(sizes);
        jetty.setErrorHandler(new PlainErrors());
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

    /** Waits until the server is stopped from elsewhere. */
    public void join() {
        fuseki.join();
    }

    @Override
    public void close() {
        fuseki.stop();
    }
}
