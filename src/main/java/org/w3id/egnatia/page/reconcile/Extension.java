package org.w3id.egnatia.page.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.query.QueryException;

/**
 * The values of properties of things (section 7 of the specification).
 *
 * @param meta the properties, with the class of their values where these are things
 * @param rows by the identifier of the thing and that of the property
 */
public record Extension(List<Reconciliation.Item> meta, Map<String, Map<String, List<Cell>>> rows) {

    private static final int MOST_PROPERTIES = 50;

    /** A value. */
    public sealed interface Cell {
    }

    /**
     * A thing.
     *
     * @param id   its identifier
     * @param name what it is called
     */
    public record Thing(String id, String name) implements Cell {
    }

    /**
     * A text, a day or an address.
     *
     * @param text as it stands in the data
     */
    public record Text(String text) implements Cell {
    }

    /**
     * A number.
     *
     * @param number  the number
     * @param isWhole true if it is written without decimals
     */
    public record Quantity(Number number, boolean isWhole) implements Cell {
    }

    /**
     * A property that is asked for.
     *
     * @param id       which
     * @param limit    the largest number of values
     * @param language tag of the language of texts and names; empty for texts in all languages and names in English
     */
    record Property(PropertyId id, long limit, String language) {

        /** True unless a value is a text in another language than the one that is asked for. */
        boolean takes(Node value) {
            return language.isEmpty() || !value.isLiteral() || value.getLiteralLanguage().isEmpty()
                    || value.getLiteralLanguage().equalsIgnoreCase(language);
        }
    }

    /**
     * What is asked for.
     *
     * @param ids        of things
     * @param properties of theirs
     */
    record Query(List<String> ids, List<Property> properties) {

        /** Reads a data extension query. */
        static Query of(String json) {
            JsonObject object = Asked.object(json, "extend");
            List<String> ids = new ArrayList<>();
            for (JsonValue id : array(object, "ids")) {
                if (!id.isString()) {
                    throw new QueryException("An identifier is a text.");
                }
                ids.add(id.getAsString().value());
            }
            List<Property> properties = new ArrayList<>();
            for (JsonValue property : array(object, "properties")) {
                if (!property.isObject() || !property.getAsObject().hasKey("id")
                        || !property.getAsObject().get("id").isString()) {
                    throw new QueryException("A property is an object with id.");
                }
                properties.add(property(property.getAsObject()));
            }
            if (ids.size() > Asked.BATCH || properties.size() > MOST_PROPERTIES) {
                throw new QueryException("Values are given of at most " + Asked.BATCH + " things and " + MOST_PROPERTIES
                        + " properties; ask in parts.");
            }
            return new Query(ids, properties);
        }

        private static List<JsonValue> array(JsonObject object, String member) {
            if (!object.hasKey(member) || !object.get(member).isArray()) {
                throw new QueryException("The value of extend has no array " + member + ".");
            }
            return object.get(member).getAsArray().stream().toList();
        }

        private static Property property(JsonObject property) {
            long limit = Long.MAX_VALUE;
            String language = "";
            if (property.hasKey("settings") && property.get("settings").isObject()) {
                JsonObject settings = property.getObj("settings");
                limit = limit(settings.get("limit"));
                language = settings.hasKey("language") && settings.get("language").isString()
                        ? settings.getString("language").strip() : "";
            }
            return new Property(PropertyId.of(property.getString("id")), limit, language);
        }

        /** Forms send numbers as texts, too; 0 stands for all. */
        private static long limit(JsonValue limit) {
            String text = limit == null ? "0" : limit.isString() ? limit.getAsString().value().strip()
                    : limit.isNumber() ? Long.toString(limit.getAsNumber().value().longValue()) : "";
            if (!text.matches("\\d{0,9}")) {
                throw new QueryException("The setting limit is a number from 0.");
            }
            return text.isEmpty() || Long.parseLong(text) == 0 ? Long.MAX_VALUE : Long.parseLong(text);
        }
    }
}
