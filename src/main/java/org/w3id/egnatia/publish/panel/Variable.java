package org.w3id.egnatia.publish.panel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.release.Sha256;

/**
 * What the panel measures: a measure with the part that is counted, or a list of grades for an area.
 *
 * @param id         name that stands in the column {@code variable}
 * @param label      for readers, in English
 * @param definition what it says, in English
 * @param question   which question a value answers
 * @param isGrade    true if its values are words of an ordered list
 * @param concept    the measure, or the list of grades
 * @param part       what is counted of it, or the area that is graded
 * @param unit       of its values, for readers
 * @param scale      on which its values stand
 */
record Variable(String id, String label, String definition, String question, boolean isGrade, Node concept,
        Optional<Node> part, String unit, Scale scale) {

    private static final int LONGEST = 32;
    private static final int KEPT = 25;

    /**
     * A scale.
     *
     * @param least  smallest value; empty if the scale has none
     * @param most   greatest value; empty if the scale has none
     * @param better which end is the better one: higher, lower or neither; empty if it is not recorded
     * @param from   first day over which values compare; may be empty
     * @param until  last day over which values compare; may be empty
     * @param words  what the scale says of itself; may be empty
     */
    record Scale(String least, String most, String better, String from, String until, String words) {
    }

    /**
     * Its column in the wide form: at most 32 letters, digits and underscores, as statistical programs take them. A
     * longer name keeps its beginning and is told apart by six digits of its SHA-256.
     */
    String column() {
        String plain = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return plain.length() <= LONGEST ? plain : plain.substring(0, KEPT) + '_'
                + Sha256.hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, 6);
    }
}
