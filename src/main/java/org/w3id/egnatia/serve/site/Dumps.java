package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.Distribution;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.FileSize;
import org.w3id.egnatia.publish.Manifest;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Squeezed;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.publish.change.Changes;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Content;

/**
 * The files of releases: those that lie in the folder of releases, if the server has one, and those of the release in
 * service, which are else made when they are first asked for. What is made lies on the disk, for all of it together is
 * larger than the memory that a small server has.
 */
final class Dumps {

    private static final String UNREADABLE = "the folder of releases cannot be read";
    private static final String UNWRITABLE = "the folder for temporary files cannot be written to";
    /** Files whose size is told though no folder of releases has it, for they are quickly made. */
    private static final List<String> MEASURED =
            List.of(Distributions.TURTLE, Distributions.N_QUADS, "egnatia-open.nq");

    private static final int PATCHES = 20;

    private final Optional<ReleaseFolder> folder;
    private final Map<String, Stored> made = new ConcurrentHashMap<>();
    /** Those that were asked for last. */
    private final Map<String, Stored> patches = new LinkedHashMap<>(PATCHES, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stored> eldest) {
            return size() > PATCHES;
        }
    };

    Dumps(Optional<ReleaseFolder> folder) {
        this.folder = folder;
    }

    /** Where bytes lie on the disk. */
    private interface Place {
        InputStream read();

        long length();
    }

    /** A file of the folder of releases. */
    private record InFolder(Path file) implements Place {
        @Override
        public InputStream read() {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(UNREADABLE, e);
            }
        }

        @Override
        public long length() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(UNREADABLE, e);
            }
        }
    }

    /** A file that was made for the release in service. */
    private record Made(ScratchFile file) implements Place {
        @Override
        public InputStream read() {
            return file.read();
        }

        @Override
        public long length() {
            return file.length();
        }
    }

    /**
     * A file on the disk.
     *
     * @param plain  where it lies
     * @param size   its size and checksum
     * @param folded the same in gzip coding
     */
    record Stored(Place plain, FileSize size, Optional<Place> folded) implements Content {

        @Override
        public int length() {
            return (int) size.bytes();
        }

        @Override
        public InputStream read() {
            return plain.read();
        }

        @Override
        public Optional<Content> gzip() {
            return folded.map(place -> new Content() {
                @Override
                public int length() {
                    return (int) place.length();
                }

                @Override
                public InputStream read() {
                    return place.read();
                }
            });
        }
    }

    /** The versions that the folder has, newest first; none if there is no folder. */
    List<Version> versions() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try {
            return folder.get().versions();
        } catch (IOException e) {
            throw new UncheckedIOException(UNREADABLE, e);
        }
    }

    /** What a version changed, if the folder tells it. */
    Optional<Changes> changes(Version version) {
        try {
            return folder.isEmpty() ? Optional.empty() : folder.get().changes(version);
        } catch (IOException e) {
            throw new UncheckedIOException(UNREADABLE, e);
        }
    }

    /** True if a folder of releases is served. */
    boolean hasFolder() {
        return folder.isPresent();
    }

    /** The manifest of a version, if the folder has it. */
    Optional<Manifest> manifest(String version) {
        return folder.flatMap(f -> f.of(version)).flatMap(path -> {
            try {
                return Manifest.in(path);
            } catch (IOException e) {
                throw new UncheckedIOException(UNREADABLE, e);
            }
        });
    }

    /** The file in which a version lies in the folder. */
    Optional<Path> path(String version, String name) {
        return folder.flatMap(f -> f.of(version)).map(path -> path.resolve(name));
    }

    /** A file of a version that the folder has; empty if it has no such file. */
    Optional<Stored> stored(String version, String name) {
        Optional<Manifest> manifest = manifest(version);
        return manifest.flatMap(m -> m.entries().stream().filter(entry -> entry.name().equals(name)).findFirst())
                .map(entry -> new Stored(new InFolder(path(version, name).orElseThrow()), entry.size(),
                        manifest.orElseThrow()
                        .entries().stream().filter(other -> other.name().equals(name + '.' + Squeezed.GZIP.suffix()))
                        .findFirst().flatMap(other -> path(version, other.name())).map(InFolder::new)));
    }

    /** The list of the files of a release. */
    static Distributions of(Site site) {
        return site.once(Distributions.class, s -> new Distributions(s.release(), s::descriptions));
    }

    /** The size of a file of the release in service, as far as it is known without making it for nobody. */
    Optional<FileSize> size(Site site, String name) {
        return stored(site.release().version(), name).map(Stored::size)
                .or(() -> MEASURED.contains(name) ? Optional.of(made(site, of(site).named(name).orElseThrow()).size())
                        : Optional.empty());
    }

    /** A file of the release in service, made now if it was not before. */
    Stored made(Site site, Distribution file) {
        Release release = site.release();
        made.keySet().stream().filter(key -> !key.startsWith(release.digest())).toList()
                .forEach(made::remove);
        return made.computeIfAbsent(release.digest() + file.fileName(), key -> make(file));
    }

    private static Stored make(Distribution file) {
        try {
            ScratchFile plain = new ScratchFile();
            FileSize size;
            try (OutputStream out = plain.write()) {
                size = file.to(out);
            }
            ScratchFile folded = new ScratchFile();
            try (OutputStream out = folded.write(); InputStream in = plain.read()) {
                Squeezed.GZIP.of(in, out);
            }
            return new Stored(new Made(plain), size, Optional.of(new Made(folded)));
        } catch (IOException e) {
            throw new UncheckedIOException(UNWRITABLE, e);
        }
    }

    /** A squeezed file of the release in service. */
    Stored made(Site site, Distribution file, Squeezed how) {
        Stored plain = made(site, file);
        return made.computeIfAbsent(site.release().digest() + file.fileName() + '.' + how.suffix(), key ->
                scratch(out -> how.of(plain.read(), out)));
    }

    /** Writes a file and tells how much it was. */
    private interface Writing {
        FileSize to(OutputStream out) throws IOException;
    }

    private static Stored scratch(Writing writing) {
        try {
            ScratchFile file = new ScratchFile();
            try (OutputStream out = file.write()) {
                return new Stored(new Made(file), writing.to(out), Optional.empty());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(UNWRITABLE, e);
        }
    }

    /**
     * What changed from one version to another as RDF Patch, of files that the folder has for both.
     *
     * @param file name of the canonical file
     */
    Optional<Stored> patch(String from, String to, String file) {
        if (stored(from, file).isEmpty() || stored(to, file).isEmpty()) {
            return Optional.empty();
        }
        synchronized (patches) {
            return Optional.of(patches.computeIfAbsent(from + ' ' + to + ' ' + file, key ->
                    scratch(out -> folder.orElseThrow().writePatch(from, to, file, out))));
        }
    }
}
