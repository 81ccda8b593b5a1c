package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.apache.jena.graph.Graph;

/**
 * How files look: Turtle by {@link TurtleLayout}, the rows of tables with quotation marks only where they are needed,
 * and queries without blanks at the ends of lines. Lines end in LF, the last one, too.
 */
public final class HouseStyle {

    private static final CSVFormat PRINTED = CsvRows.FORMAT.builder().setQuoteMode(QuoteMode.MINIMAL).get();

    private HouseStyle() {
    }

    /**
     * What came of it.
     *
     * @param text  the file in the style of the house; empty if it cannot be written so
     * @param fault why not, with file and line; empty if it can
     */
    public record Styled(Optional<String> text, String fault) {
    }

    /** True for the files that have a style: Turtle, tables and queries of tables. */
    public static boolean isStyled(String path) {
        return path.endsWith(".ttl") || path.startsWith("data/") && (path.endsWith(".csv") || path.endsWith(".rq"));
    }

    /**
     * How a file would be laid out, without making sure that it says the same: enough to tell whether it is in style.
     * Empty if it cannot be laid out.
     */
    public static Optional<String> layoutOf(SourceFile file) {
        return (file.path().endsWith(".ttl") ? layout(file) : of(file)).text();
    }

    /**
     * A file in the style of the house. The graph that it states is the same, which is made sure of by reading it
     * again. What is no right Turtle or CSV is not touched.
     */
    public static Styled of(SourceFile file) {
        String path = file.path();
        if (path.endsWith(".csv")) {
            return rows(file);
        }
        if (path.endsWith(".rq")) {
            String text = file.text().lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
            return new Styled(Optional.of(text.stripTrailing() + "\n"), "");
        }
        TurtleFile.Reading reading = TurtleReader.read(file);
        if (reading.file().isEmpty()) {
            return refused(reading.findings().stream().filter(Finding::isError).findFirst().orElseThrow().toString());
        }
        Styled styled = layout(file);
        Graph before = reading.file().get().graph();
        boolean same = styled.text().isEmpty()
                || TurtleReader.read(new SourceFile(path, styled.text().get().getBytes(StandardCharsets.UTF_8)))
                .file().filter(f -> f.graph().isIsomorphicWith(before)).isPresent();
        return same ? styled : notUnderstood(path);
    }

    private static Styled layout(SourceFile file) {
        String text = file.text().replace("\r\n", "\n").replace("\uFEFF", "");
        try {
            return new Styled(Optional.of(TurtleLayout.of(text)), "");
        } catch (TurtleLayout.CommentException e) {
            return refused(file.path() + ":" + new Lines(text).at(e.offset()).line() + ": "
                    + "a comment stands inside a statement where no line is kept for it; move it to a line before the "
                    + "property");
        } catch (IndexOutOfBoundsException | StackOverflowError e) {
            return notUnderstood(file.path());
        }
    }

    private static Styled notUnderstood(String path) {
        return refused(path + ": the file is written in a way that cannot be laid out; write it more plainly");
    }

    private static Styled rows(SourceFile file) {
        StringWriter text = new StringWriter();
        try (CSVParser parser = CSVParser.parse(new StringReader(file.text().replace("\r\n", "\n")), CsvRows.FORMAT);
                CSVPrinter printer = new CSVPrinter(text, PRINTED)) {
            for (CSVRecord row : parser) {
                printer.printRecord(row);
            }
            return new Styled(Optional.of(text.toString()), "");
        } catch (IOException | UncheckedIOException e) {
            return refused(file.path() + ": the table is no CSV, so it cannot be formatted; egnatia check names "
                    + "the place");
        }
    }

    private static Styled refused(String fault) {
        return new Styled(Optional.empty(), fault);
    }
}
