package org.w3id.egnatia.print;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRRuntimeException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The first sheet of a page as a picture, a pixel for each pixel of its style sheet.
 *
 * @param xhtml the page, well-formed, with its style in it
 */
public record Picture(String xhtml) {

    private static final float PIXELS_OF_A_POINT = 96f / 72;

    /**
     * The picture as PNG.
     *
     * @throws IllegalArgumentException if the page is not well-formed
     */
    public byte[] png() {
        PdfRendererBuilder builder = Setting.of(xhtml, "/", false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            BufferedImage image = new PDFRenderer(document).renderImage(0, PIXELS_OF_A_POINT, ImageType.RGB);
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XRRuntimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
