package org.w3id.egnatia.serve.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the log and the metrics are told of an answer beyond its status; no client sees it.
 *
 * @param values names to values, which have no character that a line of a log could not have
 */
public record Notes(Map<String, String> values) {

    /** Nothing to tell. */
    public static final Notes NONE = new Notes(Map.of());

    /** These and one more. */
    public Notes and(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Notes(more);
    }

    /** These and others. */
    public Notes and(Notes others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Notes(more);
    }

    /** The value of a name. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
