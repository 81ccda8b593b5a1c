package org.w3id.egnatia.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.w3id.egnatia.load.FolderWatch;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.page.Reports;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.PreparedReleases;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.OperationSettings;
import org.w3id.egnatia.serve.ReservedAddress;
import org.w3id.egnatia.serve.ServerSettings;
import org.w3id.egnatia.serve.engine.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: load, check, derive, serve. */
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Loads the data, checks it unless that was done before, and serves it over HTTP.")
final class ServeCommand implements Callable<Integer> {

    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;
    @Mixin
    private StoreOption store;

    @Option(names = "--port", defaultValue = "3030",
            description = "Port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--public-url", paramLabel = "URL",
            description = "Address under which the world sees the server; decides links.")
    private URI publicUrl;

    @Option(names = "--report-to", paramLabel = "ADDRESS",
            description = "Where readers report errors: mailto:NAME@HOST, or the address of a page for new issues such "
            + "as https://example.org/egnatia/issues/new, which gets title and body filled in. Each page links there.")
    private URI reportTo;

    @Option(names = "--trusted-proxies", paramLabel = "NETWORK", split = ",",
            description = "Networks of the proxies in front that are believed when they say for which client they ask, "
            + "such as 10.1.0.0/16; loopback is this machine. Without it, everybody behind a proxy counts as one "
            + "client.")
    private List<String> trustedProxies = List.of();

    @Option(names = "--client-header", paramLabel = "NAME",
            description = "Header in which trusted proxies tell the client's address (default: X-Forwarded-For); given "
            + "alone, the proxy is on this machine. The proxy must set it or add to it, else clients could forge it.")
    private String clientHeader;

    @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "10",
            description = "Longest time for one query (default: ${DEFAULT-VALUE}).")
    private int timeLimit;

    @Option(names = "--watch", description = "Reload when a file below --root changes. SIGHUP reloads, too. Data with "
            + "errors is not taken over; at the start, the last release of the folder that had none is served.")
    private boolean watch;

    @Option(names = "--stop-within", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long requests may go on after SIGTERM; a second SIGTERM ends at once (default: "
            + "${DEFAULT-VALUE}).")
    private int stopWithin;

    @Option(names = "--drain", paramLabel = "SECONDS", defaultValue = "0",
            description = "After SIGTERM, how long everything is still answered while /ready says that the server is "
            + "stopping, so that proxies turn to another server first (default: ${DEFAULT-VALUE}).")
    private int drain;

    @Option(names = "--access-log", paramLabel = "FILE", defaultValue = "-",
            description = "Where to write a line for each request: a file, - for standard error, or off (default: "
            + "${DEFAULT-VALUE}).")
    private String accessLog;

    @Option(names = "--no-client-networks", description = "Leave the clients' networks (/24 or /48) out of the "
            + "access log.")
    private boolean noClientNetworks;

    @Option(names = "--open-metrics", description = "Show /metrics to everybody; else only to this machine and not "
            + "through a proxy.")
    private boolean openMetrics;

    @Option(names = "--fall-back-to-shipped", description = "If the data below --root has errors at the start and no "
            + "earlier release of it is kept, serve the data shipped with the program instead of nothing.")
    private boolean fallBackToShipped;

    @Option(names = "--releases", paramLabel = "DIR", description = "Folder that 'build' appends releases to; its "
            + "versions are served below /dumps/, with their list and the way from one time to another.")
    private Path releases;

    @Option(names = "--last-good-first", description = "If files below --root have changed since the last start, serve "
            + "the last release that had no errors at once, and check the files beside it.")
    private boolean lastGoodFirst;

    private final Hangups hangups = new Hangups();

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(),
                    "--port " + port + " is no port; give a number from 0 to 65535");
        }
        if (timeLimit < 1) {
            throw new ParameterException(spec.commandLine(), "--time-limit must be at least 1 second");
        }
        if (drain < 0) {
            throw new ParameterException(spec.commandLine(), "--drain must be at least 0 seconds");
        }
        if (stopWithin < 0) {
            throw new ParameterException(spec.commandLine(), "--stop-within must be at least 0 seconds");
        }
        if (watch && root.folder().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--watch needs a folder to watch; give it with --root");
        }
        Optional<URI> publicAddress = PublicUrl.checked(spec.commandLine(), publicUrl);
        if (reportTo != null && !Reports.isAddress(reportTo)) {
            throw new ParameterException(spec.commandLine(), "--report-to must be an address of mail such as "
                    + "mailto:errors@example.org, or of a page for new issues that begins with https://");
        }
        ServerSettings settings = settings(publicAddress);
        checkReleases();
        Optional<Path> disk = store.disk(spec.commandLine());
        MachineClock clock = new MachineClock(spec.commandLine().getErr());
        MachineClock.made().ifPresent(clock::isAfterProgramOf);
        Signals.onHangup(hangups::happened);
        PreparedReleases prepared = Releases.prepared(cache, spec.commandLine().getErr());
        // What cannot be listened on or written to is told before anything takes time.
        try (ReservedAddress address = reserve(); ServerLog log = ServerLog.of(accessLog)) {
            prepared.probe();
            Optional<FolderWatch> folder = root.folder().filter(path -> watch).map(FolderWatch::of);
            try {
                PrintWriter err = spec.commandLine().getErr();
                Supplier<Outcome> data = Releases.data(root, prepared, disk, err);
                Optional<Releases.Served> known = lastGoodFirst ? Releases.beforeChecking(root, prepared, err)
                        : Optional.empty();
                Optional<Releases.Served> first = known.isPresent() ? known
                        : Releases.toServe(root, data, prepared, fallBackToShipped, err);
                if (first.isEmpty()) {
                    return ExitCode.FINDINGS;
                }
                first.get().release().issued().ifPresent(clock::isAfterDataOf);
                Optional<Engine> engine = store.engine(spec.commandLine(), log::event);
                engine.flatMap(other -> other.unfitFor(first.get().release())).ifPresent(why -> {
                    throw new UnreadableException(why);
                });
                address.close();
                return serve(settings.asking(engine), first.get(), data, log, folder);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                folder.ifPresent(FolderWatch::close);
            }
        }
    }

    /** What may not be read is not absent. */
    private void checkReleases() {
        if (releases == null) {
            return;
        }
        try {
            if (!Files.readAttributes(releases, BasicFileAttributes.class).isDirectory()) {
                throw new NotDirectoryException(releases.toString());
            }
            if (!Files.isReadable(releases) || !Files.isExecutable(releases)) {
                throw new AccessDeniedException(releases.toString());
            }
            new ReleaseFolder(releases).versions();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new ParameterException(spec.commandLine(), "--releases " + releases
                    + " is no folder; make one with 'egnatia build --out " + releases + "'", e);
        } catch (IOException e) {
            throw new UnreadableException("--releases " + releases + ": the versions cannot be read ("
                    + Trouble.of(e) + "); let the user that serves read it");
        }
    }

    private ReservedAddress reserve() {
        try {
            return ReservedAddress.of(host, port);
        } catch (IOException e) {
            throw new CannotListenException(e.getMessage());
        }
    }

    private ServerSettings settings(Optional<URI> publicAddress) {
        try {
            return new ServerSettings(host, port, publicAddress, Duration.ofSeconds(timeLimit))
                    .behind(Optional.ofNullable(clientHeader), trustedProxies)
                    .with(Optional.ofNullable(releases)).reporting(Optional.ofNullable(reportTo));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--trusted-proxies " + e.getMessage(), e);
        }
    }

    private int serve(ServerSettings settings, Releases.Served first, Supplier<Outcome> data, ServerLog log,
            Optional<FolderWatch> folder) {
        OperationSettings operation = new OperationSettings(Duration.ofSeconds(drain), Duration.ofSeconds(stopWithin),
                openMetrics,
                !noClientNetworks, log,
                root.folder().map(path -> data), true, first.start());
        try {
            EgnatiaServer server = EgnatiaServer.start(first.release(), settings, operation);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                log.close();
            }, "stop"));
            Signals.endInOrder();
            hangups.answerBy(server::reload);
            folder.ifPresent(changes -> changes.start(WATCH_INTERVAL, server::reload));
            spec.commandLine().getOut().println("Egnatia is ready at " + server.url());
            server.join();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CannotListenException(e.getMessage());
        }
    }
}
