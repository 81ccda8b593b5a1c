package org.w3id.egnatia.page.partner;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.AmountBars;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.State;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The amounts of money for a partner, by instrument. No two of them are ever added up: they differ in stage and kind. */
public final class Money {

    /** Parameter that names the instrument of a chart. */
    public static final String INSTRUMENT = "instrument";

    private static final Node MEASURE = NodeFactory.createURI(Namespaces.VOC + "measure/amount-of-money");
    private static final String OTHER = "other";

    private Money() {
    }

    /** A chart for each instrument and currency, the instrument with most amounts first. */
    public static List<ChartFigure> charts(View view, Node partner) {
        List<Node> amounts = amounts(view, partner);
        Map<String, List<Node>> byInstrument = byInstrument(view, amounts);
        return byInstrument.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Node>> e) -> -e.getValue().size()).thenComparing(Map.Entry::getKey))
                .map(e -> chart(view, partner, e.getKey(), e.getValue())).toList();
    }

    /** The chart of one instrument, by the code under which {@link #charts} names it. */
    public static Optional<ChartFigure> chart(View view, Node partner, String instrument) {
        return Optional.ofNullable(byInstrument(view, amounts(view, partner)).get(instrument)).map(own -> chart(view, partner, instrument, own));
    }

    private static List<Node> amounts(View view, Node partner) {
        Things things = view.site().things();
        return things.having(Egn.about, partner).stream()
                .filter(figure -> things.value(figure, Egn.measure).filter(MEASURE::equals).isPresent()
                        && things.text(figure, Egn.value).filter(v -> v.matches("\\d+(\\.\\d+)?")).isPresent()
                        && things.day(figure, Egn.periodStart).filter(day -> !view.asOf().shows(day)).isEmpty()).toList();
    }

    /** Amounts by the instrument that most of them share, each amount once; and by currency, if one is not the euro. */
    private static Map<String, List<Node>> byInstrument(View view, List<Node> amounts) {
        Things things = view.site().things();
        Map<Node, Integer> uses = new HashMap<>();
        amounts.forEach(amount -> instruments(things, amount).forEach(i -> uses.merge(i, 1, Integer::sum)));
        Map<String, List<Node>> groups = new TreeMap<>();
        for (Node amount : amounts) {
            String code = instruments(things, amount).stream().max(Comparator.comparing((Node i) -> uses.get(i)).thenComparing(i -> i.toString()))
                    .map(i -> i.toString().replaceFirst("^.*/", "")).orElse(OTHER);
            String currency = things.value(amount, Egn.currency).map(c -> c.toString().replaceFirst("^.*/", "")).orElse("");
            groups.computeIfAbsent(currency.equals("EUR") ? code : code + "-" + currency.toLowerCase(Locale.ROOT), c -> new ArrayList<>()).add(amount);
        }
        return groups;
    }

    private static List<Node> instruments(Things things, Node amount) {
        return things.values(amount, Egn.about).stream().filter(thing -> things.isA(thing, Egn.Instrument)).toList();
    }

    private static ChartFigure chart(View view, Node partner, String code, List<Node> amounts) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        List<Fact> read = amounts.stream().map(facts::read).filter(f -> f.state() != State.FUTURE || view.asOf().chosen().isEmpty())
                .sorted(Comparator.comparing((Fact f) -> -tone(f)).thenComparing(f -> f.from().map(PreciseDate::date).orElse(LocalDate.MAX))).toList();
        List<AmountBars.Amount> bars = read.stream().map(f -> new AmountBars.Amount(f.name().text(), word(f, Egn.amountStage), word(f, Egn.amountKind),
                tone(f), things.text(f.node(), Egn.value).map(BigDecimal::new).orElse(BigDecimal.ZERO), f.when(), f.name().link(), f.node().toString())).toList();
        String currency = things.value(amounts.get(0), Egn.currency).map(c -> c.toString().replaceFirst("^.*/", "")).orElse("");
        Node instrument = NodeFactory.createURI(Namespaces.ID + "instrument/" + code.replaceFirst("-" + currency.toLowerCase(Locale.ROOT) + "$", ""));
        String name = things.isConfirmed(instrument) ? view.name(instrument) : view.text("money.other");
        return new ChartFigure(view, "money", Map.of(Partners.PARAMETER, Partners.code(partner), INSTRUMENT, code),
                new AmountBars(view.text("money.title", name, view.name(partner)), currency, bars), FigureSeries.sources(view, amounts));
    }

    private static String word(Fact fact, Node role) {
        return fact.in(role).stream().map(Name::text).findFirst().orElse("");
    }

    /** The further an amount has come, the darker. */
    private static int tone(Fact fact) {
        return switch (fact.in(Egn.amountStage).stream().map(n -> n.node().toString().replaceFirst("^.*/", "")).findFirst().orElse("")) {
            case "cumulative-paid", "paid" -> 4;
            case "committed" -> 3;
            case "allocated" -> 2;
            case "planned", "pledged" -> 1;
            default -> 0;
        };
    }
}
