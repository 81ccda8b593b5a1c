package org.w3id.egnatia.publish.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.publish.form.Table;
import org.w3id.egnatia.vocab.Namespaces;

/** Short ways to the values of one property of a thing, always in the same order. */
final class Facts {

    private Facts() {
    }

    /** All values, in order. */
    static List<Node> all(Graph graph, Node thing, Node property) {
        return graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .sorted(Comparator.comparing(Node::toString)).toList();
    }

    /** The value, or the first of several. */
    static Optional<Node> one(Graph graph, Node thing, Node property) {
        return all(graph, thing, property).stream().findFirst();
    }

    /** The literal that is the value; empty if there is none. */
    static String text(Graph graph, Node thing, Node property) {
        return one(graph, thing, property).filter(Node::isLiteral).map(Node::getLiteralLexicalForm).orElse("");
    }

    /** The code of the thing that is the value; empty if there is none. */
    static String code(Graph graph, Node thing, Node property) {
        return one(graph, thing, property).filter(Node::isURI).map(Namespaces::code).orElse("");
    }

    /** The English name of the thing that is the value; empty if there is none. */
    static String name(Graph graph, Node thing, Node property) {
        return one(graph, thing, property).filter(Node::isURI).map(node -> Table.english(graph, node)).orElse("");
    }

    /** The English definition of a concept; empty if it has none. */
    static String definition(Graph graph, Node concept) {
        return all(graph, concept, SKOS.definition.asNode()).stream().filter(text ->
                text.isLiteral() && text.getLiteralLanguage().equals("en")).map(Node::getLiteralLexicalForm)
                .findFirst().orElse("");
    }
}
