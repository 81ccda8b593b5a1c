package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.query.QueryRunner;

/** Queries that would not end, or grow without end, in the engine as it comes. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class GuardedQueryTest {

    /** A time limit that no query here meets, on a busy machine either. */
    private static final Duration AMPLE = Duration.ofMinutes(5);

    private static final DatasetGraph DATA = data();

    private static DatasetGraph data() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        Graph graph = dataset.getDefaultGraph();
        for (int i = 0; i < 2_000; i++) {
            graph.add(Triple.create(node("s" + i), node("p" + i % 7), node("s" + i * 31 % 2_000)));
        }
        return dataset;
    }

    private static Node node(String name) {
        return NodeFactory.createURI("urn:" + name);
    }

    /** Runs a query under an allowance and counts its rows. */
    private static long run(String text, Allowance allowance) {
        Query query = QueryRunner.parse(text);
        try (QueryExec exec = GuardedQuery.of(query, new WatchedDataset(DATA, allowance), allowance)) {
            long rows = 0;
            for (RowSet set = exec.select(); set.hasNext(); set.next()) {
                rows++;
            }
            return rows;
        }
    }

    /** The first value of the first row; empty if it is unbound. */
    private static String value(String expression) {
        Allowance allowance = Allowance.of(AMPLE);
        Query query = QueryRunner.parse("SELECT (" + expression + " AS ?x) {}");
        try (QueryExec exec = GuardedQuery.of(query, new WatchedDataset(DATA, allowance), allowance)) {
            Node x = exec.select().next().get("x");
            return x == null ? "" : x.isLiteral() && !x.getLiteralLanguage().isEmpty()
                    ? x.getLiteralLexicalForm() + "@" + x.getLiteralLanguage() : x.isLiteral()
                    ? x.getLiteralLexicalForm() : x.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 2000000000 LIMIT 1",
        "SELECT DISTINCT ?p { ?a ?p ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 100 LIMIT 1",
        "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)+ ?b . ?c (!<urn:x>)* ?d }",
        "SELECT (COUNT(*) AS ?n) { ?a ((<urn:p1>*)*)* ?b . ?c ?d ?e . ?f ?g ?h }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b OPTIONAL { ?c ?q ?d OPTIONAL { ?e ?r ?f } } }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?f)) > 999) } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o { SELECT ?x (COUNT(*) AS ?k) { ?x ?y ?z . ?u ?v ?w } GROUP BY ?x } }",
        "SELECT (COUNT(*) AS ?n) { { ?a ?b ?c } MINUS { ?d ?e ?f . ?g ?h ?i . ?a ?b ?c } }",
        "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?h) LIMIT 3",
        "SELECT (REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(.*a){20}b') AS ?x) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions#matches>("
            + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(.*a){20}b') AS ?x) {}",
        "SELECT (REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(.*a){20}b', 'x') AS ?x) {}"})
    void everyQueryHearsThatItsTimeIsOver(String query) {
        Allowance allowance = Allowance.of(Duration.ofMillis(300));
        assertThrows(QueryCancelledException.class, () -> run(query, allowance));
        assertEquals(Allowance.Reason.TIME, allowance.reason());
    }

    @Test
    void rowsThatComeFromValuesHearItToo() {
        String numbers = " 1 2 3 4 5 6 7 8 9 10".repeat(100);
        Allowance allowance = Allowance.of(Duration.ofMillis(300));
        assertThrows(QueryCancelledException.class,
                () -> run("SELECT (COUNT(*) AS ?n) { VALUES ?a {" + numbers + "} VALUES ?b {" + numbers
                + "} VALUES ?c {" + numbers + "} }", allowance));
    }

    /** How often a query looks at the clock until it ends. */
    private static int looks(String query) {
        AtomicInteger looks = new AtomicInteger();
        run(query, new Allowance(AMPLE, looks::incrementAndGet));
        return looks.get();
    }

    @Test
    void aSortHearsItWhileItCompares() {
        String rows = "{ SELECT * { ?a ?b ?c VALUES ?d { 1 2 3 } } %s }";
        int unsorted = looks("SELECT * { " + rows.formatted("") + " }");
        int sorted = looks("SELECT * { " + rows.formatted("ORDER BY (?nothing + ?c)") + " }");
        assertTrue(sorted > unsorted + 6_000 / 128 * 4, sorted + " looks, " + unsorted + " without sort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA512(?b)", "IRI(CONCAT('urn:', ?b))", "MD5(?b)", "SUBSTR(?b, 2)", "STRLEN(?b)"})
    void eachStepOnALongStringHearsIt(String function) {
        String query = "SELECT * { BIND(CONCAT('" + "x".repeat(20_000) + "', '') AS ?b) FILTER(?b IN ("
                + function + ", "
                + (function + ", ").repeat(200) + function + ")) }";
        assertTrue(looks(query) > 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA512(?b)", "SHA1(?b)", "MD5(?b)", "IRI(?b)", "URI(?b)"})
    void whatIsVeryLongIsNotHashed(String function) {
        String query = "SELECT (" + function + " AS ?x) { BIND(CONCAT('" + "x".repeat(60_000) + "', '"
                + "x".repeat(10_000) + "') AS ?b) }";
        assertThrows(OverLimitException.class, () -> run(query, Allowance.of(AMPLE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { OPTIONAL { ?a <urn:none> ?a . VALUES ?d { 1 } } }",
            "SELECT * { OPTIONAL { OPTIONAL { { ?a ?a ?d } UNION { ?a <urn:none> 1 } ?a <urn:none> ?a . VALUES ?d { "
            + "1 } } } }"})
    void rowsThatHaveEndedCanBeJoined(String query) {
        assertEquals(1, run(query, Allowance.of(AMPLE)));
    }

    @Test
    void anotherThreadMayStopAQuery() {
        Allowance allowance = Allowance.of(AMPLE);
        Thread other = new Thread(() -> allowance.stop(Allowance.Reason.CLIENT_LEFT));
        other.start();
        assertThrows(QueryCancelledException.class,
                () -> run("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", allowance));
        assertEquals(Allowance.Reason.CLIENT_LEFT, allowance.reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CONCAT('a', 'b')                         | ab",
        "CONCAT('a'@en, 'b'@en)                   | ab@en",
        "CONCAT('a', 1)                           | ''",
        "REGEX('Abc', '^a', 'i')                  | true",
        "REGEX('abc', 'B')                        | false",
        "REGEX('abc', CONCAT('(', ''))            | ''",
        "REPLACE('banana', 'a(n)', '$1')          | bnna",
        "REPLACE('abc'@en, 'b', 'x')              | axc@en",
        "REPLACE('abc', 'x', 'y')                 | abc",
        "REPLACE('', '.*', 'x')                   | x",
        "REPLACE('abc', '.*', 'x')                | x",
        "REPLACE('abc', 'b', '$3')                | ''",
        "REPLACE('a.c', '.', 'x', 'q')            | axc",
        "3 * 4                                    | 12",
        "1.5 * 2.0                                | 3.0",
        "ENCODE_FOR_URI('a b')                    | a%20b",
        "UCASE('straße'@de)                       | STRASSE@de",
        "STRAFTER('abc', 'b')                     | c",
        "STRBEFORE('abc', 'b')                    | a",
        "CONTAINS('abc', 'b')                     | true",
        "STRDT('7', <http://www.w3.org/2001/XMLSchema#integer>) + 1                  | 8",
        "<http://www.w3.org/2001/XMLSchema#integer>('7') + 1                         | 8",
        "<http://www.w3.org/2005/xpath-functions#concat>('a', 'b')                   | ab",
        "<http://www.w3.org/2005/xpath-functions#replace>('abc', 'b', 'x')           | axc",
        "<http://www.w3.org/2005/xpath-functions#matches>('abc', 'b')                | true"})
    void functionsWithLimitsGiveWhatTheStandardSays(String expression, String value) {
        assertEquals(value, value(expression));
    }

    static Stream<String> growing() {
        String doubled = "CONCAT(?x, ?x)";
        String sixteen = "'1234567890123456'";
        String long16k = steps(sixteen, doubled, 10);
        return Stream.of(
                "SELECT * { " + steps(sixteen, doubled, 40) + " }",
                "SELECT * { " + steps("'%%%%%%%%'", "ENCODE_FOR_URI(CONCAT(?x, ?x, ?x))", 12) + " }",
                "SELECT * { " + steps("'xxxxxxxx'", "REPLACE(?x, 'x', '" + "x".repeat(100) + "')", 4) + " }",
                "SELECT * { " + steps("'xxxxxxxx'", "REPLACE(?x, '.+', '$0$0$0')", 14) + " }",
                "SELECT * { " + steps("3", "?x * ?x", 14) + " }",
                "SELECT * { " + steps("0.003", "?x * ?x", 14) + " }",
                "SELECT (GROUP_CONCAT(?s) AS ?x) { ?s ?p ?o . ?a ?b ?c }",
                "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?s), STR(?a))) AS ?x) { ?s ?p ?o . ?a ?b ?c }",
                "SELECT (<http://www.w3.org/2001/XMLSchema#integer>(?x10) AS ?y) { " + long16k + " }",
                "SELECT (STRDT(?x10, <http://www.w3.org/2001/XMLSchema#integer>) AS ?y) { " + long16k + " }",
                "SELECT (CONTAINS(?x15, CONCAT(?x14, 'y')) AS ?y) { " + steps(sixteen, doubled, 15) + " }",
                "SELECT (STRBEFORE(?x15, CONCAT(?x14, 'y')) AS ?y) { " + steps(sixteen, doubled, 15) + " }",
                "SELECT (REGEX('x', '((){9999}){9999}') AS ?y) {}",
                "SELECT (REGEX(?x10, '^([0-9]|y)*$') AS ?y) { " + long16k + " }");
    }

    @ParameterizedTest
    @MethodSource("growing")
    void whatGrowsOverItsLimitEndsTheQuery(String query) {
        assertThrows(OverLimitException.class, () -> run(query, Allowance.of(AMPLE)));
    }

    /** BIND clauses that make a value again and again out of the last one. */
    private static String steps(String first, String step, int times) {
        StringBuilder binds = new StringBuilder("BIND(" + first + " AS ?x0)");
        for (int i = 0; i < times; i++) {
            binds.append(" BIND(").append(step.replace("?x", "?x" + i)).append(" AS ?x").append(i + 1).append(")");
        }
        return binds.toString();
    }
}
