package org.w3id.egnatia.describe;

import java.util.Comparator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.RDF;

/** The order in which triples are written, so that equal triples give equal bytes. There are no blank nodes. */
public final class TripleOrder {

    /** By subject, types first, then property and value. */
    public static final Comparator<Triple> BY_SUBJECT = Comparator
            .comparing((Triple t) -> t.getSubject().getURI())
            .thenComparing(t -> t.getPredicate().equals(RDF.type.asNode()) ? "" : t.getPredicate().getURI())
            .thenComparing(t -> key(t.getObject()));

    private TripleOrder() {
    }

    /** IRIs before literals, numbers of one datatype by their value as far as they are short integers. */
    private static String key(Node node) {
        if (node.isURI()) {
            return "0" + node.getURI();
        }
        String lexical = node.getLiteralLexicalForm();
        boolean integer = lexical.matches("\\d{1,9}");
        return (integer ? "1" + "0".repeat(9 - lexical.length()) : "2") + NodeFmtLib.strNT(node);
    }
}
