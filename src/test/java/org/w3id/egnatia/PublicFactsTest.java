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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Row by row: every row of the collected public facts kept here that is not marked uncertain is in the default graph,
 * every uncertain one in an unconfirmed graph and nowhere else. The rows name the nodes that carry them; each such node
 * exists, one of them has evidence in the row's source, checked as the row says, and the row's dates, numbers and
 * identifiers are among their values.
 */
class PublicFactsTest {

    private static final Path FOLDER = Path.of("src/test/resources/facts");
    private static final Map<String, String> VERIFICATION =
            Map.of("verified", "seen", "known", "cited", "uncertain", "unconfirmed");
    /** Columns whose value must be found on the nodes as it stands. */
    private static final Set<String> AS_THEY_STAND =
            Set.of("celex", "op_country_code", "iso_numeric", "label", "eurovoc_id", "uri",
            "pref_label_en", "pref_label_fr", "capital_en");
    private static final Set<String> DATES =
            Set.of("date", "signature_date", "entry_into_force", "provisional_application_from",
            "adopted", "application_from", "since", "until_or_as_of");
    /** Columns of the data sets whose value must be found on the node, wherever it stands. */
    private static final Set<String> OF_DATA_SETS =
            Set.of("commit_or_version", "path", "size_bytes", "format", "licence", "content");
    private static final String SAME_LICENCE = "as above";
    /** Rows of each collected file, so that none can get lost. */
    private static final Map<String, Integer> FILES =
            Map.ofEntries(entry("accession_milestones.tsv", 214), entry("actors.tsv", 84),
            entry("agreements.tsv", 167), entry("bulk_data_sources.tsv", 22), entry("countries.tsv", 6),
            entry("country_labels.tsv", 208), entry("documents.tsv", 118), entry("eurovoc_concepts.tsv", 82),
            entry("funding.tsv", 69), entry("instruments.tsv", 91),
            entry("memberships_participation.tsv", 221), entry("sources.tsv", 448), entry("statistics.tsv", 559),
            entry("statistics_frontex_wb_monthly.tsv", 196));

    private static final Map<String, Set<Node>> SOURCES = sources();
    private static final DatasetGraph DATASET = ShippedData.release().dataset();
    private static final Graph CONFIRMED = ShippedData.release().defaultGraph();
    private static final Graph UNCONFIRMED = unconfirmed();

    /** A row with its columns by name. */
    private record Row(String file, int number, Map<String, String> columns) {

        String get(String column) {
            return columns.getOrDefault(column, "");
        }

        List<Node> nodes() {
            return Arrays.stream(get("node").split(" ")).map(PublicFactsTest::expand).toList();
        }

        boolean isUncertain() {
            return get("verification").equals("uncertain");
        }
    }

    @Test
    void allRowsAreThere() throws IOException {
        List<Row> rows = rows();
        Map<String, Integer> counts = rows.stream().collect(Collectors.toMap(Row::file, r -> 1, Integer::sum));
        assertEquals(new TreeMap<>(FILES), new TreeMap<>(counts));
        assertTrue(rows.stream().noneMatch(r -> r.get("node").isBlank()));
    }

    @TestFactory
    Stream<DynamicContainer> everyRowIsWhereItBelongs() throws IOException {
        return rows().stream().collect(Collectors.groupingBy(Row::file)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> DynamicContainer.dynamicContainer(e.getKey(), e.getValue().stream()
                        .map(row -> DynamicTest.dynamicTest("row " + row.number(), () -> isWhereItBelongs(row)))));
    }

    private static void isWhereItBelongs(Row row) {
        Graph home = row.isUncertain() && !row.file().equals("sources.tsv") ? UNCONFIRMED : CONFIRMED;
        for (Node node : row.nodes()) {
            assertTrue(home.contains(node, Node.ANY, Node.ANY), () -> node + " is not where it should be");
            if (home == UNCONFIRMED) {
                assertFalse(CONFIRMED.contains(node, Node.ANY, Node.ANY),
                        () -> node + " is uncertain and in the default graph");
            }
        }
        if (!Set.of("sources.tsv", "bulk_data_sources.tsv").contains(row.file())) {
            assertTrue(row.nodes().stream().anyMatch(node -> hasEvidence(node, row, home)),
                    () -> "no evidence in " + row.get("source_url_or_identifier") + " on " + row.nodes());
        }
        Set<String> values = row.nodes().stream().flatMap(n -> home.find(n, Node.ANY, Node.ANY).toList().stream())
                .map(Triple::getObject).map(o -> o.isLiteral() ? o.getLiteralLexicalForm() : o.toString())
                .collect(Collectors.toSet());
        for (String column : row.columns().keySet()) {
            String value = row.get(column);
            if (AS_THEY_STAND.contains(column) && !value.isBlank()) {
                assertTrue(values.stream().anyMatch(v -> v.contains(value)), () -> column + " " + value
                        + " is not among " + values);
            } else if (DATES.contains(column) && value.matches("\\d{4}(-\\d{2}){0,2}")) {
                // A source that knows the year may back a node whose day another source knows.
                assertTrue(values.stream().anyMatch(v -> v.matches("\\d{4}-\\d{2}-\\d{2}") && v.startsWith(value)),
                        () -> column + " " + value + " is not among " + values);
            } else if (OF_DATA_SETS.contains(column) && row.file().equals("bulk_data_sources.tsv") && !value.isBlank()
                    && !value.equals(SAME_LICENCE)) {
                assertTrue(values.stream().anyMatch(v -> v.contains(value)), () -> column + " " + value
                        + " is not among " + values);
            }
        }
    }

    private static boolean hasEvidence(Node node, Row row, Graph home) {
        return home.find(node, egn("evidence"), Node.ANY).mapWith(Triple::getObject).toList().stream()
                .anyMatch(evidence ->
                home.contains(evidence, egn("verification"), verification(row))
                && home.find(evidence, egn("source"), Node.ANY)
                        .mapWith(Triple::getObject).toList().stream().anyMatch(source -> isSourceOf(source, row)));
    }

    /** The sources that each address or reference of the material became; two joined ones became two sources. */
    private static Map<String, Set<Node>> sources() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/source-nodes.tsv")).stream().skip(1)
                    .map(l -> l.split("\t")).collect(Collectors.toMap(cells -> cells[0], cells ->
                            Arrays.stream(cells[1].split(" ")).map(PublicFactsTest::expand)
                                    .collect(Collectors.toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSourceOf(Node source, Row row) {
        String identifier = row.get("source_url_or_identifier").strip();
        String expected = identifier.matches("00\\d_\\w+\\.txt") ? identifier.substring(0, 3) : identifier;
        return CONFIRMED.contains(source, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(expected))
                || SOURCES.getOrDefault(expected, Set.of()).contains(source);
    }

    private static Node verification(Row row) {
        return NodeFactory.createURI(Namespaces.VOC + "verification/" + VERIFICATION.get(row.get("verification")));
    }

    private static Node egn(String local) {
        return NodeFactory.createURI(Namespaces.DEF + local);
    }

    private static Node expand(String prefixedName) {
        int colon = prefixedName.indexOf(':');
        return NodeFactory.createURI(Namespaces.all().get(prefixedName.substring(0, colon))
                + prefixedName.substring(colon + 1));
    }

    private static Graph unconfirmed() {
        Graph all = GraphFactory.createDefaultGraph();
        DATASET.listGraphNodes().forEachRemaining(name -> {
            if (name.getURI().startsWith(Namespaces.GRAPH + "unconfirmed/")) {
                DATASET.getGraph(name).find().forEachRemaining(all::add);
            }
        });
        return all;
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                String[] header = lines.get(0).split("\t", -1);
                for (int i = 1; i < lines.size(); i++) {
                    String[] cells = lines.get(i).split("\t", -1);
                    Map<String, String> columns = new LinkedHashMap<>();
                    for (int c = 0; c < header.length; c++) {
                        columns.put(header[c], cells[c]);
                    }
                    rows.add(new Row(file.getFileName().toString(), i, columns));
                }
            }
        }
        return rows;
    }
}
