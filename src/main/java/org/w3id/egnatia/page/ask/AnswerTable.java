package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The rows of an answer, kept to be shown.
 *
 * @param variables the columns
 * @param rows      as many rows as were kept
 * @param isWhole   false if there were more
 */
public record AnswerTable(List<Var> variables, List<Binding> rows, boolean isWhole) {

    /**
     * What stands in a cell.
     *
     * @param text     as it is shown
     * @param language BCP 47 tag, empty if it has none
     * @param link     where it leads
     * @param leadsOut true if that is another site
     * @param style    how it is set: {@code number}, {@code day} or nothing
     */
    public record Cell(String text, String language, Optional<String> link, boolean leadsOut, String style) {
    }

    /** Longest text of a cell, in characters; what is longer is cut and says so by an ellipsis. */
    public static final int LONGEST_CELL = 10_000;

    /** Keeps the first rows of an answer. */
    public static AnswerTable of(RowSet rows, int most) {
        return of(rows, most, Long.MAX_VALUE);
    }

    /** Keeps the first rows of an answer, and no more once they have so many characters. */
    public static AnswerTable of(RowSet rows, int most, long mostCharacters) {
        List<Binding> kept = new ArrayList<>();
        long characters = 0;
        while (kept.size() < most && characters < mostCharacters && rows.hasNext()) {
            Binding row = rows.next();
            for (Iterator<Var> variables = row.vars(); variables.hasNext();) {
                characters += row.get(variables.next()).toString().length();
            }
            kept.add(row);
        }
        return new AnswerTable(rows.getResultVars(), kept, !rows.hasNext());
    }

    /** A heading in words: {@code startPrecision} is read as start precision. */
    public static String heading(Var variable) {
        return variable.getVarName().replaceAll("(?<=[a-z0-9])(?=[A-Z])|_", " ").toLowerCase(Locale.ROOT);
    }

    /** The cells of a row. */
    public List<Cell> cells(Binding row, View view) {
        return variables.stream().map(variable -> cell(row.get(variable), view)).toList();
    }

    private static Cell cell(Node value, View view) {
        if (value == null) {
            return new Cell("", "", Optional.empty(), false, "");
        } else if (value.isURI()) {
            Name name = Name.of(view, value);
            String text = Links.isOurs(value) ? name.text() : VisibleText.of(Namespaces.shorten(value.getURI()).replaceAll("^<|>$", ""));
            return new Cell(text, Links.isOurs(value) ? name.language() : "", name.link(), name.leadsOut(), "");
        } else if (value.isLiteral()) {
            return new Cell(VisibleText.of(cut(value.getLiteralLexicalForm())), value.getLiteralLanguage(), Optional.empty(), false, style(value));
        }
        return new Cell(VisibleText.of(value.toString()), "", Optional.empty(), false, "");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }

    private static String style(Node literal) {
        if (!literal.getLiteral().isWellFormed()) {
            return "";
        }
        return XSDDatatype.XSDdate.equals(literal.getLiteralDatatype()) ? "day" : literal.getLiteralValue() instanceof Number ? "number" : "";
    }
}
