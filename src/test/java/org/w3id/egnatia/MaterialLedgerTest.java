package org.w3id.egnatia;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What became of each row of the second material: a ledger for each of its files says whether the row was applied, was
 * there already, was superseded, stays unconfirmed or was not applied and why. No row is missing; the nodes that carry
 * one are in the graph where they belong; and the day, the status and the evidence that the ledger names are theirs.
 */
class MaterialLedgerTest {

    private static final Path FOLDER = Path.of("src/test/resources/facts2");
    /** Rows of each file of the material. */
    private static final Map<String, Integer> ROWS =
            Map.ofEntries(entry("corrections.tsv", 195), entry("report_events.tsv", 1122),
            entry("report_monitoring.tsv", 405), entry("monitoring_bodies.tsv", 95),
            entry("source_upgrades.tsv", 316),
            entry("dates_settled.tsv", 29), entry("events_2024_2026.tsv", 79), entry("report_ties.tsv", 802),
            entry("report_chapters.tsv", 366),
            entry("commission_assessments.tsv", 2764), entry("commission_parts.tsv", 178),
            entry("assessment_scores_third_party.tsv", 42),
            entry("indices.tsv", 1711), entry("crime_justice.tsv", 896),
            entry("track_record.tsv", 2037), entry("courts_and_agencies.tsv", 198), entry("report_policy.tsv", 1117),
            entry("cfsp_alignment.tsv", 17), entry("money_missions.tsv", 25), entry("migration.tsv", 37));
    private static final Set<String> CARRIED = Set.of("applied", "already", "superseded");
    private static final String UNCONFIRMED = "unconfirmed";
    private static final String NOT_APPLIED = "not-applied";

    private static final DatasetGraph DATASET = ShippedData.release().dataset();
    private static final Graph CONFIRMED = ShippedData.release().defaultGraph();

    /** A line of a ledger with its columns by name; the last three columns may be missing from a file. */
    private record Line(Map<String, String> columns) {

        String get(String column) {
            return columns.getOrDefault(column, "");
        }

        List<Node> nodes() {
            return Arrays.stream(get("iri").split(" ")).filter(name -> !name.isEmpty())
                    .map(MaterialLedgerTest::expand).toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyRowIsCarriedOrHasAReason() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(FOLDER)) {
            files = listed.sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream().map(file -> {
            String name = file.getFileName().toString();
            List<Line> lines = lines(file);
            DynamicTest numbers = DynamicTest.dynamicTest("row numbers", () -> {
                assertTrue(ROWS.containsKey(name), () -> name + " is no file of the material");
                assertEquals(IntStream.rangeClosed(1, ROWS.get(name)).mapToObj(Integer::toString).toList(),
                        lines.stream().map(line -> line.get("row")).toList());
            });
            return DynamicContainer.dynamicContainer(name, Stream.concat(Stream.of(numbers), lines.stream()
                    .map(line -> DynamicTest.dynamicTest("row " + line.get("row"), () -> isTrue(line)))));
        });
    }

    private static void isTrue(Line line) {
        String outcome = line.get("outcome");
        List<Node> nodes = line.nodes();
        if (outcome.equals(NOT_APPLIED)) {
            assertTrue(nodes.isEmpty(), "what is not applied has no node");
            assertFalse(line.get("reason").isBlank(), "what is not applied needs a reason");
            return;
        }
        assertTrue(CARRIED.contains(outcome) || outcome.equals(UNCONFIRMED), () -> outcome + " is no outcome");
        assertFalse(nodes.isEmpty(), "no node carries the row");
        for (Node node : nodes) {
            boolean confirmed = CONFIRMED.contains(node, Node.ANY, Node.ANY);
            assertEquals(!outcome.equals(UNCONFIRMED), confirmed, () -> node + " is not where it belongs");
            assertTrue(DATASET.contains(Node.ANY, node, Node.ANY, Node.ANY), () -> node + " is described nowhere");
        }
        String day = line.get("date");
        assertTrue(day.isEmpty() || literals(nodes).stream()
                .anyMatch(text -> text.matches("\\d{4}-\\d{2}-\\d{2}") && text.startsWith(day)),
                () -> day + " is not among " + literals(nodes));
        hasOneOf(nodes, "status", line.get("status"));
        hasOneOf(nodes, "evidence", line.get("evidence"));
    }

    /** One of the nodes has the property with this value, if the ledger names one. */
    private static void hasOneOf(List<Node> nodes, String property, String value) {
        if (!value.isEmpty()) {
            Node expected = expand(value);
            Node path = NodeFactory.createURI(Namespaces.DEF + property);
            assertTrue(nodes.stream().anyMatch(node -> DATASET.contains(Node.ANY, node, path, expected)),
                    () -> "none of " + nodes + " has egn:" + property + " " + value);
        }
    }

    private static Set<String> literals(List<Node> nodes) {
        return nodes.stream().flatMap(node -> DATASET.stream(Node.ANY, node, Node.ANY, Node.ANY))
                .map(quad -> quad.asTriple()).map(Triple::getObject).filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).collect(Collectors.toSet());
    }

    private static Node expand(String prefixedName) {
        int colon = prefixedName.indexOf(':');
        return NodeFactory.createURI(Namespaces.all().get(prefixedName.substring(0, colon))
                + prefixedName.substring(colon + 1));
    }

    private static List<Line> lines(Path file) {
        try {
            List<String> text = Files.readAllLines(file);
            String[] header = text.get(0).split("\t", -1);
            List<Line> lines = new ArrayList<>();
            for (String row : text.subList(1, text.size())) {
                String[] cells = row.split("\t", -1);
                assertEquals(header.length, cells.length, () -> file + ": " + row);
                Map<String, String> columns = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    columns.put(header[i], cells[i]);
                }
                lines.add(new Line(columns));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
