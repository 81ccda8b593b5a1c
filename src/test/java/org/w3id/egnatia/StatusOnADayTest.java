package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The status of each of the six on four days, as the record of enlargement has it: all potential candidates after Feira
 * in June 2000; candidates by the decisions of 16 December 2005 (North Macedonia), 17 December 2010 (Montenegro), 1
 * March 2012 (Serbia), 24 June 2014 (Albania) and 15 December 2022 (Bosnia and Herzegovina); negotiating from the first
 * conference on 29 June 2012 (Montenegro), 21 January 2014 (Serbia) and 19 July 2022 (Albania, North Macedonia).
 */
class StatusOnADayTest {

    private static final List<String> PARTNERS = List.of("Albania", "Bosnia and Herzegovina", "Kosovo*", "Montenegro",
            "North Macedonia", "Serbia");
    private static final String POTENTIAL = "potential candidate";
    private static final String CANDIDATE = "candidate";
    private static final String NEGOTIATING = "negotiating";

    /** For each day the expected statuses, in the order of {@link #PARTNERS}. */
    private static final Map<String, List<String>> EXPECTED = Map.of(
            "2003-06-30", List.of(POTENTIAL, POTENTIAL, POTENTIAL, POTENTIAL, POTENTIAL, POTENTIAL),
            "2014-12-31", List.of(CANDIDATE, POTENTIAL, POTENTIAL, NEGOTIATING, CANDIDATE, NEGOTIATING),
            "2020-10-22", List.of(CANDIDATE, POTENTIAL, POTENTIAL, NEGOTIATING, CANDIDATE, NEGOTIATING),
            "2026-06-30", List.of(NEGOTIATING, CANDIDATE, POTENTIAL, NEGOTIATING, NEGOTIATING, NEGOTIATING));

    @TestFactory
    Stream<DynamicTest> eachPartnerHasOneStatusWithEvidence() {
        return EXPECTED.keySet().stream().sorted().map(day -> DynamicTest.dynamicTest(day, () -> isAsExpected(day)));
    }

    private static void isAsExpected(String day) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (Binding row : answer(day)) {
            assertFalse(text(row, "source").isBlank() || text(row, "checked").isBlank(), "evidence on " + day);
            found.computeIfAbsent(text(row, "partner"), p -> new TreeSet<>()).add(text(row, "status"));
        }
        Map<String, TreeSet<String>> expected = new TreeMap<>();
        for (int i = 0; i < PARTNERS.size(); i++) {
            expected.put(PARTNERS.get(i), new TreeSet<>(List.of(EXPECTED.get(day).get(i))));
        }
        assertEquals(expected, found, day);
    }

    private static List<Binding> answer(String day) {
        SavedQuery question = ShippedData.release().queries().find("status-as-of").orElseThrow();
        return QueryRunner.rows(ShippedData.asked(question, Map.of("date", day)), ShippedData.release().dataset());
    }

    private static String text(Binding row, String column) {
        Node value = row.get(Var.alloc(column));
        return value.getLiteralLexicalForm();
    }
}
