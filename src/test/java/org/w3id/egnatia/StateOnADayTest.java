package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Every question that tells the state of an agreement with a partner on a day tells the same one, also where a phase
 * has no day and is told from the first source that states it: a signature is no state beside an entry into force. And
 * every question that tells the value of an index on a day tells the same one.
 */
class StateOnADayTest {

    private static final List<String> PARTNERS = List.of("alb", "bih", "mkd", "mne", "srb", "1a0");
    private static final String LEGAL_PHASE = Namespaces.VOC + "legal-phase/";
    private static final Set<String> NO_PHASE = Set.of("matrix-state", "knowledge");
    private static final Node TYPE = NodeFactory.createURI(Namespaces.DEF + "agreementType");

    @ParameterizedTest
    @ValueSource(strings = {"2014-06-30", "2020-12-31", "2025-01-01", "2026-11-30"})
    void eachQuestionTellsTheSameStateOfAnAgreement(String day) {
        int compared = 0;
        Map<String, Set<String>> byType = new HashMap<>();
        for (String partner : PARTNERS) {
            List<Binding> all = rows("agreements-of-partner", Map.of("partner", partner, "date", day));
            Map<String, String> states = states(all, "agreementIri", "statusIri");
            Map<String, Set<String>> others = new TreeMap<>();
            collect(others, rows("in-force-between", Map.of("partner", partner, "date", day)), "agreementIri",
                    "phaseIri");
            Set<String> counterparts = all.stream().map(row -> text(row, "counterpartIri"))
                    .filter(side -> !side.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
            for (String other : counterparts) {
                List<Binding> between = rows("applied-between", Map.of("one", partner, "other", other, "date", day));
                collect(others, between.stream().filter(row -> text(row, "kindIri").endsWith("/contractual-relations"))
                        .toList(), "basisIri", "phaseIri");
            }
            states.forEach((agreement, state) -> {
                byType.computeIfAbsent(typeOf(agreement) + ' ' + partner, key -> new TreeSet<>()).add(state);
                if (state.startsWith(LEGAL_PHASE)) {
                    assertEquals(Set.of(state), others.getOrDefault(agreement, Set.of(state)),
                            agreement + " on " + day);
                }
            });
            compared += (int) states.keySet().stream().filter(others::containsKey).count();
        }
        assertTrue(compared > 10, compared + " agreements were compared");
        for (Binding cell : rows("matrix-by-type", Map.of("date", day))) {
            String state = text(cell, "stateIri");
            String partner = text(cell, "partnerIri").replaceFirst(".*/", "");
            Set<String> ofPartner = byType.get(text(cell, "typeIri") + ' ' + partner);
            if (ofPartner != null && NO_PHASE.stream().noneMatch(scheme -> state.contains("/" + scheme + "/"))) {
                assertTrue(ofPartner.contains(state), cell + " beside " + ofPartner);
            }
        }
        Set<String> inForce = new TreeSet<>();
        for (String partner : PARTNERS) {
            for (String question : List.of("agreements-of-partner", "conventions-of-partner")) {
                String thing = question.startsWith("a") ? "agreementIri" : "treatyIri";
                states(rows(question, Map.of("partner", partner, "date", day)), thing, "statusIri").entrySet().stream()
                        .filter(state -> state.getValue().endsWith("/in-force"))
                        .forEach(state -> inForce.add(partner + ' ' + state.getKey()));
            }
        }
        for (Binding row : rows("signed-not-in-force", Map.of("date", day))) {
            String told = text(row, "partnerIri").replaceFirst(".*/", "") + ' ' + text(row, "agreementIri");
            assertFalse(inForce.contains(told), told + " on " + day);
        }
    }

    /** For each instrument, the phase that its own table tells of a side, beside the one that the partner's tells. */
    @ParameterizedTest
    @ValueSource(strings = {"2020-12-31", "2025-01-01", "2026-11-30"})
    void theTableOfAnInstrumentTellsTheStateThatTheTableOfThePartnerTells(String day) {
        for (String partner : List.of("mne", "srb")) {
            Map<String, String> states = states(rows("agreements-of-partner", Map.of("partner", partner, "date", day)),
                    "agreementIri", "statusIri");
            states.entrySet().stream().filter(state -> state.getKey().contains("/instrument/")).forEach(state -> {
                List<Binding> phases = rows("phases-of-instrument",
                        Map.of("instrument", state.getKey(), "date", day)).stream()
                        .filter(row -> text(row, "partyIri").endsWith("/" + partner)).toList();
                assertEquals(state.getValue(), states(phases, "agreementIri", "statusIri").get(state.getKey()),
                        state.getKey() + " on " + day);
            });
        }
    }

    /** One row tells one agreement in one phase, and what else is said of the day stands in the same row. */
    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2025-06-30", "2026-11-30"})
    void anAgreementStandsInOnePhaseOnce(String day) {
        List<Binding> powers = rows("executive-powers", Map.of("date", day));
        assertEquals(powers.size(), powers.stream().map(row -> text(row, "agreementIri")).distinct().count(), day);
        assertTrue(powers.stream().anyMatch(row -> text(row, "otherwise").contains("since 1 March 2025")), day);
        for (String partner : PARTNERS) {
            List<Binding> rows = rows("in-force-between", Map.of("partner", partner, "date", day));
            List<String> told = new ArrayList<>(rows.stream().filter(row -> text(row, "phaseIri")
                    .startsWith(LEGAL_PHASE)).map(row -> text(row, "agreementIri")).toList());
            assertEquals(Set.copyOf(told).size(), told.size(), partner + " on " + day + ": " + told);
        }
    }

    /** Of a partner without Frontex powers a source says that there are none; earlier ones are told of the others. */
    @Test
    void whoHasNoFrontexAgreementStandsWithTheSourceThatSaysSo() {
        Map<String, Binding> powers = rows("executive-powers", Map.of("date", "2026-11-30")).stream()
                .collect(Collectors.toMap(row -> text(row, "partnerIri").replaceFirst(".*/", ""), row -> row));
        assertEquals(Set.copyOf(PARTNERS), powers.keySet());
        powers.values().forEach(row -> assertFalse(text(row, "source").isEmpty(), row.toString()));
        assertTrue(text(powers.get("1a0"), "phaseIri").endsWith("/explicitly-none"));
        assertEquals("2019-05-01 day", text(powers.get("alb"), "firstSince") + " "
                + text(powers.get("alb"), "firstSincePrecision"));
        assertEquals("", text(powers.get("mkd"), "firstSince"));
        assertEquals(List.of(), rows("executive-powers", Map.of("date", "2016-01-01")));
    }

    /** Before and while the Facility began to pay, each partner has one row, and nothing of a later day in it. */
    @Test
    void whatWasNotPaidYetIsBlank() {
        for (String day : List.of("2013-07-01", "2024-12-01", "2025-04-01")) {
            List<Binding> paid = rows("growth-facility-paid", Map.of("date", day));
            assertEquals(PARTNERS.size(), paid.size(), day);
            paid.forEach(row -> assertTrue(text(row, "upTo").compareTo(day) <= 0, day + row));
        }
    }

    /** That there is none is no phase that holds, in each table that says so. */
    @Test
    void whatThereIsNotDoesNotHold() {
        int none = 0;
        for (String partner : PARTNERS) {
            for (String question : List.of("agreements-of-partner", "conventions-of-partner")) {
                for (Binding row : rows(question, Map.of("partner", partner, "date", "2026-11-30"))) {
                    if (text(row, "statusIri").endsWith("/explicitly-none")) {
                        assertFalse(text(row, "holds").equals("true"), row.toString());
                        none++;
                    }
                }
            }
        }
        assertTrue(none > 10, none + " rows");
        assertTrue(rows("phases-of-instrument", Map.of("instrument", "frontex-status-agreement-2", "date",
                "2026-11-30")).stream().anyMatch(row -> text(row, "partyIri").endsWith("/1a0")
                && text(row, "holds").isEmpty()));
    }

    /** Where sources differ on the day of a phase, each question tells the earlier one first. */
    @ParameterizedTest
    @ValueSource(strings = {"2025-06-30", "2026-11-30"})
    void ofTwoDaysTheEarlierIsToldEverywhere(String day) {
        int compared = 0;
        for (String partner : PARTNERS) {
            Map<String, String> between = new HashMap<>();
            rows("in-force-between", Map.of("partner", partner, "date", day)).stream()
                    .filter(row -> !text(row, "otherwise").isEmpty())
                    .forEach(row -> between.put(text(row, "agreementIri"), text(row, "since")));
            Map<String, String> ofPartner = new HashMap<>();
            rows("agreements-of-partner", Map.of("partner", partner, "date", day))
                    .forEach(row -> ofPartner.putIfAbsent(text(row, "agreementIri"), text(row, "since")));
            for (Map.Entry<String, String> told : between.entrySet()) {
                assertEquals(told.getValue(), ofPartner.get(told.getKey()), told.getKey() + " on " + day);
                assertEquals(told.getValue(), rows("phases-of-instrument",
                        Map.of("instrument", told.getKey(), "date", day)).stream()
                        .filter(row -> text(row, "partyIri").endsWith("/" + partner)).findFirst()
                        .map(row -> text(row, "since")).orElse(""), told.getKey() + " on " + day);
                compared++;
            }
        }
        assertTrue(compared >= 2, compared + " agreements were compared");
    }

    /** A value of an index is known from the same day on, whether a partner or a measure is asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"2023-06-30", "2025-01-02", "2025-10-27", "2025-10-28", "2025-12-30", "2025-12-31",
        "2026-03-10"})
    void anEditionIsKnownFromTheSameDayInEveryQuestion(String day) {
        int compared = 0;
        for (String partner : PARTNERS) {
            for (Binding row : rows("in-brief", Map.of("partner", partner, "date", day))) {
                List<Binding> told = rows("through-time", Map.of("index", text(row, "measureIri"), "date", day))
                        .stream().filter(one -> text(one, "partnerIri").endsWith("/" + partner)
                                && text(one, "measureIri").equals(text(row, "measureIri"))
                                && !text(one, "value").isEmpty()).toList();
                assertEquals(text(row, "fact"), told.stream().max(Comparator.comparing((Binding one) ->
                        text(one, "edition")).thenComparing(one -> text(one, "to"))).map(one -> text(one, "fact"))
                        .orElse(""), row + " on " + day);
                compared++;
            }
        }
        assertTrue(compared > 20, compared + " values were compared");
    }

    /** From the day on which what replaced an agreement is in force, nothing tells the older one as in force. */
    @ParameterizedTest
    @ValueSource(strings = {"2023-10-31", "2023-11-01", "2024-06-01", "2025-10-30", "2026-11-30"})
    void whatWasReplacedIsToldAsReplacedByEachQuestion(String day) {
        Map<Node, String> since = new TreeMap<>(Comparator.comparing(Node::getURI));
        Descriptions descriptions = new Descriptions(ShippedData.release());
        ShippedData.release().defaultGraph().find(Node.ANY, Egn.followedBy, Node.ANY)
                .filterKeep(triple -> !under(triple.getSubject()).equals(under(triple.getObject())))
                .forEachRemaining(triple -> since.merge(triple.getSubject(),
                value(triple.getObject(), Egn.startedOn), (one, other) -> one.compareTo(other) < 0 ? one : other));
        assertTrue(since.size() >= 9, since.toString());
        List<Binding> powers = rows("executive-powers", Map.of("date", day));
        List<Binding> matrix = rows("matrix-by-type", Map.of("date", day));
        since.forEach((phase, from) -> {
            boolean replaced = from.compareTo(day) <= 0;
            String older = under(phase);
            String partner = value(phase, Egn.holder).replaceFirst(".*/", "");
            Map<String, String> asked = Map.of("partner", partner, "date", day);
            for (Binding row : rows("agreements-of-partner", asked)) {
                if (text(row, "fact").equals(phase.getURI())) {
                    assertEquals(replaced ? "false " + from : "true ",
                            text(row, "holds") + " " + text(row, "replacedOn"), phase + " on " + day);
                }
            }
            for (Binding row : rows("phases-of-instrument", Map.of("instrument", older, "date", day))) {
                if (text(row, "fact").equals(phase.getURI())) {
                    assertEquals(replaced ? "false " + from : "true ",
                            text(row, "holds") + " " + text(row, "replacedOn"), phase + " on " + day);
                }
            }
            assertTrue(!replaced || rows("in-force-between", asked).stream()
                    .noneMatch(row -> text(row, "agreementIri").equals(older)), older + " on " + day);
            assertTrue(!replaced || powers.stream()
                    .noneMatch(row -> text(row, "agreementIri").equals(older)), older + " on " + day);
            for (Binding cell : matrix) {
                if (text(cell, "typeIri").equals(typeOf(older))
                        && text(cell, "partnerIri").endsWith("/" + partner)) {
                    String state = text(cell, "stateIri").replaceFirst(".*/", "");
                    assertEquals(replaced ? "replaced " + from : value(phase, Egn.status).replaceFirst(".*/", ""),
                            replaced ? state + " " + text(cell, "since") : state, older + " on " + day);
                }
            }
            assertEquals(replaced, descriptions.of(NodeFactory.createURI(older),
                    Optional.of(LocalDate.parse(day)), 1).orElseThrow().graph()
                    .contains(phase, Egn.followedBy, Node.ANY), phase + " on " + day);
        });
    }

    private static String under(Node relation) {
        return value(relation, Egn.underInstrument);
    }

    private static String value(Node thing, Node property) {
        return ShippedData.release().defaultGraph().stream(thing, property, Node.ANY).map(Triple::getObject)
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm()).findFirst().orElse("");
    }

    private static String typeOf(String agreement) {
        return ShippedData.release().defaultGraph().stream(NodeFactory.createURI(agreement), TYPE, Node.ANY)
                .map(triple -> triple.getObject().getURI()).findFirst().orElse(agreement);
    }

    /** The state that is told first of each agreement among those that hold; what is only known stands aside. */
    private static Map<String, String> states(List<Binding> rows, String agreement, String state) {
        return rows.stream()
                .filter(row -> text(row, "holds").equals("true") && !text(row, state).contains("/knowledge/"))
                .collect(Collectors.toMap(row -> text(row, agreement), row -> text(row, state), (first, next) -> first,
                TreeMap::new));
    }

    private static void collect(Map<String, Set<String>> states, List<Binding> rows, String agreement, String state) {
        rows.stream().filter(row -> !text(row, state).contains("/knowledge/") && !text(row, agreement).isEmpty())
                .forEach(row -> states.computeIfAbsent(text(row, agreement), key -> new TreeSet<>())
                .add(text(row, state)));
    }

    private static List<Binding> rows(String question, Map<String, String> values) {
        SavedQuery saved = ShippedData.release().queries().find(question).orElseThrow();
        return QueryRunner.rows(ShippedData.asked(saved, values), ShippedData.release().dataset());
    }

    private static String text(Binding row, String column) {
        Node value = row.get(Var.alloc(column));
        return value == null ? "" : value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
    }
}
