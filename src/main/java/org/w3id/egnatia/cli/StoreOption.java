package org.w3id.egnatia.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3id.egnatia.serve.engine.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says where the triples of a release are kept, or who runs the queries. */
final class StoreOption {

    private static final String MEMORY = "memory";
    private static final String DISK = "tdb2:";
    private static final String ENGINE = "sparql:";

    @Option(names = "--store", paramLabel = "STORE", defaultValue = MEMORY,
            description = "Where the triples are kept: memory; or tdb2:DIR, a folder of its own, in which the release "
            + "is loaded into a database of TDB2 unless it is there, and opened within seconds at the next start with "
            + "the same files and the same program. Queries take longer there, and of the data only names are in "
            + "memory. Or sparql:URL: queries go to another engine that has the release by 'egnatia push', and "
            + "everything else is answered from memory (default: ${DEFAULT-VALUE}).")
    private String store;
    @Mixin
    private CredentialsOption credentials;

    /** The folder of databases; empty to keep triples in memory. */
    Optional<Path> disk(CommandLine command) {
        if (!store.equals(MEMORY) && !after(DISK).isPresent() && !after(ENGINE).isPresent()) {
            throw new ParameterException(command, "--store " + store
                    + " is none; give memory, tdb2:DIR or sparql:URL");
        }
        return after(DISK).map(Path::of);
    }

    /**
     * The engine to which queries go; empty to run them here.
     *
     * @param events takes a line when it begins to fail, and when it answers again
     */
    Optional<Engine> engine(CommandLine command, Consumer<String> events) {
        return after(ENGINE).map(address -> {
            if (!address.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
                throw new ParameterException(command, "--store " + store + " is none; after sparql: stands an address "
                        + "that begins with http:// or https://");
            }
            URI to = URI.create(address);
            return new Engine(to, credentials.authorisation(command, "--store sparql:URL", to), events);
        });
    }

    private Optional<String> after(String kind) {
        return Optional.of(store).filter(text -> text.startsWith(kind) && text.length() > kind.length())
                .map(text -> text.substring(kind.length()));
    }
}
