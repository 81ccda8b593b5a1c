package org.w3id.egnatia.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;

/**
 * The identifiers of documents that a release describes, as sources or as acts, confirmed or not. What is only spoken
 * of in a comment is not described.
 *
 * @param all the identifiers
 */
public record KnownIdentifiers(Set<Identifier> all) {

    private static final List<Node> TELLING = List.of(Egn.celex, Egn.actNumber, DCTerms.identifier.asNode(),
            RDFS.label.asNode(), FOAF.page.asNode());

    /** Those of a release. */
    public static KnownIdentifiers of(Release release) {
        Set<Identifier> all = new HashSet<>();
        Stream.of(release.defaultGraph(), release.unconfirmed()).forEach(graph -> TELLING.forEach(property -> graph
                .find(Node.ANY, property, Node.ANY).mapWith(t -> t.getObject()).forEachRemaining(value ->
                all.addAll(Identifier.in(value.isURI() ? value.getURI() : value.isLiteral()
                ? value.getLiteralLexicalForm() : "")))));
        return new KnownIdentifiers(Set.copyOf(all));
    }
}
