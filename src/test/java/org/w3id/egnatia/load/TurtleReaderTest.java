package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that right Turtle is read without a word, that every triple keeps its place, and what a few faults give. */
class TurtleReaderTest {

    private static final String PREFIXES = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;
    private static final String GOOD = PREFIXES + """
            actor:one a egn:Body ; rdfs:label "One"@en , "Un"@fr ;
                egn:foundedOn "1999-04-01"^^xsd:date ; egn:share 40.0 .
            actor:two a egn:Body ; rdfs:label "Two"@en ; egn:partOf actor:one ;
                egn:page <https://example.org/a?b=c%20d#e> .
            """;

    private static TurtleFile.Reading read(String text) {
        return TurtleReader.read(new SourceFile("data/actors/test.ttl", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Graph silently(String text) {
        TurtleFile.Reading reading = read(text);
        assertEquals(List.of(), reading.findings());
        return reading.file().orElseThrow().graph();
    }

    private static Node actor(String code) {
        return NodeFactory.createURI(Namespaces.ID + "actor/" + code);
    }

    @Test
    void aRightFileIsReadSilently() {
        assertEquals(9, silently(GOOD).size());
    }

    @Test
    void lineEndsOfWindowsAreLegal() {
        assertTrue(silently(GOOD.replace("\n", "\r\n")).isIsomorphicWith(silently(GOOD)));
    }

    @Test
    void emptyLinesAndCommentsAreLegal() {
        assertTrue(silently(GOOD.replace("\n", "\n\n# a comment with [ ( \" ' <\n\n"))
                .isIsomorphicWith(silently(GOOD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Zürich – 東京 🦉\"@de", "\"Косово*\"@sr-Cyrl", "\"Kosovë\"@sq", "\"شراكة\"@ar",
        "\"a \\\"quoted\\\" word\"", "'single'", "\"\"\"two\nlines \"and\" a # and a [\"\"\"",
        "\"a\\tb\\u00E9\"", "\"\"",
        "42", "-1.5", "1.0e3", "true", "\"P5Y\"^^xsd:duration", "\"2024\"^^xsd:gYear", "\"2000-02-29\"^^xsd:date",
        "\"2024-05-01T10:00:00Z\"^^xsd:dateTime", "\"https://example.org/\"^^xsd:anyURI",
        "<https://example.org/%C3%A9>",
        "<https://example.org/é>", "<http://example.org/#x>", "actor:a.b-c_d"})
    void rightObjectsAreReadSilently(String object) {
        assertEquals(1, silently(PREFIXES + "actor:one rdfs:seeAlso " + object + " .\n").size());
    }

    @Test
    void prefixesCanBeWrittenAsInSparql() {
        String sparql = GOOD.replaceAll("(?m)^@prefix (.*) \\.$", "PREFIX $1");
        assertTrue(silently(sparql).isIsomorphicWith(silently(GOOD)));
    }

    @Test
    void twoSourcesThatDifferAreBothKept() {
        Graph graph = silently(PREFIXES + "actor:one egn:share 40.0, 45.0 .\n");
        assertEquals(2, graph.size());
    }

    @Test
    void nestingWithinItsLimitIsLegal() {
        String list = "(".repeat(TurtleScanner.MAX_NESTING) + ")".repeat(TurtleScanner.MAX_NESTING);
        assertTrue(read(PREFIXES + "actor:one rdfs:seeAlso " + list + " .\n").findings().isEmpty());
    }

    @Test
    void everyTripleKeepsThePlaceOfItsObject() {
        String text = PREFIXES + """
                actor:one a egn:Body ;
                    rdfs:label "One"@en ,
                        "Un"@fr .
                """;
        TurtleFile file = read(text).file().orElseThrow();
        assertEquals(file.graph().size(), file.places().size());
        Node body = NodeFactory.createURI(Namespaces.DEF + "Body");
        Node label = RDFS.label.asNode();
        assertEquals(Map.of(Triple.create(actor("one"), RDF.type.asNode(), body), 5L,
                Triple.create(actor("one"), label, NodeFactory.createLiteralLang("One", "en")), 6L,
                Triple.create(actor("one"), label, NodeFactory.createLiteralLang("Un", "fr")), 7L), linesOf(file));
        assertEquals(5, file.subjects().get(actor("one")).line());
    }

    private static Map<Triple, Long> linesOf(TurtleFile file) {
        return file.graph().find().toList().stream().collect(Collectors.toMap(t -> t,
                t -> file.placeOf(t).orElseThrow().line()));
    }

    @Test
    void aTripleStatedTwiceKeepsItsFirstPlace() {
        TurtleFile file = read(PREFIXES + "actor:one a egn:Body .\nactor:one a egn:Body .\n").file().orElseThrow();
        assertEquals(List.of(5L), List.copyOf(linesOf(file).values()));
    }

    @Test
    void aTripleOfAnotherFileHasNoPlace() {
        Triple other = Triple.create(actor("x"), RDF.type.asNode(), actor("y"));
        assertEquals(Optional.empty(), read(GOOD).file().orElseThrow().placeOf(other));
    }

    @Test
    void theGraphIsNamedAfterTheFile() {
        assertEquals(Namespaces.GRAPH + "actors/test", read(GOOD).file().orElseThrow().graphName().getURI());
    }

    @Test
    void aByteOrderMarkIsAWarningAndTheFileIsRead() {
        TurtleFile.Reading reading = read("\uFEFF" + GOOD);
        assertEquals(List.of("bom"), reading.findings().stream().map(Finding::rule).toList());
        assertEquals(Severity.WARNING, reading.findings().get(0).severity());
        assertEquals(9, reading.file().orElseThrow().graph().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n", "@prefix egn: <https://w3id.org/egnatia/def/> .\n"})
    void aFileWithoutStatementsIsAWarning(String text) {
        TurtleFile.Reading reading = read(text);
        assertEquals(List.of("empty-file"), reading.findings().stream().map(Finding::rule).toList());
        assertTrue(reading.file().isPresent());
    }

    @Test
    void aFaultInALiteralNamesItsLineAndItsSubject() {
        Finding finding = read(PREFIXES + "actor:one a egn:Body ;\n    egn:foundedOn \"2001-02-30\"^^xsd:date .\n")
                .findings().get(0);
        assertEquals("bad-lexical", finding.rule());
        assertEquals(6, finding.line());
        assertEquals("actor:one", finding.focus());
    }

    @Test
    void noBytesMakeItThrow() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        TurtleFile.Reading reading = TurtleReader.read(new SourceFile("data/x.ttl", bytes));
        assertTrue(reading.file().isEmpty());
        assertEquals("not-utf8", reading.findings().get(0).rule());
    }
}
