package org.w3id.egnatia.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes over the wire.
 *
 * @param status  status code
 * @param fields  header fields, all of them
 * @param content the body; empty if there is none, as for HEAD. Who sends it closes it
 * @param notes   what the log is told
 */
public record Response(int status, List<Field> fields, Optional<Content> content, Notes notes) {

    /** Collects the header fields of a response. */
    static final class Fields {
        private final List<Field> fields = new ArrayList<>(SecurityHeaders.EVERYWHERE);

        /** Sets a field in the place of any that has its name. */
        Fields set(String name, String value) {
            fields.removeIf(field -> field.name().equalsIgnoreCase(name));
            fields.add(new Field(name, value));
            return this;
        }

        /** Adds fields; one that is among those of every answer takes its place. */
        Fields add(List<Field> more) {
            for (Field field : more) {
                if (SecurityHeaders.EVERYWHERE.stream().anyMatch(always -> always.name()
                        .equalsIgnoreCase(field.name()))) {
                    set(field.name(), field.value());
                } else {
                    fields.add(field);
                }
            }
            return this;
        }

        List<Field> list() {
            return List.copyOf(fields);
        }
    }
}
