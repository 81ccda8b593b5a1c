package org.w3id.egnatia.query;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.w3id.egnatia.spelling.Folding;

/**
 * Which rows of an answer are wanted, and in which order: what the parameters {@code sort}, {@code filter} and
 * {@code page} of an address ask for. Every form of an answer has the same rows in the same order; only a page shows
 * them in parts.
 *
 * @param sort   the variable to sort by; empty for the order of the question
 * @param falls  true if the largest value comes first
 * @param filter words that a row must have, each somewhere; empty for all rows
 * @param page   number of the part that a page shows, from 1
 */
public record RowSelection(Optional<Var> sort, boolean falls, String filter, int page) {

    /** Parameter of the column to sort by; with a hyphen before it the largest value comes first. */
    public static final String SORT = "sort";
    /** Parameter of the words that a row must have. */
    public static final String FILTER = "filter";
    /** Parameter of the part that a page shows. */
    public static final String PAGE = "page";
    /** All rows in the order of the question. */
    public static final RowSelection ALL = new RowSelection(Optional.empty(), false, "", 1);

    private static final int LONGEST_FILTER = 200;
    private static final int MOST_PAGES = 10_000;

    /** The contract of the parameters, for an answer with some columns, which are named as variables or as headings. */
    public static List<Parameter> parameters(List<String> columns) {
        List<String> orders = columns.stream()
                .flatMap(column -> Stream.of(column, ResultColumn.heading(Var.alloc(column))).distinct())
                .flatMap(column -> Stream.of(column, "-" + column)).toList();
        return List.of(Parameter.optional(SORT, new ParameterType.Word(orders),
                "The column to sort by; with a hyphen before it, downwards."),
                Parameter.optional(FILTER, new ParameterType.FreeText(LONGEST_FILTER), "Words that a row must have."),
                Parameter.optional(PAGE, new ParameterType.WholeNumber(1, MOST_PAGES),
                        "The part of a long table that the page shows."));
    }

    /** What the values of these parameters ask for. */
    public static RowSelection of(ParameterValues values) {
        Optional<String> sort = values.text(SORT);
        return new RowSelection(sort.map(column -> Var.alloc(column.replaceFirst("^-", "").replace("*", ""))),
                sort.filter(column -> column.startsWith("-")).isPresent(),
                values.text(FILTER).orElse(""), values.number(PAGE).map(Long::intValue).orElse(1));
    }

    /** The parameters that decide the rows, as they stand in addresses; the part that is shown is none of them. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        sort.ifPresent(column -> parameters.put(SORT, (falls ? "-" : "") + column.getVarName()));
        if (!filter.isEmpty()) {
            parameters.put(FILTER, filter);
        }
        return parameters;
    }

    /**
     * The rows that have the words, in the order that is asked for; equal ones stay in the order of the question, and a
     * row without a value comes last.
     *
     * @param names the name under which a reader knows a thing, which the words may be of, too
     */
    public List<Binding> of(List<Binding> rows, Function<Node, String> names) {
        List<String> words = Folding.words(filter);
        List<Binding> selected = new ArrayList<>(words.isEmpty() ? rows
                : rows.stream().filter(row -> has(row, words, names)).toList());
        sort.ifPresent(column -> {
            Comparator<Node> order = order();
            selected.sort(Comparator.comparing((Binding row) -> row.get(column),
                    Comparator.nullsLast(falls ? order.reversed() : order)));
        });
        return selected;
    }

    private static boolean has(Binding row, List<String> words, Function<Node, String> names) {
        StringBuilder text = new StringBuilder();
        for (Iterator<Var> variables = row.vars(); variables.hasNext();) {
            Node value = row.get(variables.next());
            text.append(value.isLiteral() ? value.getLiteralLexicalForm() : value.isURI() ? names.apply(value) : "")
                    .append('\n');
        }
        String folded = String.join(" ", Folding.words(text.toString()));
        return words.stream().allMatch(folded::contains);
    }

    /** Numbers and days by their values, and before texts, which are in the order of the alphabet. */
    private static Comparator<Node> order() {
        Collator alphabet = Collator.getInstance(Locale.ENGLISH);
        return (a, b) -> {
            boolean isText = isText(a);
            if (isText != isText(b)) {
                return isText ? 1 : -1;
            }
            return isText ? alphabet.compare(text(a), text(b))
                    : NodeValue.compareAlways(NodeValue.makeNode(a), NodeValue.makeNode(b));
        };
    }

    private static boolean isText(Node value) {
        if (!value.isLiteral()) {
            return true;
        }
        NodeValue literal = NodeValue.makeNode(value);
        return !(literal.isNumber() || literal.isDate() || literal.isDateTime() || literal.isBoolean());
    }

    private static String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
    }
}
