package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;

/**
 * Proves that no saved query gathers values of which some rows have none: one row without a value leaves the least, the
 * greatest, the sum and the mean of its whole group without one, and the answer then has a gap where something is
 * known. Nor are values of several kinds compared, such as a day with a year.
 */
class AggregatesTest {

    private static final Set<String> WHICH_NEED_A_VALUE = Set.of("MIN", "MAX", "SUM", "AVG", "SAMPLE");
    private static final Set<String> OF_NOTHING_NOTHING = Set.of("MIN", "MAX", "SAMPLE");
    private static final int VALUES_TRIED = 5;
    private static final Release RELEASE = ShippedData.release();

    @TestFactory
    Stream<DynamicTest> whatIsGatheredHasAValueInEveryRowOrInNone() {
        return RELEASE.queries().all().stream().filter(saved -> !groups(QueryRunner.parse(saved.text())).isEmpty())
                .map(saved -> DynamicTest.dynamicTest(saved.id(), () -> {
                    Set<String> wrong = new TreeSet<>();
                    for (Query query : tried(saved)) {
                        wrong.addAll(gaps(query, RELEASE.dataset()));
                    }
                    assertEquals(Set.of(), wrong, saved.file());
                }));
    }

    /**
     * The least or the greatest of nothing has no value (SPARQL 1.1, 18.5.1), yet there is a row: what is joined with
     * it would then be everything. A subquery without groups says what it does then, by HAVING.
     */
    @Test
    void theLeastOfNothingIsJoinedWithNothing() {
        Set<String> wrong = new TreeSet<>();
        RELEASE.queries().all().forEach(saved -> ElementWalker.walk(QueryRunner.parse(saved.text()).getQueryPattern(),
                new ElementVisitorBase() {
                    @Override
                    public void visit(ElementSubQuery element) {
                        Query inner = element.getQuery();
                        if (!inner.hasGroupBy() && !inner.hasHaving() && inner.getAggregators().stream()
                                .map(one -> one.getAggregator().getName()).anyMatch(OF_NOTHING_NOTHING::contains)) {
                            wrong.add(saved.file() + ": " + inner.getProjectVars());
                        }
                    }
                }));
        assertEquals(Set.of(), wrong);
    }

    /** The query with the values that it has, and with some others of each of its parameters. */
    private static List<Query> tried(SavedQuery saved) {
        List<Query> all = new ArrayList<>(List.of(QueryRunner.parse(saved.text())));
        for (Parameter parameter : saved.parameters()) {
            List<String> values = List.of();
            if (parameter.isDay()) {
                int year = LocalDate.now(ZoneOffset.UTC).getYear();
                values = IntStream.range(0, VALUES_TRIED).mapToObj(i -> (year - 4 * i) + "-01-01").toList();
            } else if (parameter.type() instanceof ParameterType.Listed listed) {
                List<String> codes = QueryRunner.rows(QueryRunner.parse(listed.list().query()), RELEASE.dataset())
                        .stream().map(row -> Choice.code(row.get("value"))).sorted().toList();
                int step = Math.max(1, codes.size() / VALUES_TRIED);
                values = IntStream.iterate(0, i -> i < codes.size(), i -> i + step).mapToObj(codes::get).toList();
            }
            values.forEach(value -> all.add(ShippedData.asked(saved, Map.of(parameter.name(), value))));
        }
        return all;
    }

    private static List<OpGroup> groups(Query query) {
        List<OpGroup> groups = new ArrayList<>();
        OpWalker.walk(Algebra.compile(query), new OpVisitorBase() {
            @Override
            public void visit(OpGroup group) {
                if (group.getAggregators().stream().anyMatch(AggregatesTest::needsAValue)) {
                    groups.add(group);
                }
            }
        });
        return groups;
    }

    private static boolean needsAValue(ExprAggregator one) {
        return WHICH_NEED_A_VALUE.contains(one.getAggregator().getName());
    }

    /** What is gathered in a query though some rows of a group have it and others not, or have it of another kind. */
    private static Set<String> gaps(Query query, DatasetGraph dataset) {
        Set<String> wrong = new TreeSet<>();
        for (OpGroup group : groups(query)) {
            Map<List<Optional<Node>>, Map<String, Set<String>>> kinds = new HashMap<>();
            QueryIterator rows = Algebra.exec(group.getSubOp(), dataset);
            while (rows.hasNext()) {
                Binding row = rows.next();
                List<Optional<Node>> key = group.getGroupVars().getVars().stream().map(variable -> value(
                        group.getGroupVars().hasExpr(variable) ? group.getGroupVars().getExpr(variable)
                        : new ExprVar(variable), row, dataset).map(NodeValue::asNode))
                        .toList();
                group.getAggregators().stream().filter(AggregatesTest::needsAValue).forEach(one ->
                        kinds.computeIfAbsent(key, none -> new HashMap<>()).computeIfAbsent(
                        one.getAggregator().toString(), none -> new HashSet<>()).add(value(
                        one.getAggregator().getExprList().get(0), row, dataset).map(AggregatesTest::kind)
                        .orElse("no value")));
            }
            rows.close();
            kinds.forEach((key, each) -> each.forEach((what, seen) -> {
                if (seen.size() > 1) {
                    wrong.add(what + " is of " + new TreeSet<>(seen));
                }
            }));
        }
        return wrong;
    }

    private static Optional<NodeValue> value(Expr expression, Binding row, DatasetGraph dataset) {
        try {
            return Optional.of(expression.eval(row, new FunctionEnvBase(ARQ.getContext(),
                    dataset.getDefaultGraph(), dataset)));
        } catch (ExprEvalException e) {
            return Optional.empty();
        }
    }

    private static String kind(NodeValue value) {
        return value.isNumber() ? "numbers" : value.isIRI() ? "IRIs" : value.asNode().getLiteralDatatypeURI();
    }

    @Test
    void aGapAndAMixtureAreFound() {
        assertEquals(Set.of(), gapsOf("SELECT ?a (MIN(?b) AS ?c) { VALUES (?a ?b) { (1 1) (1 2.5) } } GROUP BY ?a"));
        assertEquals(Set.of(), gapsOf("SELECT ?a (MIN(?b) AS ?c) { VALUES (?a ?b) { (1 1) (2 UNDEF) } } GROUP BY ?a"));
        assertEquals(1, gapsOf("SELECT ?a (MIN(?b) AS ?c) { VALUES (?a ?b) { (1 1) (1 UNDEF) } } GROUP BY ?a").size());
        assertEquals(1, gapsOf("SELECT (SUM(1/?b) AS ?c) { VALUES ?b { 1 0 } }").size());
        assertEquals(1, gapsOf("SELECT ?a (COUNT(*) AS ?n) { VALUES (?a ?b) { (1 1) (1 \"2024\") } } GROUP BY ?a "
                + "ORDER BY MAX(?b)").size());
        assertEquals(1, gapsOf("SELECT * { { SELECT (AVG(?b) AS ?c) { VALUES ?b { 1 UNDEF } } } }").size());
        assertTrue(groups(QueryRunner.parse("SELECT (COUNT(?b) AS ?c) { VALUES ?b { 1 UNDEF } }")).isEmpty(),
                "a count leaves out what has no value");
    }

    private static Set<String> gapsOf(String text) {
        return gaps(QueryRunner.parse(text), RELEASE.dataset());
    }
}
