package org.w3id.egnatia.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBoolean;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * Triples as JSON-LD 1.1 with plain names: an object for each resource. The part of {@link JsonLdContext} that it needs
 * stands inside, so that nothing is to be fetched. Language tags stay as the data has them, which is as BCP 47 writes
 * them.
 */
final class JsonLdDocument {

    private static final BigInteger LARGEST_EXACT = BigInteger.TWO.pow(53);

    private final JsonLdContext context;

    private JsonLdDocument(JsonLdContext context) {
        this.context = context;
    }

    static byte[] bytes(Graph graph, JsonLdContext context) {
        return new JsonLdDocument(context).document(graph).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a document object by object.
     *
     * @param triples those of one subject next to each other
     * @throws IOException if the stream does not take them
     */
    static void write(List<Triple> triples, JsonLdContext context, OutputStream out) throws IOException {
        JsonLdDocument document = new JsonLdDocument(context);
        Set<Node> terms = new HashSet<>();
        triples.forEach(triple -> addTerms(triple, terms));
        out.write(("{\n\"@context\": " + context.of(terms) + ",\n\"@graph\": [\n").getBytes(StandardCharsets.UTF_8));
        Map<Node, List<Node>> properties = new LinkedHashMap<>();
        for (int i = 0; i < triples.size(); i++) {
            Triple triple = triples.get(i);
            properties.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>()).add(triple.getObject());
            boolean isLast = i + 1 == triples.size();
            if (isLast || !triples.get(i + 1).getSubject().equals(triple.getSubject())) {
                out.write((document.object(triple.getSubject(), properties) + (isLast ? "\n" : ",\n"))
                        .getBytes(StandardCharsets.UTF_8));
                properties.clear();
            }
        }
        out.write("]\n}\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void addTerms(Triple triple, Set<Node> terms) {
        terms.add(triple.getPredicate());
        if (isType(triple)) {
            terms.add(triple.getObject());
        }
    }

    private JsonObject object(Node resource, Map<Node, List<Node>> properties) {
        JsonObject object = new JsonObject();
        object.put("id", resource.getURI());
        properties.forEach((property, values) -> object.put(context.key(property), values(property, values)));
        return object;
    }

    private String document(Graph graph) {
        Set<Node> terms = new HashSet<>();
        Map<Node, Map<Node, List<Node>>> resources = new LinkedHashMap<>();
        graph.find().forEachRemaining(triple -> {
            addTerms(triple, terms);
            resources.computeIfAbsent(triple.getSubject(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>()).add(triple.getObject());
        });
        JsonArray objects = new JsonArray();
        resources.forEach((resource, properties) -> objects.add(object(resource, properties)));
        JsonObject document = new JsonObject();
        document.put("@context", context.of(terms));
        document.put("@graph", objects);
        return document + "\n";
    }

    private static boolean isType(Triple triple) {
        return triple.predicateMatches(RDF.type.asNode()) && triple.getObject().isURI();
    }

    private JsonValue values(Node property, List<Node> values) {
        if (context.isText(property) && values.stream().allMatch(v -> v.isLiteral()
                && !v.getLiteralLanguage().isEmpty())) {
            Map<String, List<Node>> byLanguage = new TreeMap<>();
            values.forEach(value -> byLanguage.computeIfAbsent(value.getLiteralLanguage(), l -> new ArrayList<>())
                    .add(value));
            JsonObject texts = new JsonObject();
            byLanguage.forEach((language, same) ->
                    texts.put(language, oneOrMany(same.stream()
                            .map(v -> (JsonValue) new JsonString(v.getLiteralLexicalForm())).toList())));
            return texts;
        }
        return oneOrMany(values.stream().map(value -> value(property, value)).toList());
    }

    private static JsonValue oneOrMany(List<JsonValue> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private JsonValue value(Node property, Node value) {
        if (property.equals(RDF.type.asNode())) {
            return new JsonString(context.key(value));
        }
        JsonObject object = new JsonObject();
        if (value.isURI()) {
            object.put("id", value.getURI());
            return context.isTold(property, value) ? new JsonString(value.getURI()) : object;
        }
        String language = value.getLiteralLanguage();
        String datatype = value.getLiteralDatatypeURI();
        if (language.isEmpty() && context.isTold(property, value)) {
            return told(value.getLiteralLexicalForm(), datatype);
        }
        object.put("@value", value.getLiteralLexicalForm());
        if (!language.isEmpty()) {
            object.put("@language", language);
        } else {
            object.put("@type", datatype);
        }
        return object;
    }

    /** Whole numbers and truth values stand as such where nothing of them can be lost. */
    private static JsonValue told(String lexical, String datatype) {
        if (datatype.equals(XSD.integer.getURI()) && lexical.matches("0|-?[1-9][0-9]*")
                && new BigInteger(lexical).abs().compareTo(LARGEST_EXACT) <= 0) {
            return JsonNumber.value(Long.parseLong(lexical));
        }
        if (datatype.equals(XSD.xboolean.getURI()) && (lexical.equals("true") || lexical.equals("false"))) {
            return new JsonBoolean(Boolean.parseBoolean(lexical));
        }
        return new JsonString(lexical);
    }
}
