package org.w3id.egnatia.page.assessment;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.vocab.Egn;

/**
 * A value of a scale, as an assessment gives it.
 *
 * @param value     the concept
 * @param shortForm its words where there is little room
 * @param rank      its place on the scale, 0 where none is given
 * @param link      where the assessment is described, with its evidence
 */
public record Grade(Name value, String shortForm, int rank, Optional<String> link) {

    /** The grade of a column and of the column of its fact, if there is one. */
    public static Optional<Grade> of(View view, SavedRow row, String column) {
        return row.iri(column).map(concept -> {
            Name name = Name.of(view, concept);
            String shortForm = view.site().things().values(concept, SKOS.altLabel.asNode()).stream()
                    .map(Node::getLiteralLexicalForm).findFirst().orElse(name.text());
            int rank = view.site().things().values(concept, Egn.rank).stream()
                    .map(number -> Integer.parseInt(number.getLiteralLexicalForm())).findFirst().orElse(0);
            return new Grade(name, shortForm, rank, row.value(column + "Fact").filter(Node::isURI)
                    .flatMap(view::link));
        });
    }

    /** True if a value is given. */
    public boolean isGiven() {
        return rank > 0;
    }
}
