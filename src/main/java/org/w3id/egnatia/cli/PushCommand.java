package org.w3id.egnatia.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.publish.push.GraphStore;
import org.w3id.egnatia.publish.push.Push;
import org.w3id.egnatia.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code push}: the graphs of a release into another engine. */
@Command(name = "push", mixinStandardHelpOptions = true,
        description = "Brings the graphs of the data into another RDF engine, by the SPARQL 1.1 Graph Store Protocol: "
        + "one after another, each read back and compared. Graphs that are there already are left alone, so a push "
        + "that was ended is simply begun again; graphs of an earlier release that are no more are removed.")
final class PushCommand implements Callable<Integer> {

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
    @Mixin
    private CredentialsOption credentials;

    @Option(names = "--to", paramLabel = "URL", required = true, description = "Address of the graph store, such as "
            + "http://127.0.0.1:3330/dataset/data of Fuseki or …/repositories/NAME/rdf-graphs/service of RDF4J.")
    private URI to;

    @Option(names = "--graphs", paramLabel = "WORD", defaultValue = "all", description = "all: the named graphs, and "
            + "in the default graph what counts as known; named: only those, for an engine whose default graph is the "
            + "union of them; standard: only the default graph (default: ${DEFAULT-VALUE}).")
    private Graphs graphs;

    @Override
    public Integer call() throws IOException {
        Optional<String> authorisation = credentials.authorisation(spec.commandLine(), "--to", to);
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
}
