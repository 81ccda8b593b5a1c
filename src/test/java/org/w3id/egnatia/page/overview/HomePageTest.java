package org.w3id.egnatia.page.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.TestViews;

/** The front has the questions of analysts, as their headers say. */
class HomePageTest {

    @Test
    void thePageOfADayAnswersOnlyWhatIsAskedOfADay() {
        assertEquals(List.of("status-as-of", "signed-not-in-force", "growth-facility-paid", "executive-powers"),
                HomePage.of(TestViews.of("", "2013-07-01", Map.of()), "sparql").questions().stream()
                .map(asked -> asked.question().id()).toList());
    }

    @Test
    void theQuestionsOfTheFrontAreThoseWhoseHeaderSaysSo() {
        assertEquals(List.of("status-as-of", "signed-not-in-force", "weakest-areas", "growth-facility-paid",
                "executive-powers", "detections-by-year-and-route"),
                HomePage.of(TestViews.of("", "", Map.of()), "sparql").questions().stream()
                .map(asked -> asked.question().id()).toList());
    }
}
