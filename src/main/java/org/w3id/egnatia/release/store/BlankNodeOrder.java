package org.w3id.egnatia.release.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Names the blank nodes of a graph by where they stand, so that the same files give the same names: in the order in
 * which they are met on the way from the IRIs, in order, along the properties, in order. Of two that stand at one place
 * the one comes first that has the smaller content; where that is the same, it does not matter.
 */
public final class BlankNodeOrder {

    private final Graph graph;
    private final Map<Node, String> contents = new HashMap<>();
    private final Map<Node, Node> named = new HashMap<>();

    private BlankNodeOrder(Graph graph) {
        this.graph = graph;
    }

    /** The same graph with names in order. */
    public static Graph named(Graph graph) {
        return new BlankNodeOrder(graph).named();
    }

    private Graph named() {
        Set<Node> subjects = new HashSet<>();
        graph.find().forEachRemaining(triple -> subjects.add(triple.getSubject()));
        List<Node> roots = new ArrayList<>(subjects);
        roots.sort(Comparator.comparing(Node::isBlank).thenComparing(this::form));
        roots.forEach(this::visit);
        Graph ordered = GraphMemFactory.createGraphMem2();
        graph.find().forEachRemaining(triple -> ordered.add(Triple.create(name(triple.getSubject()),
                triple.getPredicate(), name(triple.getObject()))));
        return ordered;
    }

    private void visit(Node subject) {
        if (subject.isBlank() && named.containsKey(subject)) {
            return;
        }
        name(subject);
        List<Triple> about = graph.find(subject, Node.ANY, Node.ANY).toList();
        about.sort(Comparator.comparing((Triple triple) -> form(triple.getPredicate()))
                .thenComparing(triple -> form(triple.getObject())));
        about.stream().map(Triple::getObject).filter(Node::isBlank).forEach(this::visit);
    }

    private Node name(Node node) {
        if (!node.isBlank()) {
            return node;
        }
        Node known = named.get(node);
        if (known == null) {
            known = NodeFactory.createBlankNode("b" + named.size());
            named.put(node, known);
        }
        return known;
    }

    /** A text that is equal for equal terms, and for blank nodes with equal content. */
    private String form(Node node) {
        if (!node.isBlank()) {
            return NodeFmtLib.strNT(node);
        }
        String known = contents.get(node);
        if (known == null) {
            contents.put(node, "[");
            known = "[" + String.join(" ", graph.find(node, Node.ANY, Node.ANY)
                    .mapWith(triple -> form(triple.getPredicate()) + " " + form(triple.getObject())).toList().stream()
                    .sorted().toList()) + "]";
            contents.put(node, known);
        }
        return known;
    }
}
