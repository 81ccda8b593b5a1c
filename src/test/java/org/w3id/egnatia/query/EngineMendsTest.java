package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineMendsTest {

    private static final DatasetGraph DATA =
            RDFParser.fromString("<http://example.org/a> <http://example.org/p> <http://example.org/b> . "
                    + "<http://example.org/b> <http://example.org/p> <http://example.org/a> .", Lang.TURTLE)
                    .toDatasetGraph();

    /** Each has a neighbour with two equal rows, and a subquery that each of them joins once. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { { SELECT * { VALUES ?a { <http://example.org/a> <http://example.org/a> } } } { SELECT DISTINCT ?e "
                + "{ ?b <http://example.org/p> ?a } } }",
        "SELECT * { VALUES ?a { <http://example.org/a> <http://example.org/a> } { SELECT DISTINCT ?a { ?a "
        + "<http://example.org/p> ?b } } }",
        "SELECT * { VALUES ?a { <http://example.org/a> <http://example.org/a> } { SELECT REDUCED ?a { ?a "
        + "<http://example.org/p> ?b } } }",
        "SELECT * { { SELECT ?a { { ?a <http://example.org/p> <http://example.org/b> } UNION { ?a "
        + "<http://example.org/p> <http://example.org/b> } } } { SELECT DISTINCT ?a { ?a <http://example.org/p> ?b } } "
        + "?a <http://example.org/p> ?c }",
        "SELECT * { VALUES ?a { <http://example.org/a> <http://example.org/a> } { SELECT ?a { { SELECT DISTINCT ?a ?b "
        + "{ ?a <http://example.org/p> ?b } } } } }"})
    void aSubqueryWithDistinctTakesNoRowsFromItsNeighbour(String query) {
        assertEquals(2, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    /** Each binds a variable to what no triple has as its predicate, and then looks for such triples. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { VALUES ?c { 'x' <http://example.org/p> } OPTIONAL { ?a ?c ?b . ?b ?c ?a FILTER(?a = "
                + "<http://example.org/a>) } }",
        "SELECT * { VALUES ?c { 'x' <http://example.org/p> } FILTER EXISTS { OPTIONAL { ?a ?c ?b . ?b ?c ?a } } }",
        "SELECT * { VALUES ?c { <http://example.org/p> 'x' } OPTIONAL { ?a ?c ?b . ?b ?c ?a FILTER(?a = "
        + "<http://example.org/a>) } }"})
    void whatCannotBeAPredicateIsThatOfNoTriple(String query) {
        assertEquals(2, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    /** Each asks for the one way from c back to a. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { ?x ^(<http://example.org/p>/<http://example.org/q>) ?y }",
            "SELECT * { ?x (^(<http://example.org/p>/<http://example.org/q>))+ ?y }",
        "SELECT * { ?x (^(<http://example.org/p>/<http://example.org/q>)|<http://example.org/none>) ?y }",
        "SELECT * { VALUES ?x { <http://example.org/c> } FILTER EXISTS { ?z "
        + "(^(<http://example.org/p>/<http://example.org/q>))+ ?y } }"})
    void aPathIsFoundAgainstItsDirection(String query) {
        DatasetGraph chain =
                RDFParser.fromString("<http://example.org/a> <http://example.org/p> <http://example.org/b> . "
                        + "<http://example.org/b> <http://example.org/q> <http://example.org/c> .", Lang.TURTLE)
                        .toDatasetGraph();
        assertEquals(1, QueryRunner.rows(QueryRunner.parse(query), chain).size());
    }

    @Test
    void aBindSeesNothingOfTheVariablesOfItsNeighbour() {
        String query = "SELECT * { BIND(?c AS ?seen) ?a <http://example.org/p> <http://example.org/b> . VALUES ?c { "
                + "'x' UNDEF } }";
        assertEquals(List.of(2, 0), List.of(QueryRunner.rows(QueryRunner.parse(query), DATA).size(),
                (int) QueryRunner.rows(QueryRunner.parse(query), DATA).stream()
                .filter(row -> row.contains("seen")).count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT DISTINCT ?p { ?a ?p ?b }",
            "SELECT DISTINCT ?p { ?a ?p ?b { SELECT DISTINCT ?a { ?a <http://example.org/p> ?b } } }"})
    void aQueryWithDistinctHasEachRowOnce(String query) {
        assertEquals(1, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    /** Each joins a variable that some row leaves open, or that fails, with a pattern that binds it, and filters it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { VALUES (?x ?b) { ('x' UNDEF) } ?a <http://example.org/p> ?b FILTER(isIRI(?b)) }",
        "SELECT * { ?a <http://example.org/p> ?b FILTER(isIRI(?b)) VALUES ?b { UNDEF } }",
        "SELECT * { { SELECT (MIN(?z) AS ?b) { OPTIONAL { ?y <http://example.org/none> ?z } } } ?a "
                + "<http://example.org/p> ?b FILTER(isIRI(?b)) }",
        "SELECT * { { SELECT ?b { VALUES ?y { 'x' } } } ?a <http://example.org/p> ?b FILTER(isIRI(?b)) }",
        "SELECT * { { BIND(1/0 AS ?b) } ?a <http://example.org/p> ?b FILTER(isIRI(?b)) }",
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT * { { BIND(xsd:date('x') AS ?b) } ?a "
        + "<http://example.org/p> ?b FILTER(isIRI(?b)) }",
        "SELECT * { { OPTIONAL { ?y <http://example.org/none> ?b } } ?a <http://example.org/p> ?b FILTER(isIRI(?b)) }",
        "SELECT * { { { VALUES ?b { UNDEF } } UNION { ?b <http://example.org/none> ?y } } ?a <http://example.org/p> ?b "
        + "FILTER(isIRI(?b)) }",
        "SELECT * { { ?a <http://example.org/p> ?b FILTER(?a = <http://example.org/a> || ?b = <http://example.org/b>) }"
        + " UNION { ?a <http://example.org/p> <http://example.org/a> } }"})
    void aFilterWaitsUntilItsVariablesAreSurelyBound(String query) {
        assertEquals(2, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { VALUES ?v { 9 } ?v <http://example.org/p>? ?v }",
            "SELECT * { VALUES ?v { <http://example.org/none> } ?v <http://example.org/p>* ?w }",
        "SELECT * { ?v (<http://example.org/p>|^<http://example.org/p>)* ?w FILTER(?v = <http://example.org/none>) }",
        "SELECT * { { SELECT (<http://example.org/none> AS ?w) { } } ?v <http://example.org/p>* ?w }"})
    void aPathOfNoStepsIsOfTheTermsOfTheGraph(String query) {
        assertEquals(0, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { <http://example.org/none> <http://example.org/p>* <http://example.org/none> }",
            "SELECT * { <http://example.org/none> <http://example.org/p>* ?w }",
        "SELECT * { ?v <http://example.org/p>? 9 }"})
    void aPathOfNoStepsIsOfTheTermsOfThePattern(String query) {
        assertEquals(1, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    @Test
    void stringsAreNotAdded() {
        String query = "SELECT ?x ?y ?z { BIND('1' + '2' AS ?x) BIND('1' + 2 AS ?y) BIND(1 + 2 AS ?z) }";
        assertEquals("x,y,z\n,,3\n", QueryRunner.csv(QueryRunner.select(QueryRunner.parse(query), DATA)));
    }

    @Test
    void aBlankNodeInCsvIsWrittenAsOne() {
        String query = "SELECT ?x ?y ?z { BIND(BNODE() AS ?x) BIND(?x AS ?y) BIND('b0' AS ?z) }";
        assertEquals("x,y,z\n_:b0,_:b0,b0\n", QueryRunner.csv(QueryRunner.select(QueryRunner.parse(query), DATA)));
    }

    @Test
    void aGroupThatIsFilteredCountsNoRowsOfItsNeighbour() {
        String query = "SELECT * { VALUES ?a { <http://example.org/a> <http://example.org/a> } { SELECT ?a (COUNT(*) "
                + "AS ?n) { ?a <http://example.org/p> ?b } GROUP BY ?a HAVING(?n > 0) } }";
        assertEquals("a,n\nhttp://example.org/a,1\nhttp://example.org/a,1\n",
                QueryRunner.csv(QueryRunner.select(QueryRunner.parse(query), DATA)));
    }

    /** Each takes nothing away: the rows differ in a variable, or have none in common. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { VALUES (?x ?y ?z) { (1 2 UNDEF) } MINUS { VALUES (?x ?y ?z) { (1 3 4) } } }",
            "SELECT * { VALUES (?x ?y) { (UNDEF UNDEF) } MINUS { VALUES (?x ?y) { (UNDEF UNDEF) (1 2) } } }",
        "SELECT * { VALUES (?x ?y) { (1 UNDEF) } MINUS { VALUES (?x ?y) { (UNDEF 2) } } }",
        "SELECT * { VALUES (?x ?y) { (1 2) } MINUS { VALUES (?x ?y) { (1 UNDEF) (UNDEF 3) } FILTER(BOUND(?y)) } }"})
    void rowsThatAreNotCompatibleTakeNothingAway(String query) {
        assertEquals(1, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { VALUES (?x ?y ?z) { (1 2 UNDEF) } MINUS { VALUES (?x ?y ?z) { (1 2 4) } } }",
            "SELECT * { VALUES (?x ?y) { (1 2) } MINUS { VALUES (?x ?y) { (UNDEF 3) (1 UNDEF) } } }"})
    void rowsThatAreCompatibleTakeAway(String query) {
        assertEquals(0, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }
}
