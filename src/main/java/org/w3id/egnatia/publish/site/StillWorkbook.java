package org.w3id.egnatia.publish.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.w3id.egnatia.publish.form.DatelessZip;

/**
 * A workbook without the moment of its making, which the library that makes it writes into it: on a copy it is that of
 * the copy's day, so that equal data gives equal bytes.
 */
final class StillWorkbook {

    /** The part with the properties of the document (ECMA-376, part 2, section 11). */
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String CREATED = "(<dcterms:(?:created|modified)[^>]*>)[^<]*";

    private StillWorkbook() {
    }

    /** Makes a workbook as if it was made when a day began, in UTC. */
    static void on(Path workbook, LocalDate day) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(workbook.toFile()); ZipOutputStream still = new ZipOutputStream(out)) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(PROPERTIES)) {
                    content = new String(content, StandardCharsets.UTF_8).replaceAll(CREATED, "$1" + day
                            + "T00:00:00Z").getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(DatelessZip.NO_TIME);
                still.putNextEntry(timeless);
                still.write(content);
                still.closeEntry();
            }
        }
        Files.write(workbook, out.toByteArray());
    }
}
