package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Egn;

/** Proves that the questions which tell how ties stand on a day never tell a phase beside the one that followed it. */
class PhasesTest {

    private static final List<String> PARTNERS = List.of("alb", "bih", "1a0", "mkd", "mne", "srb");
    private static final List<String> DAYS = List.of("2012-07-01", "2020-10-22", "2026-06-30");
    private static final String AGREEMENTS = "agreements-of-partner";

    private static Set<String> facts(String question, Map<String, String> values) {
        return QueryRunner.rows(ShippedData.asked(ShippedData.release().queries().find(question).orElseThrow(),
                values), ShippedData.release().dataset()).stream()
                .filter(row -> row.get("holds") == null || row.get("holds").getLiteralLexicalForm().equals("true"))
                .map(row -> row.get("fact").getURI()).collect(Collectors.toSet());
    }

    /** The phases of which one that followed is told, too. */
    private static Set<String> followed(Set<String> told) {
        return ShippedData.release().defaultGraph().find(Node.ANY, Egn.followedBy, Node.ANY).toList().stream()
                .filter(pair -> told.contains(pair.getSubject().getURI())
                        && told.contains(pair.getObject().getURI())).map(Triple::toString).collect(Collectors.toSet());
    }

    @Test
    void noPhaseIsToldBesideTheOneThatFollowedIt() {
        for (String day : DAYS) {
            for (String partner : PARTNERS) {
                Map<String, String> values = Map.of("partner", partner, "date", day);
                for (String question : List.of(AGREEMENTS, "conventions-of-partner", "in-force-between")) {
                    assertEquals(Set.of(), followed(facts(question, values)), question + values);
                }
                for (String other : List.of("eu", "europol", "eurojust", "frontex", "euda", "eppo")) {
                    Map<String, String> two = Map.of("one", partner, "other", other, "date", day);
                    assertEquals(Set.of(), followed(facts("applied-between", two)), two::toString);
                }
            }
        }
    }

    @Test
    void aPhaseWithoutADayIsToldOnceASourceStatesIt() {
        String signed = "https://w3id.org/egnatia/id/relation/contractual-relations-srb-europol-operational-signed";
        String inForce = signed.replace("-signed", "-in-force");
        for (String question : List.of(AGREEMENTS, "in-force-between")) {
            Set<String> before = facts(question, Map.of("partner", "srb", "date", "2016-01-01"));
            assertTrue(before.contains(signed) && !before.contains(inForce), question);
            Set<String> after = facts(question, Map.of("partner", "srb", "date", "2026-06-30"));
            assertTrue(after.contains(inForce) && !after.contains(signed), question);
        }
    }

    @Test
    void phasesFollowEachOtherOneWay() {
        Set<String> pairs = new HashSet<>();
        ShippedData.release().defaultGraph().find(Node.ANY, Egn.followedBy, Node.ANY).forEachRemaining(pair -> {
            assertTrue(!pairs.contains(pair.getObject() + " " + pair.getSubject()), pair::toString);
            pairs.add(pair.getSubject() + " " + pair.getObject());
        });
        assertTrue(pairs.size() > 150, "pairs: " + pairs.size());
    }
}
