package org.w3id.egnatia.query;

import java.util.List;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * One of the values that a parameter can have.
 *
 * @param code  the value in its canonical form, as it stands in addresses
 * @param label the name for readers; the code itself where there is none
 * @param node  the value in a query
 */
public record Choice(String code, String label, Node node) {

    /**
     * The code of a term: what follows the type of a thing, the scheme of a concept or a namespace of ours in its IRI,
     * the whole of another's IRI, and the text of a literal.
     */
    public static String code(Node term) {
        if (!term.isURI()) {
            return term.getLiteralLexicalForm();
        }
        String iri = term.getURI();
        for (String namespace : List.of(Namespaces.ID, Namespaces.VOC)) {
            int end = iri.startsWith(namespace) ? iri.indexOf('/', namespace.length()) : -1;
            if (end > 0 && end + 1 < iri.length()) {
                return iri.substring(end + 1);
            }
        }
        for (String namespace : List.of(Namespaces.DEF, Namespaces.GRAPH, Namespaces.QUERY, Namespaces.BASE)) {
            if (iri.startsWith(namespace) && iri.length() > namespace.length()) {
                return iri.substring(namespace.length());
            }
        }
        return iri;
    }

    /** Code and name in a sentence: {@code srb (Serbia)}. */
    public String inWords() {
        return code.equals(label) ? code : code + " (" + label + ")";
    }
}
