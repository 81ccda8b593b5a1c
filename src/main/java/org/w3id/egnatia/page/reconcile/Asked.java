package org.w3id.egnatia.page.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.query.QueryException;

/**
 * A reconciliation query (section 4.1 of the specification).
 *
 * @param text       what the cell says; empty if only properties are given
 * @param types      classes or schemes; empty if any will do
 * @param strictness how the types are meant
 * @param limit      the largest number of candidates
 * @param wanted     values of properties
 */
record Asked(String text, List<Node> types, Strictness strictness, int limit, List<Wanted> wanted) {

    /** The largest number of queries in a batch, and of things in a request for values. */
    static final int BATCH = 100;

    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final int MOST_PROPERTIES = 10;
    private static final Set<String> MEMBERS = Set.of("query", "type", "limit", "properties", "type_strict");

    /** How several types are meant. */
    enum Strictness {
        /** The thing has one of them. */
        ANY,
        /** The thing has all of them. */
        ALL,
        /** Things that have one of them come first. */
        SHOULD
    }

    /**
     * A value that a candidate is to have.
     *
     * @param property which property
     * @param values   one of these
     */
    record Wanted(PropertyId property, List<Value> values) {
    }

    /**
     * A value.
     *
     * @param text as it is written; of a thing its identifier
     * @param isId true if it is the identifier of a thing
     */
    record Value(String text, boolean isId) {
    }

    /**
     * A batch of queries by their keys.
     *
     * @throws QueryException if it is none, with what is wrong
     */
    static Map<String, Asked> batch(String json) {
        Map<String, Asked> batch = new LinkedHashMap<>();
        JsonObject object = object(json, "queries");
        if (object.keys().size() > BATCH) {
            throw new QueryException("A batch has at most " + BATCH + " queries; send them in parts.");
        }
        object.forEach((key, query) -> batch.put(key, of(query, key)));
        return batch;
    }

    /** A single query: the object itself, or the text alone as older clients send it. */
    static Asked single(String text) {
        return text.strip().startsWith("{") ? of(object(text, "query"), "query")
                : new Asked(text.strip(), List.of(), Strictness.ANY, USUAL, List.of());
    }

    /** The JSON object of a parameter. */
    static JsonObject object(String json, String parameter) {
        try {
            JsonValue value = JSON.parseAny(json);
            if (value.isObject()) {
                return value.getAsObject();
            }
        } catch (JsonException | StackOverflowError e) {
            throw new QueryException("The value of " + parameter + " is not JSON.");
        }
        throw new QueryException("The value of " + parameter + " is not a JSON object.");
    }

    private static Asked of(JsonValue value, String key) {
        if (!value.isObject()) {
            throw new QueryException("The query " + plain(key) + " is not a JSON object.");
        }
        JsonObject query = value.getAsObject();
        query.keys().stream().filter(member -> !MEMBERS.contains(member)).findFirst().ifPresent(member -> {
            throw new QueryException("The query " + plain(key) + " has the unknown member " + plain(member)
                    + "; there are query, type, limit, properties and type_strict.");
        });
        String text = query.hasKey("query") ? string(query.get("query"), "query").strip() : "";
        List<Wanted> wanted = query.hasKey("properties") ? wanted(query.get("properties")) : List.of();
        if (text.isEmpty() && wanted.isEmpty()) {
            throw new QueryException("The query " + plain(key) + " has neither a text nor properties.");
        }
        return new Asked(text, types(query), strictness(query), limit(query), wanted);
    }

    private static List<Node> types(JsonObject query) {
        List<Node> types = new ArrayList<>();
        if (query.hasKey("type") && !query.get("type").isNull()) {
            list(query.get("type")).forEach(type -> types.add(LocalId.node(string(type, "type"))));
        }
        return types;
    }

    private static Strictness strictness(JsonObject query) {
        String word = query.hasKey("type_strict") ? string(query.get("type_strict"), "type_strict") : "any";
        return switch (word) {
            case "any" -> Strictness.ANY;
            case "all" -> Strictness.ALL;
            case "should" -> Strictness.SHOULD;
            default -> throw new QueryException("The value of type_strict is any, all or should.");
        };
    }

    private static int limit(JsonObject query) {
        if (!query.hasKey("limit")) {
            return USUAL;
        }
        JsonValue limit = query.get("limit");
        if (!limit.isNumber() || limit.getAsNumber().value().doubleValue() < 1) {
            throw new QueryException("The limit is a number from 1.");
        }
        return (int) Math.min(MOST, limit.getAsNumber().value().doubleValue());
    }

    private static List<Wanted> wanted(JsonValue properties) {
        List<Wanted> wanted = new ArrayList<>();
        for (JsonValue property : list(properties)) {
            if (!property.isObject() || !property.getAsObject().hasKey("pid") || !property.getAsObject().hasKey("v")) {
                throw new QueryException("A property is an object with pid and v.");
            }
            JsonObject one = property.getAsObject();
            wanted.add(new Wanted(PropertyId.of(string(one.get("pid"), "pid")), list(one.get("v")).stream()
                    .map(Asked::value).flatMap(Optional::stream).toList()));
        }
        if (wanted.size() > MOST_PROPERTIES) {
            throw new QueryException("A query has at most " + MOST_PROPERTIES + " properties.");
        }
        // An empty cell asks for nothing.
        return wanted.stream().filter(one -> !one.values().isEmpty()).toList();
    }

    private static Optional<Value> value(JsonValue value) {
        if (value.isObject() && value.getAsObject().hasKey("id")) {
            return Optional.of(new Value(string(value.getAsObject().get("id"), "id"), true));
        } else if (value.isString()) {
            return Optional.of(value.getAsString().value().strip()).filter(text -> !text.isEmpty())
                    .map(text -> new Value(text, false));
        } else if (value.isNumber()) {
            return Optional.of(new Value(value.getAsNumber().value().toString(), false));
        } else if (value.isBoolean()) {
            return Optional.of(new Value(Boolean.toString(value.getAsBoolean().value()), false));
        } else if (value.isNull()) {
            return Optional.empty();
        }
        throw new QueryException("The value of a property is a text, a number, a truth value or an object with id.");
    }

    private static List<JsonValue> list(JsonValue value) {
        return value.isArray() ? value.getAsArray().stream().toList() : List.of(value);
    }

    private static String string(JsonValue value, String member) {
        if (!value.isString()) {
            throw new QueryException("The value of " + member + " is not a text.");
        }
        return value.getAsString().value();
    }

    /** What a client wrote, without what could be markup. */
    private static String plain(String text) {
        return text.substring(0, Math.min(40, text.length())).replaceAll("[<>]", "·");
    }
}
