package org.w3id.egnatia.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of the ontology that the code names. */
public final class Egn {

    public static final Node Graph = term("Graph");
    public static final Node derivedBy = term("derivedBy");

    private Egn() {
    }

    private static Node term(String local) {
        return NodeFactory.createURI(Namespaces.DEF + local);
    }
}
