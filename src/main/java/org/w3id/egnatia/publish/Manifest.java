package org.w3id.egnatia.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonParseException;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * What is in the folder of a version: each file with what it is for, its size and its checksum, plain and squeezed. It
 * is the last file to be written, so that a folder which has one is whole. Nothing in it depends on when or where it
 * was made.
 *
 * @param json what stands in the file
 */
public record Manifest(JsonObject json) {

    /** Name of its file. */
    public static final String FILE = "manifest.json";

    /** A file as it lies in the folder. */
    record Stored(String name, FileSize size) {
    }

    /** Makes the manifest of a release. */
    static Manifest of(Release release, List<Distribution> files, Map<String, List<Stored>> stored) {
        GraphRights rights = new GraphRights(release);
        JsonObject json = new JsonObject();
        json.put("name", "Egnatia");
        json.put("dataset", Namespaces.BASE);
        json.put("version", release.version());
        json.put("digest", release.digest());
        json.put("digestOf", Distributions.N_QUADS);
        release.issued().ifPresent(day -> json.put("issued", day.toString()));
        ontology(release).ifPresent(version -> json.put("ontology", version));
        json.put("triples", JsonNumber.value(release.triples()));
        json.put("quads", JsonNumber.value(release.quads()));
        json.put("graphs", JsonNumber.value(release.graphNames().size()));
        json.put("questions", JsonNumber.value(release.queries().questions().size()));
        json.put("licences", texts(rights.licences().stream().map(Node::getURI).toList()));
        json.put("notices", texts(rights.notices()));
        json.put("note", NamingRules.KOSOVO_FOOTNOTE);
        JsonArray list = new JsonArray();
        files.forEach(file -> list.add(file(file, stored.get(file.fileName()))));
        json.put("files", list);
        return new Manifest(json);
    }

    /** The version of the ontology of a release, if it has a header. */
    static Optional<String> ontology(Release release) {
        return release.defaultGraph().find(Descriptions.ONTOLOGY, OWL.versionInfo.asNode(), Node.ANY)
                .mapWith(t -> t.getObject().getLiteralLexicalForm()).nextOptional();
    }

    private static JsonObject file(Distribution file, List<Stored> stored) {
        JsonObject one = size(stored.get(0));
        one.put("meaning", file.meaning().code());
        one.put("title", file.title());
        one.put("format", file.form().label());
        one.put("mediaType", file.form().mediaType());
        one.put("rights", file.isOpen() ? "open" : "complete");
        one.put("licences", texts(file.licences().stream().map(Node::getURI).toList()));
        JsonArray squeezed = new JsonArray();
        stored.subList(1, stored.size()).forEach(other -> squeezed.add(size(other)));
        one.put("compressed", squeezed);
        return one;
    }

    private static JsonObject size(Stored stored) {
        JsonObject one = new JsonObject();
        one.put("name", stored.name());
        one.put("bytes", JsonNumber.value(stored.size().bytes()));
        one.put("sha256", stored.size().sha256());
        return one;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /**
     * Reads the manifest of a folder; empty if there is none.
     *
     * @throws IOException if it cannot be read, or is no manifest
     */
    public static Optional<Manifest> in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JSON.parse(Files.readString(file));
            if (!json.hasKey("version") || !json.hasKey("files")) {
                throw new IOException(file + ": is no manifest of a release of Egnatia; choose another folder");
            }
            return Optional.of(new Manifest(json));
        } catch (JsonParseException e) {
            throw new IOException(file + ": is no JSON, so this is no release of Egnatia; choose another folder", e);
        }
    }

    /** The version. */
    public String version() {
        return json.getString("version");
    }

    /** A text of it; empty if it has none of the name. */
    public String text(String key) {
        return json.hasKey(key) ? json.getString(key) : "";
    }

    /** A number of it. */
    public long number(String key) {
        return json.getNumber(key).longValue();
    }

    /**
     * A file in the list, plain or squeezed.
     *
     * @param name   path below the folder
     * @param size   its size and checksum
     * @param of     name of the file that it holds, its own if it is plain
     */
    public record Entry(String name, FileSize size, String of) {
    }

    /** All files, each followed by the ones that hold it in less room. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        json.getArray("files").forEach(value -> {
            JsonObject file = value.getAsObject();
            entries.add(entry(file, file.getString("name")));
            file.getArray("compressed").forEach(other -> entries.add(entry(other.getAsObject(),
                    file.getString("name"))));
        });
        return entries;
    }

    private static Entry entry(JsonObject file, String of) {
        return new Entry(file.getString("name"), new FileSize(file.getNumber("bytes").longValue(),
                file.getString("sha256")), of);
    }

    /** The text of the file. */
    @Override
    public String toString() {
        return json + "\n";
    }
}
