package org.w3id.egnatia.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.publish.panel.Panel;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * The folder that a person deposits in an archive, so that a release can be cited: the named graphs, the ontology, the
 * panel, and what the archive and whoever cites need to know. Nothing in it depends on when, where or by which Java it
 * was made, so what a compressor of the platform writes is left out.
 *
 * @param release the release
 * @param doi     the identifier that the archive reserved for the version, if it has
 * @param concept the identifier that stands for all versions, if there is one
 */
public record DepositFolder(Release release, Optional<String> doi, Optional<String> concept) {

    private static final String TITLE = "Egnatia: knowledge graph and panel on the Western Balkans partners and the "
            + "European Union";
    private static final String ABSTRACT = "How the European Union and the six Western Balkans partners work together "
            + "on rule of law, security and migration: relations, events, figures and statements, each with its "
            + "evidence, as RDF and as tables. ";

    /**
     * Writes the folder, which is there when it is whole.
     *
     * @return where it is: a folder of the name of the version below the target
     * @throws IOException if it is there already or cannot be written; then nothing is left behind
     */
    public Path into(Path target) throws IOException {
        Path folder = target.resolve("egnatia-" + release.version());
        if (Files.exists(folder)) {
            throw new IOException(folder + ": is there already; remove it, or choose another folder");
        }
        Path building = target.resolve(".building-" + release.version());
        remove(building);
        try {
            fill(building);
            Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(building);
        }
        return folder;
    }

    private void fill(Path folder) throws IOException {
        TreeMap<String, String> sums = new TreeMap<>();
        for (Distribution file : new Distributions(release).all()) {
            if (file.fileName().equals(Distributions.N_QUADS) || file.fileName().equals(Distributions.ONTOLOGY)
                    || file.fileName().equals(DataCard.FILE)
                    || file.fileName().startsWith(Panel.FOLDER) && file.form() != FileForm.ZIP) {
                Path plain = folder.resolve(file.fileName());
                Files.createDirectories(plain.getParent());
                FileSize size;
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain))) {
                    size = file.to(out);
                }
                if (file.fileName().equals(Distributions.N_QUADS)) {
                    Path squeezed = folder.resolve(file.fileName() + '.' + Squeezed.ZSTD.suffix());
                    try (InputStream in = Files.newInputStream(plain);
                            OutputStream out = Files.newOutputStream(squeezed)) {
                        size = Squeezed.ZSTD.of(in, out);
                    }
                    Files.delete(plain);
                    plain = squeezed;
                }
                sums.put(folder.relativize(plain).toString().replace('\\', '/'), size.sha256());
            }
        }
        for (var text : List.of(List.of("CITATION.cff", citation()), List.of(".zenodo.json", zenodo()),
                List.of("README.txt", readme(sums.keySet().stream().toList())))) {
            byte[] bytes = text.get(1).getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve(text.get(0)), bytes);
            sums.put(text.get(0), Sha256.hex(bytes));
        }
        Files.writeString(folder.resolve(ReleaseFolder.CHECKSUMS), sums.entrySet().stream().map(e -> e.getValue()
                + "  " + e.getKey() + '\n').collect(Collectors.joining()));
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = new ArrayList<>(found.toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }

    /**
     * By the Citation File Format 1.2.0: the concept stands in the README, the version here, between quotation marks,
     * without which YAML takes one of digits alone, or of digits and an e, for a number.
     */
    private String citation() {
        return "cff-version: 1.2.0\nmessage: If you use these data, cite them as below.\ntype: dataset\ntitle: \""
                + TITLE + "\"\nauthors:\n  - name: Egnatia\nversion: \"" + release.version() + "\"\n"
                + release.issued().map(day -> "date-released: " + day + '\n').orElse("")
                + "license: CC-BY-4.0\nurl: " + Namespaces.BASE + '\n'
                + doi.map(id -> "doi: " + id + '\n').orElse("")
                + "abstract: \"" + ABSTRACT + NamingRules.KOSOVO_FOOTNOTE.replace("\"", "\\\"") + "\"\n";
    }

    private String zenodo() {
        JsonObject json = new JsonObject();
        json.put("title", TITLE);
        json.put("upload_type", "dataset");
        json.put("description", ABSTRACT + NamingRules.KOSOVO_FOOTNOTE);
        JsonObject creator = new JsonObject();
        creator.put("name", "Egnatia");
        json.put("creators", array(creator));
        json.put("version", release.version());
        release.issued().ifPresent(day -> json.put("publication_date", day.toString()));
        json.put("license", "cc-by-4.0");
        json.put("language", "eng");
        doi.ifPresent(id -> json.put("doi", id));
        JsonObject same = new JsonObject();
        same.put("identifier", Namespaces.BASE);
        same.put("relation", "isIdenticalTo");
        JsonArray related = array(same);
        concept.ifPresent(id -> {
            JsonObject part = new JsonObject();
            part.put("identifier", id);
            part.put("relation", "isVersionOf");
            related.add(part);
        });
        json.put("related_identifiers", related);
        json.put("notes", String.join(" ", new GraphRights(release).notices()));
        return json + "\n";
    }

    private static JsonArray array(JsonObject one) {
        JsonArray array = new JsonArray();
        array.add(one);
        return array;
    }

    private String readme(List<String> files) {
        GraphRights rights = new GraphRights(release);
        return TITLE + "\nVersion " + release.version() + release.issued().map(day -> ", issued on " + day).orElse("")
                + '\n' + concept.map(id -> "All versions: https://doi.org/" + id + '\n').orElse("")
                + doi.map(id -> "This version: https://doi.org/" + id + '\n').orElse("") + '\n' + ABSTRACT
                + NamingRules.KOSOVO_FOOTNOTE + "\n\nLicences: "
                + rights.licences().stream().map(Node::getURI).collect(Collectors.joining(", ")) + ".\n"
                + rights.notices().stream().map(notice -> "Not under CC BY 4.0: " + notice + '\n')
                .collect(Collectors.joining()) + "\nThe digest of the named graphs is the SHA-256 of " + Distributions
                .N_QUADS + ": " + release.digest() + "\nStart with panel/codebook.html, and read the tables with "
                + "panel/read.R, panel/read.py or panel/read.do.\n\nFiles:\n" + files.stream().map(name -> name + '\n')
                .collect(Collectors.joining());
    }
}
