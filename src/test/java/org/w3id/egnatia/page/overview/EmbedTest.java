package org.w3id.egnatia.page.overview;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.figure.ChartFigure;

/** What other sites copy shows the picture of the day of the page, from addresses that are whole. */
class EmbedTest {

    @Test
    void aChartIsShownElsewhereAsOfItsDayWithALinkBack() {
        ChartFigure map = MapMeasure.map(TestViews.of("", "2020-10-22", Map.of())).orElseThrow();
        String embed = map.embed();
        assertTrue(embed.startsWith("<a href=\"http://localhost:3030/?as-of=2020-10-22#chart-map"), embed);
        assertTrue(embed.contains("<img src=\"http://localhost:3030/chart/map.svg?"), embed);
        assertTrue(embed.contains("as-of=2020-10-22\" alt=\"") && embed.endsWith("\" width=\"900\"></a>"), embed);
        assertFalse(embed.replaceAll("&(amp|quot|lt);", "").contains("&"), embed);
    }

    @Test
    void withoutADayTheChartAndThePageThatItLeadsToAreBothOfTheDayOnWhichTheyAreSeen() {
        String embed = MapMeasure.map(TestViews.of("", "", Map.of())).orElseThrow().embed();
        assertTrue(embed.startsWith("<a href=\"http://localhost:3030/#chart-map"), embed);
        assertFalse(embed.contains("as-of="), embed);
    }
}
