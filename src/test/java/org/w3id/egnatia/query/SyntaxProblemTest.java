package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The parser's tokens and phrases, and classes. */
    private static final Pattern PARSER =
            Pattern.compile("<[A-Z][A-Z_]+\\d*>|<IRIref>|Encountered|[Ww]as expecting|Lexical|Unresolved|Line \\d"
            + "|\\b(?:org|java|com)\\.\\w+\\.|Exception");

    @TestFactory
    Stream<DynamicTest> everyFaultIsToldInPlainWords() throws IOException {
        // A query and what is said of it; a tilde is a line break.
        return Files.readAllLines(Path.of("src/test/resources/broken-queries.tsv")).stream().skip(1)
                .map(line -> line.split("\t"))
                .map(pair -> DynamicTest.dynamicTest(pair[0], () ->
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
