package org.w3id.egnatia.page.reconcile;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Identifiers as the service writes them: of ours what follows {@link Namespaces#BASE}, such as {@code id/actor/srb},
 * so that the identifier space and an identifier together are the IRI; of others the prefixed name or the IRI.
 */
final class LocalId {

    private LocalId() {
    }

    /** The identifier of an IRI. */
    static String of(Node iri) {
        String text = iri.getURI();
        if (text.startsWith(Namespaces.BASE)) {
            return text.substring(Namespaces.BASE.length());
        }
        String shortened = Namespaces.shorten(text);
        return shortened.startsWith("<") ? text : shortened;
    }

    /** The IRI of an identifier, which may also be given as an IRI or a prefixed name such as {@code egn:Agreement}. */
    static Node node(String id) {
        String text = id.strip();
        int colon = text.indexOf(':');
        String namespace = colon < 0 ? null : Namespaces.all().get(text.substring(0, colon));
        if (namespace != null) {
            return NodeFactory.createURI(namespace + text.substring(colon + 1));
        }
        return NodeFactory.createURI(colon < 0 ? Namespaces.BASE + text : text);
    }
}
