package org.w3id.egnatia.print;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A page as PDF 1.7 with tags, title and language (PDF/UA-1, ISO 14289-1). Equal pages give equal bytes: the file
 * carries the day of the data and the hash of the page in the place of a time and a random identifier.
 *
 * @param xhtml  the page, well-formed, with its style in it
 * @param base   the address from which its links are followed
 * @param issued the day that the file bears
 */
public record PdfFile(String xhtml, String base, LocalDate issued) {

    /** The family in which all text is set: its letters are those of Latin, Cyrillic and Greek. */
    public static final String FONT = "Liberation Sans";

    private static final float VERSION = 1.7f;

    /**
     * A file as it came out.
     *
     * @param bytes  its bytes
     * @param sheets how many sheets it has
     */
    public record Printed(byte[] bytes, int sheets) {
    }

    /**
     * The first of several settings of one page that fits on some sheets; the last if none does. No more are made than
     * are needed.
     */
    public static Printed fitting(int sheets, Stream<PdfFile> settings) {
        Printed printed = null;
        for (Iterator<PdfFile> next = settings.iterator(); next.hasNext()
                && (printed == null || printed.sheets > sheets);) {
            printed = next.next().print();
        }
        return Objects.requireNonNull(printed);
    }

    /**
     * Makes the file.
     *
     * @throws IllegalArgumentException if the page is not well-formed
     */
    public Printed print() {
        PdfRendererBuilder builder = Setting.of(xhtml, base, true);
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(VERSION);
        builder.withProducer("Egnatia");
        builder.addDOMMutator(this::mendLinks);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            dated(document);
            document.setDocumentId(hash());
            document.save(bytes);
            return new Printed(bytes.toByteArray(), document.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XRRuntimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * A link says in words where it leads (ISO 14289-1, 7.18.5), and leads there from wherever the file is opened.
     */
    private void mendLinks(Document page) {
        NodeList links = page.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            String address = link.getAttribute("href");
            if (!address.isEmpty() && !address.startsWith("#") && !address.matches("[a-z]+:.*")) {
                link.setAttribute("href", URI.create(base).resolve(address).toString());
            }
            if (!link.hasAttribute("title")) {
                link.setAttribute("title", link.getTextContent().strip());
            }
        }
    }

    private void dated(PDDocument document) throws IOException {
        Calendar day = GregorianCalendar.from(issued.atStartOfDay(ZoneOffset.UTC));
        day.setTimeZone(TimeZone.getTimeZone("UTC"));
        document.getDocumentInformation().setCreationDate(day);
        document.getDocumentInformation().setModificationDate(day);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String dated = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll("(<xmp:(Create|Modify|Metadata)Date>)[^<]*", "$1" + issued + "T00:00:00Z");
        document.getDocumentCatalog().setMetadata(new PDMetadata(document,
                new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8))));
    }

    private long hash() {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(xhtml.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
