package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;

/** What is said of a query that is none: in plain words, with its place, and never in the parser's own. */
class SyntaxProblemTest {

    /** A query and what is said of it; a tilde is a line break. */
    private static final String BROKEN = """
        SELECT ?s WHERE { ?s ?p ?o ?x ?y ?z } | line 1, column 28: a full stop or semicolon is missing before ?x
        SELECT ?s WHERE { ?s ?p ?o~ ?s ?q ?r } | line 2, column 2: a full stop or semicolon is missing before ?s
        SELECT ?s WHERE { ?s ?p ?o | line 1, column 26: the query ends too early: a closing brace } is missing
        SELECT ?s WHERE { ?s ?p ?o }} | line 1, column 29: there is one closing brace } too many
        SELECT ?s WHERE { ?s foaf:name ?o } | \
        line 1, column 22: the prefix foaf: is not declared; add PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        SELECT ?s { ?s ?p } | line 1, column 19: the object of a triple is missing before }
        SELECT { ?s ?p ?o } | \
        line 1, column 8: a variable, * or (expression AS ?name) is missing after SELECT and before {
        SELCT ?s { ?s ?p ?o } | line 1, column 6: SELCT is no word of SPARQL 1.1; did you mean SELECT?
        SELECT ?s WHERE ?s ?p ?o | line 1, column 17: an opening brace { is missing after WHERE and before ?s
        SELECT ?s { ?s ?p 'abc } | line 1, column 25: the text 'abc } has no closing quote '
        SELECT ?s { ?s ?p "abc } | line 1, column 25: the text "abc } has no closing quote "
        SELECT ?s { ?s ?p <http://a b> } | \
        line 1, column 19: an IRI that begins here has no closing >, or a blank or another character in it that IRIs \
        do not have
        SELECT ?s { ?s ?p ?o FILTER ?o > 3 } | \
        line 1, column 29: the condition of FILTER stands in parentheses: FILTER (…)
        SELECT ?s { ?s ?p ?o FILTER (?o > ) } | line 1, column 35: a value, a variable or a function is missing before )
        SELECT ?s { ?s ?p ?o FILTER (?o > 3 } | \
        line 1, column 37: an operator or a closing parenthesis ) is missing before }
        SELECT ?s { ?s ?p ?o } ORDER ?s | line 1, column 30: BY is missing after ORDER and before ?s
        SELECT ?s { ?s ?p ?o } LIMIT ten | line 1, column 33: a whole number is missing after LIMIT, where ten stands
        SELECT ?s { ?s ?p ?o } LIMIT -1 | \
        line 1, column 30: a whole number of 0 or more is missing after LIMIT, where -1 stands
        SELECT COUNT(?s) { ?s ?p ?o } | \
        line 1, column 8: an expression in SELECT stands in parentheses and has a name: (COUNT(…) AS ?name)
        SELECT (COUNT(?s) ?n) { ?s ?p ?o } | \
        line 1, column 19: AS and the name of a variable are missing before ?n: (… AS ?name)
        SELECT (COUNT(?s) AS n) { ?s ?p ?o } | line 1, column 23: the name of a variable begins with ?; write AS ?n
        SELECT (COUNT(?s)) { ?s ?p ?o } | \
        line 1, column 18: AS and the name of a variable are missing before ): (… AS ?name)
        SELECT ?s ?n { ?s ?p ?o } GROUP BY ?s | \
        ?n is neither grouped nor in an aggregate; name it in GROUP BY, or write (SAMPLE(?n) AS ?name)
        SELECT ?s (COUNT(*) AS ?s) { ?s ?p ?o } | ?s stands twice in SELECT; give one of them another name
        SELECT ?s { ?s ?p ?o . BIND (?o AS ?s) } | ?s has a value already; give the new value another name after AS
        SELECT ?s { ?s ?p ?o . BIND (?o) } | \
        line 1, column 32: AS and the name of a variable are missing before ): (… AS ?name)
        SELECT ?s { VALUES ?s { ?x } } | \
        line 1, column 25: a value is missing before ?x: an IRI, a prefixed name, a text, a number or UNDEF, and no \
        variable
        SELECT ?s { VALUES (?s ?t) { (1) } } | \
        line 1, column 32: VALUES names 2 variables, and a row has 1 value; where there is none, write UNDEF
        PREFIX foaf <http://x/> SELECT ?s { ?s ?p ?o } | \
        line 1, column 12: the prefix foaf has no colon; write PREFIX foaf: <…>
        PREFIX foaf: http://x/ SELECT ?s { ?s ?p ?o } | \
        line 1, column 14: an IRI in angle brackets < > is missing before http:
        SELECT ?s { ?s ?p ?o ; ?q } | line 1, column 27: the object of a triple is missing before }
        SELECT ?s { ?s ?p ?o , } | line 1, column 24: the object of a triple is missing before }
        SELECT ?s { ?s ?p ?o OPTIONAL ?s ?q ?r } | \
        line 1, column 31: an opening brace { is missing after OPTIONAL and before ?s
        SELECT ?s { ?s ?p ?o UNION ?s ?q ?r } | \
        line 1, column 22: UNION stands between two groups in braces: { … } UNION { … }
        SELECT ?s { ?s ?p ?o UNION { ?s ?q ?r } } | \
        line 1, column 22: UNION stands between two groups in braces: { … } UNION { … }
        INSERT DATA { <a> <b> <c> } | \
        line 1, column 1: INSERT begins an update, and only queries are answered here: SELECT, ASK, CONSTRUCT or \
        DESCRIBE
        DELETE WHERE { ?s ?p ?o } | \
        line 1, column 1: DELETE begins an update, and only queries are answered here: SELECT, ASK, CONSTRUCT or \
        DESCRIBE
        CONSTRUCT ?s { ?s ?p ?o } | line 1, column 11: an opening brace { is missing before ?s
        ASK ?s ?p ?o | line 1, column 5: an opening brace { is missing before ?s
        DESCRIBE | line 1, column 8: the query ends too early: a variable or an IRI is missing after DESCRIBE
        SELECT ?s { ?s ?p ?o } SELECT ?s { ?s ?p ?o } | \
        line 1, column 24: the query has ended before SELECT; ask one query at a time, with all PREFIX lines first
        SELECT ?s { ?s ?p €} | line 1, column 21: the character € has no place here
        SELECT ?s { ?s "p" ?o } | \
        line 1, column 16: "p" is a literal and cannot be the predicate of a triple; there stands a variable, an IRI, \
        a prefixed name or a
        SELECT ?s { ?s _:b ?o } | \
        line 1, column 16: a blank node cannot be the predicate of a triple; there stands a variable, an IRI, a \
        prefixed name or a
        SELECT ?s { ?s a/ ?o } | line 1, column 19: the predicate of a triple is missing before ?o
        SELECT ?s { ?s ?p ?o FILTER regex(?o 'a') } | \
        line 1, column 38: a comma and the next value of the function are missing before 'a'
        SELECT ?s { ?s ?p ?o FILTER foo(?o) } | \
        line 1, column 32: foo is no function of SPARQL 1.1; a function of others is called by its IRI
        SELECT ?s { ?s ?p ?o FILTER NOT EXIST { ?s ?q ?r } } | \
        line 1, column 38: EXIST is no word of SPARQL 1.1; did you mean EXISTS?
        SELECT ?s FROM { ?s ?p ?o } | line 1, column 16: the IRI is missing after FROM and before {
        SELECT ?s { GRAPH { ?s ?p ?o } } | line 1, column 19: the IRI is missing after GRAPH and before {
        SELECT ?s { ?s ?p "2020"^^ } | line 1, column 28: the datatype is missing after ^^, such as xsd:date
        SELECT ?s { ?s ?p "x"@ } | line 1, column 22: the tag of a language is missing after @, such as @en
        SELECT ?s { ?s ?p 'a\\qb' } | line 1, column 22: \\q is no escape in a text; a backslash itself is written \\\\
        SELECT ?s WHERE { ?s ?p ?o . { } | line 1, column 32: the query ends too early: a closing brace } is missing
        SELECT DISTINCT { ?s ?p ?o } | \
        line 1, column 17: a variable, * or (expression AS ?name) is missing after DISTINCT and before {
        SELECT ?s, ?p WHERE { ?s ?p ?o } | \
        line 1, column 10: variables in SELECT stand side by side with blanks between them; take the comma away
        SELECT ?s WHERE { ?s ?p ?o } GROUP ?s | line 1, column 36: BY is missing after GROUP and before ?s
        SELECT ?s WHERE { ?s ?p ?o } HAVING ?s | \
        line 1, column 37: the condition of HAVING stands in parentheses: HAVING (…)
        SELECT * WHERE { ?s ?p ?o } GROUP BY ?s | \
        SELECT * and GROUP BY do not go together; name the variables and aggregates
        SELECT ?s WHERE { [] } | line 1, column 22: the predicate of a triple is missing before }
        SELECT ?s WHERE { ?s ?p [ ?q ?r } | line 1, column 33: a closing bracket ] is missing before }
        SELECT ?s WHERE { ?s ?p (1 2 } | line 1, column 30: a closing parenthesis ) is missing before }
        SELECT ?s WHERE { ?s ?p ?o } ORDER BY | \
        line 1, column 37: the query ends too early: a variable, an IRI or an expression in parentheses is missing \
        after BY
        SELECT ?s WHERE { ?s ?p ?o } LIMIT | \
        line 1, column 34: the query ends too early: a whole number is missing after LIMIT
        SELECT ?s WHERE { ?s ?p ?o FILTER(?o IN 1,2) } | \
        line 1, column 41: the list after IN stands in parentheses: IN (…, …)
        SELECT ?s WHERE { ?s ?p ?o FILTER(?o = 'a' && ) } | \
        line 1, column 47: a value, a variable or a function is missing before )
        SELECT ?s WHERE { SERVICE { ?s ?p ?o } } | line 1, column 27: the IRI is missing after SERVICE and before {
        SELECT ?s WHERE { ?s ?p ?o . ?s ex:a:b/c> ?o } | \
        line 1, column 33: the prefix ex: is not declared; add PREFIX ex: <…>
        SELECT ?s WHERE { ?s <p ?o } | \
        line 1, column 22: an IRI that begins here has no closing >, or a blank or another character in it that IRIs \
        do not have
        BASE SELECT ?s { ?s ?p ?o } | line 1, column 6: an IRI in angle brackets < > is missing before SELECT
        LET (?x := 1) | \
        line 1, column 4: LET is no word of SPARQL 1.1; a variable begins with ? (?LET), a name has a prefix \
        (egn:LET), a text stands in quotes ("LET")
        SELECT ?s { ?s ?p "a~b" } | \
        line 1, column 21: the text "a has no closing quote " in its line; a text of several lines stands in three \
        quotes
        SELECT ? { ?s ?p ?o } | line 1, column 8: the name of a variable is missing after ?
        SELECT ?s { ?s ?p ?o } VALUES ?s 1 | line 1, column 34: an opening brace { is missing before 1
        SELECT ?s { ?s ?p ?o FILTER (?o == 1) } | line 1, column 34: equality is one sign, = and not ==
        SELECT ?s { ?s ?p ?o FILTER (?o <> 1) } | line 1, column 33: inequality is written != and not <>
        SELECT ?s { ?s ?p ?o MINUS } | line 1, column 28: an opening brace { is missing after MINUS and before }
        SELECT ?s { ?s ?p ?o . . ?s ?p ?q } | line 1, column 24: there is one full stop too many
        SELECT ?s { SELECT ?s { ?s ?p ?o } ?s ?q ?r } | \
        line 1, column 36: a subquery stands in braces of its own: { SELECT … }; close it before ?s
        SELECT ?s { ?s ?p 12abc } | line 1, column 21: a full stop or semicolon is missing before a
        select ?x where { ?x a egn:Actor  | \
        line 1, column 24: the prefix egn: is not declared; add PREFIX egn: <https://w3id.org/egnatia/def/>
        SELECT (SUM(COUNT(?s)) AS ?x) { ?s ?p ?o } | \
        line 1, column 13: an aggregate stands inside another; compute the inner one in a subquery
        SELECT ?s { ?s ?p ?o } ORDER BY COUNT(?s) | \
        ?s is neither grouped nor in an aggregate; name it in GROUP BY, or write (SAMPLE(?s) AS ?name)
        SELECT ?s { ?s ?p ?o } OFFSET 1.5 | \
        line 1, column 31: a whole number of 0 or more is missing after OFFSET, where 1.5 stands
        SELECT ?s { ?s ?p true false } | line 1, column 24: a full stop or semicolon is missing before false
        SELECT ?s { ?s ?p ?o FILTER(bound(1)) } | line 1, column 35: a variable is missing before 1
        SELECT ?s { ?s ?p ?o FILTER(if(?o,1)) } | \
        line 1, column 36: a comma and the next value of the function are missing before )
        SELECT ?s { ?s ?p 99999999999999999999999 } LIMIT 99999999999999999999999 | \
        the number 99999999999999999999999 is too large
        SELECT ?s { _:a ?p ?o . OPTIONAL { _:a ?q ?r } } | \
        line 1, column 36: the blank node _:a stands in two groups; write a variable, such as ?a
        CONSTRUCT { ?s ?p ?o FILTER(?s) } { ?s ?p ?o } | \
        line 1, column 22: FILTER stands in the pattern of WHERE, and not in a template, where only triples stand
        CONSTRUCT { ?s <p>/<q> ?o } { ?s ?p ?o } | \
        line 1, column 19: the path operator / has no place here; in a template of CONSTRUCT there are no paths, and \
        elsewhere a path stands in the place of a predicate
        SELECT ?s { ?s <p>{2} ?o } | \
        line 1, column 19: SPARQL 1.1 has no path with { }; the object of a triple is missing before {
        <html> | \
        line 1, column 1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after its PREFIX lines, and not \
        with <html>
        status-as-of | \
        line 1, column 13: status-as-of is no word of SPARQL 1.1; a variable begins with ? (?status-as-of), a name \
        has a prefix (egn:status-as-of), a text stands in quotes ("status-as-of")
        SELECT ?s WHERE { ?s ?p ?o } FILTER (?o > 1) | \
        line 1, column 30: the pattern has ended before FILTER; move that inside the braces { }, or take it away
        SELECT ?s WHERE { ?s rdfs:label ?l FILTER(LANG(?l) = en) } | \
        line 1, column 22: the prefix rdfs: is not declared; add PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?s WHERE { ?s ?p ?o } ;  | line 1, column 30: the query has ended; take the semicolon away
        SELECT ?s WHERE { ?s ?p ?o BIND(1 AS ?o) } | ?o has a value already; give the new value another name after AS
        SELECT ?s WHERE { ?s ?p ?o ?s2 } | line 1, column 28: a full stop or semicolon is missing before ?s2
        PREFIX a: <http://x/> SELECT ?s WHERE { a:b a:c } | \
        line 1, column 49: the object of a triple is missing before }
        SELECT ?s WHERE { ?s ?p ?o . FILTER } | \
        line 1, column 37: the condition of FILTER stands in parentheses: FILTER (…)
        SELECT \\u00zz { } | \
        line 1, column 9: a backslash stands where it makes no character; \\u takes four and \\U eight hexadecimal \
        digits
            """;

    /** The parser's tokens and phrases, and classes. */
    private static final Pattern PARSER =
            Pattern.compile("<[A-Z][A-Z_]+\\d*>|<IRIref>|Encountered|[Ww]as expecting|Lexical|Unresolved|Line \\d"
            + "|\\b(?:org|java|com)\\.\\w+\\.|Exception");

    @TestFactory
    Stream<DynamicTest> everyFaultIsToldInPlainWords() {
        return BROKEN.lines().map(line -> line.split(" \\| ", 2)).map(pair -> DynamicTest.dynamicTest(pair[0], () ->
                assertEquals(pair[1], problem(pair[0].replace('~', '\n')).inWords())));
    }

    private static SyntaxProblem problem(String query) {
        return assertThrows(QueryException.class, () -> QueryRunner.parse(query), query).syntax().orElseThrow();
    }

    @Test
    void noQueryAtAllIsSaidToBeNone() {
        for (String text : List.of("", " ", "\n# only a comment\n")) {
            SyntaxProblem problem = problem(text);
            assertEquals("there is no query; it begins with SELECT, ASK, CONSTRUCT or DESCRIBE", problem.sentence());
            assertTrue(problem.atEnd() && problem.isPlaced());
        }
    }

    @Test
    void bracketsInTextsIrisAndCommentsAreNone() {
        assertEquals("the query ends too early: 2 closing braces } are missing",
                problem("SELECT ?s { # }\n ?s ?p '}' , <urn:a)> { ?s ?p \"\"\"}\n\"\"\"").sentence());
        assertEquals("the query ends too early: a closing parenthesis ), then a closing brace } are missing",
                problem("SELECT ?s { ?s ?p ?o FILTER (?o > 1").sentence());
    }

    @Test
    void aPatternThatIsNoRegularExpressionIsTold() {
        assertEquals("the pattern of REPLACE is no regular expression: unclosed character class",
                problem("SELECT ?s { ?s ?p ?o BIND (REPLACE(?o, '[a', 'b') AS ?x) }").sentence());
    }

    @Test
    void aPlaceIsRightBehindTabs() {
        SyntaxProblem problem = problem("SELECT ?s {\n\t?s ?p ?o\n\t?s ?q ?r }");
        assertEquals("a full stop or semicolon is missing before ?s", problem.sentence());
        assertEquals(3, problem.line());
    }

    /**
     * One piece of a saved question is left out at a time: whatever comes of it is told without a word of the parser's.
     */
    @TestFactory
    Stream<DynamicTest> noWordOfTheParserIsSeen() {
        return ShippedData.release().queries().questions().stream()
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> {
            List<MatchResult> pieces = new ArrayList<>(Pattern.compile("[\\w?:]+|\\S").matcher(question.text())
                    .results().toList());
            int step = Math.max(1, pieces.size() / 25);
            int refused = 0;
            for (int i = 0; i < pieces.size(); i += step) {
                String broken = question.text().substring(0, pieces.get(i).start())
                        + question.text().substring(pieces.get(i).end());
                try {
                    QueryRunner.parse(broken);
                } catch (QueryException e) {
                    refused++;
                    assertFalse(PARSER.matcher(e.getMessage()).find(), e.getMessage());
                    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                }
            }
            assertTrue(refused > 0);
        }));
    }
}
