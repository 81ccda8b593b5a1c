package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.load.SourceFile;

/** Proves how the header of a query file is read. */
class SavedQueryTest {

    private static SavedQuery query(String text) {
        return SavedQuery.in("competency", List.of(file("queries/competency/CQ-01.rq", text)), List.of()).get(0);
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theIdIsTheNameOfTheFile() {
        SavedQuery query = query("ASK {}");
        assertEquals("CQ-01", query.id());
        assertEquals("https://w3id.org/egnatia/query/CQ-01", query.iri());
    }

    @Test
    void theHeaderIsTheBlockOfCommentsAtTheTop() {
        SavedQuery query = query("# title: Partners\n# question: Which are they?\n\n# why: not in the block\nASK {}\n");
        assertEquals("Partners", query.title());
        assertEquals("Which are they?", query.header("question"));
        assertEquals("", query.header("why"));
    }

    @Test
    void aLineWithoutKeyGoesOnWithTheValueBefore() {
        assertEquals("one two three", query("# why: one\n#   two\n#\n# three\nASK {}").header("why"));
    }

    @Test
    void aLineWithoutKeyAtTheBeginningIsPassedOver() {
        assertEquals("Partners", query("# Egnatia\n# title: Partners\nASK {}").title());
    }

    @Test
    void theTitleIsTheIdWhereThereIsNone() {
        assertEquals("CQ-01", query("ASK {}").title());
    }

    @Test
    void windowsLineEndsChangeNothing() {
        assertEquals("Partners", query("# title: Partners\r\n# why: so\r\nASK {}").title());
    }

    @Test
    void parametersKeepTheirOrderAndHaveTheQuerysOwnValue() {
        List<Parameter> parameters = query("""
                # param: partner egn:WesternBalkansPartner The partner.
                # param: topic policy-area The area.
                # param: day date The day.
                # param: since date The first day.
                # default: since P1Y before today
                # param: page 1..20 The page.
                # param: word string A word.
                # param: year value The year.
                # values: year ?x egn:date ?d .
                #   BIND (YEAR(?d) AS ?year)
                PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                SELECT * {
                  VALUES ?partner { actor:mkd } VALUES ?topic { <https://w3id.org/egnatia/voc/policy-area/asylum> }
                  VALUES ?day { "2020-01-01" } VALUES ?since { "2019-01-01" } VALUES ?page { 1 }
                  VALUES ?word { "a } b" }
                  { SELECT ?year { VALUES ?year { 2022 } } }
                }
                """).parameters();
        assertEquals(List.of(
                Parameter.withDefault("partner", new ParameterType.Listed(ValueList.partners()), "The partner.", "mkd"),
                Parameter.withDefault("topic", new ParameterType.Listed(ValueList.ofScheme("policy-area")),
                        "The area.", "asylum"),
                Parameter.optional("day", ParameterType.Day.TODAY, "The day."),
                Parameter.optional("since", new ParameterType.Day(Period.ofYears(1)), "The first day."),
                Parameter.withDefault("page", new ParameterType.WholeNumber(1, 20), "The page.", "1"),
                Parameter.withDefault("word", new ParameterType.FreeText(200), "A word.", "a } b"),
                Parameter.withDefault("year",
                        new ParameterType.Listed(new ValueList("year", "?x egn:date ?d . BIND (YEAR(?d) AS ?value)",
                        "query/CQ-01")), "The year.", "2022")), parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# param: day", "# param: day nothing The day.", "# param: day egn:no The day.",
            "# param: day date The day.\n# default: day 1 year",
        "# param: other date A day that the query does not have.", "# values: x",
        "# param: two value Two values.\n# values: two ?two ?p ?o"})
    void aParameterThatIsNotWellDeclaredIsRefused(String header) {
        SavedQuery query = query(header + (header.contains("param") ? "" : "\n# param: day date The day.")
                + "\nSELECT * { VALUES ?day { 1 } VALUES ?two { 1 2 } }");
        assertThrows(QueryException.class, query::parameters);
    }

    @Test
    void theTextTakesTheValuesInForce() {
        SavedQuery query = query("""
                # param: partner egn:WesternBalkansPartner The partner.
                # param: word string A word.
                PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                # the VALUES ?partner of this question
                SELECT * { VALUES ?partner { actor:mkd } values $word {"a } b"@en} VALUES ?partnerToo { actor:mkd } }
                """);
        Node partner = NodeFactory.createURI("https://w3id.org/egnatia/id/actor/srb");
        Node word = NodeFactory.createLiteralString("it's \"$1\" } \\");
        ParameterValues values = new ParameterValues(Map.of("partner", new Choice("srb", "Serbia", partner), "word",
                new Choice("", "", word)),
                Set.of(), Set.of(), true);
        String text = query.textWith(values);
        assertEquals(
                "SELECT * { VALUES ?partner { actor:srb } values $word {\"it's \\\"$1\\\" } \\\\\"} "
                + "VALUES ?partnerToo { actor:mkd } }",
                text.lines().skip(4).findFirst().orElseThrow());
        assertEquals(Map.of("partner", partner, "word", word),
                QueryRunner.values(QueryRunner.parse(text), List.of("partner", "word")));
    }

    @Test
    void theAnswerBesideAQueryIsItsExpectedOne() {
        List<SourceFile> queries = List.of(file("queries/competency/CQ-01.rq", "ASK {}"),
                file("queries/competency/CQ-02.rq", "ASK {}"));
        List<SavedQuery> saved = SavedQuery.in("competency", queries,
                List.of(file("queries/competency/CQ-02.csv", "a\n1\n")));
        assertEquals(List.of(Optional.empty(), Optional.of("a\n1\n")),
                saved.stream().map(SavedQuery::expected).toList());
    }
}
