package org.w3id.egnatia.describe;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RIOT;
import org.apache.jena.util.SplitIRI;

/** The forms other than HTML in which a description can be had. Equal triples give equal bytes. */
public enum DocumentForm {
    TURTLE("ttl", "text/turtle", "text/turtle; charset=utf-8", "Turtle", RDFFormat.TURTLE_PRETTY),
    /** JSON-LD 1.1 with plain names, its context inside, so that nothing is to be fetched. */
    JSON_LD("jsonld", "application/ld+json", "application/ld+json", "JSON-LD", null),
    RDF_XML("rdf", "application/rdf+xml", "application/rdf+xml; charset=utf-8", "RDF/XML", RDFFormat.RDFXML_PLAIN),
    N_TRIPLES("nt", "application/n-triples", "application/n-triples", "N-Triples", RDFFormat.NTRIPLES_UTF8),
    /** The table that {@link FactTable} defines. */
    CSV("csv", "text/csv", "text/csv; charset=utf-8; header=present", "CSV", null);

    private final String suffix;
    private final String mediaType;
    private final String contentType;
    private final String label;
    private final RDFFormat format;

    DocumentForm(String suffix, String mediaType, String contentType, String label, RDFFormat format) {
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.label = label;
        this.format = format;
    }

    /** The ending of its addresses, without a dot. */
    public String suffix() {
        return suffix;
    }

    /** Media type without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Value of the header Content-Type. */
    public String contentType() {
        return contentType;
    }

    /** Name for readers. */
    public String label() {
        return label;
    }

    /** The form of a suffix. */
    public static Optional<DocumentForm> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(f -> f.suffix.equals(suffix)).findFirst();
    }

    /** The form of a media type. */
    public static Optional<DocumentForm> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(f -> f.mediaType.equals(mediaType)).findFirst();
    }

    /** True if triples can be written in this form. */
    public boolean fits(Graph graph) {
        return this != RDF_XML || fitsXml(graph);
    }

    /** Triples in a form that a library writes. */
    byte[] bytes(Graph graph) {
        if (format == null) {
            throw new UnsupportedOperationException(label + " is not written by a library");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Readers of Turtle 1.0 do not know PREFIX.
        RDFWriter.source(graph).format(format).set(RIOT.symTurtleDirectiveStyle, "at").output(out);
        return out.toByteArray();
    }

    /** RDF/XML cannot say a property without a local name that XML allows, nor text with control characters. */
    private static boolean fitsXml(Graph graph) {
        return graph.stream().allMatch(DocumentForm::fitsXml);
    }

    private static boolean fitsXml(Triple triple) {
        return !SplitIRI.localname(triple.getPredicate().getURI()).isEmpty() && (!triple.getObject().isLiteral()
                || triple.getObject().getLiteralLexicalForm().codePoints().allMatch(DocumentForm::isXmlCharacter));
    }

    private static boolean isXmlCharacter(int c) {
        return c == 0x9 || c == 0xA || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
