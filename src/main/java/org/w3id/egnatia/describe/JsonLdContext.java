package org.w3id.egnatia.describe;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The plain names of terms in JSON-LD 1.1 and in tables, and the context that says what they mean. A term's name is its
 * local name. Names are given first to the terms of our ontology, then to the properties and classes of others that the
 * data uses, in the order of our prefixes; a term whose name is taken keeps its prefixed name, such as
 * {@code dcterms:source}.
 *
 * <p>How the values of a property are written follows from the values that the release has of it: IRIs, literals of one
 * datatype, or texts by language.
 */
public final class JsonLdContext {

    /** Its path on any server. */
    public static final String PATH = "def/context.jsonld";

    /** Names that stand for keywords of JSON-LD. */
    private static final Set<String> RESERVED = Set.of("id", "type");
    /** Properties whose values are all texts with a language. */
    private static final String TEXT = "text";
    private static final String IRI = "@id";

    private final Map<String, String> keyOf = new HashMap<>();
    private final Map<String, Node> plain = new TreeMap<>();
    /** Those whose plain name another has. */
    private final Set<Node> others = new TreeSet<>(Comparator.comparing(Node::getURI));
    private final Map<Node, String> values = new HashMap<>();
    private final String version;

    /** The names of the terms of a release. */
    JsonLdContext(Release release) {
        Set<Node> terms = new HashSet<>(DocumentTriples.TERMS);
        DocumentTriples.LINKS.forEach(term -> values.put(term, IRI));
        values.put(DCTerms.valid.asNode(), XSD.date.getURI());
        values.put(DocumentTriples.TOTAL_ITEMS, XSD.integer.getURI());
        Set<Node> mixed = new HashSet<>();
        release.dataset().find().forEachRemaining(quad -> {
            Node property = quad.getPredicate();
            terms.add(property);
            if (property.equals(RDF.type.asNode()) && quad.getObject().isURI()) {
                terms.add(quad.getObject());
            }
            String form = form(quad.getObject());
            String known = values.putIfAbsent(property, form);
            if (known != null && !known.equals(form)) {
                mixed.add(property);
            }
        });
        values.keySet().removeAll(mixed);
        release.defaultGraph().find(Node.ANY, RDF.type.asNode(), Node.ANY).filterKeep(JsonLdContext::isTermOfOurs)
                .mapWith(Triple::getSubject).forEachRemaining(terms::add);
        terms.remove(RDF.type.asNode());
        terms.stream().sorted(Comparator.comparing(JsonLdContext::prefixPlace).thenComparing(Node::getURI))
                .forEach(this::give);
        keyOf.put(RDF.type.asNode().getURI(), "type");
        version = release.defaultGraph().find(Descriptions.ONTOLOGY, OWL.versionInfo.asNode(), Node.ANY)
                .mapWith(t -> t.getObject().getLiteralLexicalForm()).nextOptional().orElse("");
    }

    private void give(Node term) {
        String local = term.getURI()
                .substring(Math.max(term.getURI().lastIndexOf('/'), term.getURI().lastIndexOf('#')) + 1);
        if (local.matches("[A-Za-z][A-Za-z0-9_-]*") && !RESERVED.contains(local)
                && plain.putIfAbsent(local, term) == null) {
            keyOf.put(term.getURI(), local);
        } else {
            others.add(term);
        }
    }

    private static boolean isTermOfOurs(Triple triple) {
        return triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(Namespaces.DEF)
                && triple.getObject().isURI() && triple.getObject().getURI().startsWith(OWL.getURI());
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

    private static String form(Node value) {
        return value.isURI() ? IRI : !value.getLiteralLanguage().isEmpty() ? TEXT : value.getLiteralDatatypeURI();
    }

    /** The name of a term: plain, prefixed or, failing both, its IRI. */
    public String key(Node term) {
        return Optional.ofNullable(keyOf.get(term.getURI())).orElseGet(() -> {
            String shortened = Namespaces.shorten(term.getURI());
            return shortened.startsWith("<") ? term.getURI() : shortened;
        });
    }

    /** True if all values of a property are texts with a language, which stand in a map by language. */
    boolean isText(Node property) {
        return TEXT.equals(values.get(property));
    }

    /** True if a value can stand without its datatype, or an IRI as a mere string, since the context tells. */
    boolean isTold(Node property, Node value) {
        return form(value).equals(values.get(property)) && !isText(property);
    }

    /** The version of the ontology whose terms it names. */
    public String version() {
        return version;
    }

    /** The path at which the context of this version stands. */
    public String versionPath() {
        return "def/" + version + "/context.jsonld";
    }

    /** The whole context as a JSON-LD document, as it is published. */
    public byte[] bytes() {
        JsonObject context = keywords();
        Namespaces.all().forEach(context::put);
        plain.forEach((key, term) -> put(context, key, term));
        others.forEach(term -> put(context, key(term), term));
        JsonObject document = new JsonObject();
        document.put("@context", context);
        return (document + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The part of the context that a document needs to be read without fetching anything. */
    JsonObject of(Collection<Node> terms) {
        JsonObject context = keywords();
        Set<Node> used = new TreeSet<>(Comparator.comparing(this::key));
        used.addAll(terms);
        used.remove(RDF.type.asNode());
        used.forEach(term -> {
            String key = key(term);
            int colon = key.indexOf(':');
            if (colon > 0 && Namespaces.all().containsKey(key.substring(0, colon))) {
                context.put(key.substring(0, colon), Namespaces.all().get(key.substring(0, colon)));
            }
        });
        used.forEach(term -> put(context, key(term), term));
        return context;
    }

    private static JsonObject keywords() {
        JsonObject context = new JsonObject();
        context.put("id", "@id");
        context.put("type", "@type");
        return context;
    }

    private void put(JsonObject context, String key, Node term) {
        String form = values.get(term);
        JsonObject definition = new JsonObject();
        definition.put("@id", term.getURI());
        if (TEXT.equals(form)) {
            definition.put("@container", "@language");
        } else if (form != null && !form.equals(XSD.xstring.getURI())) {
            definition.put("@type", form);
        }
        if (definition.size() > 1) {
            context.put(key, definition);
        } else if (!key.equals(term.getURI())) {
            context.put(key, term.getURI());
        }
    }
}
