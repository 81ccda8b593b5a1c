package org.w3id.egnatia.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.w3id.egnatia.release.Release;

/**
 * An entry in the list of versions: one that was published, or an attempt that failed.
 *
 * @param version   the version; empty of an attempt that failed before there was one
 * @param published when it was published or tried, by the clock of the machine, never before the entry before it
 * @param issued    when its data was issued, as its catalogue says; empty if that says nothing
 * @param ontology  the version of its ontology; empty if there is none
 * @param triples   how many count as known
 * @param quads     how many there are in all named graphs
 * @param previous  the version before it, if there is one
 * @param failure   why nothing was published; empty of a version
 */
public record Version(String version, Instant published, String issued, String ontology, long triples, long quads,
        Optional<String> previous, Optional<String> failure) {

    /** True if it was published. */
    public boolean isPublished() {
        return failure.isEmpty();
    }

    static Version failed(Instant tried, String reason) {
        return new Version("", tried, "", "", 0, 0, Optional.empty(), Optional.of(reason));
    }

    static Version of(Manifest manifest, Instant published, Optional<String> previous) {
        return new Version(manifest.version(), published, manifest.text("issued"), manifest.text("ontology"),
                manifest.number("triples"), manifest.number("quads"), previous, Optional.empty());
    }

    /** The entry of a release that lies in no folder. */
    public static Version of(Release release, Instant published) {
        return new Version(release.version(), published, release.issued().map(LocalDate::toString).orElse(""),
                Manifest.ontology(release).orElse(""), release.triples(), release.quads(), Optional.empty(),
                Optional.empty());
    }

    static Version read(JsonObject json) {
        Instant published = Instant.parse(json.getString("published"));
        if (json.getString("result").equals("failure")) {
            return failed(published, json.getString("reason"));
        }
        return new Version(json.getString("version"), published, text(json, "issued"), text(json, "ontology"),
                json.getNumber("triples").longValue(), json.getNumber("quads").longValue(),
                json.hasKey("previous") ? Optional.of(json.getString("previous")) : Optional.empty(), Optional.empty());
    }

    private static String text(JsonObject json, String key) {
        return json.hasKey(key) ? json.getString(key) : "";
    }

    /** The entry as it is published. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        if (!isPublished()) {
            json.put("result", "failure");
            json.put("published", published.toString());
            json.put("reason", failure.get());
            return json;
        }
        json.put("version", version);
        json.put("result", "success");
        json.put("published", published.toString());
        put(json, "issued", issued);
        put(json, "ontology", ontology);
        json.put("triples", JsonNumber.value(triples));
        json.put("quads", JsonNumber.value(quads));
        previous.ifPresent(before -> json.put("previous", before));
        json.put("manifest", version + '/' + Manifest.FILE);
        return json;
    }

    private static void put(JsonObject json, String key, String text) {
        if (!text.isEmpty()) {
            json.put(key, text);
        }
    }
}
