package org.w3id.egnatia.vocab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Node;

/** The project's namespaces and the prefixes used in every output. */
public final class Namespaces {

    /** Everything of ours begins with this. */
    public static final String BASE = "https://w3id.org/egnatia/";
    /** Terms of the ontology. */
    public static final String DEF = BASE + "def/";
    /** Things. */
    public static final String ID = BASE + "id/";
    /** Concept schemes and their concepts. */
    public static final String VOC = BASE + "voc/";
    /** Named graphs. */
    public static final String GRAPH = BASE + "graph/";
    /** SHACL shapes. */
    public static final String SHAPE = BASE + "shape/";
    /** Saved queries. */
    public static final String QUERY = BASE + "query/";

    private static final Map<String, String> PREFIXES = prefixes();

    private Namespaces() {
    }

    /** Prefix to namespace, in the order in which they are declared in outputs. */
    public static Map<String, String> all() {
        return PREFIXES;
    }

    /** What names a thing or concept within its type or scheme: what stands after the last slash of its IRI. */
    public static String code(Node named) {
        return named.getURI().substring(named.getURI().lastIndexOf('/') + 1);
    }

    /**
     * An IRI as a prefixed name where one of our prefixes fits, else the IRI in angle brackets; for messages, not for
     * Turtle.
     */
    public static String shorten(String iri) {
        String best = null;
        for (Map.Entry<String, String> e : PREFIXES.entrySet()) {
            String ns = e.getValue();
            if (iri.startsWith(ns) && (best == null || ns.length() > PREFIXES.get(best).length())
                    && iri.indexOf('/', ns.length()) < 0 && iri.indexOf('#', ns.length()) < 0) {
                best = e.getKey();
            }
        }
        return best == null ? "<" + iri + ">" : best + ":" + iri.substring(PREFIXES.get(best).length());
    }

    private static Map<String, String> prefixes() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("egn", DEF);
        for (String type : new String[] {"actor", "instrument", "place", "relation", "event", "figure", "statement",
            "source", "evidence", "geometry"}) {
            map.put(type, ID + type + "/");
        }
        for (String scheme : new String[] {"accession-status", "amount-kind", "amount-stage", "assessment-area",
            "better-end", "breakdown", "challenge", "chapter", "cluster", "code-system", "comparability", "currency",
            "date-gap", "event-kind", "freedom-status", "instrument-kind", "knowledge", "legal-phase", "matrix-state",
            "measure", "monitoring-result", "policy-area", "political-regime", "population-group", "precision",
            "preparation-level", "progress", "relation-kind", "scale", "series", "side", "source-kind",
            "source-weight", "standing", "statement-kind", "subject-heading", "term", "theory", "tone",
            "unit", "value-state", "verification"}) {
            map.put(scheme, VOC + scheme + "/");
        }
        map.put("graph", GRAPH);
        map.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        map.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        map.put("owl", "http://www.w3.org/2002/07/owl#");
        map.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        map.put("skos", "http://www.w3.org/2004/02/skos/core#");
        map.put("dcterms", "http://purl.org/dc/terms/");
        map.put("foaf", "http://xmlns.com/foaf/0.1/");
        map.put("org", "http://www.w3.org/ns/org#");
        map.put("prov", "http://www.w3.org/ns/prov#");
        map.put("qb", "http://purl.org/linked-data/cube#");
        map.put("dcat", "http://www.w3.org/ns/dcat#");
        map.put("void", "http://rdfs.org/ns/void#");
        map.put("eli", "http://data.europa.eu/eli/ontology#");
        map.put("geo", "http://www.opengis.net/ont/geosparql#");
        map.put("sh", "http://www.w3.org/ns/shacl#");
        map.put("hydra", "http://www.w3.org/ns/hydra/core#");
        map.put("vann", "http://purl.org/vocab/vann/");
        map.put("schema", "https://schema.org/");
        return Collections.unmodifiableMap(map);
    }
}
