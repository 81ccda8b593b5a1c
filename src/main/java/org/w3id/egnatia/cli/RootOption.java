package org.w3id.egnatia.cli;

import java.nio.file.Path;
import org.w3id.egnatia.load.Workspace;
import picocli.CommandLine.Option;

/** The option that says where ontology, data and queries come from. */
final class RootOption {

    @Option(names = "--root", paramLabel = "DIR",
            description = "Folder with ontology/, data/ and queries/. Without it, the data shipped with the program.")
    private Path root;

    Workspace workspace() {
        return root == null ? Workspace.shipped() : Workspace.at(root);
    }
}
