package org.w3id.egnatia.publish.form;

import java.util.Optional;

/**
 * A column of a table as it is told to programs, once for every vocabulary that describes tables.
 *
 * @param name        letters, digits and underscores
 * @param title       what stands in the header line
 * @param description what its cells hold, in English; empty if the property says it
 * @param datatype    a built-in datatype of the W3C's Metadata Vocabulary for Tabular Data; empty for texts of a
 *                    language
 * @param language    of its texts; else empty
 * @param separator   stands between the values of a cell that has several; empty if a cell has one
 * @param property    IRI of the property whose values it has, if there is one
 * @param isRequired  true if no cell is empty
 * @param isIri       true if its cells are IRIs of things
 * @param isRepeated  true if it says again, for readers, what another column says
 */
public record Field(String name, String title, String description, String datatype, String language, String separator,
        Optional<String> property, boolean isRequired, boolean isIri, boolean isRepeated) {

    /** A column of one value whose header is its name. */
    public static Field of(String name, String datatype, String description) {
        return new Field(name, name, description, datatype, "", "", Optional.empty(), false, false, false);
    }

    /** A column of IRIs whose header is its name. */
    public static Field iri(String name, String description) {
        return new Field(name, name, description, "anyURI", "", "", Optional.empty(), false, true, false);
    }

    /** The same column, with no empty cell. */
    public Field required() {
        return new Field(name, title, description, datatype, language, separator, property, true, isIri, isRepeated);
    }

    /** The same column, with several values in a cell. */
    public Field separatedBy(String between) {
        return new Field(name, title, description, datatype, language, between, property, isRequired, isIri,
                isRepeated);
    }
}
