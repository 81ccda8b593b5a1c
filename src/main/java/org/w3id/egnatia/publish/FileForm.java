package org.w3id.egnatia.publish;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The formats of the files of a release. */
public enum FileForm {
    /** Turtle 1.1. */
    TURTLE("ttl", "text/turtle; charset=utf-8", "Turtle", "RDF_TURTLE"),
    /** N-Triples 1.1, sorted: the canonical form of a graph without blank nodes (RDFC-1.0). */
    N_TRIPLES("nt", "application/n-triples", "N-Triples", "RDF_N_TRIPLES"),
    /** JSON-LD 1.1 with its context inside. */
    JSON_LD("jsonld", "application/ld+json", "JSON-LD", "JSON_LD"),
    /** RDF 1.1 XML. */
    RDF_XML("rdf", "application/rdf+xml; charset=utf-8", "RDF/XML", "RDF_XML"),
    /** TriG 1.1. */
    TRIG("trig", "application/trig; charset=utf-8", "TriG", "RDF_TRIG"),
    /** N-Quads 1.1, sorted: the canonical form of a dataset without blank nodes (RDFC-1.0). */
    N_QUADS("nq", "application/n-quads", "N-Quads", "RDF_N_QUADS"),
    /** CSV by RFC 4180 with a header line. */
    CSV("csv", "text/csv; charset=utf-8; header=present", "CSV", "CSV"),
    /** Metadata of tables (W3C Metadata Vocabulary for Tabular Data). */
    CSVW("csv-metadata.json", "application/csvm+json", "CSVW", "JSON"),
    /** GeoJSON, RFC 7946. */
    GEO_JSON("geojson", "application/geo+json", "GeoJSON", "GEOJSON"),
    /** GraphML 1.0. */
    GRAPHML("graphml", "application/xml; charset=utf-8", "GraphML", "XML"),
    /** GEXF 1.3. */
    GEXF("gexf", "application/xml; charset=utf-8", "GEXF", "XML"),
    /** HTML by the living standard. */
    HTML("html", "text/html; charset=utf-8", "HTML", "HTML"),
    /** Markdown (RFC 7763). */
    MARKDOWN("md", "text/markdown; charset=utf-8", "Markdown", "TXT"),
    /** DDI Codebook 2.5. */
    DDI("xml", "application/xml; charset=utf-8", "DDI Codebook", "XML"),
    /** Frictionless Data Package 1.0. */
    DATA_PACKAGE("datapackage.json", "application/vnd.datapackage+json", "Data package", "JSON"),
    /** A script of R. */
    R("R", "text/plain; charset=utf-8", "R", "TXT"),
    /** A script of Python. */
    PYTHON("py", "text/plain; charset=utf-8", "Python", "TXT"),
    /** A script of Stata. */
    STATA("do", "text/plain; charset=utf-8", "Stata", "TXT"),
    /** Commands by which statements are added to Wikidata. */
    QUICK_STATEMENTS("quickstatements.txt", "text/plain; charset=utf-8", "QuickStatements", "TXT"),
    /** A folder of files in one. */
    ZIP("zip", "application/zip", "ZIP", "ZIP");

    private final String suffix;
    private final String contentType;
    private final String label;
    private final String authorityCode;

    FileForm(String suffix, String contentType, String label, String authorityCode) {
        this.suffix = suffix;
        this.contentType = contentType;
        this.label = label;
        this.authorityCode = authorityCode;
    }

    /** The form of a file by its name; empty if no form has the ending. */
    public static Optional<FileForm> of(String fileName) {
        return Arrays.stream(values()).filter(form -> fileName.endsWith('.' + form.suffix)
                || fileName.endsWith('/' + form.suffix) || fileName.equals(form.suffix))
                .max(Comparator.comparingInt(form -> form.suffix.length()));
    }

    /** The ending of names of its files, without a dot. */
    public String suffix() {
        return suffix;
    }

    /** Value of the header Content-Type. */
    public String contentType() {
        return contentType;
    }

    /** Media type without parameters. */
    public String mediaType() {
        return contentType.replaceFirst(";.*", "");
    }

    /** Name for readers. */
    public String label() {
        return label;
    }

    /** Its code in the file type authority table of the Publications Office of the European Union. */
    public String authorityCode() {
        return authorityCode;
    }
}
