package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves rule by rule what the reader finds in one wrong statement, on its line, and in bytes that are no Turtle. */
class WrongStatementsTest {

    private static final Path STATEMENTS = Path.of("src/test/resources/load/wrong-statements.tsv");
    private static final String HEAD = """
            @prefix ex: <https://w3id.org/egnatia/id/actor/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            """;

    private static List<Finding> findings(byte[] content) {
        return TurtleReader.read(new SourceFile("data/x.ttl", content)).findings();
    }

    private static List<Finding> findings(String text) {
        return findings(text.getBytes(StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> everyWrongStatementIsFoundOnItsLine() throws IOException {
        return Files.readAllLines(STATEMENTS).stream().skip(1).map(row -> row.split("\t", 2))
                .map(row -> dynamicTest(row[0] + ": "
                + row[1], () -> {
                    List<Finding> findings = findings(HEAD + row[1] + "\n");
                    assertTrue(findings.stream().anyMatch(f -> f.rule().equals(row[0]) && f.line() == 3),
                            findings::toString);
                }));
    }

    @TestFactory
    Stream<DynamicTest> otherFormatsAreNamed() {
        Map<String, String> heads = Map.ofEntries(Map.entry("gzip", "\u001F\u008B\b\0x"),
                Map.entry("zip", "PK\u0003\u0004x"),
                Map.entry("PDF", "%PDF-1.7\n"), Map.entry("image", "\u0089PNG\r\n"),
                Map.entry("JSON", "\n{\n  \"a\": 1 }"),
                Map.entry("JSON-LD", "{ \"@context\": {} }"),
                Map.entry("RDF/XML", "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns=\"x\">"),
                Map.entry("HTML", "<!doctype html><p>x"), Map.entry("patch", "diff --git a/x b/x\n"),
                Map.entry("YAML", "---\ntitle: x\n"), Map.entry("CSV", "\"id\",\"label\"\n1,2\n"),
                Map.entry("pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:1\n"),
                Map.entry("N3", "@forAll :x .\n"), Map.entry("key", "-----BEGIN PRIVATE KEY-----\n"),
                Map.entry("SPARQL", "PREFIX x: <https://example.org/>\nSELECT ?x WHERE { ?x ?y ?z }\n"));
        return heads.entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> {
            Finding first = findings(e.getValue().getBytes(StandardCharsets.ISO_8859_1)).get(0);
            assertEquals("not-turtle", first.rule());
            assertTrue(first.message().contains(e.getKey()), first::message);
            assertTrue(first.line() > 0);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void otherUnicodeEncodingsAreNamed(String charset) {
        Finding first = findings((HEAD + "ex:a rdfs:label \"é\" .\n").getBytes(Charset.forName(charset))).get(0);
        assertEquals("not-utf8:1", first.rule() + ":" + first.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "ISO-8859-2", "windows-1252", "windows-1250", "ISO-8859-15"})
    void oneByteEncodingsAreNamedOnTheirLine(String charset) {
        Finding first = findings((HEAD + "ex:a rdfs:label \"société áé\" .\n").getBytes(Charset.forName(charset)))
                .get(0);
        assertEquals("not-utf8:3", first.rule() + ":" + first.line());
    }

    @TestFactory
    Stream<DynamicTest> brokenUtf8IsNeverRepaired() {
        return Stream.of("C0 80", "ED A0 80", "F4 90 80 80", "FF", "80", "E2 82", "F0 9F A6", "C3")
                .map(hex -> dynamicTest(hex, () -> {
            byte[] head = (HEAD + "ex:a rdfs:label \"").getBytes(StandardCharsets.UTF_8);
            String[] digits = hex.split(" ");
            byte[] all = java.util.Arrays.copyOf(head, head.length + digits.length);
            IntStream.range(0, digits.length)
                    .forEach(i -> all[head.length + i] = (byte) Integer.parseInt(digits[i], 16));
            Finding first = findings(all).get(0);
            assertEquals("not-utf8:3", first.rule() + ":" + first.line());
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"( ", "[ rdfs:label ", "((", "[", "<< ", "{ ", "<<( ", "ex:x\\( (", "ex:x\\' ("})
    void nestingIsRefusedBeforeItOverflows(String open) {
        List<Finding> findings = findings(HEAD + "ex:a rdfs:label " + open.repeat(100_000));
        assertFalse(findings.isEmpty());
        assertEquals(3, findings.get(0).line());
    }

    @Test
    void aFileOverTheLimitIsRefusedAndOneOfManyFaultsIsCutShort() {
        assertEquals("file-too-large", findings(new byte[TextExaminer.MAX_BYTES + 1]).get(0).rule());
        List<Finding> many = findings(HEAD + "ex:a rdfs:label \"" + "\u0001".repeat(1_000_000) + "\" .\n");
        assertTrue(many.size() <= 101, () -> many.size() + " findings");
    }

    /** Bytes by chance, and right text with a few bytes changed: always an answer, and a place for every error. */
    @Test
    void noBytesStopTheReader() {
        Random random = new Random(20_251_125);
        byte[] right =
                (HEAD + "ex:a rdfs:label \"A\"@en , 'b' , \"\"\"c\"\"\" ; ex:p [ ex:q ( 1 2.0 3e0 true ) ] .\n# end\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4000; i++) {
            byte[] bytes = i % 4 == 0 ? new byte[random.nextInt(200)] : right.clone();
            for (int n = i % 4 == 0 ? bytes.length : 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) (i % 4 == 1 ? random.nextInt(256)
                        : 0x20 + random.nextInt(0x5F));
            }
            TurtleReader.read(new SourceFile("data/x.ttl", bytes)).findings().stream().filter(Finding::isError)
                    .forEach(f -> assertTrue(f.line() > 0, f::toString));
        }
    }
}
