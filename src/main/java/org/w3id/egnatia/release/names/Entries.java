package org.w3id.egnatia.release.names;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Reads from a release what there is to be found. */
final class Entries {

    private static final Map<Node, FoundName.Kind> NAMES = Map.ofEntries(
            Map.entry(SKOS.prefLabel.asNode(), FoundName.Kind.LABEL),
            Map.entry(RDFS.label.asNode(), FoundName.Kind.LABEL),
            Map.entry(DCTerms.title.asNode(), FoundName.Kind.LABEL), Map.entry(Egn.acronym, FoundName.Kind.ACRONYM),
            Map.entry(SKOS.altLabel.asNode(), FoundName.Kind.ALIAS), Map.entry(Egn.itemName, FoundName.Kind.ALIAS),
            Map.entry(Egn.citedAs, FoundName.Kind.ALIAS), Map.entry(Egn.printedForm, FoundName.Kind.HIDDEN),
            Map.entry(SKOS.hiddenLabel.asNode(), FoundName.Kind.HIDDEN),
            Map.entry(SKOS.notation.asNode(), FoundName.Kind.IDENTIFIER),
            Map.entry(DCTerms.identifier.asNode(), FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.celex, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.actNumber, FoundName.Kind.IDENTIFIER), Map.entry(Egn.treatyNumber, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.officialJournal, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.isoTwoLetterCode, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.isoThreeLetterCode, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.isoNumericCode, FoundName.Kind.IDENTIFIER),
            Map.entry(Egn.orcid, FoundName.Kind.IDENTIFIER), Map.entry(Egn.issn, FoundName.Kind.IDENTIFIER));

    private static final List<Node> STARTS = List.of(Egn.date, Egn.startedOn, Egn.periodStart);
    private static final List<Node> ENDS = List.of(Egn.endedOn, Egn.periodEnd);

    private final Graph confirmed;
    private final Graph unconfirmed;
    private final Graph catalogue;
    private final List<SavedQuery> questions;
    private final List<String> graphNames;
    private final Set<Node> partners;

    /**
     * Reads from the parts of a release.
     *
     * @param confirmed   its default graph
     * @param unconfirmed the facts outside it
     * @param catalogue   what is said of its graphs
     */
    Entries(Graph confirmed, Graph unconfirmed, Graph catalogue, List<String> graphNames, List<SavedQuery> questions) {
        this.confirmed = confirmed;
        this.unconfirmed = unconfirmed;
        this.catalogue = catalogue;
        this.graphNames = graphNames;
        this.questions = questions;
        partners = confirmed.find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner)
                .mapWith(Triple::getSubject).toSet();
    }

    /** All that can be found, in order of IRIs. */
    List<Entry> all() {
        Set<String> iris = new TreeSet<>();
        for (Graph graph : List.of(confirmed, unconfirmed)) {
            graph.find().forEachRemaining(triple -> {
                if (triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(Namespaces.BASE)) {
                    iris.add(triple.getSubject().getURI());
                }
            });
        }
        List<Entry> all = new ArrayList<>();
        iris.forEach(iri -> category(iri).map(category -> entry(NodeFactory.createURI(iri), category))
                .filter(e -> !e.names().isEmpty()).ifPresent(all::add));
        graphNames.forEach(name -> all.add(graph(NodeFactory.createURI(name))));
        questions.forEach(question -> all.add(question(question)));
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
        return type.equals("actor") && partners.contains(NodeFactory.createURI(iri)) ? Optional.of(Category.PARTNER)
                : Category.of(type);
    }

    private Entry entry(Node thing, Category category) {
        boolean isConfirmed = confirmed.contains(thing, Node.ANY, Node.ANY);
        Graph graph = isConfirmed ? confirmed : unconfirmed;
        List<Triple> about = graph.find(thing, Node.ANY, Node.ANY).toList().stream()
                .sorted(Comparator.comparing((Triple t) -> t.getPredicate().toString())
                        .thenComparing(t -> t.getObject().toString())).toList();
        Set<Node> near = new LinkedHashSet<>();
        Set<Node> concerned = new LinkedHashSet<>();
        Set<Node> topics = new LinkedHashSet<>();
        for (Triple triple : about) {
            Node object = triple.getObject();
            if (object.isURI() && !object.equals(thing)) {
                if (isA(object, Egn.Actor) || isA(object, Egn.Instrument)) {
                    near.add(object);
                }
                if (object.getURI().startsWith(Namespaces.VOC + "policy-area/")) {
                    topics.add(object);
                }
            }
        }
        if (category == Category.INSTRUMENT) {
            confirmed.find(Node.ANY, Egn.partyTo, thing).mapWith(Triple::getSubject).toList().stream()
                    .sorted(Comparator.comparing(Node::toString)).forEach(near::add);
        }
        Stream.concat(Stream.of(thing), near.stream()).filter(partners::contains).forEach(concerned::add);
        Set<Node> sources = new LinkedHashSet<>();
        values(Egn.evidence, about).forEach(evidence -> graph.find(evidence, Egn.source, Node.ANY)
                .mapWith(Triple::getObject)
                .toList().stream().sorted(Comparator.comparing(Node::toString)).forEach(sources::add));
        boolean belongs = category != Category.PARTNER && category != Category.ACTOR && category != Category.PLACE;
        return new Entry(thing, category, isConfirmed, names(thing, about), belongs ? near : Set.of(), concerned,
                topics, sources,
                day(STARTS, about), day(ENDS, about));
    }

    /** True if a thing is of a class. The classes that the hierarchy implies are derived for confirmed things only. */
    private boolean isA(Node thing, Node type) {
        Graph graph = confirmed.contains(thing, Node.ANY, Node.ANY) ? confirmed : unconfirmed;
        return graph.contains(thing, RDF.type.asNode(), type)
                || graph == unconfirmed && graph.find(thing, RDF.type.asNode(), Node.ANY).mapWith(Triple::getObject)
                .toList().stream()
                        .anyMatch(stated -> isBelow(stated, type, new HashSet<>()));
    }

    private boolean isBelow(Node type, Node top, Set<Node> seen) {
        return type.equals(top) || seen.add(type)
                && confirmed.find(type, RDFS.subClassOf.asNode(), Node.ANY).mapWith(Triple::getObject)
                .toList().stream().anyMatch(parent -> isBelow(parent, top, seen));
    }

    private static Stream<Node> values(Node property, List<Triple> about) {
        return about.stream().filter(triple -> triple.getPredicate().equals(property)).map(Triple::getObject);
    }

    private static Optional<LocalDate> day(List<Node> properties, List<Triple> about) {
        return properties.stream().flatMap(property -> about.stream()
                .filter(triple -> triple.getPredicate().equals(property)).limit(1)
                .flatMap(triple -> day(triple.getObject()).stream())).findFirst();
    }

    private static Optional<LocalDate> day(Node value) {
        try {
            return value.isLiteral() ? Optional.of(LocalDate.parse(value.getLiteralLexicalForm())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<FoundName> names(Node thing, List<Triple> about) {
        Set<FoundName> names = new LinkedHashSet<>();
        for (Triple triple : about) {
            FoundName.Kind kind = NAMES.get(triple.getPredicate());
            if (kind != null && triple.getObject().isLiteral()
                    && !triple.getObject().getLiteralLexicalForm().startsWith("http")) {
                names.add(new FoundName(triple.getObject().getLiteralLexicalForm(), triple.getObject()
                        .getLiteralLanguage(), kind));
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
        catalogue.find(name, DCTerms.title.asNode(), Node.ANY).forEachRemaining(triple -> names.add(
                new FoundName(triple.getObject().getLiteralLexicalForm(), triple.getObject().getLiteralLanguage(),
                        FoundName.Kind.LABEL)));
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
        return new Entry(thing, category, true, names, Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(),
                Optional.empty());
    }
}
