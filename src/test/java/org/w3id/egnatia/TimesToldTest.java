package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** What was planned is not told as having happened, a step is not lost, and a period is not told as a part of it. */
class TimesToldTest {

    private static final String DAY = "2026-11-30";
    private static final Node TRUE = NodeFactory.createLiteralDT("true",
            XSDDatatype.XSDboolean);

    /** Every event that was planned for a day that has passed says so, and is nowhere among what happened. */
    @Test
    void whatWasPlannedIsToldAsPlanned() {
        Graph graph = ShippedData.release().defaultGraph();
        Map<Node, String> told = rows("what-happened-since", Map.of("since", "1990-01-01", "until", DAY)).stream()
                .filter(row -> !text(row, "what").startsWith("relation"))
                .collect(Collectors.toMap(row -> row.get("fact"), row -> text(row, "what"), (one, other) -> one));
        List<Node> planned = graph.find(Node.ANY, Egn.planned, TRUE).mapWith(triple -> triple.getSubject()).toList();
        List<Node> past = planned.stream().filter(event -> date(graph, event).compareTo(DAY) <= 0).toList();
        assertTrue(past.size() > 3, past.toString());
        past.forEach(event -> assertTrue(told.getOrDefault(event, "").startsWith("planned for this "),
                event + " is told as " + told.get(event)));
        TreeSet<String> happened = rows("events-between", Map.of("from", "1990-01-01", "to", DAY)).stream()
                .map(row -> text(row, "fact")).collect(Collectors.toCollection(TreeSet::new));
        planned.forEach(event -> assertTrue(!happened.contains(event.getURI()), event.toString()));
        assertEquals(happened.size(), told.values().stream().filter("event"::equals).count());
    }

    /** Founding, prolongations and ends of each operation are steps of it, wherever it works. */
    @Test
    void theMandateOfAnOperationIsToldWhole() {
        Graph graph = ShippedData.release().defaultGraph();
        int steps = 0;
        for (String code : List.of("eulex-kosovo", "eufor-althea")) {
            Node operation = NodeFactory.createURI(Namespaces.ID + "instrument/" + code);
            TreeSet<String> told = rows("steps-of-instrument", Map.of("instrument", code, "date", DAY)).stream()
                    .map(row -> text(row, "fact")).collect(Collectors.toCollection(TreeSet::new));
            TreeSet<String> expected = graph.find(Node.ANY, Egn.about, operation).mapWith(triple -> triple.getSubject())
                    .filterKeep(event -> graph.find(event, Egn.eventKind, Node.ANY).toList().stream()
                    .anyMatch(kind -> kind.getObject().getURI().matches(".*/(founding|mandate-extension|period-end)")))
                    .mapWith(Node::getURI).toList().stream().collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, told, code);
            steps += told.size();
        }
        assertTrue(steps > 8, steps + " steps");
    }

    /** No row that is a month is a figure for several months. */
    @Test
    void aMonthIsAMonth() {
        Graph graph = ShippedData.release().defaultGraph();
        int months = 0;
        for (int year = 2009; year <= 2026; year++) {
            SavedQuery question = ShippedData.release().queries().find("detections-by-month").orElseThrow();
            if (ShippedData.release().names().choices(((ParameterType.Listed) question
                    .parameters().get(0).type()).list()).stream().map(choice -> choice.code())
                    .noneMatch(Integer.toString(year)::equals)) {
                continue;
            }
            List<Binding> rows = rows("detections-by-month", Map.of("year", Integer.toString(year)));
            assertEquals(rows.size(), rows.stream().map(row -> text(row, "month")).distinct().count(), year + "");
            for (Binding row : rows) {
                String end = graph.find(row.get("fact"), Egn.periodEnd, Node.ANY).next().getObject()
                        .getLiteralLexicalForm();
                assertEquals(text(row, "month").substring(0, 7), end.substring(0, 7), row.toString());
                months++;
            }
        }
        assertTrue(months > 100, months + " months");
    }

    private static String date(Graph graph, Node event) {
        return graph.find(event, Egn.date, Node.ANY).next().getObject().getLiteralLexicalForm();
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
