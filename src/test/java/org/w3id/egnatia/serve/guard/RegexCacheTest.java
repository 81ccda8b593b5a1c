package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a pattern repeats by count, and which patterns are compiled. */
class RegexCacheTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "abc*                       | 1",
        "\\d{4}-\\d{2}-\\d{2}       | 4",
        "^[a-z]{2,10}(-[a-z]{1,8}){0,5}$ | 40",
        "(a{3}){4}                  | 12",
        "((a{3}){4}){5}             | 60",
        "(a{3}b{7}){2}              | 14",
        "(((a{9}                    | 9",
        "a{1 0 0}                   | 100",
        "a{2}{3}                    | 6",
        "(?:){999999999}            | 1000001"})
    void repetitionsInsideOneAnotherMultiply(String pattern, long repetitions) {
        assertEquals(repetitions, RegexCache.repetitions(pattern));
    }

    @Test
    void aPatternIsCompiledOnce() {
        RegexCache cache = new RegexCache();
        assertSame(cache.get("REGEX", "a+", "i"), cache.get("REGEX", "a+", "i"));
    }

    @Test
    void aPatternOverALimitIsRefused() {
        RegexCache cache = new RegexCache();
        assertThrows(OverLimitException.class, () -> cache.get("REGEX", "a".repeat(RegexCache.MAX_LENGTH + 1), ""));
        assertThrows(OverLimitException.class, () -> cache.get("REGEX", "((){9999}){9999}", ""));
    }
}
