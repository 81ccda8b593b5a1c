package org.w3id.egnatia.serve.site;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.describe.DescriptionKind;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The address of a document about one of our IRIs, taken apart.
 *
 * @param subject the IRI
 * @param kind    what kind of IRI it is
 * @param stem    path of the document without a suffix and without a slash before it, in its one right spelling
 * @param suffix  the suffix that asks for one form, such as {@code ttl}; empty if the form is to be negotiated
 */
record Address(Node subject, DescriptionKind kind, String stem, String suffix) {

    /** The path with its suffix. */
    String path() {
        return suffix.isEmpty() ? stem : stem + '.' + suffix;
    }

    /**
     * The address that a path means: the path as it is, or another spelling of one that exists, which the caller sees
     * by comparing {@link #path}.
     *
     * @param path the path after percent-decoding, without a slash before it
     */
    static Optional<Address> of(Descriptions descriptions, Things things, String path) {
        return exact(descriptions, path).or(() -> {
            String bare = path.replaceFirst("/+$", "");
            return exact(descriptions, bare).or(() -> exact(descriptions, bare.toLowerCase(Locale.ROOT)))
                    .or(() -> bare.regionMatches(true, 0, "def/", 0, 4) ? term(descriptions, things, bare.substring(4))
                    : Optional.empty());
        });
    }

    private static Optional<Address> exact(Descriptions descriptions, String path) {
        return address(descriptions, path, "")
                .or(() -> suffixes().filter(suffix -> path.endsWith('.' + suffix)).findFirst().flatMap(suffix -> {
                    String stem = path.substring(0, path.length() - suffix.length() - 1);
                    return address(descriptions, stem, suffix);
                }));
    }

    /** Terms of the ontology are the one kind of IRI with capital letters. */
    private static Optional<Address> term(Descriptions descriptions, Things things, String local) {
        return things.confirmed().stream().map(t -> t.getSubject()).filter(Links::isOurs)
                .map(Node::getURI).filter(iri -> iri.startsWith(Namespaces.DEF))
                .map(iri -> iri.substring(Namespaces.DEF.length()))
                .filter(name -> local.regionMatches(true, 0, name, 0, name.length()))
                .filter(name -> local.length() == name.length() || local.charAt(name.length()) == '.')
                .findFirst().flatMap(name -> exact(descriptions, "def/" + name + local.substring(name.length())
                .toLowerCase(Locale.ROOT)));
    }

    private static Optional<Address> address(Descriptions descriptions, String stem, String suffix) {
        if (!stem.matches("[A-Za-z0-9._/-]+") || stem.startsWith("id/") || stem.endsWith("/")) {
            return Optional.empty();
        }
        Node subject = NodeFactory.createURI(Namespaces.BASE
                + (stem.startsWith("doc/") ? "id/" + stem.substring("doc/".length()) : stem));
        return descriptions.kindOf(subject).map(kind -> new Address(subject, kind, stem, suffix));
    }

    /** The suffixes that ask for one form. */
    private static Stream<String> suffixes() {
        return Stream.concat(DocumentForms.ALL.stream(), Stream.of(DocumentForms.CHECKSUMS)).map(Form::suffix);
    }
}
