package org.w3id.egnatia.page.ask;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;

/**
 * A row of a saved question, read by the convention of {@code queries/README.md}: a column {@code x} holds words,
 * {@code xIri} behind it what the words name, {@code xPrecision} how exactly a day {@code x} is known.
 *
 * @param binding the row as the engine gave it
 */
public record SavedRow(Binding binding) {

    /** The value of a column as it stands. */
    public Optional<Node> value(String column) {
        return Optional.ofNullable(binding.get(Var.alloc(column)));
    }

    /** The thing that a column names, if it names one. */
    public Optional<Node> iri(String column) {
        return value(column + "Iri").filter(Node::isURI);
    }

    /**
     * The thing that a column names in every row.
     *
     * @throws IllegalStateException if the question left it out
     */
    public Node thing(String column) {
        return iri(column).orElseThrow(() -> new IllegalStateException("a row without " + column + "Iri: " + binding));
    }

    /** The words of a column; empty if there are none. */
    public String literal(String column) {
        return value(column).filter(Node::isLiteral).map(Node::getLiteralLexicalForm).orElse("");
    }

    /** What the thing of a column is called in the language of a view; empty if the column names none. */
    public String name(View view, String column) {
        return iri(column).map(view::name).orElse("");
    }

    /** The day of a column, with the precision beside it or that of all days of the row. */
    public Optional<PreciseDate> day(String column) {
        String precision = literal(column + "Precision");
        return value(column).map(day -> new PreciseDate(LocalDate.parse(day.getLiteralLexicalForm()),
                Precision.named(precision.isEmpty() ? literal("precision") : precision)));
    }

    /** The number of a column. */
    public Optional<BigDecimal> number(String column) {
        return value(column).map(number -> new BigDecimal(number.getLiteralLexicalForm()));
    }

    /** The whole number of a column, 0 where it is empty. */
    public int count(String column) {
        return number(column).map(BigDecimal::intValueExact).orElse(0);
    }

    /** True if a column says so. */
    public boolean is(String column) {
        return literal(column).equals("true");
    }

    /** True if what the row says is told of the day: a phase that holds on it, or that there is none. */
    public boolean isTold() {
        return !literal("holds").equals("false");
    }

    /** The fact that the row states. */
    public Node fact() {
        return value("fact").filter(Node::isURI)
                .orElseThrow(() -> new IllegalStateException("a row without its fact: " + binding));
    }

    /** The things that a column names where it names several. */
    public List<Node> things(String column) {
        return Arrays.stream(literal(column + "Iri").split(" ")).filter(iri -> !iri.isEmpty()).sorted()
                .map(NodeFactory::createURI).toList();
    }
}
