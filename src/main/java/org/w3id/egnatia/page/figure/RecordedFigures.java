package org.w3id.egnatia.page.figure;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The confirmed figures of all series, the rows of a saved question for each, asked once for a release, since every map
 * and chart looks at most of them.
 */
final class RecordedFigures {

    /** A figure with a number and a period. */
    record Recorded(Node node, List<Node> about, Node measure, Node unit, String dimension, BigDecimal value,
            PreciseDate from, PreciseDate to,
                    String vintage, String note) {
    }

    /** The question of the figures of a series. */
    static final String QUESTION = "figures-of-series";
    /** Its parameter that names the series. */
    static final String SERIES = "series";
    private static final String END_OF_TIME = "9999-12-31";

    private final Map<Node, List<Recorded>> bySeries = new HashMap<>();

    private RecordedFigures(Site site) {
        for (Node series : site.things().having(SKOS.inScheme.asNode(),
                NodeFactory.createURI(Namespaces.VOC + "series"))) {
            bySeries.put(series,
                    SavedRows.of(site, QUESTION, new TreeMap<>(Map.of(SERIES, Namespaces.code(series),
                    SavedRows.DATE, END_OF_TIME))).stream().map(RecordedFigures::read).toList());
        }
    }

    /** Those of a site. */
    static RecordedFigures of(Site site) {
        return site.once(RecordedFigures.class, s -> new RecordedFigures(s));
    }

    /** The series. */
    Iterable<Node> series() {
        return bySeries.keySet();
    }

    /** The figures of a series in the order of time; none if there is no such series. */
    List<Recorded> in(Node series) {
        return bySeries.getOrDefault(series, List.of());
    }

    private static Recorded read(SavedRow row) {
        return new Recorded(row.fact(), row.things("about"), row.thing("measure"), row.thing("unit"),
                row.literal("dimension"),
                row.number("value").orElseThrow(), row.day("from").orElseThrow(), row.day("to")
                .or(() -> row.day("from")).orElseThrow(),
                VisibleText.of(row.literal("vintage")), VisibleText.of(row.literal("remark")));
    }
}
