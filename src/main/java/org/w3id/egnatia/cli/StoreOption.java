package org.w3id.egnatia.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says where the triples of a release are kept. */
final class StoreOption {

    private static final String MEMORY = "memory";
    private static final String DISK = "tdb2:";

    @Option(names = "--store", paramLabel = "STORE", defaultValue = MEMORY,
            description = "Where the triples are kept: memory; or tdb2:DIR, a folder of its own, in which the release "
            + "is loaded into a database of TDB2 unless it is there, and opened within seconds at the next start with "
            + "the same files and the same program. Queries take longer there, and memory does not grow with the data "
            + "(default: ${DEFAULT-VALUE}).")
    private String store;

    /** The folder of databases; empty to keep triples in memory. */
    Optional<Path> disk(CommandLine command) {
        if (store.equals(MEMORY)) {
            return Optional.empty();
        }
        if (!store.startsWith(DISK) || store.length() == DISK.length()) {
            throw new ParameterException(command, "--store " + store + " is none; give memory or tdb2:DIR");
        }
        return Optional.of(Path.of(store.substring(DISK.length())));
    }
}
