package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.util.SplitIRI;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.w3id.egnatia.vocab.Namespaces;

/** Triples as RDF, in the order in which they are given, a block for each subject. There are no blank nodes. */
public final class RdfFiles {

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private RdfFiles() {
    }

    /**
     * Writes Turtle 1.1.
     *
     * @param head lines of comment at its beginning
     */
    public static void turtle(String head, Iterable<Triple> triples, OutputStream out) throws IOException {
        StreamRDF writer = begin(head, RDFFormat.TURTLE_BLOCKS, out);
        triples.forEach(writer::triple);
        writer.finish();
    }

    /**
     * Writes TriG 1.1: the default graph, then the named graphs in order.
     *
     * @param content the triples of a named graph, in order
     */
    public static void trig(String head, Iterable<Triple> defaultGraph, Collection<String> graphs,
            Function<String, List<Triple>> content, OutputStream out) throws IOException {
        StreamRDF writer = begin(head, RDFFormat.TRIG_BLOCKS, out);
        defaultGraph.forEach(writer::triple);
        for (String name : graphs) {
            Node graph = NodeFactory.createURI(name);
            content.apply(name).forEach(triple -> writer.quad(Quad.create(graph, triple)));
        }
        writer.finish();
    }

    private static StreamRDF begin(String head, RDFFormat format, OutputStream out) throws IOException {
        out.write(head.getBytes(StandardCharsets.UTF_8));
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, format, new Context());
        writer.start();
        Namespaces.all().forEach(writer::prefix);
        return writer;
    }

    /**
     * Writes RDF 1.1 XML. What it cannot say, {@link org.w3id.egnatia.describe.DocumentForm#fits} tells before.
     *
     * @throws IOException if the stream does not take it
     */
    public static void xml(List<Triple> triples, OutputStream out) throws IOException {
        XmlText.write(out, xml -> document(triples, xml));
    }

    private static void document(List<Triple> triples, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        Map<String, String> prefixes = prefixes(triples);
        xml.setPrefix("rdf", RDF.getURI());
        xml.writeStartElement("rdf", "RDF", RDF.getURI());
        for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
            xml.writeNamespace(prefix.getValue(), prefix.getKey());
        }
        Node subject = Node.ANY;
        for (Triple triple : triples) {
            if (!triple.getSubject().equals(subject)) {
                if (subject != Node.ANY) {
                    xml.writeCharacters("\n");
                    xml.writeEndElement();
                }
                subject = triple.getSubject();
                xml.writeCharacters("\n");
                xml.writeStartElement("rdf", "Description", RDF.getURI());
                xml.writeAttribute("rdf", RDF.getURI(), "about", subject.getURI());
            }
            property(xml, prefixes, triple);
        }
        if (subject != Node.ANY) {
            xml.writeCharacters("\n");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private static Map<String, String> prefixes(List<Triple> triples) {
        Map<String, String> prefixes = new TreeMap<>(Map.of(RDF.getURI(), "rdf"));
        List<String> others = new ArrayList<>();
        triples.stream().map(t -> SplitIRI.namespace(t.getPredicate().getURI())).distinct().sorted()
                .forEach(namespace -> Namespaces.all().entrySet().stream()
                        .filter(known -> known.getValue().equals(namespace)).findFirst()
                        .ifPresentOrElse(known -> prefixes.put(namespace, known.getKey()),
                                () -> others.add(namespace)));
        others.forEach(namespace -> prefixes.putIfAbsent(namespace, "ns" + others.indexOf(namespace)));
        return prefixes;
    }

    private static void property(XMLStreamWriter xml, Map<String, String> prefixes, Triple triple)
            throws XMLStreamException {
        String property = triple.getPredicate().getURI();
        String namespace = SplitIRI.namespace(property);
        String local = SplitIRI.localname(property);
        Node value = triple.getObject();
        xml.writeCharacters("\n  ");
        if (value.isURI()) {
            xml.writeEmptyElement(prefixes.get(namespace), local, namespace);
            xml.writeAttribute("rdf", RDF.getURI(), "resource", value.getURI());
            return;
        }
        xml.writeStartElement(prefixes.get(namespace), local, namespace);
        if (!value.getLiteralLanguage().isEmpty()) {
            xml.writeAttribute("xml", XML, "lang", value.getLiteralLanguage());
        } else if (!value.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
            xml.writeAttribute("rdf", RDF.getURI(), "datatype", value.getLiteralDatatypeURI());
        }
        xml.writeCharacters(value.getLiteralLexicalForm());
        xml.writeEndElement();
    }
}
