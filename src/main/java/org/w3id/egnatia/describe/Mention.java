package org.w3id.egnatia.describe;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A resource that names the thing which a description is about.
 *
 * @param resource   the resource: a fact, or anything else that leads to the thing
 * @param fact       which type of fact it is, if it is one
 * @param properties properties by which it names the thing, in the order of their IRIs; none if only its evidence does
 * @param byEvidence true if a piece of its evidence names the thing, as all that rests on a source does
 * @param date       when it began or happened; of a statement, when the newest of its sources was written
 */
public record Mention(Node resource, Optional<FactType> fact, List<Node> properties, boolean byEvidence,
                      Optional<LocalDate> date) {

    /**
     * The order in which a description has them: relations, events, figures, statements, then whatever else leads to
     * the thing; in each of these the newest first and undated ones last; then by IRI.
     */
    static final Comparator<Mention> ORDER = Comparator.comparing(Mention::rank)
            .thenComparing(mention -> mention.date.orElse(LocalDate.MIN), Comparator.reverseOrder())
            .thenComparing(mention -> mention.resource.getURI());

    /** Place of its type in the order, from 1. */
    int rank() {
        return fact.map(Enum::ordinal).orElse(FactType.values().length) + 1;
    }
}
