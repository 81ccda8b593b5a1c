package org.w3id.egnatia.page.complete;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The prefixes of a query: ours, which need no declaration, and those that it declares, which go before.
 *
 * @param all namespaces by prefix
 */
record Prefixes(Map<String, String> all) {

    /** A declaration, whole. */
    static final Pattern DECLARATION =
            Pattern.compile("(?i)\\bPREFIX\\s+(?<prefix>[\\p{L}\\p{N}_-]*):\\s*<(?<namespace>[^<>\\s]*)>"
            + "|\\bBASE\\s*<[^<>\\s]*>");
    /** Local names that need no escape. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?");

    static Prefixes of(String query) {
        Map<String, String> all = new LinkedHashMap<>(Namespaces.all());
        Matcher declared = DECLARATION.matcher(query);
        while (declared.find()) {
            if (declared.group("prefix") != null) {
                all.put(declared.group("prefix"), declared.group("namespace"));
            }
        }
        return new Prefixes(all);
    }

    /** The IRI of a prefixed name; empty if nothing declares its prefix. */
    Optional<String> iri(String prefixed) {
        int colon = prefixed.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.ofNullable(all.get(prefixed.substring(0, colon)))
                .map(namespace -> namespace + prefixed.substring(colon + 1));
    }

    /** An IRI as the query writes it: by the prefix that leaves the least to be written, else in angle brackets. */
    String written(Node node) {
        String iri = node.getURI();
        String best = "";
        String bestNamespace = "";
        for (Map.Entry<String, String> prefix : all.entrySet()) {
            String namespace = prefix.getValue();
            if (namespace.length() > bestNamespace.length() && iri.startsWith(namespace)
                    && PLAIN.matcher(iri.substring(namespace.length())).matches()) {
                best = prefix.getKey();
                bestNamespace = namespace;
            }
        }
        return bestNamespace.isEmpty() ? '<' + iri + '>' : best + ':' + iri.substring(bestNamespace.length());
    }
}
