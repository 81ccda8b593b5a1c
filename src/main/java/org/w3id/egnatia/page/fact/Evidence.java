package org.w3id.egnatia.page.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.vocab.Egn;

/**
 * A place in a source on which a fact rests.
 *
 * @param link     address of the page of the evidence itself
 * @param source   the source
 * @param locator  where in the source: lines, or what the evidence says of the place; may be empty
 * @param checking how it was checked
 * @param weight   how much the source counts, if that is known
 * @param publisher whose text the source is, by which independent sources are counted
 * @param place    address of the place itself, if the evidence names one
 * @param outside  address at which the source can be read elsewhere, if it is known
 */
public record Evidence(String link, Optional<Name> source, String locator, Optional<Name> checking,
                       Optional<Name> weight, Optional<Node> publisher, Optional<Name> place,
                       Optional<String> outside) {

    /** What a view shows of a node of evidence. */
    public static Evidence of(View view, Node node) {
        Things things = view.site().things();
        List<String> where = new ArrayList<>();
        CitedLines.of(things, node).ifPresent(lines -> where.add(lines.inWords(view)));
        Optional<Node> place = Optional.empty();
        for (var triple : Things.about(things.graphOf(node), node)) {
            boolean known = triple.predicateMatches(Egn.line) || triple.predicateMatches(RDF.type.asNode());
            if (!known && triple.getObject().isLiteral()) {
                where.add(VisibleText.of(triple.getObject().getLiteralLexicalForm()));
            } else if (!known && !triple.predicateMatches(Egn.source) && !triple.predicateMatches(Egn.verification)
                    && !triple.predicateMatches(Egn.inSection)) {
                place = Optional.of(triple.getObject());
            }
        }
        Optional<Node> source = things.value(node, Egn.source);
        return new Evidence(view.link(node).orElse(""), source.map(s -> Name.of(view, s)),
                String.join("; ", where), things.value(node, Egn.verification).map(v -> Name.of(view, v)),
                source.flatMap(s -> things.value(s, Egn.weight)).map(w -> Name.of(view, w)),
                source.map(s -> things.value(s, DCTerms.publisher.asNode()).orElse(s)),
                place.map(p -> Name.of(view, p)), source.flatMap(s -> things.value(s, FOAF.page.asNode()))
                .flatMap(view::link));
    }

    /** The evidence of a thing, in a fixed order. */
    public static List<Evidence> allOf(View view, Node thing) {
        return view.site().things().values(thing, Egn.evidence).stream().map(node -> of(view, node)).toList();
    }

    /** How many independent sources there are among some pieces of evidence: those of one publisher are one. */
    public static long independent(List<Evidence> evidence) {
        return evidence.stream().flatMap(one -> one.publisher().stream()).distinct().count();
    }
}
