package org.w3id.egnatia.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code build}: the release folder. */
@Command(name = "build", mixinStandardHelpOptions = true,
        description = "Appends a release to a folder: the data as files of many forms, each also compressed, with a "
        + "manifest and checksums, below the name of its version; the list of versions, newest first; and a link to "
        + "the newest. Equal data is the same version and gives equal bytes.")
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

    @Option(names = "--keep", paramLabel = "N", description = "After that, remove all versions but the N newest "
            + "(default: keep all).")
    private Integer keep;

    @Override
    public Integer call() throws IOException {
        if (keep != null && keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep must be at least 1 version");
        }
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        ReleaseFolder folder = new ReleaseFolder(out);
        ReleaseFolder.Published published;
        List<String> removed;
        try {
            if (release.isEmpty()) {
                folder.addFailure("The data has errors.");
                return ExitCode.FINDINGS;
            }
            published = folder.add(release.get());
            removed = keep == null ? List.of() : folder.keep(keep);
        } catch (IOException e) {
            throw new IOException(out + ": the release cannot be written here (" + Trouble.of(e)
                    + "); choose another --out or free some room", e);
        }
        spec.commandLine().getOut().println("Version " + published.version().version()
                + (published.isNew() ? " is in " : " was in ") + out
                + (published.isNew() ? "" : " already, so nothing is added"));
        removed.forEach(version -> spec.commandLine().getOut().println("Version " + version + " is removed, since "
                + keep + " are kept"));
        return ExitCode.OK;
    }
}
