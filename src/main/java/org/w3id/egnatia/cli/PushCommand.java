package org.w3id.egnatia.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.publish.push.GraphStore;
import org.w3id.egnatia.publish.push.Push;
import org.w3id.egnatia.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code push}: the graphs of a release into another engine. */
@Command(name = "push", mixinStandardHelpOptions = true,
        description = "Brings the graphs of the data into another RDF engine, by the SPARQL 1.1 Graph Store Protocol: "
        + "one after another, each read back and compared. Graphs that are there already are left alone, so a push "
        + "that was ended is simply begun again; graphs of an earlier release that are no more are removed.")
final class PushCommand implements Callable<Integer> {

    /** The variable of the environment that may hold the credentials. */
    static final String VARIABLE = "EGNATIA_CREDENTIALS";

    /** What is brought there. */
    enum Graphs {
        all, named, standard
    }

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Option(names = "--to", paramLabel = "URL", required = true, description = "Address of the graph store, such as "
            + "http://127.0.0.1:3330/dataset/data of Fuseki or …/repositories/NAME/rdf-graphs/service of RDF4J.")
    private URI to;

    @Option(names = "--graphs", paramLabel = "WORD", defaultValue = "all", description = "all: the named graphs, and "
            + "in the default graph what counts as known; named: only those, for an engine whose default graph is the "
            + "union of them; standard: only the default graph (default: ${DEFAULT-VALUE}).")
    private Graphs graphs;

    @Option(names = "--credentials", paramLabel = "FILE", description = "File with one line, user:password or Bearer "
            + "TOKEN, that nobody but its owner may read; or put that line into the variable " + VARIABLE + ". Sent "
            + "over https or to this machine only, and never written down.")
    private Path credentials;

    @Override
    public Integer call() throws IOException {
        if (!to.isAbsolute() || !("http".equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme()))
                || to.getHost() == null || to.getRawQuery() != null || to.getRawFragment() != null) {
            throw new ParameterException(spec.commandLine(), "--to must be an address of the web such as "
                    + "https://example.org/dataset/data, without query or fragment");
        }
        if (to.getRawUserInfo() != null) {
            throw new ParameterException(spec.commandLine(), "--to must have no user and no password in it, since "
                    + "addresses are written into logs; give them with --credentials or in " + VARIABLE);
        }
        Optional<String> authorisation = line().map(PushCommand::header);
        if (authorisation.isPresent() && !"https".equalsIgnoreCase(to.getScheme()) && !isThisMachine()) {
            throw new ParameterException(spec.commandLine(), "credentials are sent over https or to this machine only; "
                    + "give --to an address that begins with https://");
        }
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        Push.Outcome outcome = new Push(release.get(), new GraphStore(to, authorisation)).run(switch (graphs) {
            case all -> Push.Selection.ALL;
            case named -> Push.Selection.NAMED;
            case standard -> Push.Selection.DEFAULT;
        });
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "Version %s is in %s: %d graphs sent, %d there "
                + "already, %d removed; %,d triples compared", release.get().version(), to, outcome.sent(),
                outcome.there(), outcome.removed(), outcome.triples()));
        return ExitCode.OK;
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(to.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The line with the credentials; what is wrong with it is told without it. */
    private Optional<String> line() {
        if (credentials == null) {
            return Optional.ofNullable(System.getenv(VARIABLE)).filter(line -> !line.isBlank())
                    .map(line -> checked(line, VARIABLE));
        }
        try {
            if (Files.getFileStore(credentials).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(credentials).toString().matches(".*(GROUP|OTHERS)_READ.*")) {
                throw new UnreadableException(credentials + ": others may read the credentials; run 'chmod 600 "
                        + credentials + "' and change the password if others use this machine");
            }
            return Optional.of(checked(Files.readString(credentials), credentials.toString()));
        } catch (IOException e) {
            throw new UnreadableException(credentials + ": the credentials cannot be read (" + Trouble.of(e) + ")");
        }
    }

    private static String checked(String text, String where) {
        String line = text.strip();
        if (!line.matches("[^\\p{Cntrl}:]+:\\P{Cntrl}*|Bearer [!-~]+")) {
            throw new UnreadableException(where + ": this is no line such as user:password or Bearer TOKEN");
        }
        return line;
    }

    private static String header(String line) {
        return line.startsWith("Bearer ") ? line
                : "Basic " + Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }
}
