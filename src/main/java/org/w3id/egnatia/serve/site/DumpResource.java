package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JsonArray;
import org.w3id.egnatia.page.DumpsPage;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.publish.Distribution;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.FileForm;
import org.w3id.egnatia.publish.FileSize;
import org.w3id.egnatia.publish.GraphRights;
import org.w3id.egnatia.publish.Manifest;
import org.w3id.egnatia.publish.Meaning;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Squeezed;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.publish.change.RdfPatch;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.AnswerKey;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.HttpDate;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * The files of the release in service, {@code /dumps/latest/FILE} and {@code /dumps/VERSION/FILE}, those of the other
 * versions that the folder of releases has, the list of versions, and the way from one time to another (Memento,
 * RFC 7089): {@code /dumps/timegate/FILE} and {@code /dumps/timemap/FILE}.
 */
final class DumpResource implements Resource {

    private static final String LATEST = "latest";
    private static final String TIME_GATE = "timegate";
    private static final String TIME_MAP = "timemap";
    private static final String FROM = "from/";
    private static final String PATCH = ".rdfp";
    private static final Form RDF_PATCH = new Form("", RdfPatch.MEDIA_TYPE, RdfPatch.MEDIA_TYPE);
    private static final Form LINKS = new Form("", "application/link-format", "application/link-format");

    private final Dumps dumps;

    DumpResource(Dumps dumps) {
        this.dumps = dumps;
    }

    @Override
    public Answer answer(Target target) {
        Site site = Served.of(target).site();
        String path = target.variable("path");
        int slash = path.indexOf('/');
        String folder = slash < 0 ? path : path.substring(0, slash);
        String name = slash < 0 ? "" : path.substring(slash + 1);
        if (path.equals(ReleaseFolder.VERSIONS)) {
            return versions(target);
        } else if (folder.equals(TIME_GATE)) {
            return timeGate(target, name);
        } else if (folder.equals(TIME_MAP)) {
            return timeMap(target, name);
        }
        boolean isLatest = folder.equals(LATEST);
        String version = isLatest ? site.release().version() : folder;
        if (name.startsWith(FROM)) {
            return patch(version, name.substring(FROM.length()));
        }
        Optional<Answer> answer = inFolder(target, version, name, isLatest);
        if (answer.isEmpty() && version.equals(site.release().version())) {
            answer = inService(target, site, name, isLatest);
        }
        return answer.orElseGet(() -> none(version, name));
    }

    /** What changed since another version: {@code from/OLD.rdfp}, or of the default graph {@code from/OLD.nt.rdfp}. */
    private Answer patch(String version, String name) {
        boolean isGraph = name.endsWith(".nt" + PATCH);
        String from = name.replaceFirst("(\\.nt)?\\.rdfp$", "");
        Optional<Dumps.Stored> patch = name.endsWith(PATCH) ? dumps.patch(from, version,
                isGraph ? Distributions.N_TRIPLES : Distributions.N_QUADS) : Optional.empty();
        if (patch.isEmpty()) {
            return Refusal.of(Cause.NOT_FOUND, dumps.hasFolder() ? "There is no such patch; name two versions of "
                    + "/dumps/versions.json, as in /dumps/NEW/from/OLD.rdfp."
                    : "The server has no folder of releases, so there are no other versions and no patches.");
        }
        AnswerKey key = new AnswerKey(patch.get().size().sha256(), "", "", name, RDF_PATCH.mediaType(),
                new TreeMap<>(), Optional.empty());
        return Representation.of(RDF_PATCH, key, () -> Representation.Made.of(patch.get())).resumable()
                .fresh(Freshness.FOR_EVER);
    }

    private Refusal none(String version, String name) {
        boolean isOfFolder = name.equals(Manifest.FILE) || name.equals(ReleaseFolder.CHECKSUMS);
        return Refusal.of(Cause.NOT_FOUND, isOfFolder && !dumps.hasFolder()
                ? "The server has no folder of releases, which holds manifests and checksums; see /dumps/ for files."
                : !dumps.versions().isEmpty() && dumps.manifest(version).isEmpty()
                ? "There is no such version; see /dumps/versions.json for those that there are."
                : "There is no such dump; see /dumps/latest/" + Distributions.TURTLE + " and /dumps/latest/"
                + Distributions.N_QUADS + ", and /dumps/ for all.");
    }

    /** A file that lies in the folder of releases, whose checksum is its validator. */
    private Optional<Answer> inFolder(Target target, String version, String name, boolean isLatest) {
        Optional<Manifest> manifest = dumps.manifest(version);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        if (name.equals(Manifest.FILE) || name.equals(ReleaseFolder.CHECKSUMS)) {
            Form form = name.equals(Manifest.FILE) ? Form.JSON : Form.TEXT;
            Representation file = Representation.of(form, isLatest ? Freshness.LASTING : Freshness.FOR_EVER, () ->
                    Representation.Made.of(Content.of(read(version, name))));
            return Optional.of(file);
        }
        return dumps.stored(version, name).map(stored -> {
            Form form = form(name, manifest.get().entries().stream().filter(entry -> entry.name().equals(name))
                    .map(Manifest.Entry::of).findFirst().orElse(name));
            AnswerKey key = new AnswerKey(stored.size().sha256(), "", "", name, form.mediaType(), new TreeMap<>(),
                    Optional.empty());
            Representation file = Representation.of(form, key, () -> Representation.Made.of(stored)).resumable()
                    .fresh(isLatest ? Freshness.LASTING : Freshness.FOR_EVER);
            return versioned(file, target, version, name, isLatest);
        });
    }

    private byte[] read(String version, String name) {
        try {
            return Files.readAllBytes(dumps.path(version, name).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of releases cannot be read", e);
        }
    }

    private Optional<Answer> inService(Target target, Site site, String name, boolean isLatest) {
        Distributions files = Dumps.of(site);
        Optional<Squeezed> how = Arrays.stream(Squeezed.values()).filter(s -> name.endsWith('.' + s.suffix()))
                .findFirst();
        String plain = how.map(s -> name.substring(0, name.length() - s.suffix().length() - 1)).orElse(name);
        return files.named(plain).filter(file -> how.isEmpty() || file.form() != FileForm.ZIP).map(file -> {
            Form form = form(name, plain);
            String fixed = "dumps/" + site.release().version() + '/' + name;
            Representation dump = Representation.of(form, target.key(fixed, form), () ->
                    Representation.Made.of(how.isPresent() ? dumps.made(site, file, how.get())
                    : dumps.made(site, file))).resumable();
            return versioned(dump, target, site.release().version(), name, isLatest);
        });
    }

    private static Form form(String name, String plain) {
        Optional<Squeezed> how = Arrays.stream(Squeezed.values()).filter(s -> !name.equals(plain)
                && name.endsWith('.' + s.suffix())).findFirst();
        if (how.isPresent()) {
            return new Form("", how.get().mediaType(), how.get().mediaType());
        }
        FileForm form = Arrays.stream(FileForm.values()).filter(f -> plain.endsWith(f.suffix()))
                .max(Comparator.comparingInt(f -> f.suffix().length())).orElse(FileForm.ZIP);
        return new Form("", form.mediaType(), form.contentType());
    }

    /** Which version the file is of, in the terms of Memento (RFC 7089). */
    private Representation versioned(Representation dump, Target target, String version, String name,
            boolean isLatest) {
        Site site = Served.of(target).site();
        Links links = site.links();
        String fixed = "dumps/" + version + '/' + name;
        Optional<String> date = published(site.release(), version);
        if (isLatest) {
            Field memento = Field.link(links.absolute(fixed), "memento");
            return ways(dump, links, name).at(Optional.of(links.to(fixed)))
                    .with(date.map(d -> new Field(memento.name(), memento.value() + "; datetime=\"" + d + '"'))
                    .orElse(memento));
        }
        Representation known = ways(dump.with(Field.link(links.absolute("dumps/latest/" + name),
                "original latest-version")), links, name);
        return date.map(d -> known.with(new Field("Memento-Datetime", d))).orElse(known);
    }

    /** The ways to other times, where there are any. */
    private Representation ways(Representation dump, Links links, String name) {
        return dumps.hasFolder() ? dump.with(Field.link(links.absolute("dumps/" + TIME_GATE + '/' + name), TIME_GATE))
                .with(Field.link(links.absolute("dumps/" + TIME_MAP + '/' + name), TIME_MAP, LINKS.mediaType())) : dump;
    }

    /** When a version was published, or else when its data was issued. */
    private Optional<String> published(Release release, String version) {
        return dumps.versions().stream().filter(v -> v.version().equals(version)).map(v ->
                HttpDate.write(v.published())).findFirst()
                .or(() -> version.equals(release.version()) ? release.issued().map(HttpDate::write) : Optional.empty());
    }

    private Answer versions(Target target) {
        JsonArray list = new JsonArray();
        if (dumps.hasFolder()) {
            dumps.versions().forEach(version -> list.add(version.json()));
        } else {
            Served served = Served.of(target);
            list.add(Version.of(served.release(), served.since()).json());
        }
        return Representation.of(Form.JSON, Freshness.REVALIDATE, () -> Representation.Made.of(list + "\n"));
    }

    /** The versions that have a file, oldest first. */
    private List<Version> with(String name) {
        List<Version> versions = new ArrayList<>(dumps.versions().stream().filter(version -> version.isPublished()
                && dumps.stored(version.version(), name).isPresent()).toList());
        versions.sort(Comparator.comparing(Version::published));
        return versions;
    }

    private Answer timeGate(Target target, String name) {
        Links links = Served.of(target).site().links();
        List<Version> versions = with(name);
        if (versions.isEmpty()) {
            return noTimes(name);
        }
        Optional<String> asked = target.request().headers().first("Accept-Datetime");
        Optional<Instant> moment = asked.flatMap(HttpDate::read);
        if (asked.isPresent() && moment.isEmpty()) {
            return Refusal.badRequest("Accept-Datetime is no date; write it as in \"" + HttpDate.write(versions.get(0)
                    .published()) + "\".");
        }
        Version found = moment.flatMap(m -> versions.stream().filter(v -> !v.published().isAfter(m))
                .reduce((before, after) -> after)).orElseGet(() -> moment.isPresent() ? versions.get(0)
                : versions.get(versions.size() - 1));
        return Redirect.found(links.to("dumps/" + found.version() + '/' + name)).with(List.of(
                new Field("Vary", "Accept-Datetime"),
                Field.link(links.absolute("dumps/latest/" + name), "original"),
                Field.link(links.absolute("dumps/" + TIME_MAP + '/' + name), TIME_MAP, LINKS.mediaType())));
    }

    private Answer timeMap(Target target, String name) {
        Links links = Served.of(target).site().links();
        List<Version> versions = with(name);
        if (versions.isEmpty()) {
            return noTimes(name);
        }
        List<String> lines = new ArrayList<>(List.of(
                link(links, "dumps/latest/" + name, "original"),
                link(links, "dumps/" + TIME_GATE + '/' + name, TIME_GATE),
                link(links, "dumps/" + TIME_MAP + '/' + name, "self") + "; type=\"" + LINKS.mediaType() + "\"; from=\""
                + HttpDate.write(versions.get(0).published()) + "\"; until=\""
                + HttpDate.write(versions.get(versions.size() - 1).published()) + '"'));
        for (int i = 0; i < versions.size(); i++) {
            String relation = (i == 0 ? "first " : "") + (i == versions.size() - 1 ? "last " : "") + "memento";
            lines.add(link(links, "dumps/" + versions.get(i).version() + '/' + name, relation) + "; datetime=\""
                    + HttpDate.write(versions.get(i).published()) + '"');
        }
        return Representation.of(LINKS, Freshness.REVALIDATE, () -> Representation.Made.of(String.join(",\n", lines)
                + "\n"));
    }

    private static String link(Links links, String path, String relation) {
        return '<' + links.absolute(path) + ">; rel=\"" + relation + '"';
    }

    private Refusal noTimes(String name) {
        return Refusal.of(Cause.NOT_FOUND, dumps.hasFolder()
                ? "No version has a file " + name + "; see /dumps/ for the files."
                : "The server has no folder of releases, so there are no other versions; see /dumps/ for the files.");
    }

    /** The list of files. */
    Answer list(Target target) {
        View view = Views.of(target, "dumps/");
        return target.as(Form.HTML, () -> {
            DumpsPage page = page(view);
            // A file has a size and a digest once it was made, which the page is to tell from then on.
            boolean isFleeting = page.groups().stream().flatMap(group -> group.files().stream())
                    .anyMatch(file -> file.bytes().isEmpty());
            return new Representation.Made(Content.of(view.site().render(page)), Optional.empty(), isFleeting,
                    List.of(), Notes.NONE);
        });
    }

    private DumpsPage page(View view) {
        Map<Meaning, List<DumpsPage.File>> files = new EnumMap<>(Meaning.class);
        for (Distribution file : Dumps.of(view.site()).all()) {
            Optional<FileSize> size = dumps.size(view.site(), file.fileName());
            files.computeIfAbsent(file.meaning(), m -> new ArrayList<>()).add(new DumpsPage.File(file.fileName(),
                    file.title(), file.form().label(), size.map(FileSize::bytes), size.map(FileSize::sha256),
                    file.form() == FileForm.ZIP ? List.of() : Arrays.stream(Squeezed.values()).map(how ->
                    new DumpsPage.Packed(file.fileName() + '.' + how.suffix(), how.label())).toList()));
        }
        return new DumpsPage(view, files.entrySet().stream().map(group -> new DumpsPage.Group(group.getKey().code(),
                group.getKey().title(), group.getKey().description(), group.getValue())).toList(),
                new GraphRights(view.site().release()).notices(), dumps.versions().stream()
                .map(DumpResource::row).toList());
    }

    private static DumpsPage.Edition row(Version version) {
        return new DumpsPage.Edition(version.version(), HttpDate.write(version.published()), version.issued(),
                version.ontology(), version.triples(), version.failure());
    }
}
