package org.w3id.egnatia.serve.site;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.w3id.egnatia.page.DumpsPage;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.publish.DumpFile;
import org.w3id.egnatia.publish.GraphRights;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.HttpDate;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * The dumps of the release that is being served: {@code /dumps/latest/FILE} and {@code /dumps/VERSION/FILE}, and their
 * list.
 */
final class DumpResource implements Resource {

    private static final String LATEST = "latest";

    private final Map<String, Dump> dumps = new ConcurrentHashMap<>();

    /**
     * What is made once for a file: folding and hashing it for each client would keep the processor busy. It lies on
     * the disk, for all of them together are larger than the memory that a small server has.
     */
    private record Dump(Path plain, DumpFile.Size size, Path folded, int foldedLength) implements Content {

        static Dump of(DumpFile file, Release release) {
            try {
                Path plain = temporary();
                Path folded = temporary();
                DumpFile.Size size;
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain))) {
                    size = file.to(out, release);
                }
                try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(folded)))) {
                    Files.copy(plain, out);
                }
                return new Dump(plain, size, folded, (int) Files.size(folded));
            } catch (IOException e) {
                throw new UncheckedIOException("the folder for temporary files cannot be written to", e);
            }
        }

        private static Path temporary() throws IOException {
            Path file = Files.createTempFile("egnatia-dump", "");
            file.toFile().deleteOnExit();
            return file;
        }

        private static InputStream opened(Path file) {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the folder for temporary files cannot be read", e);
            }
        }

        /** Gives the room on the disk back; who is reading reads on. */
        void remove() {
            try {
                Files.deleteIfExists(plain);
                Files.deleteIfExists(folded);
            } catch (IOException e) {
                // It goes when the program ends.
                return;
            }
        }

        @Override
        public int length() {
            return (int) size.bytes();
        }

        @Override
        public InputStream read() {
            return opened(plain);
        }

        @Override
        public Optional<Content> gzip() {
            return Optional.of(new Content() {
                @Override
                public int length() {
                    return foldedLength;
                }

                @Override
                public InputStream read() {
                    return opened(folded);
                }
            });
        }
    }

    @Override
    public Answer answer(Target target) {
        Site site = Served.of(target).site();
        Release release = site.release();
        String[] parts = target.variable("path").split("/");
        boolean isKnown = parts.length == 2 && (parts[0].equals(LATEST) || parts[0].equals(release.version()));
        Optional<DumpFile> file = isKnown ? DumpFile.named(parts[1]) : Optional.empty();
        if (file.isEmpty()) {
            return Refusal.of(404, "There is no such dump; see /dumps/latest/" + DumpFile.TURTLE.fileName()
                    + " and /dumps/latest/" + DumpFile.N_QUADS.fileName() + ".");
        }
        String fixed = "dumps/" + release.version() + '/' + file.get().fileName();
        Form form = new Form("", file.get().mediaType().replaceFirst(";.*", ""), file.get().mediaType());
        Representation dump = Representation.of(form, target.key(fixed, form), () ->
                Representation.Made.of(dump(release, file.get()))).resumable();
        return versioned(dump, site.links(), release, fixed, parts[0].equals(LATEST), file.get());
    }

    /**
     * Which version the file is of, in the terms of Memento (RFC 7089); the server holds one version and claims no
     * others.
     */
    private static Representation versioned(Representation dump, Links links, Release release, String fixed,
            boolean isLatest, DumpFile file) {
        Optional<String> issued = release.issued().map(HttpDate::write);
        if (isLatest) {
            Field memento = Field.link(links.absolute(fixed), "memento");
            return dump.at(Optional.of(links.to(fixed)))
                    .with(issued.map(date -> new Field(memento.name(), memento.value() + "; datetime=\"" + date + '"'))
                    .orElse(memento));
        }
        Representation known = dump.with(Field.link(links.absolute("dumps/latest/" + file.fileName()),
                "original latest-version"));
        return issued.map(date -> known.with(new Field("Memento-Datetime", date))).orElse(known);
    }

    private Dump dump(Release release, DumpFile file) {
        dumps.keySet().stream().filter(key -> !key.startsWith(release.digest())).toList()
                .forEach(key -> Optional.ofNullable(dumps.remove(key)).ifPresent(Dump::remove));
        return dumps.computeIfAbsent(release.digest() + file, key -> Dump.of(file, release));
    }

    /** The list of files. */
    Answer list(Target target) {
        View view = Views.of(target, "dumps/");
        return PageResource.page(target, view, v -> {
            List<DumpsPage.File> files = Arrays.stream(DumpFile.values()).map(file -> {
                Dump dump = dump(v.site().release(), file);
                return new DumpsPage.File(file.fileName(), file.mediaType().replaceFirst(";.*", ""),
                        dump.length(), dump.size().sha256());
            }).toList();
            return Optional.of(new DumpsPage(v, files, new GraphRights(v.site().release()).notices()));
        });
    }
}
