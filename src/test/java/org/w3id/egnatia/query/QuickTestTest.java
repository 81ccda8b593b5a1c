package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.util.ExprUtils;
import org.junit.jupiter.api.Test;

/** Proves that what is known of plain terms without asking the engine is what the engine says. */
class QuickTestTest {

    private static final Var A = Var.alloc("a");
    private static final Var B = Var.alloc("b");
    private static final List<Node> TERMS = terms();
    private static final List<String> CONDITIONS = List.of("?a = ?b", "?a != ?b", "?a < ?b", "?a >= ?b",
            "?a >= '2020-01-31'^^xsd:date && ?a < '2021-01-01'^^xsd:date", "YEAR(?a) = 2020", "YEAR(?a) >= 2020",
            "YEAR(?a) < YEAR(?b)", "COALESCE(?a, ?b) <= '2020-12-31'^^xsd:date", "LANG(?a) = 'en'", "LANG(?a) != ''",
            "LCASE(LANG(?a)) = LCASE(LANG(?b))", "CONTAINS(LCASE(STR(?a)), 'a')", "CONTAINS(?a, 'A')",
            "STRSTARTS(UCASE(?a), 'S')", "STRSTARTS(STR(?a), 'http')", "STRENDS(?a, '')", "STR(?a) = 'a'",
            "LCASE(?a) = 'a'", "UCASE(STR(?a)) = UCASE(STR(?b))", "?a = <http://example.org/a>",
            "?a != <http://example.org/a>", "?a IN (<http://example.org/a>, <http://example.org/b>)", "?a = 'a'",
            "?a = 7", "?a > 7", "?a = 'a' || ?b = 'b'", "!(?a = ?b)", "BOUND(?a) && ?a = ?b", "?a < 5 || BOUND(?b)",
            "!BOUND(?b)", "?a = '2020-01-31'^^xsd:date");

    private static List<Node> terms() {
        List<Node> terms = new ArrayList<>();
        for (String text : List.of("", "a", "A", "b", "İi", "ß", "7", "07", "-7", "+7", "-0", "0",
                "2020-01-31", "2020-02-29", "2021-02-29", "2019-12-31", "2020-12-31Z", "2020-04-31",
                "-0001-01-01", "0000-01-01", "12020-01-01", "999999999999999999", "9999999999999999999")) {
            terms.add(NodeFactory.createLiteralString(text));
            terms.add(NodeFactory.createLiteralLang(text, "en"));
            terms.add(NodeFactory.createLiteralLang(text, "sr-Latn"));
            terms.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger));
            terms.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDint));
            terms.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDdecimal));
            terms.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate));
            terms.add(NodeFactory.createLiteralDT(text, XSDDatatype.XSDdateTime));
            terms.add(NodeFactory.createLiteralDT(text, new BaseDatatype("http://example.org/type")));
        }
        terms.add(NodeFactory.createURI("http://example.org/a"));
        terms.add(NodeFactory.createURI("http://example.org/b"));
        terms.add(NodeFactory.createBlankNode("a"));
        terms.add(null);
        return terms;
    }

    private static Binding row(Node a, Node b) {
        Binding row = a == null ? BindingFactory.binding() : BindingFactory.binding(A, a);
        return b == null ? row : BindingFactory.binding(row, B, b);
    }

    @Test
    void whatIsKnownIsWhatTheEngineSays() {
        ExecutionContext context = ExecutionContext.create(DatasetGraphZero.create());
        for (String text : CONDITIONS) {
            Expr condition = ExprUtils.parse("(" + text + ")", PrefixMapping.Standard);
            QuickTest quick = QuickTest.of(condition);
            int known = 0;
            for (Node a : TERMS) {
                for (Node b : text.contains("?b") ? TERMS : List.of(NodeFactory.createLiteralString("b"))) {
                    Boolean holds = quick.of(row(a, b));
                    known += holds == null ? 0 : 1;
                    if (holds != null) {
                        assertEquals(truth(condition, row(a, b), context), holds,
                                () -> text + " of " + a + " and " + b);
                    }
                }
            }
            assertTrue(known > 0, text + " is never known");
        }
    }

    private static Object truth(Expr condition, Binding row, ExecutionContext context) {
        try {
            return condition.eval(row, context).getBoolean();
        } catch (ExprEvalException e) {
            return e.toString();
        }
    }

    @Test
    void rowsAreInTheOrderOfTheEngine() {
        ExecutionContext context = ExecutionContext.create(DatasetGraphZero.create());
        List<Binding> rows = new ArrayList<>();
        for (int i = 0; i < TERMS.size(); i++) {
            rows.add(row(TERMS.get(i * 37 % TERMS.size()), TERMS.get(i * 11 % 7)));
        }
        for (int direction : new int[] {Query.ORDER_ASCENDING,
            Query.ORDER_DESCENDING}) {
            List<SortCondition> conditions = List.of(new SortCondition(new ExprVar(B), direction),
                    new SortCondition(new ExprVar(A), direction));
            List<Binding> expected = new ArrayList<>(rows);
            expected.sort(new BindingComparator(conditions, context));
            for (int most : new int[] {-1, 0, 5, rows.size()}) {
                List<Binding> sorted = new ArrayList<>();
                new SortedRows(QueryIterPlainWrapper.create(rows.iterator(), context), conditions, most, context)
                        .forEachRemaining(sorted::add);
                assertEquals(most < 0 ? expected : expected.subList(0, most), sorted);
            }
        }
    }
}
