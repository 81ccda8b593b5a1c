package org.w3id.egnatia.page.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Proves that every kind of chart is well-formed, named, told in words and in a table, and says nothing by colour
 * alone.
 */
class ChartsTest {

    private static final String HOSTILE = "</title><script>alert(1)</script> & \"x\" \u0001";

    private static Point year(int year, String value) {
        return new Point(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Integer.toString(year),
                new BigDecimal(value), "first", "",
                Optional.of("/doc/figure/" + year), "https://example.org/figure/" + year);
    }

    private static Numbers numbers(String name, int series) {
        return new Numbers(name, "people", IntStream.range(0, series)
                .mapToObj(i -> new Series(name + i, List.of(year(2013, "10"), year(2014, "20"), year(2016, "12345.5"))))
                .toList());
    }

    private static Timeline timeline(String name) {
        Timeline.Phase first = new Timeline.Phase(name, 1, Optional.of(LocalDate.of(2000, 6, 1)),
                Optional.of(LocalDate.of(2014, 6, 23)),
                "June 2000 to 23 June 2014", Optional.of("/a"), "https://example.org/a");
        Timeline.Phase second = new Timeline.Phase(name, 4, Optional.of(LocalDate.of(2014, 6, 24)), Optional.empty(),
                "since 24 June 2014",
                Optional.empty(), "https://example.org/b");
        Timeline.Mark mark = new Timeline.Mark(name, LocalDate.of(2009, 4, 28), "28 April 2009", Optional.empty(),
                "https://example.org/c");
        return new Timeline(name, List.of(new Timeline.Lane(name, Optional.empty(), List.of(first, second), List.of()),
                new Timeline.Lane(name, Optional.empty(), List.of(), List.of(mark))), LocalDate.of(2020, 10, 22),
                List.of("a", name));
    }

    private static RegionMap map(String name) {
        Outline outline = Outline.ofWkt("MULTIPOLYGON(((19 41, 20 41, 20 42, 19 42, 19 41), (19.4 41.4, 19.6 41.4, "
                + "19.6 41.6, 19.4 41.4)))");
        return new RegionMap(name, "people", List.of(
                new RegionMap.Part(name, "/doc/actor/x", outline, Optional.of(3), "7", "7 people",
                        Table.Cell.of(BigDecimal.valueOf(7)), Optional.empty(), ""),
                new RegionMap.Part("other", "/doc/actor/y", outline, Optional.empty(), "", "no figure",
                        Table.Cell.of(""), Optional.empty(), "")),
                List.of(new RegionMap.Step(3, "1 – 10")), "no figure", "");
    }

    static List<Chart> charts() {
        List<Chart> all = new ArrayList<>();
        for (String name : List.of("Kosovo*", HOSTILE)) {
            all.addAll(List.of(new LineChart(numbers(name, 1)), new LineChart(numbers(name, 6), true),
                    new BarChart(numbers(name, 1)),
                    new StackedBars(numbers(name, 4)), new SmallMultiples(numbers(name, 5), false),
                    new SmallMultiples(numbers(name, 5), true),
                    timeline(name), map(name),
                    new AmountBars(name, "EUR", List.of(new AmountBars.Amount(name, "paid", "loan", 4,
                            new BigDecimal("1500000"), "2025", Optional.of(new AmountBars.Told("all", "part of: all")),
                            Optional.of(new AmountBars.Told("one", "paid by: one")), Optional.empty(),
                            "https://example.org/d", true)))));
        }
        return all;
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aPictureInAPageIsWellFormedNamedAndWithoutStyle(Chart chart) throws Exception {
        for (double width : new double[] {350, 520, 880}) {
            Element svg = parse(chart.draw("c", width).inPage("c", chart.title(), chart.description(), chart.linked()))
                    .getDocumentElement();
            assertEquals(chart.linked() ? "group" : "img", svg.getAttribute("role"));
            assertEquals("c-title c-description", svg.getAttribute("aria-labelledby"));
            assertEquals("c-title", ((Element) svg.getElementsByTagName("title").item(0)).getAttribute("id"));
            assertTrue(svg.getElementsByTagName("title").item(0).getTextContent()
                    .startsWith(chart.title().substring(0, 5)));
            assertFalse(svg.getElementsByTagName("desc").item(0).getTextContent().isBlank());
            assertEquals(0, svg.getElementsByTagName("script").getLength());
            NodeList all = svg.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                assertFalse(element.hasAttribute("style"), "inline style");
                assertFalse(element.getTagName().equals("style"), "style element");
                if (element.getTagName().equals("rect")) {
                    assertTrue(Double.parseDouble(element.getAttribute("width")) >= 0);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aFileStandsAlone(Chart chart) throws Exception {
        String file = chart.draw("chart", 900).asFile(chart.title(), chart.description(),
                List.of("Sources: a.", "Egnatia, data version 1"));
        Element svg = parse(file).getDocumentElement();
        assertTrue(Double.parseDouble(svg.getAttribute("height")) > 0);
        assertTrue(file.contains("data version 1"));
        NodeList shapes = svg.getElementsByTagName("path");
        for (int i = 0; i < shapes.getLength(); i++) {
            Element shape = (Element) shapes.item(i);
            assertTrue(shape.hasAttribute("fill") || shape.hasAttribute("stroke"),
                    "a shape without a colour of its own");
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theTableSaysTheSame(Chart chart) {
        Table table = chart.table();
        assertFalse(table.rows().isEmpty());
        table.rows().forEach(row -> assertEquals(table.columns().size(), row.size()));
        assertTrue(table.inPage().columns().stream().noneMatch(Table.Column::machines));
        String csv = table.csv(List.of("data version"), List.of("v1"));
        assertTrue(csv.startsWith(table.columns().get(0).name()));
        assertTrue(csv.endsWith(",v1\r\n"));
    }

    @Test
    void yearsThatAreNoNeighboursDoNotStandSideBySide() {
        Series some = new Series("some", List.of(year(2017, "5"), year(2018, "5"), year(2023, "5")));
        Series all = new Series("all", List.of(year(2016, "5"), year(2023, "5")));
        assertEquals(List.of(0, 1, 6, 7), BarChart.slots(new Numbers("t", "u", List.of(some)), some));
        assertEquals(List.of(1, 2, 7, 8), BarChart.slots(new Numbers("t", "u", List.of(some, all)), some));
        Series twice = new Series("twice", List.of(year(2017, "5"), year(2017, "5"), year(2023, "5")));
        assertEquals(List.of(0, 1, 2, 3), BarChart.slots(new Numbers("t", "u", List.of(twice)), twice));
    }

    @Test
    void textsAreWrittenOutInFull() {
        String drawn = new BarChart(numbers(HOSTILE, 1)).draw("c", 500).inPage("c", HOSTILE, "d", false);
        assertFalse(drawn.contains("<script"));
        assertTrue(drawn.contains("&lt;script&gt;"));
        assertTrue(drawn.contains("\uFFFD"));
    }

    @Test
    void aLineBreaksWhereNumbersAreMissingOrNotComparable() {
        Point other = new Point(LocalDate.of(2015, 1, 1), LocalDate.of(2015, 12, 31), "2015", BigDecimal.ONE, "second",
                "", Optional.empty(), "");
        assertTrue(year(2013, "1").isFollowedBy(year(2014, "1")));
        assertFalse(year(2013, "1").isFollowedBy(year(2015, "1")));
        assertFalse(year(2014, "1").isFollowedBy(other));
    }

    @Test
    void aShorterPeriodIsMarkedAsAPart() {
        Point part = new Point(LocalDate.of(2017, 1, 1), LocalDate.of(2017, 4, 30), "part", BigDecimal.TEN, "first", "",
                Optional.empty(), "");
        Series series = new Series("s", List.of(year(2014, "1"), year(2015, "2"), year(2016, "3"), part));
        assertTrue(series.isPart(part));
        assertFalse(series.isPart(series.points().get(0)));
        String drawn = new BarChart(new Numbers("t", "u", List.of(series))).draw("c", 500).inPage("c", "t", "d", false);
        assertTrue(drawn.contains("url(#c-part-0)"));
        assertTrue(drawn.contains(">2017…<"));
    }

    @Test
    void scalesEndAtRoundNumbersAboveTheGreatest() {
        Scale scale = Scale.upTo(new BigDecimal("72440"), 4);
        assertEquals(new BigDecimal("2E+4"), scale.step());
        assertEquals(4, scale.ticks());
        assertEquals(0.9055, scale.share(new BigDecimal("72440")), 1e-9);
        assertEquals(1, Scale.upTo(BigDecimal.ZERO, 4).ticks());
    }

    @Test
    void stepsOfColourHoldTheirValues() {
        Steps steps = Steps.upTo(new BigDecimal("7225"));
        assertEquals(List.of("0 – 2,000", "over 2,000 – 4,000", "over 4,000 – 6,000", "over 6,000 – 8,000"),
                steps.key().stream().map(RegionMap.Step::words).toList());
        assertEquals(steps.key().get(0).tone(), steps.of(new BigDecimal("2000")));
        assertEquals(steps.key().get(1).tone(), steps.of(new BigDecimal("2000.5")));
        assertEquals(0, steps.of(BigDecimal.ZERO));
        assertEquals(4, steps.of(new BigDecimal("7225")));
    }

    @Test
    void outlinesAreReadFromWellKnownText() {
        assertEquals(2, map("x").parts().get(0).outline().rings().size());
        assertEquals(1, Outline.ofWkt("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POLYGON((1 2, 3 2, 3 4, 1 2))")
                .rings().size());
        assertThrows(IllegalArgumentException.class, () -> Outline.ofWkt("POINT(1 2)"));
        // A long name stands where it has room, and in the middle where there is none.
        Outline bent = Outline.ofWkt("POLYGON((0 0, 2 0, 4 0, 6 0, 8 0, 10 0, 10 2, 8 2, 6 2, 4 2, 4 4, 4 6, 2 6, 0 6, "
                + "0 4, 0 2, 0 0))");
        double[] small = bent.middle(1, 1);
        assertTrue(small[0] < 4 && small[1] > 1, small[0] + " " + small[1]);
        double[] broad = bent.middle(7, 1);
        assertTrue(broad[0] >= 3.5 && broad[0] <= 6.5 && broad[1] >= .5 && broad[1] <= 1.5, broad[0] + " " + broad[1]);
        assertArrayEquals(bent.middle(), bent.middle(40, 1));
        double[] middle = Outline.ofWkt("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))").middle();
        assertEquals(5, middle[0], 0.6);
        assertEquals(5, middle[1], 0.6);
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreDisarmed() {
        Table table = new Table(List.of(Table.Column.of("a")),
                List.of(List.of(Table.Cell.of("=1+1")), List.of(Table.Cell.of("x, \"y\""))));
        assertEquals("a\r\n'=1+1\r\n\"x, \"\"y\"\"\"\r\n", table.csv(List.of(), List.of()));
    }

    @Test
    void aLineThatPassesOverYearsSaysSo() {
        assertEquals("Higher is better. Values of some years are left out: a line that passes over them says nothing "
                + "of those years.", scaled(List.of(), year(2012, "33"), year(2025, "39")).notes());
        assertEquals("Higher is better.", scaled(List.of(), year(2012, "33"), year(2014, "39")).notes());
        assertEquals("Higher is better.",
                scaled(List.of(LocalDate.of(2022, 1, 1)), year(2013, "33"), year(2025, "39")).notes());
    }

    private static ScaledMultiples scaled(List<LocalDate> breaks, Point... points) {
        return new ScaledMultiples(new Numbers("score", "points", List.of(new Series("a", List.of(points)))),
                Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(100)), "higher is better", breaks);
    }
}
