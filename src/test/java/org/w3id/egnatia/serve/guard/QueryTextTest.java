package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.query.QueryException;

/** Which texts reach the parser. */
class QueryTextTest {

    private static final String MUCH = "x".repeat(QueryText.MAX_TOKEN + 1);

    @ParameterizedTest
    @ValueSource(strings = {"# %s", "ASK { <urn:%s> ?p ?o }", "ASK { ?s ?p '%s' }", "ASK { ?s ?p \"%s\" }",
            "ASK { ?s ?p '''%s''' }",
        "ASK { ?s ?p \"\"\"a\"b%s\"\"\" }", "ASK { ?%s ?p ?o }", "ASK { ?s p:%s ?o }", "PREFIX %s: <urn:x>",
        "ASK { ?s ?p <%s",
        "ASK { ?s ?p '%s", "ASK { ?s ?p '''%s", "SELECT (1%s AS ?x) {}", "ASK { ?s ?p 'a'@%s }", "%s"})
    void aTokenHasALimitWhateverItIs(String query) {
        assertThrows(QueryException.class, () -> QueryText.check(query.formatted(MUCH)));
        assertDoesNotThrow(() -> QueryText.check(query.formatted("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{ | }", "( | )", "[ | ]", "<< <urn:s> <urn:p> | >>", "IF(true, | ,0)",
            "! | ''", "- | ''", "^ | ''",
        "! - + | ''", "[ <urn:p> ( | ) ]"})
    void nestingHasALimit(String open, String close) {
        String deep = open.repeat(QueryText.MAX_DEPTH + 1) + "1" + close.repeat(QueryText.MAX_DEPTH + 1);
        assertThrows(QueryException.class, () -> QueryText.check("ASK " + deep));
        String allowed = open.repeat(QueryText.MAX_DEPTH / 3) + "1" + close.repeat(QueryText.MAX_DEPTH / 3);
        assertDoesNotThrow(() -> QueryText.check("ASK " + allowed));
    }

    @Test
    void bracketsInStringsIrisAndCommentsDoNotCount() {
        String brackets = "(".repeat(QueryText.MAX_DEPTH + 1);
        assertDoesNotThrow(() -> QueryText.check("ASK { ?s ?p '" + brackets + "', \"" + brackets + "\", '''" + brackets
                + "''' } # " + brackets + "\n"));
        assertDoesNotThrow(() -> QueryText.check("ASK { ?s <urn:" + brackets + "> 'a\\'" + brackets + "' }"));
    }

    @Test
    void whatFollowsAStringOrACommentCounts() {
        String brackets = "(".repeat(QueryText.MAX_DEPTH + 1);
        for (String before : new String[] {"'#' ", "\"'\" ", "'\\\\' ", "''' ' ''' ", "# '\n", "?a < ?b ", "<urn:#> ",
                "?a<?b ", "1 <2 "}) {
            assertThrows(QueryException.class, () -> QueryText.check(before + brackets), before);
        }
    }

    @Test
    void manyBracketsBesideOneAnotherHaveALimitToo() {
        assertThrows(QueryException.class, () -> QueryText.check("{} ".repeat(QueryText.MAX_BRACKETS + 1)));
        assertDoesNotThrow(() -> QueryText.check("{} ".repeat(QueryText.MAX_BRACKETS)));
    }

    @Test
    void theWholeHasALimit() {
        assertThrows(OverLimitException.class, () -> QueryText.check(" ".repeat(QueryText.MAX_LENGTH + 1)));
        assertDoesNotThrow(() -> QueryText.check(" ".repeat(QueryText.MAX_LENGTH)));
    }

    @Test
    void everyTextOfAllowedLengthIsReadToItsEnd() {
        String all = "\"'<>{}[]()#\\\n!^-+|&=,;. a1\u00e9\ud83d\ude00";
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(200, 0, all.length()).forEach(at -> text.append(all.charAt(at)));
            assertDoesNotThrow(() -> QueryText.check(text.toString()), text::toString);
        }
    }
}
