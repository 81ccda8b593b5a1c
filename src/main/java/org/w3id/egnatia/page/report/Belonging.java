package org.w3id.egnatia.page.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.vocab.Egn;

/** To whom and what facts belong, for lists that are narrowed by it. */
record Belonging(View view) {

    /** The partners that take part in any of some things. */
    List<Name> partners(List<Node> things) {
        return things.stream().flatMap(thing -> Stream.concat(Stream.of(thing), Facts.ROLES.stream()
                .flatMap(role -> view.site().things().values(thing, role).stream())))
                .filter(node -> node.isURI() && Partners.isPartner(view, node)).distinct()
                .map(node -> Name.of(view, node)).toList();
    }

    /** The policy areas of some things. */
    List<Name> topics(List<Node> things) {
        return things.stream().flatMap(thing -> view.site().things().values(thing, Egn.topic).stream()).distinct()
                .map(node -> Name.of(view, node)).toList();
    }

    /**
     * Which types of facts some things are, in words that say what readers find there; none of what is no fact. A
     * figure that is an amount in a currency is money besides.
     */
    List<Name> kinds(List<Node> things) {
        return things.stream().flatMap(thing -> FactType.of(view.site().things(), thing).stream()
                .flatMap(type -> kinds(thing, type))).distinct().toList();
    }

    private Stream<Name> kinds(Node thing, FactType type) {
        Name name = Name.of(view, type.type());
        return switch (type) {
            case RELATION -> Stream.of(new Name(name.node(), view.text("narrowed.ties"), "", false, name.link()));
            case FIGURE -> view.site().things().value(thing, Egn.currency).isEmpty() ? Stream.of(name)
                    : Stream.of(name, new Name(NodeFactory.createLiteralString(Narrowed.MONEY),
                    view.text("narrowed.money"), "", false, Optional.empty()));
            default -> Stream.of(name);
        };
    }

    /** The weight of the best source of some evidence; none if no source has any. */
    List<Name> weight(List<Evidence> evidence) {
        return evidence.stream().flatMap(one -> one.weight().stream()).max(Comparator.comparing((Name weight) ->
                rank(weight)).thenComparing(Name::text)).stream().toList();
    }

    /** The weight of the best of some sources; none if none has any. */
    List<Name> best(List<Node> sources) {
        return sources.stream().flatMap(source -> view.site().things().values(source, Egn.weight).stream())
                .map(weight -> Name.of(view, weight)).max(Comparator.comparing((Name weight) -> rank(weight))
                .thenComparing(Name::text)).stream().toList();
    }

    /** How much a weight counts. */
    int rank(Name weight) {
        return Tone.of(view.site().things(), weight.node()).rank();
    }
}
