package org.w3id.egnatia.serve.http;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of a request.
 *
 * @param fields in the order in which they came
 */
public record Headers(List<Field> fields) {

    /** The values of all fields of a name, in order. */
    public List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }

    /** The value of the first field of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The values of all fields of a name as one list (RFC 9110, section 5.3); empty text if there is none. */
    public String joined(String name) {
        return String.join(",", all(name));
    }

    /** True if there is a field of a name. */
    public boolean has(String name) {
        return !all(name).isEmpty();
    }
}
