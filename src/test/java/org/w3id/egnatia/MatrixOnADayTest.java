package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.describe.Mention;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/** Tables of partners, heads of pages and descriptions tell the same of the same tie on the same day. */
class MatrixOnADayTest {

    private static final Node TOLD_FROM = NodeFactory.createURI(Namespaces.DEF + "toldFrom");
    private static final Node HOLDER = NodeFactory.createURI(Namespaces.DEF + "holder");
    private static final Set<String> NO_PHASE_YET = Set.of("told later", "not yet begun",
            "not recorded for that day", "not researched",
            "other facts");

    @ParameterizedTest
    @ValueSource(strings = {"2009-06-30", "2020-06-30", "2026-11-30"})
    void theTableTellsThePhaseThatTheHeadOfTheConventionTells(String day) {
        Map<String, String> table = new TreeMap<>();
        Map<String, String> heads = new TreeMap<>();
        Map<String, Map<String, String>> byConvention = new HashMap<>();
        for (Binding cell : rows("conventions-matrix", Map.of("date", day))) {
            String convention = text(cell, "treatyIri");
            String told = byConvention.computeIfAbsent(convention, c -> head(c, day))
                    .getOrDefault(text(cell, "partnerIri"), "");
            String state = text(cell, "state");
            table.put(convention + " " + text(cell, "partner"), NO_PHASE_YET.contains(state) ? "" : state);
            heads.put(convention + " " + text(cell, "partner"), told);
        }
        assertTrue(heads.size() > 100 && Set.copyOf(heads.values()).size() > 2, heads.toString());
        assertEquals(table, heads, day);
    }

    /** For each side of an instrument, the phase that is told of it on a day. */
    private static Map<String, String> head(String instrument, String day) {
        return rows("phases-of-instrument", Map.of("instrument", instrument, "date", day)).stream()
                .collect(Collectors.toMap(row -> text(row, "partyIri"), row -> row.contains("holds")
                        && text(row, "holds").equals("false") ? "ended" : text(row, "status"), (first, next) -> first));
    }

    /** The rule that is data and the rule of descriptions, which also holds for what is not confirmed, say the same. */
    @Test
    void aRelationWithoutADayIsDescribedFromTheDayOnFromWhichItIsTold() {
        Graph graph = ShippedData.release().defaultGraph();
        Descriptions descriptions = new Descriptions(ShippedData.release());
        List<Node> told = graph.find(Node.ANY, TOLD_FROM, Node.ANY).mapWith(t -> t.getSubject()).toList();
        assertTrue(told.size() > 300, told.size() + " relations");
        for (Node relation : told.stream().filter(r -> r.hashCode() % 8 == 0).toList()) {
            Node holder = graph.find(relation, HOLDER, Node.ANY).next().getObject();
            LocalDate from = LocalDate.parse(graph.find(relation, TOLD_FROM, Node.ANY).next().getObject()
                    .getLiteralLexicalForm());
            assertEquals(List.of(false, true), List.of(mentions(descriptions, holder, relation, from.minusDays(1)),
                    mentions(descriptions, holder, relation, from)), relation + " told from " + from);
        }
    }

    private static boolean mentions(Descriptions descriptions, Node holder, Node relation, LocalDate day) {
        Description description = descriptions.of(holder, Optional.of(day), 1).orElseThrow();
        return description.mentions().stream().map(Mention::resource).anyMatch(relation::equals);
    }

    private static List<Binding> rows(String question, Map<String, String> values) {
        SavedQuery saved = ShippedData.release().queries().find(question).orElseThrow();
        return QueryRunner.rows(ShippedData.asked(saved, values), ShippedData.release().dataset());
    }

    private static String text(Binding row, String column) {
        Node value = row.get(Var.alloc(column));
        return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
    }
}
