package org.w3id.egnatia.serve;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The address of a document about one of our IRIs, taken apart.
 *
 * @param description what is known of the IRI
 * @param stem        path of the document without a suffix and without a slash before it, in its one right spelling
 * @param suffix      the suffix that asks for one form, such as {@code ttl}; empty if the form is to be negotiated
 */
record Address(Description description, String stem, String suffix) {

    /** The path with its suffix. */
    String path() {
        return suffix.isEmpty() ? stem : stem + '.' + suffix;
    }

    /**
     * The address that a path means: the path as it is, or another spelling of one that exists, which the caller sees by
     * comparing {@link #path}.
     *
     * @param path the path after percent-decoding, without a slash before it
     */
    static Optional<Address> of(Descriptions descriptions, Things things, String path) {
        return exact(descriptions, path).or(() -> {
            String bare = path.replaceFirst("/+$", "");
            return exact(descriptions, bare).or(() -> exact(descriptions, bare.toLowerCase(Locale.ROOT)))
                    .or(() -> bare.regionMatches(true, 0, "def/", 0, 4) ? term(descriptions, things, bare.substring(4)) : Optional.empty());
        });
    }

    private static Optional<Address> exact(Descriptions descriptions, String path) {
        return described(descriptions, path).map(d -> new Address(d, path, ""))
                .or(() -> suffixes().filter(suffix -> path.endsWith('.' + suffix)).findFirst().flatMap(suffix -> {
                    String stem = path.substring(0, path.length() - suffix.length() - 1);
                    return described(descriptions, stem).map(d -> new Address(d, stem, suffix));
                }));
    }

    /** Terms of the ontology are the one kind of IRI with capital letters. */
    private static Optional<Address> term(Descriptions descriptions, Things things, String local) {
        return things.confirmed().stream().map(t -> t.getSubject()).filter(Links::isOurs)
                .map(Node::getURI).filter(iri -> iri.startsWith(Namespaces.DEF))
                .map(iri -> iri.substring(Namespaces.DEF.length()))
                .filter(name -> local.regionMatches(true, 0, name, 0, name.length()))
                .filter(name -> local.length() == name.length() || local.charAt(name.length()) == '.')
                .findFirst().flatMap(name -> exact(descriptions, "def/" + name + local.substring(name.length()).toLowerCase(Locale.ROOT)));
    }

    private static Optional<Description> described(Descriptions descriptions, String path) {
        if (!path.matches("[A-Za-z0-9._/-]+") || path.startsWith("id/") || path.endsWith("/")) {
            return Optional.empty();
        }
        String below = path.startsWith("doc/") ? "id/" + path.substring("doc/".length()) : path;
        return descriptions.of(NodeFactory.createURI(Namespaces.BASE + below));
    }

    /** The suffixes that ask for one form. */
    static Stream<String> suffixes() {
        return Stream.of(Stream.of("html"), Stream.of(DocumentForm.values()).map(DocumentForm::suffix),
                Stream.of(Citation.Form.values()).map(Citation.Form::suffix)).flatMap(s -> s);
    }
}
