package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table in a file, with what is to be known of it: its definition for the file itself and for all that describes it.
 *
 * @param fileName    name of the file
 * @param title       its name for readers, in English
 * @param description what a row is, in English; may be empty
 * @param about       IRI of the class whose things the rows are, if it is one
 * @param key         names of the columns that together name a row
 * @param fields      its columns
 * @param rows        gives its rows
 */
public record TableFile(String fileName, String title, String description, Optional<String> about, List<String> key,
        List<Field> fields, Rows rows) {

    /** Gives the rows of a table one after the other. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Hands every row over, in order.
         *
         * @throws IOException if the sink does not take one
         */
        void to(Sink sink) throws IOException;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a row, which has a cell for each column.
         *
         * @throws IOException if it cannot be written
         */
        void row(List<String> cells) throws IOException;
    }

    /**
     * Writes the table as CSV by RFC 4180, in UTF-8, with a header line. No more than a row is held for it.
     *
     * @throws IOException if the stream does not take it
     */
    public void write(OutputStream out) throws IOException {
        line(out, fields.stream().map(Field::title).toList());
        rows.to(cells -> line(out, cells));
    }

    private static void line(OutputStream out, List<String> cells) throws IOException {
        out.write((cells.stream().map(TableFile::cell).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
