package org.w3id.egnatia.page.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Reads from a release what there is to be found. */
final class Entries {

    private static final Map<Node, FoundName.Kind> NAMES = Map.ofEntries(
            Map.entry(SKOS.prefLabel.asNode(), FoundName.Kind.LABEL), Map.entry(RDFS.label.asNode(), FoundName.Kind.LABEL),
            Map.entry(DCTerms.title.asNode(), FoundName.Kind.LABEL), Map.entry(Egn.acronym, FoundName.Kind.ACRONYM),
            Map.entry(SKOS.altLabel.asNode(), FoundName.Kind.ALIAS), Map.entry(Egn.itemName, FoundName.Kind.ALIAS),
            Map.entry(Egn.citedAs, FoundName.Kind.ALIAS), Map.entry(Egn.printedForm, FoundName.Kind.HIDDEN),
            Map.entry(SKOS.hiddenLabel.asNode(), FoundName.Kind.HIDDEN), Map.entry(SKOS.notation.asNode(), FoundName.Kind.IDENTIFIER),
            Map.entry(DCTerms.identifier.asNode(), FoundName.Kind.IDENTIFIER), Map.entry(Egn.celex, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.actNumber, FoundName.Kind.IDENTIFIER), Map.entry(Egn.treatyNumber, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.officialJournal, FoundName.Kind.IDENTIFIER), Map.entry(Egn.isoTwoLetterCode, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.isoThreeLetterCode, FoundName.Kind.IDENTIFIER), Map.entry(Egn.isoNumericCode, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.orcid, FoundName.Kind.IDENTIFIER), Map.entry(Egn.issn, FoundName.Kind.IDENTIFIER));

    private static final List<Node> STARTS = List.of(Egn.date, Egn.startedOn, Egn.periodStart);
    private static final List<Node> ENDS = List.of(Egn.endedOn, Egn.periodEnd);

    private final Release release;
    private final Things things;
    private final List<Node> partners;

    Entries(Site site) {
        release = site.release();
        things = site.things();
        partners = things.having(RDF.type.asNode(), Egn.WesternBalkansPartner);
    }

    /** All that can be found, in order of IRIs. */
    List<Entry> all() {
        Set<String> iris = new TreeSet<>();
        for (Graph graph : List.of(things.confirmed(), things.unconfirmed())) {
            graph.find().forEachRemaining(triple -> {
                if (triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(Namespaces.BASE)) {
                    iris.add(triple.getSubject().getURI());
                }
            });
        }
        List<Entry> all = new ArrayList<>();
        iris.forEach(iri -> category(iri).map(category -> entry(NodeFactory.createURI(iri), category)).filter(e -> !e.names().isEmpty()).ifPresent(all::add));
        release.graphNames().forEach(name -> all.add(graph(NodeFactory.createURI(name))));
        release.queries().questions().forEach(question -> all.add(question(question)));
        return all;
    }

    private Optional<Category> category(String iri) {
        if (iri.startsWith(Namespaces.DEF)) {
            return Optional.of(Category.TERM);
        } else if (iri.startsWith(Namespaces.VOC)) {
            return Optional.of(Category.CONCEPT);
        } else if (!iri.startsWith(Namespaces.ID)) {
            return Optional.empty();
        }
        String type = iri.substring(Namespaces.ID.length()).replaceFirst("/.*", "");
        return type.equals("actor") && partners.contains(NodeFactory.createURI(iri)) ? Optional.of(Category.PARTNER) : Category.of(type);
    }

    private Entry entry(Node thing, Category category) {
        Graph graph = things.graphOf(thing);
        List<Triple> about = Things.about(graph, thing);
        Set<Node> near = new LinkedHashSet<>();
        Set<Node> concerned = new LinkedHashSet<>();
        Set<Node> topics = new LinkedHashSet<>();
        for (Triple triple : about) {
            Node object = triple.getObject();
            if (object.isURI() && !object.equals(thing)) {
                if (things.isA(object, Egn.Actor) || things.isA(object, Egn.Instrument)) {
                    near.add(object);
                }
                if (object.getURI().startsWith(Namespaces.VOC + "policy-area/")) {
                    topics.add(object);
                }
            }
        }
        if (category == Category.INSTRUMENT) {
            near.addAll(things.having(Egn.partyTo, thing));
        }
        Stream.concat(Stream.of(thing), near.stream()).filter(partners::contains).forEach(concerned::add);
        Set<Node> sources = new LinkedHashSet<>();
        things.values(thing, Egn.evidence).forEach(evidence -> sources.addAll(things.values(evidence, Egn.source)));
        boolean belongs = category != Category.PARTNER && category != Category.ACTOR && category != Category.PLACE;
        return new Entry(thing, category, !things.isUnconfirmed(thing), names(thing, about), belongs ? near : Set.of(), concerned, topics, sources,
                day(thing, STARTS), day(thing, ENDS));
    }

    private Optional<LocalDate> day(Node thing, List<Node> properties) {
        return properties.stream().flatMap(property -> things.day(thing, property).stream()).findFirst();
    }

    private static List<FoundName> names(Node thing, List<Triple> about) {
        Set<FoundName> names = new LinkedHashSet<>();
        for (Triple triple : about) {
            FoundName.Kind kind = NAMES.get(triple.getPredicate());
            if (kind != null && triple.getObject().isLiteral() && !triple.getObject().getLiteralLexicalForm().startsWith("http")) {
                names.add(new FoundName(triple.getObject().getLiteralLexicalForm(), triple.getObject().getLiteralLanguage(), kind));
            } else if (triple.getObject().isURI() && triple.getPredicate().equals(SKOS.exactMatch.asNode())) {
                names.add(code(triple.getObject()));
            }
        }
        if (names.isEmpty()) {
            return List.of();
        }
        FoundName own = code(thing);
        if (own.text().indexOf('-') < 0) {
            names.add(own);
        }
        return names.stream().sorted(Comparator.comparing(FoundName::kind)).toList();
    }

    /** The code at the end of an IRI, such as {@code Q222}. */
    private static FoundName code(Node iri) {
        return new FoundName(iri.getURI().replaceFirst("^.*[/#]", ""), "", FoundName.Kind.IDENTIFIER);
    }

    private Entry graph(Node name) {
        List<FoundName> names = new ArrayList<>();
        release.dataset().find(Release.CATALOGUE, name, DCTerms.title.asNode(), Node.ANY).forEachRemaining(quad ->
                names.add(new FoundName(quad.getObject().getLiteralLexicalForm(), quad.getObject().getLiteralLanguage(), FoundName.Kind.LABEL)));
        names.add(new FoundName(name.getURI().substring(Namespaces.GRAPH.length()), "", FoundName.Kind.IDENTIFIER));
        return bare(name, Category.GRAPH, names);
    }

    private static Entry question(SavedQuery question) {
        List<FoundName> names = new ArrayList<>(List.of(new FoundName(question.title(), "en", FoundName.Kind.LABEL),
                new FoundName(question.id(), "", FoundName.Kind.IDENTIFIER)));
        if (!question.header("question").isEmpty()) {
            names.add(new FoundName(question.header("question"), "en", FoundName.Kind.ALIAS));
        }
        return bare(NodeFactory.createURI(question.iri()), Category.QUESTION, names);
    }

    private static Entry bare(Node thing, Category category, List<FoundName> names) {
        return new Entry(thing, category, true, names, Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }
}
