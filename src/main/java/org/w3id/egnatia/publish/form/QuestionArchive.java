package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;

/** The saved queries of a release as files in one, under their paths, the rules among them. */
public final class QuestionArchive {

    private QuestionArchive() {
    }

    /** Writes the archive. */
    public static void write(QueryLibrary queries, OutputStream out) throws IOException {
        List<SavedQuery> sorted = queries.all().stream().sorted(Comparator.comparing(SavedQuery::file)).toList();
        DatelessZip zip = new DatelessZip(out);
        for (SavedQuery query : sorted) {
            zip.add(query.file(), query.text());
            if (query.expected().isPresent()) {
                zip.add(query.file().replaceFirst("\\.rq$", ".csv"), query.expected().get());
            }
        }
        zip.finish();
    }

    /** Reads what {@link #write} wrote. */
    public static QueryLibrary read(Path archive) throws IOException {
        Map<Boolean, List<SourceFile>> files = new HashMap<>(Map.of(true, new ArrayList<>(), false,
                new ArrayList<>()));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                files.get(entry.getName().endsWith(".rq")).add(new SourceFile(entry.getName(),
                        zip.getInputStream(entry).readAllBytes()));
            }
        }
        return QueryLibrary.ofFiles(files.get(true), files.get(false));
    }
}
