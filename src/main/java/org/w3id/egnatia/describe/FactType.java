package org.w3id.egnatia.describe;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Egn;

/** The classes whose members are facts: what can be true or not, and therefore carries evidence. */
public enum FactType {
    RELATION(Egn.Relation, Egn.relationKind),
    EVENT(Egn.Event, Egn.eventKind),
    FIGURE(Egn.Figure, Egn.measure),
    STATEMENT(Egn.Statement, Egn.statementKind);

    private final Node type;
    private final Node kindProperty;

    FactType(Node type, Node kindProperty) {
        this.type = type;
        this.kindProperty = kindProperty;
    }

    /** The class. */
    public Node type() {
        return type;
    }

    /** The property that names the kind of such a fact. */
    public Node kindProperty() {
        return kindProperty;
    }

    /** Which type of fact a resource is by what one graph says of it. */
    static Optional<FactType> in(Graph graph, Node resource) {
        return graph.find(resource, RDF.type.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream()
                .flatMap(type -> Arrays.stream(values()).filter(t -> t.type.equals(type))).findFirst();
    }

    /** Which type of fact a thing is, if it is one. */
    public static Optional<FactType> of(Resources resources, Node thing) {
        return Arrays.stream(values()).filter(t -> resources.isA(thing, t.type)).findFirst();
    }
}
