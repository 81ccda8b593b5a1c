package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML written to a stream as it is made, in UTF-8. */
public final class XmlText {

    private XmlText() {
    }

    /** Writes a document, or what a document is made of. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    /**
     * Writes content to a stream, which stays open.
     *
     * @throws IOException if the stream does not take it
     */
    public static void write(OutputStream out, Content content) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            content.to(xml);
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }
}
