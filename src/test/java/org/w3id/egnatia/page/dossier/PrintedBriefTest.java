package org.w3id.egnatia.page.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.print.PdfFile;
import org.w3id.egnatia.vocab.NamingRules;

/** A briefing as a file says what its page says, on two sheets, with version, address and footnote at their foot. */
class PrintedBriefTest {

    @ParameterizedTest
    @CsvSource({"alb, 2026-11-25", "bih, 2026-11-25", "1a0, 2026-11-25", "mne, 2026-11-25", "mkd, 2026-11-25",
        "srb, 2026-11-25", "srb, 2012-03-02"})
    void twoSheetsSayWhatThePageSays(String partner, String day) throws IOException {
        View view = TestViews.of("brief/" + partner, day, Map.of());
        BriefPage brief = BriefPage.of(view, partner).orElseThrow();
        PdfFile.Printed file = PdfFile.fitting(PrintedBrief.SHEETS, PrintedBrief.SIZES.stream().map(size -> new PdfFile(
                view.site().render(new PrintedBrief(brief, size)), "https://example.org/", LocalDate.parse(day))));
        try (PDDocument pdf = Loader.loadPDF(file.bytes())) {
            assertEquals(pdf.getNumberOfPages(), file.sheets());
            assertTrue(pdf.getNumberOfPages() <= 2, partner + ": " + pdf.getNumberOfPages());
            String text = inOneLine(new PDFTextStripper().getText(pdf));
            brief.notes().forEach(note -> assertTrue(text.contains(note.number() + "."
                    + inOneLine(note.source().text())), note.toString()));
            brief.steps().forEach(line -> assertTrue(text.contains(inOneLine(line.name().text())), line.toString()));
            for (String foot : new String[] {NamingRules.KOSOVO_FOOTNOTE, brief.permanent(),
                view.site().release().version()}) {
                assertEquals(pdf.getNumberOfPages(), text.split(Pattern.quote(inOneLine(foot)), -1).length - 1, foot);
            }
        }
        assertEquals(IntStream.rangeClosed(1, brief.notes().size()).boxed().toList(),
                brief.notes().stream().map(Endnotes.Endnote::number).toList());
    }

    /** Lines break where a sheet ends, so that spaces say nothing. */
    private static String inOneLine(String text) {
        return text.replaceAll("[\\s\\u00ad]+", "");
    }
}
