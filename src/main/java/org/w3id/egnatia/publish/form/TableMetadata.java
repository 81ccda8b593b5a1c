package org.w3id.egnatia.publish.form;

import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBoolean;
import org.apache.jena.atlas.json.JsonObject;
import org.w3id.egnatia.vocab.NamingRules;

/** Metadata of tables that lie in one folder, by the W3C's Metadata Vocabulary for Tabular Data (CSVW). */
public final class TableMetadata {

    private TableMetadata() {
    }

    /** The text of the file {@code csv-metadata.json}. */
    public static String csvw(List<TableFile> tables) {
        JsonArray files = new JsonArray();
        tables.forEach(table -> files.add(table(table)));
        JsonObject group = new JsonObject();
        group.put("@context", "http://www.w3.org/ns/csvw");
        group.put("dc:description", NamingRules.KOSOVO_FOOTNOTE);
        group.put("dialect", dialect());
        group.put("tables", files);
        return group + "\n";
    }

    private static JsonObject dialect() {
        JsonObject dialect = new JsonObject();
        dialect.put("header", new JsonBoolean(true));
        dialect.put("encoding", "utf-8");
        dialect.put("lineTerminators", "\r\n");
        return dialect;
    }

    private static JsonObject table(TableFile table) {
        JsonArray columns = new JsonArray();
        table.fields().forEach(field -> columns.add(column(field)));
        JsonObject schema = new JsonObject();
        if (table.about().isPresent()) {
            schema.put("aboutUrl", "{+" + table.key().get(0) + '}');
        }
        if (table.key().size() == 1) {
            schema.put("primaryKey", table.key().get(0));
        } else if (!table.key().isEmpty()) {
            JsonArray key = new JsonArray();
            table.key().forEach(key::add);
            schema.put("primaryKey", key);
        }
        schema.put("columns", columns);
        JsonObject file = new JsonObject();
        file.put("url", table.fileName());
        file.put("dc:title", table.title());
        if (!table.description().isEmpty()) {
            file.put("dc:description", table.description());
        }
        table.about().ifPresent(type -> file.put("dc:subject", type));
        file.put("tableSchema", schema);
        return file;
    }

    private static JsonObject column(Field field) {
        JsonObject one = new JsonObject();
        one.put("name", field.name());
        one.put("titles", field.title());
        if (!field.description().isEmpty()) {
            one.put("dc:description", field.description());
        }
        if (!field.separator().isEmpty()) {
            one.put("separator", field.separator());
        }
        field.property().ifPresent(property -> one.put("propertyUrl", property));
        if (!field.language().isEmpty()) {
            one.put("lang", field.language());
        }
        if (!field.datatype().isEmpty()) {
            one.put("datatype", field.datatype());
        }
        if (field.isRequired()) {
            one.put("required", new JsonBoolean(true));
        }
        if (field.isIri() && !field.isRequired() && field.separator().isEmpty()) {
            one.put("valueUrl", "{+" + field.name() + '}');
        }
        if (field.isRepeated()) {
            one.put("suppressOutput", new JsonBoolean(true));
        }
        return one;
    }
}
