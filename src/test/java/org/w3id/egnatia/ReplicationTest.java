package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.query.QueryRunner;

/** Proves that numbers which others published come out of our grades, and that we know where they do not. */
class ReplicationTest {

    private static List<Binding> rows(String question) {
        return QueryRunner.rows(ShippedData.asked(ShippedData.release().queries().find(question).orElseThrow(),
                Map.of()), ShippedData.release().dataset());
    }

    private static String text(Binding row, String column) {
        Node node = row.get(column);
        return node.isURI() ? node.getURI().replaceFirst(".*/", "") : node.getLiteralLexicalForm();
    }

    @Test
    void twentyThreeNumbersAreReproduced() {
        Map<String, Long> agreeing = rows("replication-of-averages").stream().filter(row ->
                text(row, "agrees").equals("true")).collect(Collectors.groupingBy(row ->
                text(row, "publisher"), TreeMap::new, Collectors.counting()));
        assertEquals(Map.of("European Western Balkans", 16L, "European Stability Initiative", 6L,
                "Institut alternativa", 1L), agreeing);
        assertEquals(List.of("average-progress"), rows("replication-of-averages").stream().filter(row ->
                text(row, "agrees").equals("false")).map(row -> text(row, "measureIri")).toList());
    }

    @Test
    void fifteenOfEighteenCountsAgreeAndThePagesOfTheOthersAreTold() {
        List<Binding> counts = rows("replication-of-risen-chapters");
        assertEquals(18, counts.size());
        Set<String> differing = counts.stream().filter(row -> text(row, "agrees").equals("false"))
                .map(row -> text(row, "partnerIri") + ' ' + text(row, "year") + ": " + text(row, "counted") + ", "
                        + text(row, "recounted")).collect(Collectors.toSet());
        assertEquals(Set.of("mkd 2024: 2, 3", "1a0 2025: 3, 4", "bih 2025: 1, 0"), differing);
        List<Binding> pages = rows("replication-differences");
        assertEquals(33 + 33 + 33, pages.size());
        Map<String, List<String>> risen = pages.stream().filter(row -> Integer.parseInt(text(row, "halfSteps")) > 0)
                .collect(Collectors.groupingBy(row -> text(row, "partnerIri"), TreeMap::new, Collectors.mapping(row ->
                        text(row, "chapterIri") + ' ' + text(row, "beforePlace") + ", " + text(row, "afterPlace"),
                        Collectors.toList())));
        assertEquals(Set.of("chapter-18 page 70, page 10", "chapter-20 page 97, page 16",
                "chapter-30 page 117, page 20"), Set.copyOf(risen.get("mkd")));
        assertEquals(Set.of("chapter-12 page 20, page 18", "chapter-14 page 18, page 16",
                "chapter-19 page 16, page 15", "chapter-30 page 21, page 19"), Set.copyOf(risen.get("1a0")));
        assertEquals(Set.of("mkd", "1a0"), risen.keySet());
    }
}
