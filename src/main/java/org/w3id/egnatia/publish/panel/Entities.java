package org.w3id.egnatia.publish.panel;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.publish.form.Table;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Whom the rows of the panel are about: a partner, several counted together, or something that is no partner. */
final class Entities {

    /** Type of a single partner. */
    static final String PARTNER = "partner";
    /** Type of several that are counted together, which are never rows of one of them. */
    static final String COMPOSITE = "composite";
    /** Type of what is neither, such as a route. */
    static final String OTHER = "other";

    private final Graph graph;
    private final List<Node> partners;
    private final Map<Node, Map<String, String>> codes = new HashMap<>();

    /**
     * Whom a row is about.
     *
     * @param code   its code, or those of its parts with plus signs between
     * @param name   for readers
     * @param type   {@value #PARTNER}, {@value #COMPOSITE} or {@value #OTHER}
     * @param object codes of what else the fact is about, with spaces between
     * @param codes  its codes by code system; empty unless it is a single partner
     */
    record Entity(String code, String name, String type, String object, Map<String, String> codes) {

        /** Its codes in the order of {@link CodeColumn#ALL}. */
        List<String> codeCells() {
            return CodeColumn.ALL.stream().map(column -> codes.getOrDefault(column.system(), "")).toList();
        }
    }

    Entities(Graph graph) {
        this.graph = graph;
        this.partners = graph.find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner)
                .mapWith(t -> t.getSubject()).toSet().stream().sorted(Comparator.comparing(Node::getURI)).toList();
        graph.find(Node.ANY, RDF.type.asNode(), Egn.CodeAssignment).mapWith(t -> t.getSubject()).toList()
                .forEach(this::note);
    }

    private void note(Node assignment) {
        Facts.one(graph, assignment, Egn.code).ifPresent(code ->
                Facts.one(graph, assignment, Egn.about).ifPresent(partner ->
                        Facts.one(graph, assignment, Egn.codeSystem).ifPresent(system ->
                                codes.computeIfAbsent(partner, p -> new HashMap<>())
                                        .put(Namespaces.code(system), code.getLiteralLexicalForm()))));
    }

    /** The partners, by their codes. */
    List<Node> partners() {
        return partners;
    }

    /** The entity of one partner. */
    Entity partner(Node partner) {
        return of(Set.of(partner));
    }

    /** The entity of a fact that is about some things. */
    Entity of(Collection<Node> about) {
        List<Node> sorted = about.stream().sorted(Comparator.comparing(Node::getURI)).toList();
        List<Node> chosen = sorted.stream().filter(partners::contains).toList();
        String type = chosen.size() == 1 ? PARTNER : COMPOSITE;
        if (chosen.isEmpty()) {
            chosen = sorted.stream().filter(node -> graph.contains(node, RDF.type.asNode(), Egn.ActorGroup)).toList();
        }
        if (chosen.isEmpty()) {
            chosen = sorted;
            type = OTHER;
        }
        List<Node> whom = chosen;
        return new Entity(joined(whom, "+"), whom.stream().map(node -> Table.english(graph, node))
                .collect(Collectors.joining(" and ")), type,
                joined(sorted.stream().filter(node -> !whom.contains(node)).toList(), " "),
                type.equals(PARTNER) ? codes.getOrDefault(whom.get(0), Map.of()) : Map.of());
    }

    private static String joined(List<Node> nodes, String between) {
        return nodes.stream().map(Namespaces::code).collect(Collectors.joining(between));
    }
}
