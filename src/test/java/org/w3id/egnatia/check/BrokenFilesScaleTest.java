package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.TurtleReader;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Proves that the work for a file grows as the file does, in whatever way it is broken: a file four times as long takes
 * about four times the processor time of the thread that judges it, and sixteen times if the work grew with the square.
 */
class BrokenFilesScaleTest {

    private static final int LINES = 4000;
    /** Between the four times of what is linear and the sixteen of what is not. */
    private static final double BOUND = 9;
    /** Below this the clock of the processor and the warming up of the machine say more than the work. */
    private static final double LEAST_SECONDS = 0.15;
    private static final int AGAIN = 2;

    private static final String HEAD = """
            @prefix ex: <https://w3id.org/egnatia/id/actor/> .
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix shape: <https://w3id.org/egnatia/shape/> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            """;

    @TestFactory
    Stream<DynamicTest> theWorkForTurtleGrowsAsTheFileDoes() {
        Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
        shapes.put("wrong dates", i -> "ex:a" + i + " egn:p \"2020-02-3" + i % 10 + "\"^^xsd:date .\n");
        shapes.put("wrong dates of one subject", i -> (i == 0 ? "ex:a egn:p " : ", ") + "\"2020-02-3" + i
                + "\"^^xsd:date\n");
        shapes.put("prefixes", i -> "@prefix p" + i + ": <https://example.org/n" + i + "/> .\n");
        shapes.put("misspelt prefixes", i -> "@prefix skos: <http://www.w3.org/2004/02/skos/cor" + i + "#> .\n");
        shapes.put("prefixes without a full stop", i -> "@prefix p" + i + ": <https://example.org/n" + i + "/>\n");
        shapes.put("open IRIs", i -> "<a" + i + "\n");
        shapes.put("relative IRIs", i -> "<a" + i + "> egn:p <b" + i + "> .\n");
        shapes.put("languages that there are not", i -> "ex:a" + i + " rdfs:label \"x\"@qq .\n");
        shapes.put("control characters", i -> "ex:a" + i + " rdfs:label \"x\u0001\" .\n");
        shapes.put("bidirectional controls on one line", i -> "\u202A\" ");
        shapes.put("letters of two scripts", i -> "ex:a" + i + " rdfs:label \"a\u0431\" .\n");
        shapes.put("wrong escapes", i -> "ex:a" + i + " rdfs:label \"\\u00\\q\" .\n");
        shapes.put("undefined prefixes", i -> "ex:a" + i + " nope" + i + ":b 1 .\n");
        shapes.put("blank nodes", i -> "[] egn:p [ egn:q " + i + " ] .\n");
        shapes.put("bases", i -> "@base <https://example.org/" + i + "/> .\n");
        shapes.put("text that was decoded twice", i -> "# \u00C3\u00A9\u00C2\u00A0\n");
        shapes.put("one word without an end", i -> "\u00C3");
        shapes.put("line ends of old", i -> "# x\r");
        shapes.put("subjects of others", i -> "<https://example.org/" + i + "> egn:p 1 .\n");
        shapes.put("twins in one spelling", i -> "ex:A" + i % 9 + "%" + (i % 2 == 0 ? "2" : "3") + i
                + " egn:p <https://example.org/"
                + "/".repeat(i % 50) + "> .\n");
        shapes.put("shapes that lead in one line",
                i -> "shape:s" + i + " a sh:NodeShape ; sh:targetClass egn:X ; sh:node shape:s" + (i + 1) + " .\n");
        shapes.put("shapes without a target", i -> "shape:s" + i + " a sh:NodeShape .\n");
        shapes.put("one long list", i -> (i == 0 ? "shape:s a sh:NodeShape ; sh:targetClass egn:X ; sh:in ( " : "")
                + "egn:x" + i + " "
                + (i % LINES == LINES - 1 ? "\n" : ""));
        return shapes.entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> {
            String end = e.getKey().equals("one long list") ? ") ." : e.getKey().endsWith("of one subject") ? " ." : "";
            String place = e.getKey().contains("shape") || end.startsWith(")") ? "ontology/shapes/x.ttl" : "data/x.ttl";
            assertLinear(n -> turtle(place, HEAD + repeated(n, e.getValue()) + end));
        }));
    }

    /** The parser's own work is bounded by the length of a query; here is what we do with the parsed one. */
    @TestFactory
    Stream<DynamicTest> theWorkForAQueryGrowsAsTheQueryDoes() {
        SavedQuery saved = SavedQuery.in("x",
                List.of(file("queries/x/x.rq", "SELECT ?s0 { ?s0 ?p0 ?o0 . ?s1 ?p1 ?o1 }")), List.of()).get(0);
        Map<String, IntFunction<TriplePath>> shapes = new LinkedHashMap<>();
        shapes.put("patterns that share nothing", i -> pattern("s" + i, "o" + i));
        shapes.put("patterns in one chain", i -> pattern("s" + i, "s" + (i + 1)));
        shapes.put("patterns in one chain from its end", i -> pattern("s" + (1_000_000 - i), "s" + (1_000_001 - i)));
        return shapes.entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> {
            Map<Integer, Query> queries = new HashMap<>();
            assertLinear(n -> {
                List<Finding> findings = new ArrayList<>();
                QueryVariables.examine(saved, queries.get(n), findings);
                return findings;
            }, n -> queries.computeIfAbsent(n, k -> select(IntStream.range(0, n).mapToObj(e.getValue()))));
        }));
    }

    private static TriplePath pattern(String subject, String object) {
        return new TriplePath(Triple.create(Var.alloc(subject), RDF.type.asNode(), Var.alloc(object)));
    }

    private static Query select(Stream<TriplePath> patterns) {
        ElementPathBlock block = new ElementPathBlock();
        patterns.forEach(block::addTriplePath);
        ElementGroup group = new ElementGroup();
        group.addElement(block);
        Query query = QueryFactory.make();
        query.setQuerySelectType();
        query.setQueryPattern(group);
        return query;
    }

    @Test
    void tenThousandFaultsOfOneRuleAreCutShort() {
        List<Finding> findings = turtle("data/x.ttl",
                HEAD + repeated(10_000, i -> "ex:a" + i + " egn:p \"2020-02-30\"^^xsd:date .\n"));
        assertTrue(findings.size() <= 101, () -> findings.size() + " findings");
        assertFalse(findings.stream().anyMatch(f -> f.rule().equals("bad-lexical") && f.focus().isEmpty()));
    }

    private static String repeated(int times, IntFunction<String> line) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, times).mapToObj(line).forEach(text::append);
        return text.toString();
    }

    /** Everything that looks at one file by itself. */
    private static List<Finding> turtle(String path, String text) {
        TurtleFile.Reading reading = TurtleReader.read(file(path, text));
        List<Finding> findings = new ArrayList<>(reading.findings());
        reading.file().ifPresent(file -> {
            findings.addAll(FileRules.examine(file));
            findings.addAll(Twins.among(List.of(file)));
            if (file.kind() == GraphKind.SHAPES) {
                findings.addAll(ShapeRules.examine(file));
            }
        });
        return findings.stream().sorted().toList();
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertLinear(IntFunction<List<Finding>> judge) {
        assertLinear(judge, lines -> { });
    }

    /** Lengthens the file until its work can be measured, then compares it with the work for four times as much. */
    private static void assertLinear(IntFunction<List<Finding>> judge, IntConsumer before) {
        seconds(judge, before, LINES / 8);
        int lines = LINES;
        double once = seconds(judge, before, lines);
        double fourTimes = seconds(judge, before, 4 * lines);
        while (fourTimes < LEAST_SECONDS && lines < 16 * LINES) {
            lines *= 4;
            once = fourTimes;
            fourTimes = seconds(judge, before, 4 * lines);
        }
        // What a busy machine adds to one measurement it does not add to each; what is no line is none every time.
        for (int i = 0; i < AGAIN && fourTimes >= LEAST_SECONDS && fourTimes / once >= BOUND; i++) {
            once = seconds(judge, before, lines);
            fourTimes = Math.min(fourTimes, seconds(judge, before, 4 * lines));
        }
        double ratio = fourTimes / once;
        boolean isShort = fourTimes < LEAST_SECONDS;
        int measured = lines;
        assertTrue(isShort || ratio < BOUND,
                () -> String.format("%d lines take %.1f times as long as %d", 4 * measured, ratio, measured));
    }

    /** Processor time of this thread, the lesser of two. */
    private static double seconds(IntFunction<List<Finding>> judge, IntConsumer before, int lines) {
        before.accept(lines);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            judge.apply(lines);
            least = Math.min(least, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9);
        }
        return least;
    }
}
