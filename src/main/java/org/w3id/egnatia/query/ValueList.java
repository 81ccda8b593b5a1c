package org.w3id.egnatia.query;

import java.util.Locale;
import java.util.Map;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A list of values that a release gives by a query, such as its partners, the concepts of a scheme or the years that
 * have figures.
 *
 * @param what    what each is, in words without an article: {@code partner}
 * @param pattern the group of a SPARQL query that binds {@code ?value}; it may use our prefixes
 * @param address path of the page that lists them all; empty if there is none
 */
public record ValueList(String what, String pattern, String address) {

    /** The things of a class of the ontology, such as {@code WesternBalkansPartner}. */
    public static ValueList ofClass(String localName) {
        String words = localName.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
                .replace("western balkans", "Western Balkans");
        String type = localName.toLowerCase(Locale.ROOT);
        boolean isTop = (Namespaces.ID + type + "/").equals(Namespaces.all().get(type));
        return new ValueList(words, "?value a egn:" + localName, isTop ? "id/" + type : "def/" + localName);
    }

    /** The six partners. */
    public static ValueList partners() {
        return ofClass("WesternBalkansPartner");
    }

    /** The concepts of a scheme, such as {@code policy-area}. */
    public static ValueList ofScheme(String scheme) {
        return new ValueList(scheme.replace('-', ' '), "?value skos:inScheme <" + Namespaces.VOC + scheme + ">",
                "voc/" + scheme);
    }

    /** What has an IRI in a namespace of ours, such as that of actors. */
    public static ValueList below(String namespace) {
        return new ValueList("name", "?value a ?type . FILTER (STRSTARTS(STR(?value), \"" + namespace + "\"))", "");
    }

    /** The query for the values, in full. */
    public String query() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> prefix : Namespaces.all().entrySet()) {
            if (pattern.contains(prefix.getKey() + ":")) {
                text.append("PREFIX ").append(prefix.getKey()).append(": <").append(prefix.getValue()).append(">\n");
            }
        }
        return text.append("SELECT DISTINCT ?value WHERE { ").append(pattern).append(" }").toString();
    }
}
