package org.w3id.egnatia.publish;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.release.Release;

/** When a release was issued, as its own catalogue says: the latest date of issue or change of any of its graphs. */
public final class ReleaseDate {

    private ReleaseDate() {
    }

    /** The date; empty if the catalogue gives none. */
    public static Optional<LocalDate> of(Release release) {
        return release.dataset().getGraph(Release.CATALOGUE).stream(Node.ANY, Node.ANY, Node.ANY)
                .filter(t -> t.predicateMatches(DCTerms.issued.asNode())
                        || t.predicateMatches(DCTerms.modified.asNode()))
                .map(Triple::getObject)
                .filter(o -> o.isLiteral() && o.getLiteralLexicalForm().matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(o -> LocalDate.parse(o.getLiteralLexicalForm())).max(Comparator.naturalOrder());
    }
}
