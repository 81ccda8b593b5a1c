package org.w3id.egnatia.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;

/** The evidence of a row is that of the node that says its values, and never that of another thing in the row. */
class CarriersTest {

    private static final Var FACT = Var.alloc("fact");
    private static final String FIGURES = "?f egn:measure measure:dead-and-missing-migrants ; egn:about ?partner ; "
            + "egn:value ?v ; egn:periodStart ?d";

    @ParameterizedTest
    @ValueSource(strings = {"SELECT ?partner ?v ?d WHERE { %s }", "SELECT DISTINCT ?partner ?v WHERE { %s }",
        "SELECT ?name ?v WHERE { %s . ?partner rdfs:label ?name FILTER (LANG(?name) = 'en') }",
        "SELECT ?partner (YEAR(?d) AS ?year) ?v WHERE { %s } ORDER BY ?d ?partner LIMIT 5",
        "SELECT ?partner ?most WHERE { { SELECT * WHERE { %s } } BIND (?v + 1 AS ?most) }"})
    void aFigureHasItsOwnEvidenceAndNotThatOfThePartner(String text) {
        Query asked = QueryRunner.parseAsked(text.formatted(FIGURES));
        Carriers carriers = Carriers.of(asked);
        assertEquals(Carriers.Why.CAN, carriers.why(), text);
        List<Binding> found = rows(carriers.query());
        assertEquals(rows(asked), carriers.asAsked(found), "the same rows");
        for (Binding row : found) {
            assertFalse(carriers.of(row).isEmpty(), row.toString());
            assertTrue(carriers.of(row).stream().allMatch(node -> node.getURI().contains("/figure/")), row.toString());
        }
        List<Binding> with = new ArrayList<>();
        EvidenceColumns.added(found, carriers, query -> QueryRunner.select(query, ShippedData.release().dataset()))
                .forEachRemaining(with::add);
        assertEquals(rows(asked).size(), with.size());
        assertTrue(with.stream().allMatch(row -> row.contains("evidenceSource")), "each with evidence");
        assertTrue(with.stream().noneMatch(row -> row.get("evidenceSource").getLiteralLexicalForm()
                .contains("Country code")), "of no partner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT (SUM(?v) AS ?all) WHERE { %s }", "SELECT (COUNT(*) AS ?n) WHERE { %s }",
        "SELECT ?partner (MAX(?v) AS ?most) WHERE { %s } GROUP BY ?partner"})
    void rowsThatSumUpHaveNoEvidenceAndLeadToTheirFacts(String text) {
        Carriers carriers = Carriers.of(QueryRunner.parseAsked(text.formatted(FIGURES)));
        assertEquals(Carriers.Why.SUMMED_UP, carriers.why());
        List<Binding> facts = rows(QueryRunner.parseAsked(carriers.facts().serialize()));
        assertTrue(facts.size() > 10);
        assertTrue(facts.stream().allMatch(row -> hasEvidence(row.get("f"))));
    }

    @Test
    void anEventIsFoundBehindTheScenes() {
        Carriers carriers = Carriers.of(QueryRunner.parseAsked(
                "SELECT ?d ?l WHERE { ?e a egn:Event ; egn:date ?d ; rdfs:label ?l } LIMIT 20"));
        assertTrue(rows(carriers.query()).stream().allMatch(row -> carriers.of(row).stream()
                .allMatch(CarriersTest::hasEvidence) && carriers.of(row).size() == 1));
    }

    @Test
    void whatNoNodeSaysIsNotAttributed() {
        assertEquals(Carriers.Why.NOBODY, Carriers.of(QueryRunner.parseAsked("SELECT ?x WHERE { BIND (1 AS ?x) }"))
                .why());
        assertEquals(Carriers.Why.CUT, Carriers.of(QueryRunner.parseAsked(
                "SELECT DISTINCT ?v WHERE { ?f egn:value ?v } LIMIT 3")).why());
        Carriers tie = Carriers.of(QueryRunner.parseAsked("SELECT ?partner ?agreement WHERE { "
                + "?partner a egn:WesternBalkansPartner ; egn:partyTo ?agreement }"));
        assertTrue(rows(tie.query()).stream().allMatch(row -> tie.of(row).isEmpty()), "a shortcut is said by no actor");
    }

    /** Asked without its fact, each plain question is led back to it. */
    @TestFactory
    Stream<DynamicTest> eachPlainQuestionIsLedBackToItsFact() {
        return ShippedData.release().queries().questions().stream().filter(CarriersTest::isPlain)
                .map(saved -> DynamicTest.dynamicTest(saved.id(), () -> {
                    Query without = QueryRunner.parse(saved.text());
                    List<Var> columns = without.getProjectVars().stream().filter(column -> !column.equals(FACT)
                            && !column.getVarName().endsWith("Fact")).toList();
                    Query asked = QueryRunner.parse(saved.text());
                    Query shorter = asked.cloneQuery();
                    shorter.getProject().clear();
                    columns.forEach(column -> {
                        if (asked.getProject().hasExpr(column)) {
                            shorter.getProject().add(column, asked.getProject().getExpr(column));
                        } else {
                            shorter.getProject().add(column);
                        }
                    });
                    Carriers carriers = Carriers.of(shorter);
                    if (carriers.why() == Carriers.Why.CAN && carriers.nodes().contains(FACT)) {
                        rows(carriers.query()).forEach(row -> assertTrue(row.get(FACT) == null
                                || carriers.of(row).contains(row.get(FACT)), row.toString()));
                    }
                }));
    }

    private static boolean isPlain(SavedQuery saved) {
        Query query = QueryRunner.parse(saved.text());
        return query.isSelectType() && !query.hasGroupBy() && !query.hasAggregators() && !query.isDistinct()
                && query.getProjectVars().contains(FACT);
    }

    private static List<Binding> rows(Query query) {
        return QueryRunner.rows(query, ShippedData.release().dataset());
    }

    private static boolean hasEvidence(Node node) {
        return ShippedData.release().defaultGraph().contains(node, Egn.evidence, Node.ANY);
    }
}
