package org.w3id.egnatia.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that content is negotiated as RFC 9110, section 12.5.1, says. */
class AcceptTest {

    private static final List<String> OFFERED = List.of("text/turtle", "application/ld+json", "text/html");

    /** The header of the example in RFC 9110, and the qualities that its table gives. */
    @ParameterizedTest(name = "{0} has quality {1}")
    @CsvSource({"text/plain, 0.3", "text/html, 0.7", "image/jpeg, 0.5", "text/x-other, 0.3"})
    void theTableOfTheRfc(String type, double quality) {
        assertEquals(quality, Accept.parse("text/*;q=0.3, text/html;q=0.7, */*;q=0.5").quality(type));
    }

    @ParameterizedTest(name = "Accept: {0} gives {1}")
    @CsvSource(delimiter = '|', nullValues = "nothing", value = {
        "''                                                      | text/turtle",
        "*/*                                                     | text/turtle",
        "text/*                                                  | text/turtle",
        "application/*                                           | application/ld+json",
        "text/html                                               | text/html",
        "TEXT/HTML                                               | text/html",
        "text/html;level=1                                       | text/html",
        "text/turtle;q=0.5, application/ld+json;q=0.6            | application/ld+json",
        "text/turtle;q=0.5, application/ld+json;q=0.5            | text/turtle",
        "text/turtle ; Q = 0.1 , text/html                       | text/html",
        "text/turtle;q=0, */*                                    | application/ld+json",
        "*/*, text/turtle;q=0                                    | application/ld+json",
        "text/*;q=0, */*;q=0.1                                   | application/ld+json",
        "text/html, application/xhtml+xml, */*;q=0.8             | text/html",
        "image/png                                               | nothing",
        "text/turtle;q=0                                         | nothing",
        "*/*;q=0                                                 | nothing",
        "text/turtle;q=0.000                                     | nothing",
        "rubbish, text/html                                      | text/html",
        "text/turtle;q=rubbish                                   | text/turtle"})
    void theMostWantedOfferedTypeIsChosen(String header, String chosen) {
        assertEquals(Optional.ofNullable(chosen), Accept.parse(header).choose(OFFERED));
    }

    @Test
    void theMostSpecificRangeDecidesWhereverItStands() {
        assertEquals(0.2, Accept.parse("*/*;q=0.9, text/*;q=0.5, text/turtle;q=0.2").quality("text/turtle"));
        assertEquals(0.2, Accept.parse("text/turtle;q=0.2, text/*;q=0.5, */*;q=0.9").quality("text/turtle"));
    }

    @Test
    void qualitiesOutsideTheirRangeAreBroughtIntoIt() {
        assertEquals(1, Accept.parse("text/turtle;q=7").quality("text/turtle"));
        assertEquals(0, Accept.parse("text/turtle;q=-1").quality("text/turtle"));
    }
}
