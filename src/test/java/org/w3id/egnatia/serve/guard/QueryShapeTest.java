package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;

/** What a query may consist of. */
class QueryShapeTest {

    private static void check(String query) {
        QueryShape.check(QueryRunner.parse(query));
    }

    /** A part so many times, # in it being the number. */
    private static String times(int count, String part) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> part.replace("#", Integer.toString(i)))
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '~', value = {
        "ASK {                           ~ ?a# ?b ?c .              ~ }                     ~ 150   ~ 151",
        "ASK { FILTER EXISTS {           ~ ?a# ?b ?c .              ~ } }                   ~ 150   ~ 151",
        "ASK { { SELECT * {              ~ ?a# ?b ?c .              ~ } } }                 ~ 150   ~ 151",
        "SELECT (EXISTS {                ~ ?a# ?b ?c .              ~ } AS ?e) {}           ~ 150   ~ 151",
        "CONSTRUCT {                     ~ ?a ?b <urn:#> .          ~ } WHERE { ?a ?b ?c }  ~ 149   ~ 150",
        "ASK { ?a <urn:x>                ~ /^<urn:#>                ~ ?b }                  ~ 90    ~ 200",
        "ASK { ?a !(<urn:x>              ~ |<urn:#>                 ~ ) ?b }                ~ 290   ~ 301",
        "ASK { ?a (<urn:x>*              ~ /<urn:#>+                ~ )+ ?b }               ~ 90    ~ 200",
        "ASK { {}                        ~ UNION {}                 ~ }                     ~ 199   ~ 200",
        "ASK {                           ~ OPTIONAL { FILTER(true) } ~ }                    ~ 400   ~ 600",
        "ASK {                           ~ FILTER(true)             ~ }                     ~ 1000  ~ 1001",
        "ASK { VALUES ?x {               ~ #                        ~ } }                   ~ 50000 ~ 50001",
        "ASK {} VALUES ?x {              ~ #                        ~ }                     ~ 50000 ~ 50001",
        "ASK { FILTER(?x IN (0           ~ ,#                       ~ )) }                  ~ 9000  ~ 10001",
        "ASK {                           ~ { SELECT * {} }          ~ }                     ~ 50    ~ 51",
        "SELECT                          ~ (# AS ?x#)               ~ {}                    ~ 300   ~ 301",
        "SELECT ?a { ?a ?b ?c } ORDER BY ~ ?x#                      ~ ''                    ~ 299   ~ 300",
        "SELECT *                        ~ FROM <urn:#>             ~ {}                    ~ 200   ~ 201",
        "SELECT *                        ~ FROM NAMED <urn:#>       ~ {}                    ~ 200   ~ 201"})
    void eachPartHasALimit(String before, String part, String after, int allowed, int refused) {
        assertDoesNotThrow(() -> check(before + times(allowed, " " + part) + " " + after));
        QueryException e = assertThrows(QueryException.class,
                () -> check(before + times(refused, " " + part) + " " + after));
        assertTrue(e.getMessage().startsWith("The query has more than "), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT (%s AS ?x) {}", "ASK { FILTER(%s) }", "ASK { BIND(%s AS ?x) }",
            "SELECT * {} ORDER BY (%s)",
        "SELECT (COUNT(%s) AS ?n) {}", "SELECT (COUNT(*) AS ?n) {} GROUP BY (%s AS ?g)",
        "SELECT (SUM(?a) AS ?n) {} HAVING (%s)",
        "ASK { FILTER EXISTS { FILTER(%s) } }", "ASK { { SELECT (%s AS ?x) {} } }", "ASK { OPTIONAL { FILTER(%s) } }",
        "SELECT (IF(true, COALESCE(1 + %s), 0) AS ?x) {}", "DESCRIBE ?x { BIND(%s AS ?x) }"})
    void functionsOutsideTheListAreRefusedWhereverTheyStand(String query) {
        for (String function : new String[] {"http://jena.apache.org/ARQ/function#wait",
                "java:java.lang.System.exit", "urn:none",
            "http://jena.hpl.hp.com/ARQ/function#wait", "http://www.w3.org/2005/xpath-functions#apply",
            "http://www.w3.org/2005/xpath-functions/math#pow",
            "http://jena.apache.org/ARQ/jsFunction#f", "http://www.w3.org/2001/XMLSchema#none",
            "http://www.w3.org/2005/xpath-functions#error"}) {
            QueryException refused = assertThrows(QueryException.class,
                    () -> check(query.formatted("<" + function + ">(1)")), function);
            assertTrue(refused.getMessage().contains(function), refused.getMessage());
        }
        assertDoesNotThrow(() -> check(query.formatted("<http://www.w3.org/2001/XMLSchema#integer>(1)")));
        assertDoesNotThrow(() -> check(query.formatted("<http://www.w3.org/2005/xpath-functions#upper-case>('a')")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://jena.apache.org/ARQ/function/aggregate#stdev",
            "http://jena.apache.org/ARQ/function/aggregate#median"})
    void aggregatesOfTheEngineAreRefused(String aggregate) {
        assertThrows(QueryException.class, () -> check("SELECT (<" + aggregate + ">(DISTINCT ?o) AS ?x) { ?s ?p ?o }"));
    }
}
