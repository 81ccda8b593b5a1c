package org.w3id.egnatia.describe;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The plain names of terms in JSON-LD and in tables: the local name, first given to the terms of our ontology, then to the
 * properties and classes of others that the data uses, in the order of our prefixes. A term whose name is taken keeps its
 * prefixed name, such as {@code dcterms:source}.
 */
public final class JsonLdKeys {

    /** Names that JSON-LD documents use for their keywords. */
    private static final Set<String> RESERVED = Set.of("id", "type", "graph");

    private final Map<String, String> keyOf = new HashMap<>();
    private final Map<String, Node> plain = new TreeMap<>();

    /** The names of the terms of a release. */
    public JsonLdKeys(Release release) {
        Set<Node> used = new TreeSet<>(Comparator.comparing(JsonLdKeys::prefixPlace).thenComparing(Node::getURI));
        Set<Node> ours = new HashSet<>(used);
        release.dataset().find().forEachRemaining(quad -> {
            used.add(quad.getPredicate());
            if (quad.getPredicate().equals(RDF.type.asNode()) && quad.getObject().isURI()) {
                used.add(quad.getObject());
            }
        });
        used.addAll(ours);
        release.defaultGraph().stream(Node.ANY, RDF.type.asNode(), Node.ANY).filter(t -> t.getSubject().isURI()
                        && t.getSubject().getURI().startsWith(Namespaces.DEF) && isTerm(t))
                .map(Triple::getSubject).forEach(used::add);
        used.remove(RDF.type.asNode());
        for (Node term : used) {
            String local = localName(term.getURI());
            if (local.matches("[A-Za-z][A-Za-z0-9_-]*") && !RESERVED.contains(local) && !plain.containsKey(local)) {
                plain.put(local, term);
                keyOf.put(term.getURI(), local);
            }
        }
        keyOf.put(RDF.type.asNode().getURI(), "type");
    }

    private static boolean isTerm(Triple triple) {
        return triple.getObject().isURI() && triple.getObject().getURI().startsWith(OWL.getURI());
    }

    private static int prefixPlace(Node term) {
        int place = 0;
        for (String namespace : Namespaces.all().values()) {
            if (term.getURI().startsWith(namespace)) {
                return place;
            }
            place++;
        }
        return place;
    }

    private static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /** The name of a term: plain, prefixed or, failing both, its IRI. */
    public String key(Node term) {
        return Optional.ofNullable(keyOf.get(term.getURI())).orElseGet(() -> {
            String shortened = Namespaces.shorten(term.getURI());
            return shortened.startsWith("<") ? term.getURI() : shortened;
        });
    }

    /** Plain names with their terms, in alphabetical order. */
    public Map<String, Node> plain() {
        return Collections.unmodifiableMap(plain);
    }
}
