package org.w3id.egnatia.publish.panel;

import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBoolean;
import org.apache.jena.atlas.json.JsonObject;
import org.w3id.egnatia.publish.form.Field;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/** The tables of the panel as a tabular data package (Frictionless Data Package 1.0, Table Schema 1.0). */
final class DataPackage {

    private DataPackage() {
    }

    /** The text of the file {@code datapackage.json}. */
    static String of(Release release, List<TableFile> tables) {
        JsonObject json = new JsonObject();
        json.put("profile", "tabular-data-package");
        json.put("name", "egnatia-panel");
        json.put("title", "Egnatia: panel on the Western Balkans partners and the European Union");
        json.put("description", NamingRules.KOSOVO_FOOTNOTE);
        json.put("homepage", Namespaces.BASE);
        json.put("version", release.version());
        release.issued().ifPresent(day -> json.put("created", day + "T00:00:00Z"));
        JsonObject licence = new JsonObject();
        licence.put("name", "CC-BY-4.0");
        licence.put("path", "https://creativecommons.org/licenses/by/4.0/");
        licence.put("title", "Creative Commons Attribution 4.0; values of others stand under terms of theirs, which "
                + "the column licence of panel-long.csv names");
        json.put("licenses", array(licence));
        JsonArray resources = new JsonArray();
        tables.forEach(table -> resources.add(resource(table)));
        json.put("resources", resources);
        return json + "\n";
    }

    private static JsonObject resource(TableFile table) {
        JsonArray fields = new JsonArray();
        table.fields().forEach(field -> fields.add(field(field)));
        JsonObject schema = new JsonObject();
        schema.put("fields", fields);
        JsonArray key = new JsonArray();
        table.key().forEach(key::add);
        schema.put("primaryKey", key);
        JsonArray missing = new JsonArray();
        missing.add("");
        schema.put("missingValues", missing);
        JsonObject one = new JsonObject();
        one.put("profile", "tabular-data-resource");
        one.put("name", table.fileName().replaceFirst("[.]csv$", ""));
        one.put("path", table.fileName());
        one.put("title", table.title());
        one.put("description", table.description());
        one.put("format", "csv");
        one.put("mediatype", "text/csv");
        one.put("encoding", "utf-8");
        one.put("schema", schema);
        return one;
    }

    private static JsonObject field(Field field) {
        JsonObject one = new JsonObject();
        one.put("name", field.name());
        one.put("type", type(field));
        one.put("description", field.description());
        if (field.isRequired()) {
            JsonObject constraints = new JsonObject();
            constraints.put("required", new JsonBoolean(true));
            one.put("constraints", constraints);
        }
        return one;
    }

    /** The type of Table Schema that stands for one of CSVW; what has several values is a text. */
    private static String type(Field field) {
        if (!field.separator().isEmpty()) {
            return "string";
        }
        return switch (field.datatype()) {
            case "decimal" -> "number";
            case "integer", "boolean", "date" -> field.datatype();
            case "gYear" -> "year";
            default -> "string";
        };
    }

    private static JsonArray array(JsonObject one) {
        JsonArray array = new JsonArray();
        array.add(one);
        return array;
    }
}
