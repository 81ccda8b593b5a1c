package org.w3id.egnatia.publish.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;

/**
 * What changed of one thing.
 *
 * @param how      added, changed or removed
 * @param iri      the thing
 * @param label    its English name; its IRI if it has none
 * @param kind     what it is, in English, such as {@code relation}
 * @param partners IRIs of the partners that it concerns, in order
 * @param topics   IRIs of the policy areas that it names, in order
 * @param rows     what is said otherwise, by property; empty of a thing that was added or removed
 * @param evidence the places in sources on which it rests now, or rested
 */
public record Change(How how, String iri, String label, String kind, List<String> partners, List<String> topics,
        List<Row> rows, List<String> evidence) {

    /** Whether a thing is new, gone, or described otherwise. */
    public enum How {
        ADDED, CHANGED, REMOVED;

        /** The word for readers and in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is said otherwise by one property.
     *
     * @param property its English name
     * @param before   the values that are gone, in words
     * @param after    the values that are new, in words
     */
    public record Row(String property, List<String> before, List<String> after) {

        JsonObject json() {
            JsonObject json = new JsonObject();
            json.put("property", property);
            json.put("before", array(before));
            json.put("after", array(after));
            return json;
        }

        static Row read(JsonObject json) {
            return new Row(json.getString("property"), texts(json.get("before")), texts(json.get("after")));
        }
    }

    /** The change as it is kept. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.put("how", how.word());
        json.put("iri", iri);
        json.put("label", label);
        json.put("kind", kind);
        json.put("partners", array(partners));
        json.put("topics", array(topics));
        JsonArray list = new JsonArray();
        rows.forEach(row -> list.add(row.json()));
        json.put("rows", list);
        json.put("evidence", array(evidence));
        return json;
    }

    static Change read(JsonObject json) {
        List<Row> rows = new ArrayList<>();
        json.get("rows").getAsArray().forEach(row -> rows.add(Row.read(row.getAsObject())));
        return new Change(How.valueOf(json.getString("how").toUpperCase(Locale.ROOT)), json.getString("iri"),
                json.getString("label"), json.getString("kind"), texts(json.get("partners")),
                texts(json.get("topics")), List.copyOf(rows), texts(json.get("evidence")));
    }

    static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static List<String> texts(JsonValue array) {
        List<String> texts = new ArrayList<>();
        array.getAsArray().forEach(text -> texts.add(text.getAsString().value()));
        return List.copyOf(texts);
    }
}
