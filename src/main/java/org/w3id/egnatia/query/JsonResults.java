package org.w3id.egnatia.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/**
 * Writes rows as SPARQL 1.1 Query Results JSON, a row a line. Jena's writer counts lines and columns for its indents,
 * which takes longer than finding most answers.
 *
 * @see <a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL 1.1 Query Results JSON Format</a>
 */
public final class JsonResults implements RowSetWriter {

    private static final int PIECE = 16 * 1024;
    private static final String HEX = "0123456789abcdef";

    @Override
    public void write(OutputStream out, RowSet rows, Context context) {
        write(text -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)), rows);
    }

    @Override
    public void write(Writer out, RowSet rows, Context context) {
        write(out::append, rows);
    }

    @Override
    public void write(OutputStream out, boolean result, Context context) {
        try {
            out.write(("{\"head\": {}, \"boolean\": " + result + "}\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a piece of the text. */
    @FunctionalInterface
    private interface Sink {
        void take(CharSequence text) throws IOException;
    }

    private static void write(Sink out, RowSet rows) {
        try {
            List<Var> variables = rows.getResultVars();
            List<String> names = variables.stream().map(variable -> quoted(variable.getVarName())).toList();
            Map<Node, String> labels = new HashMap<>();
            StringBuilder text = new StringBuilder(PIECE + 1024);
            text.append("{\"head\": {\"vars\": [").append(String.join(", ", names)).append("]},\n")
                    .append("\"results\": {\"bindings\": [");
            for (boolean isFirst = true; rows.hasNext(); isFirst = false) {
                text.append(isFirst ? "\n" : ",\n");
                row(rows.next(), variables, names, labels, text);
                if (text.length() > PIECE) {
                    out.take(text);
                    text.setLength(0);
                }
            }
            out.take(text.append("\n]}}\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(Binding row, List<Var> variables, List<String> names, Map<Node, String> labels,
            StringBuilder text) {
        text.append('{');
        boolean isFirst = true;
        for (int i = 0; i < names.size(); i++) {
            Node value = row.get(variables.get(i));
            if (value != null) {
                text.append(isFirst ? "" : ", ").append(names.get(i)).append(": ");
                value(value, labels, text);
                isFirst = false;
            }
        }
        text.append('}');
    }

    private static void value(Node value, Map<Node, String> labels, StringBuilder text) {
        if (value.isURI()) {
            text.append("{\"type\": \"uri\", \"value\": ");
            quote(value.getURI(), text);
        } else if (value.isBlank()) {
            text.append("{\"type\": \"bnode\", \"value\": ");
            quote(labels.computeIfAbsent(value, blank -> "b" + labels.size()), text);
        } else {
            text.append("{\"type\": \"literal\", ");
            if (!value.getLiteralLanguage().isEmpty()) {
                text.append("\"xml:lang\": ");
                quote(value.getLiteralLanguage(), text);
                text.append(", ");
            } else if (!XSDDatatype.XSDstring.equals(value.getLiteralDatatype())) {
                text.append("\"datatype\": ");
                quote(value.getLiteralDatatypeURI(), text);
                text.append(", ");
            }
            text.append("\"value\": ");
            quote(value.getLiteralLexicalForm(), text);
        }
        text.append('}');
    }

    private static String quoted(String plain) {
        StringBuilder text = new StringBuilder(plain.length() + 2);
        quote(plain, text);
        return text.toString();
    }

    /** As RFC 8259 has it, section 7. */
    private static void quote(String plain, StringBuilder text) {
        text.append('"');
        int done = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                text.append(plain, done, i);
                done = i + 1;
                if (c < ' ') {
                    text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                } else {
                    text.append('\\').append(c);
                }
            }
        }
        text.append(plain, done, plain.length()).append('"');
    }
}
