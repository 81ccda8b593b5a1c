package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The fifteen conflicts of the public facts, answered by one question: each has its readings side by side, with
 * sources.
 */
class ConflictsTest {

    private static List<Binding> rows;

    @BeforeAll
    static void ask() {
        DatasetGraph dataset = ShippedData.release().dataset();
        SavedQuery question = ShippedData.release().queries().questions().stream()
                .filter(q -> q.id().equals("conflicts-of-public-facts")).findFirst().orElseThrow();
        rows = QueryRunner.rows(QueryRunner.parse(question.text()), dataset);
    }

    @Test
    void allFifteenAreAnswered() {
        assertEquals(IntStream.rangeClosed(1, 15).boxed().collect(Collectors.toSet()),
                rows.stream().map(r -> Integer.valueOf(value(r, "number"))).collect(Collectors.toSet()));
    }

    @Test
    void everyMatterHasTwoReadingsAndOneReason() {
        Map<String, Set<String>> readings = new TreeMap<>();
        Map<String, Set<String>> reasons = new TreeMap<>();
        for (Binding row : rows) {
            readings.computeIfAbsent(value(row, "matter"), m -> new TreeSet<>()).add(value(row, "reading"));
            reasons.computeIfAbsent(value(row, "matter"), m -> new TreeSet<>()).add(value(row, "reason"));
            assertFalse(value(row, "source").isBlank());
        }
        readings.forEach((matter, several) -> assertTrue(several.size() > 1, matter));
        reasons.forEach((matter, one) -> assertEquals(1, one.size(), matter));
    }

    @Test
    void theValuesOfTheReadingsStandSideBySide() {
        assertEquals(Set.of("144118", "145600"), values("Detections on the Western Balkan route: 2022", "value"));
        assertEquals(Set.of("11700000000", "11698668000", "12800000000"),
                values("Envelopes of the Instrument for Pre-Accession Assistance: IPA II", "value"));
        assertEquals(Set.of("2011-10-12", "2011-10-14"),
                values("Days and places that differ between sources: opinion on Serbia", "date"));
    }

    private static Set<String> values(String matter, String variable) {
        return rows.stream().filter(r -> value(r, "matter").equals(matter)).map(r -> value(r, variable))
                .collect(Collectors.toSet());
    }

    private static String value(Binding row, String variable) {
        return row.get(variable).getLiteralLexicalForm();
    }
}
