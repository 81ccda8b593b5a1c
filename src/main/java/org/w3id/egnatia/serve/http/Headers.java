package org.w3id.egnatia.serve.http;

import java.util.ArrayList;
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
        List<String> values = new ArrayList<>(1);
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The value of the first field of a name. */
    public Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
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
