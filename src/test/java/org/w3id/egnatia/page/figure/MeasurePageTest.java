package org.w3id.egnatia.page.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.ask.SavedRow;

/** Proves that the page of a measure tells of a day no figure of a later time, in its chart and in its table. */
class MeasurePageTest {

    private static final LocalDate DAY = LocalDate.of(2022, 12, 31);

    private static MeasurePage page(String code, String asOf) {
        return MeasurePage.of(TestViews.of("figures/" + code, asOf, Map.of()), code).orElseThrow();
    }

    @Test
    void figuresAfterTheDayAreLeftOut() {
        for (String code : List.of("corruption-perceptions-index-score", "visa-policy-not-aligned-with-the-eu")) {
            List<SavedRow> all = page(code, "").figures().rows();
            List<SavedRow> then = page(code, DAY.toString()).figures().rows();
            assertFalse(then.isEmpty(), code);
            assertTrue(then.stream().noneMatch(row -> row.day("to").filter(to -> to.date().isAfter(DAY)).isPresent()),
                    code);
            // Of what was over by the day, that which had been published.
            assertTrue(all.stream().filter(row -> row.day("to").filter(to -> !to.date().isAfter(DAY)).isPresent())
                    .map(SavedRow::fact).toList().containsAll(then.stream().filter(row -> row.day("to").isPresent())
                    .map(SavedRow::fact).toList()), code);
        }
    }

    @Test
    void theCodeForTheChartOfOnePartnerStandsInTheChart() {
        MeasurePage page = page("corruption-perceptions-index-score", "");
        String html = page.view().site().render(page);
        String figure = html.substring(html.indexOf("<figure"), html.indexOf("</figure>"));
        assertEquals(6, page.ofOne().size());
        page.ofOne().forEach((partner, one) -> {
            assertTrue(figure.contains(one.file("svg")), partner.text());
            assertTrue(figure.contains(": " + partner.text() + "\" width="), partner.text());
        });
        List<String> anchors = Pattern.compile("#(chart-[^\"]+)\"").matcher(figure).results()
                .map(found -> found.group(1)).distinct().toList();
        assertFalse(anchors.isEmpty());
        anchors.forEach(anchor -> assertTrue(html.contains("id=\"" + anchor + "\""), anchor));
    }

    @Test
    void theChartDrawsTheNumbersOfTheTable() {
        MeasurePage page = page("corruption-perceptions-index-score", DAY.toString());
        assertEquals(page.figures().rows().stream().filter(row -> row.number("value").isPresent()).map(SavedRow::fact)
                .toList(), page.measure().points().stream().map(Measure.Valued::fact).toList());
    }
}
