package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP archive whose files have no time, so that equal files give equal bytes. The stream below stays open. */
public final class DatelessZip {

    /**
     * The time of files that have none. Not the first moment that the format knows, 1 January 1980: Java writes that
     * one down a second time, as an instant by the time zone of the machine.
     */
    public static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    /** Begins an archive. */
    public DatelessZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void to(OutputStream out) throws IOException;
    }

    /** Adds a file under its path. */
    public void add(String path, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.to(zip);
        zip.closeEntry();
    }

    /** Adds a text under its path. */
    public void add(String path, String text) throws IOException {
        add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Ends the archive. */
    public void finish() throws IOException {
        zip.finish();
    }
}
