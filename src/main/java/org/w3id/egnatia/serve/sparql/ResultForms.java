package org.w3id.egnatia.serve.sparql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.w3id.egnatia.query.CsvResults;
import org.w3id.egnatia.query.JsonResults;
import org.w3id.egnatia.serve.http.Form;

/** The media types in which results can be had, and which of them a request wants. */
public final class ResultForms {

    private static final Map<String, Lang> TABLES = new LinkedHashMap<>();
    private static final Map<String, RDFFormat> GRAPHS = new LinkedHashMap<>();

    static {
        TABLES.put("application/sparql-results+json", ResultSetLang.RS_JSON);
        TABLES.put("application/sparql-results+xml", ResultSetLang.RS_XML);
        TABLES.put("text/csv", ResultSetLang.RS_CSV);
        TABLES.put("text/tab-separated-values", ResultSetLang.RS_TSV);
        TABLES.put("application/json", ResultSetLang.RS_JSON);
        TABLES.put("application/xml", ResultSetLang.RS_XML);
        // The pretty form of Jena 5.6 loses triples of blank nodes that refer to themselves.
        GRAPHS.put("text/turtle", RDFFormat.TURTLE_BLOCKS);
        GRAPHS.put("application/ld+json", RDFFormat.JSONLD_PLAIN);
        GRAPHS.put("application/n-triples", RDFFormat.NTRIPLES_UTF8);
        GRAPHS.put("application/rdf+xml", RDFFormat.RDFXML_PLAIN);
        GRAPHS.put("text/plain", RDFFormat.NTRIPLES_UTF8);
        GRAPHS.put("application/json", RDFFormat.JSONLD_PLAIN);
        GRAPHS.put("application/xml", RDFFormat.RDFXML_PLAIN);
    }

    /** Short names of {@code format=} and {@code output=}, which some clients send instead of an Accept header. */
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"), Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("text", "text/csv"), Map.entry("turtle", "text/turtle"), Map.entry("ttl", "text/turtle"),
            Map.entry("json-ld", "application/ld+json"), Map.entry("jsonld", "application/ld+json"),
            Map.entry("nt", "application/n-triples"), Map.entry("n-triples", "application/n-triples"),
            Map.entry("rdf", "application/rdf+xml"), Map.entry("rdf+xml", "application/rdf+xml"));

    private static final List<String> TABLE_TYPES = List.copyOf(TABLES.keySet());
    private static final List<String> ALL = Stream.concat(TABLES.keySet().stream(), GRAPHS.keySet().stream()).distinct()
            .toList();

    private ResultForms() {
    }

    /** The media types of a query's result, the preferred one first. */
    static List<String> offered(Query query) {
        List<String> offered = new ArrayList<>(query.isSelectType() || query.isAskType() ? TABLES.keySet()
                : GRAPHS.keySet());
        if (query.isAskType()) {
            // SPARQL 1.1 defines CSV and TSV for SELECT only; for ASK they are a courtesy, so they come last.
            offered.sort((a, b) -> Boolean.compare(a.startsWith("text/"), b.startsWith("text/")));
        }
        return offered;
    }

    /** The media types of all results. */
    static List<String> all() {
        return ALL;
    }

    /** The media types of tables, the preferred one first. */
    static List<String> tables() {
        return TABLE_TYPES;
    }

    /** The ending of files of a table in a media type. */
    static String ending(String type) {
        return TABLES.get(type).getFileExtensions().stream().findFirst().map(ending -> ending.replaceFirst("^srj$",
                "json").replaceFirst("^srx$", "xml")).orElse("txt");
    }

    /** The form that a request wants most; empty if it accepts none that there is. */
    static Optional<Form> choose(Query query, SparqlRequest request) {
        return request.wish().choose(offered(query)).map(type -> Form.of("", type));
    }

    /** The media type of a short name. */
    static Optional<String> ofShortName(String name) {
        return Optional.ofNullable(SHORT_NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The short names. */
    public static List<String> shortNames() {
        return SHORT_NAMES.keySet().stream().sorted().toList();
    }

    /** True if a media type is one of XML. */
    static boolean isXml(String type) {
        return type.endsWith("xml");
    }

    /** Writes tables and truth values in a media type. */
    public static RowSetWriter tableWriter(String type) {
        Lang lang = TABLES.get(type);
        return lang == ResultSetLang.RS_CSV ? new CsvResults() : lang == ResultSetLang.RS_JSON ? new JsonResults()
                : RowSetWriterRegistry.getFactory(lang).create(lang);
    }

    /** The syntax of graphs in a media type. */
    public static RDFFormat graphFormat(String type) {
        return GRAPHS.get(type);
    }
}
