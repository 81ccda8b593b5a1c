package org.w3id.egnatia.page.dossier;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * What is said of one side of a comparison.
 *
 * @param value by which two are the same
 * @param text  in words
 * @param when  since when or on which day; empty if that is not known
 * @param style class of the mark that shows it
 * @param year  the year for which it was measured or graded; empty of what holds on the day itself
 * @param told  from which day on sources state it, where none of them says since when it holds
 * @param link  where it is told with its evidence
 */
public record Said(Node value, String text, String when, String style, Optional<Integer> year,
                   Optional<LocalDate> told, Optional<String> link) {
}
