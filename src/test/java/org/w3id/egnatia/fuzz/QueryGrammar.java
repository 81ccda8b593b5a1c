package org.w3id.egnatia.fuzz;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random queries by the grammar of SPARQL 1.1 over the terms of a dataset: all four forms, every kind of pattern,
 * paths, functions, aggregates, subqueries and modifiers, right in syntax for the greater part, and hard on an engine.
 */
final class QueryGrammar {

    private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d", "?e");
    private static final List<String> LITERALS =
            List.of("\"x\"", "\"Србија\"@sr-Cyrl", "\"\"", "1", "-7", "2.5", "1e9", "true",
            "\"2020-10-22\"^^<http://www.w3.org/2001/XMLSchema#date>",
            "\"2020-02-31\"^^<http://www.w3.org/2001/XMLSchema#date>",
            "\"abc\"^^<http://www.w3.org/2001/XMLSchema#integer>", "\"\\\\u0000\\t'\"",
            "999999999999999999999999999999");
    private static final List<String> FUNCTIONS_OF_ONE =
            List.of("STR", "LANG", "DATATYPE", "STRLEN", "UCASE", "LCASE", "ENCODE_FOR_URI",
            "ABS", "CEIL", "FLOOR", "ROUND", "YEAR", "MONTH", "MD5", "SHA1", "SHA256", "SHA512", "IRI", "isIRI",
            "isBLANK", "isLITERAL", "isNUMERIC",
            "<http://www.w3.org/2001/XMLSchema#integer>", "<http://www.w3.org/2001/XMLSchema#string>",
            "<http://www.w3.org/2001/XMLSchema#dateTime>",
            "!", "-", "+");
    private static final List<String> FUNCTIONS_OF_TWO =
            List.of("CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "sameTerm",
            "LANGMATCHES", "REGEX", "CONCAT", "COALESCE", "STRDT", "STRLANG", "SUBSTR");
    private static final List<String> OPERATORS =
            List.of("=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||");
    private static final List<String> AGGREGATES =
            List.of("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "COUNT(DISTINCT", "SUM(DISTINCT");
    /** Expressions that have no value, always or in some rows. */
    private static final List<String> FAILING =
            List.of("1/0", "<http://www.w3.org/2001/XMLSchema#date>(\"x\")", "?e", "?c + 1",
            "<http://www.w3.org/2001/XMLSchema#integer>(?b)", "IF(?a, ?b, ?c)", "COALESCE(?d, 1/0)",
            "STR(?a)", "1 + \"1\"");
    private static final int DEPTH = 3;

    private final Arbitrary<String> iris;
    private final Arbitrary<String> properties;
    private final Arbitrary<String> graphs;

    /** A grammar over terms, each written as in a query. */
    QueryGrammar(List<String> iris, List<String> properties, List<String> graphs) {
        this.iris = Arbitraries.of(iris);
        this.properties = Arbitraries.of(properties);
        this.graphs = Arbitraries.of(graphs);
    }

    private static Arbitrary<String> variable() {
        return Arbitraries.of(VARIABLES);
    }

    private static Arbitrary<String> literal() {
        return Arbitraries.of(LITERALS);
    }

    private Arbitrary<String> subject() {
        return Arbitraries.frequencyOf(Tuple.of(5, variable()), Tuple.of(2, iris),
                Tuple.of(1, Arbitraries.of("_:x", "[]")));
    }

    private Arbitrary<String> object() {
        return Arbitraries.frequencyOf(Tuple.of(6, variable()), Tuple.of(2, iris), Tuple.of(2, literal()));
    }

    private Arbitrary<String> path(int depth) {
        if (depth == 0) {
            return properties;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> path(depth - 1));
        return Arbitraries.oneOf(properties, properties,
                inner.map(p -> "(" + p + ")*"), inner.map(p -> "(" + p + ")+"), inner.map(p -> "(" + p + ")?"),
                inner.map(p -> "^(" + p + ")"),
                Combinators.combine(inner, inner).as((p, q) -> "(" + p + "/" + q + ")"),
                Combinators.combine(inner, inner).as((p, q) -> "(" + p + "|" + q + ")"),
                Combinators.combine(properties, properties).as((p, q) -> "!(" + p + "|^" + q + ")"));
    }

    private Arbitrary<String> verb() {
        return Arbitraries.frequencyOf(Tuple.of(4, properties), Tuple.of(2, variable()), Tuple.of(1, path(2)));
    }

    private Arbitrary<String> triple() {
        return Combinators.combine(subject(), verb(), object()).as((s, p, o) -> s + " " + p + " " + o + " . ");
    }

    private Arbitrary<String> expression(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(variable(), literal(), iris);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> expression(depth - 1));
        return Arbitraries.oneOf(leaf, variable(),
                Combinators.combine(Arbitraries.of(FUNCTIONS_OF_ONE), inner).as((f, x) -> f + "(" + x + ")"),
                Combinators.combine(Arbitraries.of(FUNCTIONS_OF_TWO), inner, inner)
                .as((f, x, y) -> f + "(" + x + ", " + y + ")"),
                Combinators.combine(Arbitraries.of(OPERATORS), inner, inner)
                .as((o, x, y) -> "(" + x + " " + o + " " + y + ")"),
                Combinators.combine(inner, inner, inner).as((x, y, z) -> "IF(" + x + ", " + y + ", " + z + ")"),
                Combinators.combine(inner, inner, inner)
                .as((x, y, z) -> "REPLACE(STR(" + x + "), STR(" + y + "), STR(" + z + "))"),
                Combinators.combine(inner, inner).as((x, y) -> "(" + x + " IN (" + y + ", 1))"),
                variable().map(v -> "BOUND(" + v + ")"),
                Arbitraries.lazy(() -> group(depth - 1)).map(g -> "EXISTS " + g),
                Arbitraries.lazy(() -> group(depth - 1)).map(g -> "NOT EXISTS " + g));
    }

    private Arbitrary<String> clause(int depth) {
        if (depth == 0) {
            return triple();
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> group(depth - 1));
        Arbitrary<String> expression = Arbitraries.lazy(() -> expression(2));
        return Arbitraries.oneOf(triple(), triple(), triple(),
                inner.map(g -> "OPTIONAL " + g + " "), inner.map(g -> "MINUS " + g + " "),
                Combinators.combine(inner, inner).as((g, h) -> g + " UNION " + h + " "),
                Combinators.combine(Arbitraries.oneOf(variable(), graphs), inner)
                .as((name, g) -> "GRAPH " + name + " " + g + " "),
                expression.map(e -> "FILTER (" + e + ") "),
                Combinators.combine(expression, Arbitraries.integers().between(0, 10_000))
                .as((e, n) -> "BIND (" + e + " AS ?n" + n + ") "),
                Combinators.combine(variable(), Arbitraries.oneOf(iris, literal(), Arbitraries.of("UNDEF")).list()
                        .ofMinSize(1).ofMaxSize(4))
                        .as((v, rows) -> "VALUES " + v + " { " + String.join(" ", rows) + " } "),
                Combinators.combine(variable(), variable(), pair().list().ofMinSize(1).ofMaxSize(3))
                        .as((v, w, rows) -> v.equals(w) ? "" : "VALUES (" + v + " " + w + ") { "
                                + String.join(" ", rows) + " } "),
                Combinators.combine(Arbitraries.of(FAILING), variable()).as((e, v) -> "BIND (" + e + " AS " + v + ") "),
                Combinators.combine(Arbitraries.of("MIN", "MAX", "SUM", "AVG", "SAMPLE", "COUNT"), variable(),
                        variable(), inner, Arbitraries.of("", "GROUP BY ?a "))
                        .as((f, v, w, g, by) -> "{ SELECT " + (by.isEmpty() || w.equals("?a") ? "" : "?a ") + "(" + f
                                + "(" + v + ") AS " + w + ") WHERE " + g + " " + by + "} "),
                Arbitraries.lazy(() -> select(depth - 1)).map(q -> "{ " + q + " } "));
    }

    /** A row of VALUES, of which one column or both may be open. */
    private Arbitrary<String> pair() {
        Arbitrary<String> cell = Arbitraries.oneOf(iris, literal(), Arbitraries.of("UNDEF"));
        return Combinators.combine(cell, cell).as((x, y) -> "(" + x + " " + y + ")");
    }

    private Arbitrary<String> group(int depth) {
        return clause(depth).list().ofMinSize(1).ofMaxSize(3).map(clauses -> "{ " + String.join("", clauses) + "}");
    }

    private static Arbitrary<String> modifiers() {
        return Combinators.combine(
                Arbitraries.of("", "", "ORDER BY ?a ", "ORDER BY DESC(?b) STR(?a) ", "ORDER BY (?a + ?b) "),
                Arbitraries.of("", "LIMIT 5 ", "LIMIT 50 ", "LIMIT 0 "),
                Arbitraries.of("", "", "OFFSET 3 ")).as((order, limit, offset) -> order + limit + offset);
    }

    private Arbitrary<String> select(int depth) {
        Arbitrary<String> plain = Combinators.combine(Arbitraries.of("", "DISTINCT ", "REDUCED "),
                Arbitraries.of("*", "?a", "?a ?b", "?e ?d ?c"),
                group(depth), modifiers()).as((d, vars, g, m) -> "SELECT " + d + vars + " WHERE " + g + " " + m);
        Arbitrary<String> grouped = Combinators.combine(Arbitraries.of(AGGREGATES),
                Arbitraries.lazy(() -> expression(1)), group(depth), Arbitraries.of("", "HAVING (?n > 1) "))
                .as((f, e, g, having) -> "SELECT ?a (" + (f.endsWith("DISTINCT") ? f + " " + e + ")"
                        : f + "(" + e + ")") + " AS ?n) WHERE " + g + " GROUP BY ?a " + having);
        return Arbitraries.frequencyOf(Tuple.of(3, plain), Tuple.of(1, grouped));
    }

    /** A query of any form. */
    Arbitrary<String> query() {
        Arbitrary<String> select = select(DEPTH);
        return Arbitraries.frequencyOf(Tuple.of(6, select),
                Tuple.of(1, group(DEPTH).map(g -> "ASK " + g)),
                Tuple.of(1, Combinators.combine(group(2), modifiers())
                        .as((g, m) -> "CONSTRUCT { ?a ?b ?c . _:new <http://example.org/p> ?d } WHERE " + g + " " + m)),
                Tuple.of(1, Combinators.combine(iris, group(1), modifiers())
                        .as((i, g, m) -> "DESCRIBE ?a " + i + " WHERE " + g + " " + m)));
    }

    /** A SELECT query without modifiers that choose among rows. */
    Arbitrary<String> wholeSelect() {
        return Combinators.combine(Arbitraries.of("", "DISTINCT "), group(DEPTH))
                .as((d, g) -> "SELECT " + d + "* WHERE " + g);
    }
}
