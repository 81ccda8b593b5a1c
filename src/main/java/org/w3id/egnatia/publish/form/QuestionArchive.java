package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
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
}
