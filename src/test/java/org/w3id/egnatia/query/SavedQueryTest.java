package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    void parametersKeepTheirOrder() {
        SavedQuery query = query("# param: partner actor the partner\n# param: day date the day asked about\nASK {}");
        assertEquals(List.of(new QueryParameter("partner", "actor", "the partner"),
                new QueryParameter("day", "date", "the day asked about")), query.parameters());
    }

    @Test
    void aParameterLineThatSaysTooLittleIsRefused() {
        SavedQuery query = query("# param: day\nASK {}");
        assertThrows(QueryException.class, query::parameters);
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
