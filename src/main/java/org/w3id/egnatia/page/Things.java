package org.w3id.egnatia.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What a release says, thing by thing: values, names and classes, read from the graph by its indexes and not by queries.
 * Lists are in a fixed order, so that equal data gives equal pages.
 */
public final class Things {

    private static final List<Node> NAMES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), DCTerms.title.asNode());

    private final DatasetGraph dataset;
    private final Graph confirmed;
    private final Graph unconfirmed;
    private final Map<Node, Map<String, String>> names = new ConcurrentHashMap<>();

    Things(Release release) {
        dataset = release.dataset();
        confirmed = release.defaultGraph();
        unconfirmed = release.unconfirmed();
    }

    /** The default graph: ontology, vocabularies, confirmed facts and what is derived from them. */
    public Graph confirmed() {
        return confirmed;
    }

    /** The facts that are not confirmed, which stand in no other graph. */
    public Graph unconfirmed() {
        return unconfirmed;
    }

    /** True if the default graph says something of a thing. */
    public boolean isConfirmed(Node thing) {
        return confirmed.contains(thing, Node.ANY, Node.ANY);
    }

    /** True if only unconfirmed facts speak of a thing. */
    public boolean isUnconfirmed(Node thing) {
        return !isConfirmed(thing) && unconfirmed.contains(thing, Node.ANY, Node.ANY);
    }

    /** The graph in which a thing is described: the default graph if it says anything of it, else the unconfirmed facts. */
    public Graph graphOf(Node thing) {
        return isUnconfirmed(thing) ? unconfirmed : confirmed;
    }

    /** The triples that a graph holds about a thing, in a fixed order. */
    public static List<Triple> about(Graph graph, Node thing) {
        return sorted(graph.find(thing, Node.ANY, Node.ANY).toList().stream(),
                Comparator.comparing((Triple t) -> t.getPredicate().toString()).thenComparing(t -> t.getObject().toString()));
    }

    /** The triples that lead to a thing, in a fixed order. */
    public List<Triple> leadingTo(Node thing) {
        return sorted(confirmed.find(Node.ANY, Node.ANY, thing).toList().stream(),
                Comparator.comparing((Triple t) -> t.getPredicate().toString()).thenComparing(t -> t.getSubject().toString()));
    }

    /** The values of a property of a thing, in a fixed order. */
    public List<Node> values(Node thing, Node property) {
        return sorted(graphOf(thing).find(thing, property, Node.ANY).mapWith(Triple::getObject).toList().stream(),
                Comparator.comparing(Node::toString));
    }

    /** The value of a property of a thing, the first if there are several. */
    public Optional<Node> value(Node thing, Node property) {
        return values(thing, property).stream().findFirst();
    }

    /** The things whose property has a value, in a fixed order; confirmed ones only. */
    public List<Node> having(Node property, Node value) {
        return sorted(confirmed.find(Node.ANY, property, value).mapWith(Triple::getSubject).toList().stream(),
                Comparator.comparing(Node::toString));
    }

    /** The things that have a property at all, in a fixed order; confirmed ones only. */
    public List<Node> having(Node property) {
        return having(property, Node.ANY);
    }

    /** The six Western Balkans partners, by their English names. */
    public List<Node> partners() {
        return confirmed.find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner).mapWith(Triple::getSubject).toList().stream()
                .sorted(Comparator.comparing(partner -> label(partner, Language.ENGLISH).text())).toList();
    }

    /** The text of a property of a thing. */
    public Optional<String> text(Node thing, Node property) {
        return value(thing, property).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    /** The day that a property of a thing names. */
    public Optional<LocalDate> day(Node thing, Node property) {
        return text(thing, property).flatMap(Things::day);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** True if a thing is of a class, directly or by a subclass. */
    public boolean isA(Node thing, Node type) {
        // The classes implied by the hierarchy are derived for confirmed facts only.
        return graphOf(thing).contains(thing, RDF.type.asNode(), type)
                || isUnconfirmed(thing) && implied(values(thing, RDF.type.asNode())).contains(type);
    }

    /** The classes of a thing without those that are implied by another of them. */
    public List<Node> types(Node thing) {
        List<Node> all = values(thing, RDF.type.asNode());
        Set<Node> implied = implied(all);
        return all.stream().filter(type -> !implied.contains(type)).toList();
    }

    private Set<Node> implied(List<Node> types) {
        Set<Node> implied = new HashSet<>();
        types.forEach(type -> addSuperclasses(type, implied));
        return implied;
    }

    private void addSuperclasses(Node type, Set<Node> found) {
        confirmed.find(type, RDFS.subClassOf.asNode(), Node.ANY).mapWith(Triple::getObject).toList().forEach(parent -> {
            if (!parent.equals(type) && found.add(parent)) {
                addSuperclasses(parent, found);
            }
        });
    }

    /** Every name of a thing by language, preferred ones first. */
    public Map<String, String> names(Node thing) {
        Map<String, String> known = names.get(thing);
        if (known == null) {
            known = readNames(thing);
            // What has no name may be anything that a request asks for; what has one belongs to the release.
            if (!known.isEmpty()) {
                names.put(thing, known);
            }
        }
        return known;
    }

    private Map<String, String> readNames(Node thing) {
        Map<String, String> found = new HashMap<>();
        for (Node property : NAMES) {
            for (Node name : values(thing, property)) {
                if (name.isLiteral()) {
                    found.putIfAbsent(name.getLiteralLanguage(), name.getLiteralLexicalForm());
                }
            }
        }
        return Collections.unmodifiableMap(found);
    }

    /** The name of a thing in a language or the first of its fallback order; a short form of its IRI if it has none. */
    public Label label(Node thing, Language language) {
        if (thing.isLiteral()) {
            return new Label(thing.getLiteralLexicalForm(), thing.getLiteralLanguage(), false);
        }
        Map<String, String> names = names(thing);
        if (names.isEmpty() && thing.isURI() && thing.getURI().startsWith(Namespaces.GRAPH)) {
            names = graphNames(thing);
        }
        for (String tag : Stream.concat(Stream.of(language.tag()), language.fallbacks().stream()).toList()) {
            if (names.containsKey(tag)) {
                return new Label(names.get(tag), tag, !tag.equals(language.tag()));
            }
        }
        return names.entrySet().stream().min(Map.Entry.comparingByKey())
                .map(name -> new Label(name.getValue(), name.getKey(), !name.getKey().isEmpty()))
                .orElseGet(() -> new Label(thing.isURI() ? Namespaces.shorten(thing.getURI()) : thing.toString(), "", false));
    }

    private Map<String, String> graphNames(Node graph) {
        Map<String, String> names = new HashMap<>();
        dataset.find(Release.CATALOGUE, graph, DCTerms.title.asNode(), Node.ANY).forEachRemaining(quad ->
                names.put(quad.getObject().getLiteralLanguage(), quad.getObject().getLiteralLexicalForm()));
        return names;
    }

    private static <T> List<T> sorted(Stream<T> stream, Comparator<T> order) {
        return stream.distinct().sorted(order).toList();
    }
}
