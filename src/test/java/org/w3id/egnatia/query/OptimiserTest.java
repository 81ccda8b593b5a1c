package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimiserTest {

    private static final DatasetGraph DATA =
            RDFParser.fromString("<urn:x:a> <urn:x:p> <urn:x:b> . <urn:x:b> <urn:x:p> <urn:x:a> .", Lang.TURTLE).toDatasetGraph();

    /** Each has a neighbour with two equal rows, and a subquery that each of them joins once. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { { SELECT * { VALUES ?a { <urn:x:a> <urn:x:a> } } } { SELECT DISTINCT ?e { ?b <urn:x:p> ?a } } }",
        "SELECT * { VALUES ?a { <urn:x:a> <urn:x:a> } { SELECT DISTINCT ?a { ?a <urn:x:p> ?b } } }",
        "SELECT * { VALUES ?a { <urn:x:a> <urn:x:a> } { SELECT REDUCED ?a { ?a <urn:x:p> ?b } } }",
        "SELECT * { { SELECT ?a { { ?a <urn:x:p> <urn:x:b> } UNION { ?a <urn:x:p> <urn:x:b> } } } { SELECT DISTINCT ?a { ?a <urn:x:p> ?b } } ?a <urn:x:p> ?c }",
        "SELECT * { VALUES ?a { <urn:x:a> <urn:x:a> } { SELECT ?a { { SELECT DISTINCT ?a ?b { ?a <urn:x:p> ?b } } } } }"})
    void aSubqueryWithDistinctTakesNoRowsFromItsNeighbour(String query) {
        assertEquals(2, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT DISTINCT ?p { ?a ?p ?b }", "SELECT DISTINCT ?p { ?a ?p ?b { SELECT DISTINCT ?a { ?a <urn:x:p> ?b } } }"})
    void aQueryWithDistinctHasEachRowOnce(String query) {
        assertEquals(1, QueryRunner.rows(QueryRunner.parse(query), DATA).size());
    }
}
