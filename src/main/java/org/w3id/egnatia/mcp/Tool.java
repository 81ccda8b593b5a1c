package org.w3id.egnatia.mcp;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that an assistant can do. It only reads.
 *
 * @param name        by which it is called
 * @param title       what it is called by people
 * @param description what it does and when to use it
 * @param inputs      what it takes
 * @param run         does it, with inputs by their names, and gives a JSON object; throws a
 *                    {@link org.w3id.egnatia.query.QueryException} with a sentence where it cannot
 */
public record Tool(String name, String title, String description, List<Input> inputs,
        Function<Map<String, Object>, String> run) {

    /**
     * Something that a tool takes.
     *
     * @param name       its name
     * @param kind       JSON type: string, integer, boolean or object
     * @param meaning    what it is, with an example
     * @param isRequired true if it must be given
     */
    public record Input(String name, String kind, String meaning, boolean isRequired) {
    }
}
