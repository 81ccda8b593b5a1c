package org.w3id.egnatia.page.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The confirmed figures of all series, read once for a release, since every map and chart looks at most of them. */
final class RecordedFigures {

    /** A figure with a number and a period. */
    record Recorded(Node node, List<Node> about, Node measure, Node unit, String dimension, BigDecimal value, PreciseDate from, PreciseDate to,
                    String vintage, String note) {
    }

    private final Map<Node, List<Recorded>> bySeries = new HashMap<>();

    private RecordedFigures(Things things) {
        for (Node series : things.having(SKOS.inScheme.asNode(), NodeFactory.createURI(Namespaces.VOC + "series"))) {
            List<Recorded> figures = new ArrayList<>();
            things.having(Egn.series, series).forEach(figure -> read(things, figure).ifPresent(figures::add));
            figures.sort(Comparator.comparing((Recorded r) -> r.from.date()).thenComparing(r -> r.node.toString()));
            bySeries.put(series, List.copyOf(figures));
        }
    }

    /** Those of a site. */
    static RecordedFigures of(Site site) {
        return site.once(RecordedFigures.class, s -> new RecordedFigures(s.things()));
    }

    /** The series. */
    Iterable<Node> series() {
        return bySeries.keySet();
    }

    /** The figures of a series in the order of time; none if there is no such series. */
    List<Recorded> in(Node series) {
        return bySeries.getOrDefault(series, List.of());
    }

    private static Optional<Recorded> read(Things things, Node figure) {
        Optional<BigDecimal> value = things.text(figure, Egn.value).filter(v -> v.matches("-?\\d+(\\.\\d+)?")).map(BigDecimal::new);
        Optional<LocalDate> from = things.day(figure, Egn.periodStart);
        if (value.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        PreciseDate first = new PreciseDate(from.get(), Precision.of(things.value(figure, Egn.periodPrecision)));
        PreciseDate last = new PreciseDate(things.day(figure, Egn.periodEnd).orElse(first.last()), first.precision());
        String note = things.values(figure, RDFS.comment.asNode()).stream().filter(Node::isLiteral)
                .map(n -> VisibleText.of(n.getLiteralLexicalForm())).collect(Collectors.joining(" "));
        return Optional.of(new Recorded(figure, things.values(figure, Egn.about), things.value(figure, Egn.measure).orElse(figure),
                things.value(figure, Egn.unit).orElse(figure), things.text(figure, Egn.dimension).orElse(""), value.get(), first, last,
                things.text(figure, Egn.vintage).map(VisibleText::of).orElse(""), note));
    }
}
