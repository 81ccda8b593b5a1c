package org.w3id.egnatia.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code build}: the release folder. */
@Command(name = "build", mixinStandardHelpOptions = true,
        description = "Writes the release folder: the data as Turtle and N-Quads, with checksums. Equal data gives "
        + "equal bytes.")
final class BuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "Folder to write to; made if it is missing.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        try {
            ReleaseFolder.write(release.get(), out);
        } catch (IOException e) {
            throw new IOException(out + ": the release cannot be written here (" + Trouble.of(e)
                    + "); choose another --out or free some room", e);
        }
        spec.commandLine().getOut().println("Version " + release.get().version() + " is in " + out);
        return ExitCode.OK;
    }
}
