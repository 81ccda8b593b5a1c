package org.w3id.egnatia.release.names;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A thing that can be found, with all that a search asks of it.
 *
 * @param thing     its IRI
 * @param category  what kind of thing it is
 * @param confirmed false if only unconfirmed facts speak of it
 * @param names     all names
 * @param near      the actors and instruments that it belongs to, by whose names it is found, too
 * @param partners  the partners that it concerns
 * @param topics    the policy areas that it is about
 * @param sources   the sources on which it rests
 * @param start     the day on which it began or happened, if it has one
 * @param end       the day on which it ended
 */
public record Entry(Node thing, Category category, boolean confirmed, List<FoundName> names, Set<Node> near,
                    Set<Node> partners,
             Set<Node> topics, Set<Node> sources, Optional<LocalDate> start, Optional<LocalDate> end) {
}
