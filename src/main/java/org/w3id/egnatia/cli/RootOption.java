package org.w3id.egnatia.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.w3id.egnatia.load.Workspace;
import picocli.CommandLine.Option;

/** The option that says where ontology, data and queries come from. */
final class RootOption {

    @Option(names = "--root", paramLabel = "DIR",
            description = "Folder with ontology/, data/ and queries/. Without it, the data shipped with the program.")
    private Path root;

    /** A file's path in the workspace if it lies there, else as the user gave it; with {@code /} between the parts. */
    String pathOf(Path file) {
        Path home = (root == null ? Path.of("") : root).toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path path = absolute.startsWith(home) ? home.relativize(absolute) : file.normalize();
        return path.toString().replace('\\', '/');
    }

    /** The working folder; empty for the shipped data. */
    Optional<Path> folder() {
        return Optional.ofNullable(root);
    }

    Workspace workspace() {
        return root == null ? Workspace.shipped() : Workspace.at(root);
    }
}
