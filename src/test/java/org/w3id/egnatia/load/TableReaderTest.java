package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Proves that a table and its query give the triples that SPARQL says, and that each fault stands at its row and cell.
 */
class TableReaderTest {

    private static final String HEAD = """
            # title: Bodies
            # description: Bodies in a table.
            # licence: https://creativecommons.org/licenses/by/4.0/
            # issued: 2026-11-25

            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX actor: <https://w3id.org/egnatia/id/actor/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX apf: <http://jena.apache.org/ARQ/property#>

            """;
    private static final String QUERY = HEAD + """
            CONSTRUCT { ?actor rdfs:label ?label ; egn:foundedOn ?day ; egn:position ?line ; \
            egn:partOf ?whole ; rdfs:comment ?kind }
            WHERE {
              VALUES (?type ?kind) { ("A" "agency") ("C" "court") }
              ?part apf:strSplit (?parts " ")
              BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
              BIND (IRI(CONCAT(STR(actor:), ?part)) AS ?whole)
              BIND (STRLANG(?name, "en") AS ?label)
              BIND (STRDT(?founded, xsd:date) AS ?day)
            }
            """;
    private static final String ROWS = """
            code,type,name,founded,parts
            one,A,"One, the first",1999-04-01,two three
            two,C,Two – Два,,
            """;

    private static List<TurtleFile.Reading> read(String rows, String query) {
        return TableReader.read(new SourceFile("data/actors/bodies.csv", rows.getBytes(StandardCharsets.UTF_8)),
                new SourceFile("data/actors/bodies.rq", query.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> findings(String rows, String query) {
        return read(rows, query).stream().flatMap(r -> r.findings().stream())
                .map(f -> f.file().replaceFirst(".*[.]", "") + ":" + f.line() + ":" + f.column() + " " + f.rule())
                .toList();
    }

    private static Node actor(String code) {
        return NodeFactory.createURI(Namespaces.ID + "actor/" + code);
    }

    @Test
    void rowsBecomeTriplesAndEmptyCellsNone() {
        assertEquals(List.of(), findings(ROWS, QUERY));
        TurtleFile file = read(ROWS, QUERY).get(1).file().orElseThrow();
        Graph graph = file.graph();
        assertEquals(9, graph.size());
        assertEquals(Namespaces.GRAPH + "actors/bodies", file.graphName().getURI());
        assertTrue(graph.contains(actor("one"), RDFS.label.asNode(),
                NodeFactory.createLiteralLang("One, the first", "en")));
        assertTrue(graph.contains(actor("one"), NodeFactory.createURI(Namespaces.DEF + "partOf"), actor("three")));
        assertTrue(graph.contains(actor("two"), RDFS.comment.asNode(), NodeFactory.createLiteralString("court")));
    }

    @Test
    void eachTripleStandsAtTheCellOfItsObject() {
        TurtleFile file = read(ROWS, QUERY).get(1).file().orElseThrow();
        Triple label = Triple.create(actor("one"), RDFS.label.asNode(),
                NodeFactory.createLiteralLang("One, the first", "en"));
        Triple part = Triple.create(actor("one"), NodeFactory.createURI(Namespaces.DEF + "partOf"), actor("three"));
        assertEquals(new Position(2, 7), file.placeOf(label).orElseThrow());
        assertEquals(new Position(2, 35), file.placeOf(part).orElseThrow());
    }

    @Test
    void theQueryDescribesTheGraph() {
        TurtleFile description = read(ROWS, QUERY).get(0).file().orElseThrow();
        assertEquals(5, description.graph().size());
        assertEquals(List.of(1L, 1L, 2L, 3L, 4L), description.places().values().stream().map(Position::line)
                .sorted().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "one,A,One,1999-04-31,                | csv:2:11 bad-lexical",
        "one,A,One,1999-04-01,two two         | csv:2:22 bad-cell",
        "one,B,One,,                          | csv:2:5 bad-cell",
        "one,A,One                            | csv:2:7 bad-row",
        "one,A,One,,,six                      | csv:2:13 bad-row",
        "one,A,\"One,,                        | csv:2:7 bad-cell",
        "one,A,O\"n\"e,,                      | csv:2:7 bad-cell",
        "one,A, One,,                         | csv:2:7 bad-cell",
        "one,A,\"One\" ,,                     | csv:2:12 bad-cell",
        "one,A,\"One\"x,,                     | csv:2:0 bad-cell",
        "one,A,“One”,,                        | csv:2:7 bad-cell",
        "one,A,One\u200B,,                    | csv:2:10 invisible-character",
        "o ne,A,One,,                         | csv:2:1 bad-cell",
        ",,,,                                 | csv:2:1 bad-row"})
    void aBadCellIsPlaced(String row, String place) {
        assertEquals(List.of(place), findings("code,type,name,founded,parts\n" + row + "\n", QUERY));
    }

    @Test
    void aTabAndARowTwiceArePlaced() {
        assertEquals(List.of("csv:2:7 bad-cell"), findings("code,type,name,founded,parts\none,A,O\tne,,\n", QUERY));
        assertEquals(List.of("csv:1:29 line-ends"), findings(ROWS.replace("\n", "\r\n"), QUERY));
        assertEquals(List.of("csv:4:1 duplicate-row"), findings(ROWS + "two,C,Two – Два,,\n", QUERY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()", "BNODE(?name)",
            "<java:java.lang.System>(?name)",
        "EXISTS { ?name ?name ?name }"})
    void whatLooksElsewhereOrAnswersOtherwiseIsRefused(String function) {
        List<String> found = findings(ROWS, QUERY.replace("STRLANG(?name, \"en\")", "STRLANG(COALESCE(?name, "
                + function + "), \"en\")"));
        assertTrue(found.size() == 1 && found.get(0).matches("rq:18:\\d+ table-query"), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?name ?p ?o .", "SERVICE <https://example.org/sparql> { ?a ?b ?c }",
            "GRAPH ?g { ?a ?b ?c }",
        "OPTIONAL { ?a ?b ?c }", "MINUS { ?a ?b ?c }", "{ SELECT ?a { ?a ?b ?c } }", "{ ?a ?b ?c } UNION { ?d ?e ?f }"})
    void onlyTheRowIsRead(String pattern) {
        List<String> found = findings(ROWS, QUERY.replace("WHERE {\n", "WHERE {\n" + pattern + "\n"));
        assertTrue(found.size() == 1 && found.get(0).matches("rq:\\d+:\\d+ table-query"), found::toString);
    }

    @Test
    void otherFormsOfAQueryAreRefused() {
        String where = "WHERE { BIND (?code AS ?a) BIND (?type AS ?b) BIND (?name AS ?c) BIND (?founded AS ?d) BIND "
                + "(?parts AS ?e) }";
        for (String query : List.of("SELECT * " + where, "CONSTRUCT { <" + Namespaces.ID
                + "actor/x> rdfs:label ?a } FROM <https://example.org/> " + where,
                "CONSTRUCT { _:a rdfs:label ?a } " + where, "CONSTRUCT { ?a rdfs:label ?a } " + where + " LIMIT 1")) {
            List<String> found = findings(ROWS, HEAD + query);
            assertTrue(found.stream().allMatch(f -> f.endsWith("table-query")) && !found.isEmpty(),
                    () -> query + found);
        }
    }

    @Test
    void columnsAndVariablesMustMeet() {
        assertEquals(List.of("csv:1:30 table-columns"),
                findings("code,type,name,founded,parts,colour\none,A,One,,,red\n", QUERY));
        List<Finding> missing = read(ROWS.replace("founded", "founder"), QUERY).get(0).findings();
        assertTrue(missing.get(0).message().contains("there is no column 'founded'"), missing::toString);
        assertEquals(19, missing.get(0).line());
    }

    @Test
    void aTableSaysWhatItIs() {
        assertEquals(List.of("rq:1:1 graph-header"), findings(ROWS, QUERY.replaceFirst("# licence.*\n", "")));
        assertEquals(List.of("rq:4:11 bad-lexical"),
                findings(ROWS, QUERY.replace("issued: 2026-11-25", "issued: 2026-11-31")));
    }

    @Test
    void theTimeGrowsWithTheRowsAndNoFaster() {
        read(rows(1_000), QUERY);
        long few = timeFor(rows(2_000));
        long many = timeFor(rows(16_000));
        assertTrue(many < 8 * 4 * few + 1_000_000_000L, () -> "2,000 rows took " + few
                + " ns of the processor, 16,000 took " + many);
    }

    private static String rows(int count) {
        return "code,type,name,founded,parts\n" + IntStream.range(0, count).mapToObj(i -> "b" + i + ",A,Body " + i
                + ",1999-04-01,a b\n")
                .collect(Collectors.joining());
    }

    private static long timeFor(String rows) {
        long start = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertEquals(List.of(), findings(rows, QUERY));
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
