package org.w3id.egnatia.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.w3id.egnatia.publish.change.Changes;
import org.w3id.egnatia.publish.change.RdfPatch;
import org.w3id.egnatia.publish.form.QuestionArchive;
import org.w3id.egnatia.release.Release;

/**
 * The folder to which {@code build --out DIR} appends: a folder for each version, which never changes, the list
 * {@value #VERSIONS}, newest first, and a link {@value #LATEST} to the newest.
 *
 * <p>A version is written in a folder whose name begins with a dot, its manifest last, forced to the disk and renamed
 * when it is whole. So whatever can be seen is whole, and after a crash the next build mends the list.
 */
public final class ReleaseFolder {

    /** Checksums of the files of a version, in the format of {@code sha256sum}. */
    public static final String CHECKSUMS = "SHA256SUMS";
    /** The list of versions. */
    public static final String VERSIONS = "versions.json";
    /** The link to the newest version. */
    public static final String LATEST = "latest";

    /** The folder with what each version changed. */
    public static final String CHANGES = "changes";

    private static final String BUILDING = ".building-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final InstantSource clock;

    /** A folder, which need not be there. */
    public ReleaseFolder(Path folder) {
        this(folder, InstantSource.system());
    }

    /** A folder, with a clock that says when something is published. */
    public ReleaseFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** What came of a release that was to be published. */
    public record Published(Version version, boolean isNew) {
    }

    /**
     * Adds a release; one that is there already is left as it is.
     *
     * @throws IOException if the folder cannot be made or written to; what could be seen before can still be seen
     */
    public Published add(Release release) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel ignored = locked()) {
            removeUnfinished();
            List<Version> versions = mended();
            Optional<Version> known = versions.stream().filter(v -> v.version().equals(release.version())).findFirst();
            if (known.isPresent()) {
                list(versions);
                if (changes(known.get()).isEmpty()) {
                    tellChanges(known.get());
                }
                return new Published(known.get(), false);
            }
            Path building = folder.resolve(BUILDING + release.version());
            Manifest manifest;
            try {
                Files.createDirectory(building);
                manifest = fill(building, release);
                force(building);
                Files.move(building, folder.resolve(release.version()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(building);
            }
            Version added = Version.of(manifest, after(versions), newest(versions).map(Version::version));
            versions.add(0, added);
            list(versions);
            tellChanges(added);
            return new Published(added, true);
        }
    }

    /**
     * Notes that nothing was published, where something was before.
     *
     * @param reason a sentence for readers
     * @throws IOException if the folder cannot be written to
     */
    public void addFailure(String reason) throws IOException {
        if (!Files.exists(folder.resolve(VERSIONS))) {
            return;
        }
        try (FileChannel ignored = locked()) {
            List<Version> versions = mended();
            versions.add(0, Version.failed(after(versions), reason));
            list(versions);
        }
    }

    /**
     * Removes all but the newest versions, whole: after each moment what is listed and what can be had are the same,
     * but for a moment in which one is listed that cannot be had any more.
     *
     * @param count how many stay, at least one
     * @return those that were removed, newest first
     * @throws IOException if the folder cannot be written to
     */
    public List<String> keep(int count) throws IOException {
        try (FileChannel ignored = locked()) {
            List<Version> versions = mended();
            List<String> old = versions.stream().filter(Version::isPublished).skip(count).map(Version::version)
                    .toList();
            if (old.isEmpty()) {
                return old;
            }
            for (String version : old) {
                Files.move(folder.resolve(version), folder.resolve(BUILDING + version), StandardCopyOption.ATOMIC_MOVE);
            }
            int first = versions.stream().map(Version::version).toList().indexOf(old.get(0));
            list(versions.subList(0, first));
            removeUnfinished();
            for (String version : old) {
                Files.deleteIfExists(folder.resolve(CHANGES).resolve(version + ".json"));
            }
            return old;
        }
    }

    /** The newest version of a list, if one was published. */
    public static Optional<Version> newest(List<Version> versions) {
        return versions.stream().filter(Version::isPublished).findFirst();
    }

    /** The clock may have been set back; the order of the list does not follow it. */
    private Instant after(List<Version> versions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return versions.isEmpty() || now.isAfter(versions.get(0).published()) ? now
                : versions.get(0).published().plus(Duration.ofSeconds(1));
    }

    private FileChannel locked() throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw busy(e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw busy(null);
    }

    private static IOException busy(Exception cause) {
        return new IOException("another build is writing there; wait until it has ended", cause);
    }

    private void removeUnfinished() throws IOException {
        for (Path left : listed(BUILDING)) {
            remove(left);
        }
    }

    private List<Path> listed(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Manifest fill(Path building, Release release) throws IOException {
        List<Distribution> files = new Distributions(release).all();
        Map<String, List<Manifest.Stored>> stored = new HashMap<>();
        StringBuilder sums = new StringBuilder();
        for (Distribution file : files) {
            Path plain = building.resolve(file.fileName());
            Files.createDirectories(plain.getParent());
            List<Manifest.Stored> three = new ArrayList<>();
            three.add(new Manifest.Stored(file.fileName(), write(plain, file::to)));
            if (file.form() != FileForm.ZIP) {
                for (Squeezed how : Squeezed.values()) {
                    String name = file.fileName() + '.' + how.suffix();
                    three.add(new Manifest.Stored(name, write(building.resolve(name),
                            out -> squeeze(how, plain, out))));
                }
            }
            three.forEach(one -> sums.append(one.size().sha256()).append("  ").append(one.name()).append('\n'));
            stored.put(file.fileName(), three);
        }
        write(building.resolve(CHECKSUMS), sums.toString());
        Manifest manifest = Manifest.of(release, files, stored);
        write(building.resolve(Manifest.FILE), manifest.toString());
        return manifest;
    }

    private static FileSize squeeze(Squeezed how, Path plain, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(plain)) {
            return how.of(in, out);
        }
    }

    /** Writes the content of a file. */
    private interface Writing<T> {
        T to(OutputStream out) throws IOException;
    }

    private static <T> T write(Path target, Writing<T> content) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            T result = content.to(out);
            out.flush();
            channel.force(true);
            return result;
        }
    }

    private static void write(Path target, String text) throws IOException {
        write(target, out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return text;
        });
    }

    /** Forces what a folder holds by name to the disk, where the system lets folders be opened. */
    private static void force(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * The list of versions, newest first; empty if there is none.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public List<Version> versions() throws IOException {
        Path file = folder.resolve(VERSIONS);
        List<Version> versions = new ArrayList<>();
        try {
            JSON.parseAny(Files.readString(file)).getAsArray()
                    .forEach(entry -> versions.add(Version.read(entry.getAsObject())));
        } catch (NoSuchFileException e) {
            return versions;
        } catch (JsonException | UnsupportedOperationException | NullPointerException | DateTimeException e) {
            throw new IOException(file + ": is no list of versions of Egnatia, so nothing is published here; choose "
                    + "another folder", e);
        }
        return versions;
    }

    /**
     * The list with what a build before could not note any more, because it was ended between two steps, and without
     * what is no longer there.
     */
    private List<Version> mended() throws IOException {
        List<Version> versions = versions();
        versions.removeIf(version -> version.isPublished() && !Files.isDirectory(folder.resolve(version.version())));
        Set<String> known = new HashSet<>();
        versions.forEach(version -> known.add(version.version()));
        List<Path> folders;
        try (Stream<Path> all = Files.list(folder)) {
            folders = all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{12}")).sorted().toList();
        }
        for (Path one : folders) {
            Optional<Manifest> manifest = Manifest.in(one);
            if (manifest.isPresent() && !known.contains(manifest.get().version())) {
                Instant written = Files.getLastModifiedTime(one.resolve(Manifest.FILE)).toInstant()
                        .truncatedTo(ChronoUnit.SECONDS);
                versions.add(0, Version.of(manifest.get(), versions.isEmpty()
                        || written.isAfter(versions.get(0).published()) ? written : after(versions),
                        newest(versions).map(Version::version)));
            }
        }
        return versions;
    }

    private void list(List<Version> versions) throws IOException {
        JsonArray array = new JsonArray();
        versions.forEach(version -> array.add(version.json()));
        Path part = folder.resolve('.' + VERSIONS + ".part");
        write(part, array + "\n");
        Files.move(part, folder.resolve(VERSIONS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        point(versions);
        force(folder);
    }

    /** Keeps in words what a version changed, beside the versions, since it depends on the one before. */
    private void tellChanges(Version version) throws IOException {
        Optional<Path> before = version.previous().flatMap(this::of);
        if (before.isPresent()) {
            Changes changes = Changes.of(before.get().resolve(Distributions.N_QUADS),
                    folder.resolve(version.version()).resolve(Distributions.N_QUADS), version.previous().get(),
                    version.version());
            Path changed = Files.createDirectories(folder.resolve(CHANGES)).resolve(version.version() + ".json");
            Path part = changed.resolveSibling('.' + version.version() + ".part");
            write(part, changes.json() + "\n");
            Files.move(part, changed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * What a version changed, if there was one before it and its build was not ended before it could tell.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<Changes> changes(Version version) throws IOException {
        Path file = folder.resolve(CHANGES).resolve(version.version() + ".json");
        return version.isPublished() && Files.exists(file) ? Optional.of(Changes.read(file)) : Optional.empty();
    }

    /** Lets the link lead to the newest version, where the system has links. */
    private void point(List<Version> versions) throws IOException {
        Optional<Version> newest = newest(versions);
        Path link = folder.resolve(LATEST);
        if (newest.isEmpty() || Files.isSymbolicLink(link)
                && Files.readSymbolicLink(link).toString().equals(newest.get().version())) {
            return;
        }
        Path part = folder.resolve('.' + LATEST + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createSymbolicLink(part, Path.of(newest.get().version()));
            Files.move(part, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException e) {
            // The list says which is the newest.
            return;
        }
    }

    /**
     * Writes what changed from one version to another as RDF Patch.
     *
     * @param file name of the canonical file that is compared: {@value Distributions#N_QUADS} for the named graphs,
     *             {@value Distributions#N_TRIPLES} for the knowledge graph
     * @throws IOException if a version cannot be read, or the stream does not take what is written
     */
    public FileSize writePatch(String from, String to, String file, OutputStream out) throws IOException {
        Measured measured = new Measured(out);
        RdfPatch.write(folder.resolve(from).resolve(file), folder.resolve(to).resolve(file), from, to, measured);
        measured.flush();
        return measured.size();
    }

    /**
     * A version put together again of its canonical N-Quads and the archive of its queries; empty if it is not there.
     *
     * @throws IOException if it cannot be read, or is not what its name says
     */
    public Optional<Release> release(String version) throws IOException {
        Optional<Path> kept = of(version);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Path plain = kept.get().resolve(Distributions.N_QUADS);
        Path squeezed = kept.get().resolve(Distributions.N_QUADS + '.' + Squeezed.GZIP.suffix());
        DatasetGraph written = DatasetGraphFactory.createGeneral();
        try {
            RDFParser.source(Files.exists(plain) ? plain : squeezed)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(written);
        } catch (RiotException e) {
            throw new IOException(plain + ": is no N-Quads (" + e.getMessage() + ")", e);
        }
        Release release = Release.again(written, QuestionArchive.read(kept.get().resolve(Distributions.QUESTIONS)));
        if (!release.version().equals(version)) {
            throw new IOException(plain + ": has not the data of version " + version + " any more");
        }
        return Optional.of(release);
    }

    /** The folder of a version, if it is there. */
    public Optional<Path> of(String version) {
        return version.matches("[0-9a-f]{12}") ? Optional.of(folder.resolve(version)).filter(Files::isDirectory)
                : Optional.empty();
    }
}
