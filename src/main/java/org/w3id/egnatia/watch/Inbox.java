package org.w3id.egnatia.watch;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder of candidates for people to look at: a table for each day. What lies in one of its tables already is not
 * laid there again.
 *
 * @param folder the folder
 */
public record Inbox(Path folder) {

    private static final String[] COLUMNS = {"state", "source", "identifier", "title", "before", "date", "address",
        "partner", "topic"};
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader(COLUMNS).setRecordSeparator('\n')
            .get();

    /**
     * Adds candidates to the table of a day; without any, nothing is written.
     *
     * @return those that were added
     * @throws IOException if the folder cannot be read or written; then its tables are as they were
     */
    public List<Sighting> add(LocalDate day, List<Sighting> candidates) throws IOException {
        Set<List<String>> there = there();
        List<Sighting> added = candidates.stream().filter(one -> there.add(key(row(one)))).toList();
        if (added.isEmpty()) {
            return added;
        }
        Files.createDirectories(folder);
        Path table = folder.resolve(day + ".csv");
        StringWriter text = new StringWriter();
        CSVFormat format = FORMAT;
        if (Files.exists(table)) {
            text.append(Files.readString(table));
            format = FORMAT.builder().setSkipHeaderRecord(true).get();
        }
        try (CSVPrinter rows = new CSVPrinter(text, format)) {
            for (Sighting one : added) {
                rows.printRecord(row(one));
            }
        }
        Path whole = Files.writeString(folder.resolve('.' + day.toString() + ".csv"), text.toString());
        Files.move(whole, table, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return added;
    }

    private static List<String> row(Sighting one) {
        return Stream.of(one.state().word(), one.source().code(), one.identifier(), one.title(), one.before(),
                one.day().map(LocalDate::toString).orElse(""), one.address(), one.partners(), one.topics())
                .map(Inbox::harmless).toList();
    }

    /** A text of others which a spreadsheet would take for a formula begins with an apostrophe. */
    private static String harmless(String text) {
        return text.isEmpty() || "=+-@".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** By what a candidate is the same as another: state, source, identifier and title. */
    private static List<String> key(List<String> row) {
        return row.subList(0, 4);
    }

    private Set<List<String>> there() throws IOException {
        Set<List<String>> keys = new HashSet<>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        List<Path> tables;
        try (Stream<Path> files = Files.list(folder)) {
            tables = files.filter(file -> file.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d[.]csv")).toList();
        }
        for (Path table : tables) {
            try (Reader text = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
                for (CSVRecord row : FORMAT.builder().setSkipHeaderRecord(true).get().parse(text)) {
                    if (row.size() == COLUMNS.length) {
                        keys.add(key(row.toList()));
                    }
                }
            } catch (UncheckedIOException | IllegalArgumentException e) {
                throw new IOException(table + ": is no table of candidates; mend it or move it elsewhere", e);
            }
        }
        return keys;
    }
}
