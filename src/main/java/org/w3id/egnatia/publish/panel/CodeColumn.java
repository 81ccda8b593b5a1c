package org.w3id.egnatia.publish.panel;

import java.util.List;
import java.util.stream.Stream;
import org.w3id.egnatia.publish.form.Field;

/**
 * A column with the codes of one list, by the name that joins expect.
 *
 * @param name   of the column
 * @param system code of the list in the scheme {@code code-system}
 * @param title  of the list, for readers
 */
record CodeColumn(String name, String system, String title) {

    /** The columns in their order. */
    static final List<CodeColumn> ALL = List.of(
            new CodeColumn("iso3c", "iso-3166-1-alpha-3", "ISO 3166-1 alpha-3"),
            new CodeColumn("iso2c", "iso-3166-1-alpha-2", "ISO 3166-1 alpha-2"),
            new CodeColumn("eurostat", "eurostat", "Eurostat"),
            new CodeColumn("wb", "world-bank", "World Bank"),
            new CodeColumn("cow", "correlates-of-war", "Correlates of War"),
            new CodeColumn("gw", "gleditsch-ward", "Gleditsch and Ward"),
            new CodeColumn("polity5", "polity-5", "Polity 5"),
            new CodeColumn("vdem", "v-dem", "V-Dem"),
            new CodeColumn("un", "un-m49", "UN M49"),
            new CodeColumn("unhcr", "unhcr", "UNHCR"),
            new CodeColumn("imf", "imf", "IMF"));

    /** The columns as fields. */
    static Stream<Field> fields() {
        return ALL.stream().map(column -> Field.of(column.name(), "string", "Code of the partner in the list "
                + column.title() + "; empty if the list has none, and for entities that are no single partner."));
    }
}
