package org.w3id.egnatia.page.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What took the place of an agreement or another instrument by the day of a view.
 *
 * @param by        the newer instrument
 * @param since     from when on it has been in force between the same two; empty if no source gives a day
 * @param otherwise the days that other sources give for that
 */
public record Replaced(Name by, Optional<PreciseDate> since, List<PreciseDate> otherwise) {

    /** The state of what was replaced. */
    public static final Node STATE = NodeFactory.createURI(Namespaces.VOC + "matrix-state/replaced");

    /** What a question tells of it. */
    public static Optional<Replaced> of(View view, Optional<Node> by, Optional<PreciseDate> since,
                                        List<Node> differing) {
        return by.map(newer -> new Replaced(Name.of(view, newer), since, Differing.days(view, differing)));
    }

    /** What the rules derived for a relation: another instrument under which it was followed by the day. */
    public static Optional<Replaced> of(View view, Node relation) {
        Things things = view.site().things();
        return things.values(relation, Egn.followedBy).stream()
                .filter(next -> Stream.of(Egn.startedOn, Egn.toldFrom)
                        .flatMap(told -> things.day(next, told).stream()).anyMatch(view.asOf()::shows))
                .filter(next -> !things.value(next, Egn.underInstrument)
                        .equals(things.value(relation, Egn.underInstrument)))
                .min(Comparator.comparing((Node next) -> things.day(next, Egn.startedOn).map(Object::toString)
                        .orElse("")).thenComparing(Node::getURI))
                .flatMap(next -> things.value(next, Egn.underInstrument)
                        .map(by -> new Replaced(Name.of(view, by), new Facts(view).from(next),
                        Differing.days(view, things.values(next, Egn.differsFrom).stream().filter(other ->
                        things.value(other, Egn.status).equals(things.value(next, Egn.status))).toList()))));
    }

    /** Since when, with the days that other sources give; empty if no source gives one. */
    public String when(View view) {
        return Differing.inWords(view, since, otherwise);
    }
}
