package org.w3id.egnatia.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: load, check, derive, serve. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Loads, checks and derives the data, and serves it over HTTP.")
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;

    @Option(names = "--port", defaultValue = "3030", description = "Port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--public-url", paramLabel = "URL", description = "Address under which the world sees the server; decides links.")
    private URI publicUrl;

    @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "10", description = "Longest time for one query (default: ${DEFAULT-VALUE}).")
    private int timeLimit;

    @Override
    public Integer call() {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is no port; give a number from 0 to 65535");
        }
        if (timeLimit < 1) {
            throw new ParameterException(spec.commandLine(), "--time-limit must be at least 1 second");
        }
        Optional<Release> release = Releases.of(root.workspace(), spec.commandLine().getErr());
        return release.map(this::serve).orElse(ExitCode.FINDINGS);
    }

    private int serve(Release release) {
        ServerSettings settings = new ServerSettings(host, port, Optional.ofNullable(publicUrl).map(ServeCommand::withSlash), Duration.ofSeconds(timeLimit));
        try {
            EgnatiaServer server = EgnatiaServer.start(release, settings);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            spec.commandLine().getOut().println("Egnatia is ready at " + server.url());
            server.join();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CannotListenException(e.getMessage());
        }
    }

    private static URI withSlash(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }
}
