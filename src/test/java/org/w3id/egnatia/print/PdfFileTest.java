package org.w3id.egnatia.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page becomes a tagged PDF with the letters of the region, the same bytes each time, and fetches nothing. */
class PdfFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final String LETTERS = "Đorđe, Shqipëria, Çka, Šibenik, Ćelije, Žabljak, Љубљење Њега Ђак Ћуприја "
            + "Џеп Ѓорче Ќерка Ѕвезда Ј – “”*";

    private static PdfFile file(String body) {
        return new PdfFile("<!DOCTYPE html><html lang=\"en\"><head><title>T</title><meta name=\"description\" "
                + "content=\"D\"/><style>body { font-family: '" + PdfFile.FONT + "' }</style></head><body>" + body
                + "</body></html>", "https://example.org/", DAY);
    }

    @Test
    void allLettersOfTheRegionAreShownFromEmbeddedFonts() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file("<p>" + LETTERS + "</p><p><strong>" + LETTERS + "</strong></p>")
                .print().bytes())) {
            assertEquals(2, new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ").split(LETTERS.replace("*",
                    "\\*"), -1).length - 1);
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertTrue(font.isEmbedded(), font.getName());
            }
        }
    }

    @Test
    void theFileHasTagsTitleLanguageAndTheDayOfTheData() throws IOException {
        byte[] bytes = file("<h1>One</h1><p><a href=\"doc/actor/alb\">Albania</a></p>").print().bytes();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            assertNotNull(pdf.getDocumentCatalog().getStructureTreeRoot());
            assertEquals("en", pdf.getDocumentCatalog().getLanguage());
            assertEquals("T", pdf.getDocumentInformation().getTitle());
            assertEquals(DAY, LocalDate.ofInstant(pdf.getDocumentInformation().getCreationDate().toInstant(),
                    ZoneOffset.UTC));
            String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("pdfuaid:part"), metadata);
            PDAnnotationLink link = (PDAnnotationLink) pdf.getPage(0).getAnnotations().get(0);
            assertEquals("Albania", link.getContents());
            assertEquals("https://example.org/doc/actor/alb", ((PDActionURI) link.getAction()).getURI());
        }
    }

    @Test
    void equalPagesGiveEqualBytesAndOthersDoNot() {
        assertArrayEquals(file("<p>one</p>").print().bytes(), file("<p>one</p>").print().bytes());
        assertFalse(Arrays.equals(file("<p>one</p>").print().bytes(), file("<p>two</p>").print().bytes()));
    }

    @Test
    void nothingIsFetchedAndAPageThatIsNotWellFormedIsRefused(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        try (PDDocument pdf = Loader.loadPDF(file("<img alt=\"a\" src=\"" + picture.toUri() + "\"/><p>one</p>")
                .print().bytes())) {
            assertEquals(List.of(), StreamSupport.stream(pdf.getPage(0).getResources().getXObjectNames().spliterator(),
                    false).toList());
        }
        assertThrows(IllegalArgumentException.class, () -> file("<p>one").print().bytes());
    }
}
