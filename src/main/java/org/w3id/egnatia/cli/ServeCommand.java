package org.w3id.egnatia.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.load.FolderWatch;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.PreparedReleases;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.OperationSettings;
import org.w3id.egnatia.serve.ServerSettings;
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

    @Option(names = "--port", defaultValue = "3030",
            description = "Port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--public-url", paramLabel = "URL",
            description = "Address under which the world sees the server; decides links.")
    private URI publicUrl;

    @Option(names = "--client-header", paramLabel = "NAME",
            description = "Header in which a proxy in front tells the client's address, such as X-Forwarded-For; its "
            + "last value counts. Clients could forge it where there is no such proxy.")
    private String clientHeader;

    @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "10",
            description = "Longest time for one query (default: ${DEFAULT-VALUE}).")
    private int timeLimit;

    @Option(names = "--watch", description = "Reload when a file below --root changes. SIGHUP reloads, too. Data with "
            + "errors is not taken over.")
    private boolean watch;

    @Option(names = "--stop-within", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long requests may go on after SIGTERM; a second SIGTERM ends at once (default: "
            + "${DEFAULT-VALUE}).")
    private int stopWithin;

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
        if (stopWithin < 0) {
            throw new ParameterException(spec.commandLine(), "--stop-within must be at least 0 seconds");
        }
        if (watch && root.folder().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--watch needs a folder to watch; give it with --root");
        }
        if (publicUrl != null && !isAddress(publicUrl)) {
            throw new ParameterException(spec.commandLine(),
                    "--public-url must be an address of the web such as https://example.org/egnatia/, without query or "
                    + "fragment");
        }
        Signals.onHangup(hangups::happened);
        Optional<FolderWatch> folder = root.folder().filter(path -> watch).map(FolderWatch::of);
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        try (ServerLog log = ServerLog.of(accessLog)) {
            return serve(release.get(), log, folder);
        } finally {
            folder.ifPresent(FolderWatch::close);
        }
    }

    private int serve(Release release, ServerLog log, Optional<FolderWatch> folder) {
        ServerSettings settings = new ServerSettings(host, port, Optional.ofNullable(publicUrl)
                .map(ServeCommand::withSlash), Duration.ofSeconds(timeLimit),
                Optional.ofNullable(clientHeader));
        PreparedReleases prepared = Releases.prepared(cache, spec.commandLine().getErr());
        OperationSettings operation = new OperationSettings(Duration.ofSeconds(stopWithin), openMetrics,
                !noClientNetworks, log,
                root.folder().map(path -> () -> prepared.of(Workspace.at(path))), true);
        try {
            EgnatiaServer server = EgnatiaServer.start(release, settings, operation);
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

    private static boolean isAddress(URI url) {
        return url.isAbsolute() && ("http".equalsIgnoreCase(url.getScheme())
                || "https".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static URI withSlash(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }
}
