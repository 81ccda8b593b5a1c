package org.w3id.egnatia.page.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.ShippedView;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.BarChart;
import org.w3id.egnatia.page.chart.LineChart;
import org.w3id.egnatia.page.chart.Point;
import org.w3id.egnatia.page.chart.RegionMap;
import org.w3id.egnatia.page.chart.SmallMultiples;
import org.w3id.egnatia.page.chart.StackedBars;
import org.w3id.egnatia.page.chart.Table;
import org.w3id.egnatia.page.overview.ChartCatalogue;
import org.w3id.egnatia.page.overview.MapMeasure;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/** Proves on the shipped data that charts and maps show the numbers of the graph, and no others. */
class FiguresTest {

    private static FigureSeries series(String code) {
        return FigureSeries.of(ShippedView.on(""), code).orElseThrow();
    }

    /** The facts of a series with their values, straight from the graph. */
    private static Map<String, BigDecimal> graph(FigureSeries series) {
        return ShippedData.release().defaultGraph().find(Node.ANY, Egn.series, series.node()).toList().stream()
                .map(t -> t.getSubject())
                .filter(figure -> ShippedData.release().defaultGraph().contains(figure, Egn.periodStart, Node.ANY))
                .collect(Collectors.toMap(Node::getURI, figure -> new BigDecimal(ShippedData.release().defaultGraph()
                        .find(figure, Egn.value, Node.ANY).next().getObject().getLiteralLexicalForm())));
    }

    @Test
    void everySeriesShowsExactlyTheNumbersOfTheGraph() {
        List<FigureSeries> all = FigureSeries.all(ShippedView.on(""));
        assertTrue(all.size() >= 25, () -> all.size() + " series");
        for (FigureSeries series : all) {
            assertEquals(graph(series), series.numbers().all().stream()
                    .collect(Collectors.toMap(Point::fact, Point::value)), series.code());
        }
    }

    /** Of one series no figure says when: it has no chart, and nothing leads to one. */
    @Test
    void whatIsCountedIsLinkedWhereItHasAPage() {
        Set<Node> series = ShippedData.release().defaultGraph().find(Node.ANY, Egn.series, Node.ANY)
                .mapWith(triple -> triple.getObject()).toSet();
        for (String day : List.of("", "2012-01-01")) {
            View view = ShippedView.on(day);
            for (Node one : series) {
                assertEquals(FigurePages.of(view, Namespaces.code(one)).isPresent(),
                        FigurePages.link(view, one).isPresent(), one + " on " + day);
            }
        }
        View today = ShippedView.on("");
        assertEquals(Optional.empty(), FigurePages.link(today, NodeFactory.createURI(Namespaces.VOC
                + "series/wbpact")));
        assertEquals(Optional.of("/figures/asy-eu27"), FigurePages.link(today, NodeFactory.createURI(Namespaces.VOC
                + "series/asy-eu27")));
    }

    @Test
    void theTableOfAChartHasTheSameNumbers() {
        for (FigureSeries series : FigureSeries.all(ShippedView.on(""))) {
            if (series.isDrawn()) {
                Table table = series.chart().table();
                int fact = table.columns().indexOf(Table.FACT);
                int value = table.columns().indexOf(Table.Column.of("Value"));
                assertEquals(graph(series), table.rows().stream()
                        .collect(Collectors.toMap(r -> r.get(fact).raw(), r -> new BigDecimal(r.get(value).raw()))));
                table.rows()
                        .forEach(row -> assertTrue(row.get(value).link().isPresent(),
                                "a value without a way to its evidence"));
            }
        }
    }

    @Test
    void eachKindOfSeriesHasItsKindOfChart() {
        assertInstanceOf(BarChart.class, series("frx-wb").chart());
        assertInstanceOf(LineChart.class, series("frx-wb-monthly").chart());
        assertInstanceOf(StackedBars.class, series("frx-wb-nat").chart());
        assertInstanceOf(SmallMultiples.class, series("asy-eu27").chart());
        assertInstanceOf(LineChart.class, series("asy-eu27").together().orElseThrow());
        assertFalse(series("ej-wb").isDrawn(), "counts different things");
    }

    @Test
    void aPeriodIsShownWhenItIsOver() {
        FigureSeries then = FigureSeries.of(ShippedView.on("2020-10-22"), "frx-wb").orElseThrow();
        assertEquals("2009–2019", then.span());
        assertEquals(Optional.empty(), FigureSeries.of(ShippedView.on("2001-01-01"), "frx-wb"));
        assertEquals(Optional.empty(), FigureSeries.of(ShippedView.on(""), "../x"));
    }

    @Test
    void theMapShowsTheLatestPeriodOfMostPartners() {
        ChartFigure figure = MapMeasure.map(ShippedView.on("", Map.of("measure", "asy-eu27"))).orElseThrow();
        RegionMap map = (RegionMap) figure.chart();
        assertEquals(6, map.parts().size());
        assertTrue(map.title().endsWith("2024"), map.title());
        for (RegionMap.Part part : map.parts()) {
            Node fact = NodeFactory.createURI(part.fact());
            assertEquals(part.raw().raw(), ShippedData.release().defaultGraph().find(fact, Egn.value, Node.ANY).next()
                    .getObject().getLiteralLexicalForm());
        }
        assertTrue(MapMeasure.map(ShippedView.on("2020-10-22", Map.of("measure", "asy-eu27"))).orElseThrow().chart()
                .title().endsWith("2019"));
    }

    @Test
    void whatIsToldOfTwoPartnersTogetherColoursNeither() {
        RegionMap map = (RegionMap) MapMeasure.map(ShippedView.on("", Map.of("measure", "unhcr-host-refugee")))
                .orElseThrow().chart();
        assertEquals(Set.of("Kosovo*", "Serbia"), map.parts().stream().filter(p -> p.step().isEmpty())
                .map(RegionMap.Part::name).collect(Collectors.toSet()));
        assertTrue(map.notes().contains("Kosovo*"), map.notes());
    }

    @Test
    void theMapOfStatusIsThatOfTheDay() {
        RegionMap map = (RegionMap) MapMeasure.map(ShippedView.on("2014-12-31")).orElseThrow().chart();
        assertEquals("candidate since 24 June 2014", map.parts().get(0).said());
        RegionMap before = (RegionMap) MapMeasure.map(ShippedView.on("1999-12-31")).orElseThrow().chart();
        assertTrue(before.parts().stream().allMatch(p -> p.step().isEmpty()));
        assertEquals(Optional.empty(), MapMeasure.map(ShippedView.on("", Map.of("measure", "nothing"))));
    }

    @Test
    void filesNameTheirVersionDayAndFootnote() {
        View view = ShippedView.on("2020-10-22", Map.of("measure", "asy-eu27"));
        ChartFigure figure = ChartCatalogue.find(view, "map").orElseThrow();
        String version = ShippedData.release().version();
        assertTrue(figure.csv().contains("," + version + ",2020-10-22,"), figure.csv());
        assertTrue(figure.csv().contains(NamingRules.KOSOVO_FOOTNOTE));
        assertTrue(figure.svg().contains("href=\"http://localhost:3030/doc/actor/alb"),
                "a link that only works on the site");
        String text = figure.svg().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertTrue(text.contains("data version " + version), text);
        assertTrue(text.contains("UNSCR 1244/1999"), text);
        assertEquals("egnatia-map-asy-eu27-2020-10-22.svg", figure.fileName("svg"));
    }

    @Test
    void theCatalogueKnowsOnlyWhatThereIs() {
        assertEquals(Optional.empty(), ChartCatalogue.find(ShippedView.on(""), "series-nothing"));
        assertEquals(Optional.empty(), ChartCatalogue.find(ShippedView.on("", Map.of("partner", "eu")), "status"));
        assertEquals(Optional.empty(), ChartCatalogue.find(ShippedView.on(""), "agreements"));
        assertTrue(ChartCatalogue.find(ShippedView.on("", Map.of("partner", "alb")), "series-asy-eu27").orElseThrow()
                .csv().lines().count() == 13);
    }

    @Test
    void everyChartOfASeriesCanBeHadAsAFile() {
        for (FigureSeries series : FigureSeries.all(ShippedView.on(""))) {
            for (ChartFigure figure : SeriesPage.of(ShippedView.on(""), series.code()).orElseThrow().charts()) {
                assertEquals(figure.csv(), ChartCatalogue.find(ShippedView.on("", figure.parameters()), figure.id())
                        .orElseThrow().csv());
            }
        }
    }

    /** Of the sources of a chart few are named, and those are to be the ones that count most. */
    @Test
    void officialSourcesStandBeforeThePress() {
        View view = ShippedView.on("");
        List<Integer> weights = ChartCatalogue.find(view, "map").orElseThrow().sources().stream()
                .map(source -> view.site().things().value(source.node(), Egn.weight)
                        .flatMap(weight -> view.site().things().text(weight, Egn.rank)).map(Integer::valueOf).orElse(0))
                .toList();
        assertTrue(weights.stream().distinct().count() > 1, weights::toString);
        assertEquals(weights.stream().sorted(Comparator.reverseOrder()).toList(), weights);
    }
}
