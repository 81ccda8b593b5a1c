package org.w3id.egnatia.describe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * How the terms are used: which properties the things of each class have, how often, and to what their values lead.
 * Counted in the default graph, and with all classes of a thing, those that the hierarchy implies among them.
 */
public final class TermUse {

    /** Of variables, too, which a query may have in the place of a name, and which are none of them. */
    private static final Comparator<Node> BY_IRI = Comparator.comparing(Node::toString);

    private final Map<Node, Integer> classes = new TreeMap<>(BY_IRI);
    private final Map<Node, Integer> properties = new TreeMap<>(BY_IRI);
    private final Map<Node, Integer> datatypes = new TreeMap<>(BY_IRI);
    private final Release release;
    private Links links;

    /** What a value is. */
    public enum Kind {
        /** A thing of a class. */
        CLASS,
        /** A concept of a scheme. */
        SCHEME,
        /** A literal of a datatype. */
        DATATYPE,
        /** An IRI of which nothing more is said, mostly of others. */
        ADDRESS
    }

    /**
     * To what values lead.
     *
     * @param kind what they are
     * @param term the class, the scheme or the datatype; {@code rdfs:Resource} for addresses
     */
    public record Target(Kind kind, Node term) {

        /** How queries write it: the name of the class or datatype, or the prefix of the concepts of the scheme. */
        public String inQuery() {
            String prefix = term.getURI().startsWith(Namespaces.VOC) ? Namespaces.code(term) : "";
            return kind == Kind.SCHEME && Namespaces.all().containsKey(prefix) ? prefix + ":…"
                    : Namespaces.shorten(term.getURI());
        }
    }

    /**
     * A property of the things of a class.
     *
     * @param property its IRI
     * @param triples  number of triples
     * @param things   number of things of the class that have it
     * @param targets  to what its values lead, with numbers of triples, the most frequent first; a thing of several
     *                 classes counts for each of the most specific ones
     */
    public record Use(Node property, int triples, int things, Map<Target, Integer> targets) {
    }

    private static final class Count {
        private int triples;
        private int things;
        private final Map<Target, Integer> targets = new HashMap<>();
    }

    /** The properties that things of classes have, and those that lead to them. */
    private record Links(Map<Node, Map<Node, Count>> outgoing, Map<Node, Map<Node, Count>> incoming) {
    }

    /** Counts the terms of a release; which of them stand together is counted when it is first asked for. */
    public TermUse(Release release) {
        this.release = release;
        release.defaultGraph().find().forEachRemaining((Triple triple) -> {
            properties.merge(triple.getPredicate(), 1, Integer::sum);
            if (triple.predicateMatches(RDF.type.asNode()) && triple.getObject().isURI()) {
                classes.merge(triple.getObject(), 1, Integer::sum);
            } else if (triple.getObject().isLiteral()) {
                datatypes.merge(NodeFactory.createURI(triple.getObject().getLiteralDatatypeURI()), 1, Integer::sum);
            }
        });
    }

    private synchronized Links links() {
        if (links == null) {
            links = links(release);
        }
        return links;
    }

    private static Links links(Release release) {
        Graph graph = release.defaultGraph();
        Resources resources = new Resources(release);
        Links links = new Links(new TreeMap<>(BY_IRI), new TreeMap<>(BY_IRI));
        Map<Node, List<Target>> targets = new HashMap<>();
        Map<Node, List<Node>> types = new HashMap<>();
        graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(triple -> {
            if (triple.getObject().isURI()) {
                types.computeIfAbsent(triple.getSubject(), thing -> new ArrayList<>()).add(triple.getObject());
            }
        });
        types.forEach((thing, all) -> {
            Set<Node> seen = new HashSet<>();
            graph.find(thing, Node.ANY, Node.ANY).forEachRemaining(triple -> {
                boolean isFirst = seen.add(triple.getPredicate());
                List<Target> leads = targets(triple, types, targets, graph, resources);
                all.forEach(type -> count(links.outgoing, type, triple, isFirst, leads));
            });
        });
        types.forEach((thing, all) -> {
            Set<Node> seen = new HashSet<>();
            graph.find(Node.ANY, Node.ANY, thing).forEachRemaining(triple -> {
                boolean isFirst = seen.add(triple.getPredicate());
                all.forEach(type -> count(links.incoming, type, triple, isFirst, List.of()));
            });
        });
        return links;
    }

    private static void count(Map<Node, Map<Node, Count>> uses, Node type, Triple triple, boolean isFirst,
            List<Target> leads) {
        Count count = uses.computeIfAbsent(type, t -> new TreeMap<>(BY_IRI))
                .computeIfAbsent(triple.getPredicate(), p -> new Count());
        count.triples++;
        count.things += isFirst ? 1 : 0;
        leads.forEach(lead -> count.targets.merge(lead, 1, Integer::sum));
    }

    private static List<Target> targets(Triple triple, Map<Node, List<Node>> types, Map<Node, List<Target>> known,
            Graph graph, Resources resources) {
        Node value = triple.getObject();
        if (value.isLiteral()) {
            return List.of(new Target(Kind.DATATYPE, NodeFactory.createURI(
                    value.getLiteralDatatypeURI())));
        } else if (triple.predicateMatches(RDF.type.asNode()) || !types.containsKey(value)) {
            return List.of(new Target(Kind.ADDRESS, RDFS.Resource.asNode()));
        }
        return known.computeIfAbsent(value, thing -> {
            List<Node> schemes = graph.find(thing, SKOS.inScheme.asNode(), Node.ANY).mapWith(Triple::getObject)
                    .toList();
            return schemes.isEmpty() ? resources.types(thing).stream().map(type -> new Target(Kind.CLASS, type))
                    .toList() : schemes.stream().map(scheme -> new Target(Kind.SCHEME, scheme)).toList();
        });
    }

    /** Every class that has things, by its IRI, with their number. */
    public Map<Node, Integer> classes() {
        return Collections.unmodifiableMap(classes);
    }

    /** Every property that is used, by its IRI, with its number of triples. */
    public Map<Node, Integer> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** Every datatype of a literal, by its IRI, with its number of triples. */
    public Map<Node, Integer> datatypes() {
        return Collections.unmodifiableMap(datatypes);
    }

    /** The properties that the things of a class have, those that most of them have first. */
    public List<Use> of(Node type) {
        return uses(links().outgoing, type);
    }

    /**
     * The properties that lead to the things of a class, those that lead to most of them first; {@code things} counts
     * the things of the class.
     */
    public List<Use> leadingTo(Node type) {
        return uses(links().incoming, type);
    }

    /** To what the values of a property lead, whatever has it, the most frequent first. */
    public Set<Target> targets(Node property) {
        Map<Target, Integer> targets = new HashMap<>();
        links().outgoing.values().forEach(uses -> {
            Count count = uses.get(property);
            if (count != null) {
                count.targets.forEach((target, triples) -> targets.merge(target, triples, Integer::max));
            }
        });
        return byNumber(targets).keySet();
    }

    private static List<Use> uses(Map<Node, Map<Node, Count>> all, Node type) {
        return all.getOrDefault(type, Map.of()).entrySet().stream()
                .map(use -> new Use(use.getKey(), use.getValue().triples, use.getValue().things,
                        byNumber(use.getValue().targets)))
                .sorted(Comparator.comparingInt(Use::things).reversed().thenComparing(Use::property, BY_IRI)).toList();
    }

    private static Map<Target, Integer> byNumber(Map<Target, Integer> targets) {
        Map<Target, Integer> sorted = new LinkedHashMap<>();
        targets.entrySet().stream().sorted(Map.Entry.<Target, Integer>comparingByValue().reversed()
                .thenComparing(entry -> entry.getKey().term().getURI()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }
}
