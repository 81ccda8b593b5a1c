package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import org.w3id.egnatia.serve.http.Cause;
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
    private record Dump(ScratchFile plain, DumpFile.Size size, ScratchFile folded) implements Content {

        static Dump of(DumpFile file, Release release) {
            try {
                ScratchFile plain = new ScratchFile();
                DumpFile.Size size;
                try (OutputStream out = plain.write()) {
                    size = file.to(out, release);
                }
                ScratchFile folded = new ScratchFile();
                try (OutputStream out = new GZIPOutputStream(folded.write()); InputStream in = plain.read()) {
                    in.transferTo(out);
                }
                return new Dump(plain, size, folded);
            } catch (IOException e) {
                throw new UncheckedIOException("the folder for temporary files cannot be written to", e);
            }
        }

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
            return Optional.of(new Content() {
                @Override
                public int length() {
                    return (int) folded.length();
                }

                @Override
                public InputStream read() {
                    return folded.read();
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
            return Refusal.of(Cause.NOT_FOUND, "There is no such dump; see /dumps/latest/" + DumpFile.TURTLE.fileName()
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
                .forEach(dumps::remove);
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
