package org.w3id.egnatia.page.fact;

import java.util.Comparator;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;

/**
 * A status of a relation or a state of a cell, as the vocabularies have it.
 *
 * @param name    its name, with a link to its definition
 * @param tone    how it is shown
 * @param meaning its definition
 * @param step    true of what is done on a day, such as a signature, and told with that day; false of what lasts
 */
public record Status(Name name, Tone tone, Label meaning, boolean step) {

    /** Lists one after the other, and in each what is furthest first. */
    public static final Comparator<Status> FURTHEST_FIRST = Comparator.comparing((Status s) -> s.tone.rank()).reversed()
            .thenComparing(s -> s.name.node().getURI());

    /** The status that a concept stands for. */
    public static Status of(View view, Node concept) {
        return new Status(Name.of(view, concept), Tone.of(view.site().things(), concept),
                view.told(concept, SKOS.definition.asNode()),
                view.site().things().text(concept, Egn.step).filter("true"::equals).isPresent());
    }
}
