package org.w3id.egnatia.watch;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The data sets of a table of observations, each with the day on which it was last changed. */
final class SdmxEntries {

    private static final String DATA_SET = "DATAFLOW";
    private static final String CHANGED = "LAST UPDATE";
    private static final List<String> NEEDED = List.of(DATA_SET, CHANGED, "TIME_PERIOD", "OBS_VALUE");

    private SdmxEntries() {
    }

    static List<Entry> of(Answer answer) {
        Map<String, LocalDate> newest = new TreeMap<>();
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (!text.endsWith("\n")) {
            throw new NoAnswerException("is cut off: its last line has no end");
        }
        try (CSVParser rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(text))) {
            if (!rows.getHeaderNames().containsAll(NEEDED)) {
                throw new NoAnswerException("has another header than " + String.join(", ", NEEDED));
            }
            for (CSVRecord row : rows) {
                Optional<LocalDate> day = row.isConsistent() ? Days.in(row.get(CHANGED)) : Optional.empty();
                newest.merge(row.get(DATA_SET), day.orElseThrow(() -> new NoAnswerException("is cut off, or line "
                        + row.getRecordNumber() + " has no day of change")), (one, other) -> one.isAfter(other) ? one
                        : other);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new NoAnswerException("is no table");
        }
        return newest.entrySet().stream().map(set -> new Entry("Data set " + set.getKey(), "",
                Optional.of(set.getValue()), Set.of(new Identifier(Identifier.Kind.DATA_SET, set.getKey())))).toList();
    }
}
