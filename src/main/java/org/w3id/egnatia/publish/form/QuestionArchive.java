package org.w3id.egnatia.publish.form;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;

/** The saved queries of a release as files in one, under their paths, the rules among them. */
public final class QuestionArchive {

    /** The first day that the format knows, since no file of it has a time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private QuestionArchive() {
    }

    /** Writes the archive. */
    public static void write(QueryLibrary queries, OutputStream out) throws IOException {
        List<SavedQuery> sorted = queries.all().stream().sorted(Comparator.comparing(SavedQuery::file)).toList();
        ZipOutputStream zip = new ZipOutputStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {
                // Whoever gave the stream closes it.
            }
        }, StandardCharsets.UTF_8);
        for (SavedQuery query : sorted) {
            add(zip, query.file(), query.text());
            if (query.expected().isPresent()) {
                add(zip, query.file().replaceFirst("\\.rq$", ".csv"), query.expected().get());
            }
        }
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String path, String text) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
