package org.w3id.egnatia.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.publish.DepositFolder;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.site.SiteFolder;
import org.w3id.egnatia.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code build}: the release folder, and the site as files. */
@Command(name = "build", mixinStandardHelpOptions = true,
        description = "Appends a release to a folder: the data as files of many forms, each also compressed, with a "
        + "manifest and checksums, below the name of its version; the list of versions, newest first; and a link to "
        + "the newest. Equal data is the same version and gives equal bytes.")
final class BuildCommand implements Callable<Integer> {

    private static final Pattern DOI = Pattern.compile("10[.]\\d{4,9}/[A-Za-z0-9._()/-]+");

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "Folder to write to; made if it is missing.")
    private Path out;
    @Option(names = "--archive", paramLabel = "DIR",
            description = "Folder in which to make a folder of the release for a deposit in an archive, with its "
            + "citation and the archive's metadata; equal data gives equal bytes.")
    private Path archive;
    @Option(names = "--doi", paramLabel = "DOI",
            description = "DOI that the archive reserved for this version, such as 10.5281/zenodo.1234567.")
    private String doi;
    @Option(names = "--concept-doi", paramLabel = "DOI", description = "DOI that stands for all versions.")
    private String conceptDoi;

    @Option(names = "--site", description = "Write the site as files, too, into the folder 'site' below --out: every "
            + "page and form with relative links, for any static host or to be opened from disk.")
    private boolean site;
    @Option(names = "--public-url", paramLabel = "URL", description = "With --site: the address of a server of the "
            + "same data, such as https://example.org/egnatia/. What files cannot answer leads there.")
    private URI publicUrl;
    @Option(names = "--as-of", paramLabel = "DATE", description = "With --site: the day whose state its pages show "
            + "(default: the day on which the data was issued, so that equal data gives equal bytes).")
    private LocalDate asOf;

    @Option(names = "--keep", paramLabel = "N", description = "After that, remove all versions but the N newest "
            + "(default: keep all).")
    private Integer keep;

    @Override
    public Integer call() throws IOException {
        if (keep != null && keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep must be at least 1 version");
        }
        if (!site && (publicUrl != null || asOf != null)) {
            throw new ParameterException(spec.commandLine(), (asOf == null ? "--public-url" : "--as-of")
                    + " belongs to --site");
        }
        Optional<URI> server = PublicUrl.checked(spec.commandLine(), publicUrl);
        Optional<String> reserved = checked("--doi", doi);
        Optional<String> concept = checked("--concept-doi", conceptDoi);
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
        if (site) {
            writeSite(release.get(), server);
        }
        if (archive != null) {
            Files.createDirectories(archive);
            spec.commandLine().getOut().println("The deposit is in "
                    + new DepositFolder(release.get(), reserved, concept).into(archive));
        }
        return ExitCode.OK;
    }

    private void writeSite(Release release, Optional<URI> server) throws IOException {
        long begun = System.nanoTime();
        SiteFolder.Made made;
        try {
            LocalDate day = Optional.ofNullable(asOf).or(release::issued).orElseGet(() ->
                    LocalDate.now(ZoneOffset.UTC));
            made = new SiteFolder(out).make(release, new SiteFolder.Settings(day, server));
        } catch (IOException e) {
            String where = e instanceof FileSystemException file && file.getFile() != null ? file.getFile() + ": " : "";
            throw new IOException(out + ": the site cannot be written here (" + where + Trouble.of(e)
                    + "); what was there before still is", e);
        }
        PrintWriter print = spec.commandLine().getOut();
        print.println("The site is in " + made.folder() + ": " + made.pages() + " pages, " + made.files() + " files, "
                + made.bytes() / 1_000_000 + " MB with the dumps, in "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s; " + made.answers()
                + " answers to questions with values are prepared");
        made.left().forEach(left -> print.println("  not prepared: " + left));
        made.refused().forEach(refused -> print.println("  linked, and refused: " + refused));
    }

    private Optional<String> checked(String option, String given) {
        if (given != null && (archive == null || !DOI.matcher(given).matches())) {
            throw new ParameterException(spec.commandLine(), archive == null ? option + " belongs to --archive"
                    : "'" + given + "' is no DOI; write " + option + " as in 10.5281/zenodo.1234567");
        }
        return Optional.ofNullable(given);
    }
}
