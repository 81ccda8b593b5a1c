package org.w3id.egnatia.describe;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.release.Release;

/**
 * What a release says of its resources: values and classes, read from the graph by its indexes and not by queries.
 * Lists are in a fixed order, so that equal data gives equal pages.
 */
public class Resources {

    private static final String ENGLISH = "en";

    private final Graph confirmed;
    private final Graph unconfirmed;
    private final Graph retired;

    /** The resources of a release. */
    public Resources(Release release) {
        confirmed = release.defaultGraph();
        unconfirmed = release.unconfirmed();
        retired = release.retired();
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

    /** True if a thing was given up, and all that is said of it is what took its place. */
    public boolean isRetired(Node thing) {
        return !isConfirmed(thing) && retired.contains(thing, Node.ANY, Node.ANY);
    }

    /**
     * The graph in which a thing is described: the default graph if it says anything of it, else the unconfirmed facts
     * or the retired IRIs.
     */
    public Graph graphOf(Node thing) {
        return isUnconfirmed(thing) ? unconfirmed : isRetired(thing) ? retired : confirmed;
    }

    /** The triples that a graph holds about a thing, in a fixed order. */
    public static List<Triple> about(Graph graph, Node thing) {
        return sorted(graph.find(thing, Node.ANY, Node.ANY).toList().stream(),
                Comparator.comparing((Triple t) -> t.getPredicate().toString())
                .thenComparing(t -> t.getObject().toString()));
    }

    /** The triples that lead to a thing, in a fixed order. */
    public List<Triple> leadingTo(Node thing) {
        return sorted(confirmed.find(Node.ANY, Node.ANY, thing).toList().stream(),
                Comparator.comparing((Triple t) -> t.getPredicate().toString())
                .thenComparing(t -> t.getSubject().toString()));
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

    /** The text of a property of a thing: the one in English where it is said in several languages. */
    public Optional<String> text(Node thing, Node property) {
        return values(thing, property).stream().min(Comparator.comparing(value -> !value.isLiteral()
                || !value.getLiteralLanguage().equals(ENGLISH)))
                .filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    /** The day that a property of a thing names. */
    public Optional<LocalDate> day(Node thing, Node property) {
        return value(thing, property).flatMap(Resources::day);
    }

    static Optional<LocalDate> day(Node date) {
        return date.isLiteral() ? day(date.getLiteralLexicalForm()) : Optional.empty();
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

    private static <T> List<T> sorted(Stream<T> stream, Comparator<T> order) {
        return stream.distinct().sorted(order).toList();
    }
}
