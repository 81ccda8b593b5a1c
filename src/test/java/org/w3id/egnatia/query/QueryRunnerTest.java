package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.load.SourceFile;

/** Proves that parameters are put in their place safely, and that faults of a query are told in one sentence. */
class QueryRunnerTest {

    private static final DatasetGraph DATA = DatasetGraphFactory.wrap(RDFParser.fromString("""
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            actor:alb egn:since "2014-06-27"^^xsd:date ; egn:rank 1 ; egn:name "Albania" .
            actor:srb egn:since "2012-03-01"^^xsd:date ; egn:rank 2 ; egn:name "Serbia" .
            """, Lang.TURTLE).toGraph());

    private static final Node SRB = NodeFactory.createURI("https://w3id.org/egnatia/id/actor/srb");

    private static final SavedQuery SAVED = saved("""
            # title: Partners
            # param: partner actor the partner
            # param: day date the day asked about
            # param: rank 0..9 the lowest rank
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX actor: <https://w3id.org/egnatia/id/actor/>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            SELECT ?name WHERE {
              { SELECT ?partner ?name WHERE { VALUES ?partner { actor:alb } ?partner egn:name ?name } }
              VALUES ?day { "2026-01-01"^^xsd:date }
              VALUES ?rank { 0 }
              ?partner egn:since ?since ; egn:rank ?own .
              FILTER (?since <= ?day && ?own >= ?rank)
            }
            """);

    private static SavedQuery saved(String text) {
        SourceFile file = new SourceFile("queries/test/Q.rq", text.getBytes(StandardCharsets.UTF_8));
        return SavedQuery.in("test", List.of(file), List.of()).get(0);
    }

    private static String answer(Object... namesAndValues) {
        Map<String, Node> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], (Node) namesAndValues[i + 1]);
        }
        return QueryRunner.csv(QueryRunner.select(QueryRunner.parse(SAVED.text(), values), DATA));
    }

    private static Node day(String text) {
        return NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate);
    }

    @Test
    void withoutValuesTheQuerysOwnAreUsed() {
        assertEquals("name\nAlbania\n", answer());
    }

    @Test
    void aValueReplacesTheQuerysOwnInsideASubqueryToo() {
        assertEquals("name\nSerbia\n", answer("partner", SRB));
    }

    @Test
    void aValueReplacesTheQuerysOwnInsideAFilterToo() {
        SavedQuery query = saved("""
                # param: partner actor the partner
                PREFIX egn: <https://w3id.org/egnatia/def/>
                PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                SELECT ?name WHERE {
                  ?x egn:name ?name FILTER EXISTS { VALUES ?partner { actor:alb } FILTER (?x = ?partner) }
                }
                """);
        Query parsed = QueryRunner.parse(query.text(), Map.of("partner", SRB));
        assertEquals("name\nSerbia\n", QueryRunner.csv(QueryRunner.select(parsed, DATA)));
    }

    @Test
    void severalValuesAreReplacedTogether() {
        assertEquals("name\n", answer("partner", SRB, "day", day("2012-02-29")));
        assertEquals("name\nSerbia\n", answer("partner", SRB, "day", day("2012-03-01")));
    }

    @Test
    void anIntegerIsComparedAsANumber() {
        assertEquals("name\n", answer("rank", NodeFactory.createLiteralDT("2", XSDDatatype.XSDinteger)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT *~WHERE { ?s ?p }            | line 2, column 15: ",
        "SELEC                               | line 1, column 6: ",
        "SELECT * WHERE { ?s foo:bar ?o }    | line 1, column 21: the prefix foo: is not declared"})
    void aSyntaxErrorIsToldWithItsPlaceFirst(String query, String beginning) {
        String sentence = assertThrows(QueryException.class,
                () -> QueryRunner.parse(query.replace('~', '\n'))).getMessage();
        assertTrue((sentence + " ").startsWith(beginning), sentence);
    }

    @Test
    void aFaultWithoutPlaceIsToldWithoutOne() {
        String sentence = assertThrows(QueryException.class,
                () -> QueryRunner.parse("SELECT ?s WHERE { ?s ?p ?o } GROUP BY ?p")).getMessage();
        assertTrue(sentence.startsWith("?s is neither grouped nor in an aggregate"), sentence);
    }

    @Test
    void whatOnlyArqKnowsIsNoQuery() {
        assertThrows(QueryException.class, () -> QueryRunner.parse("SELECT * WHERE { LET (?x := 1) }"));
        assertThrows(QueryException.class, () -> QueryRunner.parse("INSERT DATA { <urn:a> <urn:b> <urn:c> }"));
    }

    @Test
    void nestingThatOverflowsTheParserIsTold() {
        String deep = "ASK " + "{".repeat(20_000) + "}".repeat(20_000);
        assertEquals("the query is nested too deeply",
                assertThrows(QueryException.class, () -> QueryRunner.parse(deep)).getMessage());
    }

    @Test
    void askAndConstructAreRun() {
        Query ask = QueryRunner.parse("ASK { ?s ?p \"Serbia\" }");
        assertTrue(QueryRunner.ask(ask, DATA));
        assertFalse(QueryRunner.ask(QueryRunner.parse("ASK { ?s ?p \"Utopia\" }"), DATA));
        assertEquals(6, QueryRunner.graph(QueryRunner.parse("CONSTRUCT WHERE { ?s ?p ?o }"), DATA).size());
    }

    @Test
    void declarationsOfOurPrefixesMeanWhatTheyDoToTheParser() {
        for (String text : List.of("PREFIX egn: <https://w3id.org/egnatia/def/> ASK { ?s egn:rank 1 }",
                "# one\nprefix  egn:<https://w3id.org/egnatia/def/>\r\n# two\n\tPREFIX rdfs: "
                + "<http://www.w3.org/2000/01/rdf-schema#> SELECT ?l { ?s rdfs:label ?l ; egn:rank 1 }",
                "PREFIX egn: <https://w3id.org/egnatia/def/>\nPREFIX egn: <urn:other:> ASK { ?s egn:rank 1 }",
                "PREFIX egn: <urn:other:>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ASK { ?s egn:rank 1 }",
                "PREFIX egn: <https://w3id.org/egnatia/def/>\nBASE <urn:b>\nPREFIX x: <urn:y> ASK { ?s egn:rank x:1 }",
                "# \\u000APREFIX egn: <urn:other:> #\nPREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
                + " ASK { ?s egn:rank 1 }")) {
            Query plain = QueryRunner.parse(text);
            Query ours = QueryRunner.parseAsked(text);
            assertEquals(plain.getQueryPattern(), ours.getQueryPattern());
            plain.getPrefixMapping().getNsPrefixMap().forEach((prefix, namespace) ->
                    assertEquals(namespace, ours.getPrefixMapping().getNsPrefixURI(prefix)));
        }
    }

    @Test
    void placesOfFaultsStayWhereTheyAre() {
        for (String text : List.of("PREFIX egn: <https://w3id.org/egnatia/def/> SELECT ?x { ?x egn:rank }",
                "# a\r\nPREFIX egn:\n\t<https://w3id.org/egnatia/def/>\tSELECT ?x {\n ?x egn:rank }",
                "PREFIX egn: <https://w3id.org/egnatia/def/>", "PREFIX egn: <https://w3id.org/egnatia/def/>\n#")) {
            assertEquals(assertThrows(QueryException.class, () -> QueryRunner.parse(text)).getMessage(),
                    assertThrows(QueryException.class, () -> QueryRunner.parseAsked(text)).getMessage());
        }
    }
}
