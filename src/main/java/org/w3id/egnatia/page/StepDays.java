package org.w3id.egnatia.page;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The days on which a partner took a step, or the partners together did, as far as the very day is known; nothing that
 * was only planned.
 */
final class StepDays {

    private static final Node EXACT = NodeFactory.createURI(Namespaces.VOC + "precision/day");

    private final NavigableSet<LocalDate> days = new TreeSet<>();

    private StepDays(Things things) {
        Stream<Node> groups = things.partners().stream().flatMap(one -> things.values(one, Egn.partOf).stream());
        for (Node concerned : Stream.concat(things.partners().stream(), groups).distinct().toList()) {
            for (Node event : things.having(Egn.about, concerned)) {
                if (things.isA(event, Egn.Event) && things.values(event, Egn.datePrecision).contains(EXACT)
                        && !isPlanned(things, event)) {
                    things.values(event, Egn.date).forEach(day ->
                            days.add(LocalDate.parse(day.getLiteralLexicalForm())));
                }
            }
        }
    }

    /** Those of a site. */
    static StepDays of(Site site) {
        return site.once(StepDays.class, s -> new StepDays(s.things()));
    }

    private static boolean isPlanned(Things things, Node event) {
        return things.confirmed().find(event, Egn.planned, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .anyMatch(planned -> planned.getLiteralLexicalForm().equals("true"));
    }

    /** The last of them before a day. */
    Optional<LocalDate> before(LocalDate day) {
        return Optional.ofNullable(days.lower(day));
    }

    /** The first of them after a day. */
    Optional<LocalDate> after(LocalDate day) {
        return Optional.ofNullable(days.higher(day));
    }
}
