package org.w3id.egnatia.page.ask;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.query.ResultColumn;

/**
 * An answer as an Office Open XML workbook: numbers, days and truth values are what they are, everything else is text
 * and never a formula, whatever it begins with. A second sheet says what the first one is.
 */
final class Spreadsheet {

    /** Spreadsheets count days from 1900; earlier ones stay text. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    /** More digits than this a spreadsheet would round. */
    private static final int DIGITS = 15;
    private static final int LONGEST_TEXT = 32_767;
    private static final int WIDEST = 60;
    /** A sheet holds no more hyperlinks than 65,530, and none longer than 2,079 characters. */
    private static final int MOST_LINKS = 65_000;
    private static final int LONGEST_LINK = 2_000;

    private Spreadsheet() {
    }

    /**
     * Rows as a workbook.
     *
     * @param about what is said of the answer, by headings
     */
    static byte[] of(AnswerTable table, Map<String, String> about, Links links) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // The version is part of the file's format and wants digits.
        try (Workbook workbook = new Workbook(out, "Egnatia", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Answer");
            List<Column> columns = columns(table.variables());
            int[] widths = new int[columns.size()];
            int linked = 0;
            for (int column = 0; column < columns.size(); column++) {
                String heading = ResultColumn.heading(columns.get(column).value());
                sheet.value(0, column, heading);
                sheet.style(0, column).bold().set();
                widths[column] = heading.length();
            }
            for (int row = 0; row < table.rows().size(); row++) {
                Binding binding = table.rows().get(row);
                for (int column = 0; column < columns.size(); column++) {
                    Node value = binding.get(columns.get(column).value());
                    if (value != null) {
                        Optional<String> link = linked < MOST_LINKS
                                ? columns.get(column).link(binding, links) : Optional.empty();
                        if (link.isPresent()) {
                            sheet.hyperlink(row + 1, column, new CellLink(link.get(), text(value)));
                            linked++;
                        } else {
                            write(sheet, row + 1, column, value);
                        }
                        widths[column] = Math.max(widths[column], text(value).length());
                    }
                }
            }
            for (int column = 0; column < widths.length; column++) {
                sheet.width(column, Math.min(WIDEST, widths[column] + 2));
            }
            sheet.freezePane(0, 1);
            about(workbook.newWorksheet("About"), about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The link of one cell. The library keeps one cell for links that are equal, so none is. */
    private static final class CellLink extends HyperLink {

        CellLink(String address, String text) {
            super(address, text);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * A column of the sheet.
     *
     * @param value the variable that it shows
     * @param names the variable with the IRI of what the value names
     */
    private record Column(Var value, Optional<Var> names) {

        /** The address of what a cell names, if that is one thing and the cell a text. */
        Optional<String> link(Binding row, Links links) {
            Node thing = row.get(names.orElse(value));
            boolean isText = names.isEmpty() || row.get(value).isLiteral()
                    && row.get(value).getLiteralDatatype().getURI().matches(".*#(string|langString)");
            String iri = thing == null ? "" : thing.isURI() ? thing.getURI() : names.isPresent() && thing.isLiteral()
                    ? thing.getLiteralLexicalForm() : "";
            if (!isText || iri.isEmpty() || iri.contains(" ") || iri.length() > LONGEST_LINK) {
                return Optional.empty();
            }
            Node node = NodeFactory.createURI(iri);
            return Links.isOurs(node) ? Optional.of(links.absolute(Links.path(iri))) : links.to(node);
        }
    }

    /** What is read, each with its precision behind it; IRIs of what a cell names are its link and no column. */
    private static List<Column> columns(List<Var> variables) {
        Set<Var> companions = ResultColumn.of(variables).stream()
                .flatMap(column -> Stream.concat(column.iri().stream(), column.fact().stream()))
                .collect(Collectors.toSet());
        return variables.stream().filter(variable -> !companions.contains(variable))
                .map(variable -> new Column(variable,
                ResultColumn.of(variables).stream().filter(column -> column.value().equals(variable))
                .flatMap(column -> column.iri().stream()).findFirst())).toList();
    }

    private static void about(Worksheet sheet, Map<String, String> about) {
        int line = 0;
        for (Map.Entry<String, String> said : about.entrySet()) {
            sheet.value(line, 0, said.getKey());
            sheet.value(line, 1, said.getValue());
            sheet.style(line, 0).bold().set();
            line++;
        }
        sheet.width(0, 16);
        sheet.width(1, 100);
    }

    private static void write(Worksheet sheet, int row, int column, Node value) {
        if (value.isLiteral() && value.getLiteral().isWellFormed()) {
            Object typed = value.getLiteralValue();
            if (typed instanceof Number number && Double.isFinite(number.doubleValue())
                    && new BigDecimal(typed.toString()).precision() <= DIGITS) {
                sheet.value(row, column, number);
                return;
            } else if (typed instanceof Boolean truth) {
                sheet.value(row, column, truth);
                return;
            } else if (XSDDatatype.XSDdate.equals(value.getLiteralDatatype())) {
                try {
                    LocalDate day = LocalDate.parse(value.getLiteralLexicalForm());
                    if (!day.isBefore(FIRST_DAY)) {
                        sheet.value(row, column, day);
                        sheet.style(row, column).format("yyyy-mm-dd").set();
                        return;
                    }
                } catch (DateTimeParseException e) {
                    // A day with a time zone, which a spreadsheet has no type for: text.
                }
            }
        }
        sheet.value(row, column, text(value));
    }

    /** What XML 1.0 cannot hold is left out. */
    private static String text(Node value) {
        String text = value.isURI() ? value.getURI() : value.isLiteral() ? value.getLiteralLexicalForm()
                : value.toString();
        String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
        return clean.substring(0, Math.min(LONGEST_TEXT, clean.length()));
    }
}
