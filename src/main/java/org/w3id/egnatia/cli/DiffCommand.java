package org.w3id.egnatia.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.change.ChangeText;
import org.w3id.egnatia.publish.change.Changes;
import org.w3id.egnatia.publish.change.RdfPatch;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what changed between two versions. */
@Command(name = "diff", mixinStandardHelpOptions = true,
        description = "Tells what changed from one version to another, in words or as RDF Patch. A version is a folder "
        + "that 'build' made, a file of canonical N-Quads of it, or a working folder with ontology, data and queries.")
final class DiffCommand implements Callable<Integer> {

    private static final int DIGITS = 12;

    /** How the changes are written. */
    enum Format {
        text, md, json, patch
    }

    /** By what they are put under headings. */
    enum Heading {
        kind, partner, topic
    }

    @Spec
    private CommandSpec spec;
    @Mixin
    private CacheOption cache;

    @Parameters(index = "0", paramLabel = "OLD", description = "The older version.")
    private Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer version.")
    private Path newer;

    @Option(names = "--format", defaultValue = "text", paramLabel = "FORMAT",
            description = "text, md (Markdown), json or patch (RDF Patch, default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--by", defaultValue = "kind", paramLabel = "WORD",
            description = "What the headings of text and Markdown are: kind, partner or topic (default: "
            + "${DEFAULT-VALUE}).")
    private Heading by;

    /** A version as canonical N-Quads. */
    private record Side(Path file, String name, boolean isOurs) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (isOurs) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        Optional<Side> before = side(older);
        Optional<Side> after = before.isPresent() ? side(newer) : Optional.empty();
        if (before.isEmpty() || after.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        try (Side from = before.get(); Side to = after.get()) {
            tell(from, to);
        }
        return ExitCode.OK;
    }

    private void tell(Side from, Side to) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.patch) {
            RdfPatch.write(from.file(), to.file(), from.name(), to.name(), new OutputStream() {
                @Override
                public void write(int b) {
                    throw new UnsupportedOperationException("lines are written whole");
                }

                @Override
                public void write(byte[] bytes) {
                    out.print(new String(bytes, StandardCharsets.UTF_8));
                }
            });
        } else {
            Changes changes = Changes.of(from.file(), to.file(), from.name(), to.name());
            out.print(format == Format.json ? changes.json() + "\n" : ChangeText.of(changes,
                    ChangeText.By.valueOf(by.name().toUpperCase(Locale.ROOT)), format == Format.md));
        }
        out.flush();
    }

    private Optional<Side> side(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return Optional.of(new Side(path, Sha256.hex(Files.readAllBytes(path)).substring(0, DIGITS), false));
        }
        Path file = path.resolve(Distributions.N_QUADS);
        if (Files.isRegularFile(file)) {
            return Optional.of(new Side(file, Sha256.hex(Files.readAllBytes(file)).substring(0, DIGITS), false));
        }
        if (!Files.isDirectory(path.resolve("data"))) {
            throw new UnreadableException(path + ": is no version; give a folder that 'egnatia build' made, its "
                    + Distributions.N_QUADS + ", or a working folder with data in it");
        }
        Optional<Release> release = Releases.at(path, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return Optional.empty();
        }
        Path written = Files.createTempFile("egnatia-diff", ".nq");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
            release.get().writeQuads(out, (graph, subject) -> true);
        }
        return Optional.of(new Side(written, release.get().version(), true));
    }
}
