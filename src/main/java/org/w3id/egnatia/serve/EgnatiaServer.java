package org.w3id.egnatia.serve;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Reports;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.ask.AskedQuestion;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.container.HttpContainer;
import org.w3id.egnatia.serve.guard.AdmissionQueue;
import org.w3id.egnatia.serve.guard.BusyException;
import org.w3id.egnatia.serve.guard.PageAdmission;
import org.w3id.egnatia.serve.guard.Watchdog;
import org.w3id.egnatia.serve.http.AnswerCache;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Client;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Edition;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Route;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.http.Sender;
import org.w3id.egnatia.serve.live.KeptReleases;
import org.w3id.egnatia.serve.live.LiveRelease;
import org.w3id.egnatia.serve.live.ProgramDigest;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.operation.AccessLog;
import org.w3id.egnatia.serve.operation.HealthResource;
import org.w3id.egnatia.serve.operation.Journal;
import org.w3id.egnatia.serve.operation.MetricsResource;
import org.w3id.egnatia.serve.operation.Reloader;
import org.w3id.egnatia.serve.operation.RequestMetrics;
import org.w3id.egnatia.serve.operation.UnheededClients;
import org.w3id.egnatia.serve.site.RefusalPage;
import org.w3id.egnatia.serve.site.SiteRoutes;
import org.w3id.egnatia.serve.sparql.EndpointResource;
import org.w3id.egnatia.serve.sparql.QueryAdmission;
import org.w3id.egnatia.serve.sparql.QueryResource;

/** The server, put together of its rooms. */
public final class EgnatiaServer implements AutoCloseable {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** Paths of what is cited with a version of the data. */
    private static final Pattern CITING = Pattern.compile("/query/[^/]+|" + EndpointResource.PATH + "/?");

    private final ServerSettings settings;
    private final Watchdog watchdog = new Watchdog();
    private final LiveRelease live;
    private final Reloader reloader;
    private final Routes routes;
    private final HttpContainer container;
    private final HttpContainer.Settings listening;
    private final Journal journal;
    private final HealthResource health;
    private final Duration drain;
    private final AnswerCache cache = new AnswerCache();
    private final Optional<KeptReleases> kept;
    private final Optional<WarmUp> warmUp;
    private volatile boolean closed;

    private EgnatiaServer(Release release, ServerSettings settings, OperationSettings operation) {
        this.settings = settings;
        journal = operation.journal();
        AtomicReference<Routes> list = new AtomicReference<>(new Routes(List.of()));
        BiFunction<Release, Links, Site> sites = (next, links) -> new Site(next, links,
                new Site.Menus(list.get().menu(), list.get().footer()), new Reports(settings.reportTo()));
        live = new LiveRelease(release, new Links(settings.publicUrl().orElse(url(settings.host(), settings.port()))),
                sites,
                // Stands in every page, so that pages differ by it.
                ProgramDigest.ofRunning() + settings.reportTo().map(to -> " " + to).orElse("")
                // The order of rows that a query leaves open is that of the engine.
                + settings.engine().map(engine -> " " + engine.address()).orElse(""), this::prepare);
        kept = settings.releases().map(folder -> new KeptReleases(new ReleaseFolder(folder), sites, live::served));
        reloader = new Reloader(live, operation.source(), journal, operation.start());
        AdmissionQueue queue = AdmissionQueue.forProcessors(PROCESSORS);
        QueryAdmission admission = new QueryAdmission(settings.timeLimit(), queue, watchdog, settings.engine());
        QueryResource queries = new QueryResource(settings.timeLimit(), admission);
        UnheededClients unheeded = new UnheededClients(journal);
        health = new HealthResource(reloader, unheeded);
        drain = operation.drain();
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List<Route> operating = List.of(
                Route.of("health", "Whether the process answers", "/health").ready().in(Form.JSON).by(health::health),
                Route.of("ready", "Which data is served since when", "/ready").ready().in(Form.JSON).by(health::ready),
                Route.of("metrics", "Metrics, in Prometheus' text format", "/metrics").ready().closedToCrawlers()
                .in(MetricsResource.FORM)
                        .by(new MetricsResource(meters, live::served, reloader, this::inFlight, queue, cache, journal,
                                unheeded, operation.openMetrics())));
        routes = new SiteRoutes(admission, queries, operating, reloader::refused,
                settings.releases().map(ReleaseFolder::new)).routes();
        list.set(routes);
        PageAdmission pages = new PageAdmission(2 * PROCESSORS);
        Dispatcher dispatcher = new Dispatcher(routes, this::edition, SiteRoutes.otherwise(),
                (client, maker) -> made(pages, client, maker), cache);
        listening = new HttpContainer.Settings(settings.host(), settings.port(), settings.clients(),
                unheeded, operation.stopWithin());
        Sender sender = new Sender(new RefusalPage(() -> live.served().site()), cache);
        warmUp = operation.warm() ? Optional.of(new WarmUp(routes, dispatcher, sender, this::come, this::inFlight))
                : Optional.empty();
        container = new HttpContainer(listening, watchdog, dispatcher, sender,
                () -> live.served().release().rest(), List.of(new RequestMetrics(routes, meters),
                new AccessLog(journal, InstantSource.system(), operation.clientNetworks(), routes)));
    }

    /**
     * What is served, if a request that names an edition means this one. A question that cites a version of the data is
     * answered on that version, if it is kept.
     */
    private Served edition(Request request) throws RefusalException {
        Served now = live.served();
        if (!now.isMeantBy(request)) {
            throw Refusal.of(Cause.OTHER_EDITION, "This server has edition " + now.name() + ", and the request names "
                    + "another one in " + Edition.HEADER + ".").with(new Field(Edition.HEADER, now.name())).thrown();
        }
        Optional<String> cited = kept.isPresent() && CITING.matcher(request.path()).matches()
                ? request.parameters().first(AskedQuestion.VERSION) : Optional.empty();
        return cited.isEmpty() || cited.get().equals(now.release().version()) ? now
                : kept.get().of(cited.get()).orElse(now);
    }

    /** Answers of before are found by nobody any more. */
    private void prepare(Served served) {
        cache.clear();
        warmUp.ifPresent(questions -> questions.run(served.release(), () -> !closed && live.served() == served));
    }

    private static Representation.Made made(PageAdmission pages, Client client, Representation.Maker maker)
            throws RefusalException {
        try (PageAdmission.Place ignored = pages.enter(client.since())) {
            return maker.make();
        } catch (BusyException e) {
            throw Refusal.of(Cause.BUSY, e.getMessage()).thrown();
        }
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
        EgnatiaServer server = new EgnatiaServer(release, settings, operation);
        try {
            server.container.start(server.listening);
        } catch (IOException e) {
            server.watchdog.close();
            throw e;
        }
        server.live.moveTo(new Links(settings.publicUrl().orElse(server.url())));
        server.live.prepare();
        if (operation.start().isChecking()) {
            server.reload();
        }
        return server;
    }

    /** The address of the home page, with the port that was really taken. */
    public URI url() {
        return url(settings.host(), container.port());
    }

    private static URI url(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    }

    /** The list of addresses that are answered. */
    Routes routes() {
        return routes;
    }

    /** How many requests have come. */
    private long come() {
        return container.come();
    }

    /** How many requests are being answered. */
    long inFlight() {
        return container.inFlight();
    }

    /** Asks for a reload, which goes on beside the running server. */
    public void reload() {
        reloader.request();
    }

    /** Waits until the server is stopped from elsewhere. */
    public void join() {
        container.join();
    }

    /**
     * Stops: says so at {@code /ready} and answers on for the time of {@link OperationSettings#drain()}, then takes no
     * more connections, answers further requests on open ones with 503, waits for those that are being
     * answered as long as {@link OperationSettings#stopWithin()} says, and cuts off the rest.
     */
    @Override
    public void close() {
        closed = true;
        reloader.close();
        health.stop();
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (!container.stop()) {
                journal.event("some requests did not end in time and were cut off");
            }
        } finally {
            watchdog.close();
        }
    }
}
