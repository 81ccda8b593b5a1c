package org.w3id.egnatia.page.partner;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.AmountBars;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Told;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The amounts of money for a partner, by instrument: the answer of a saved question. No two of them are ever added up:
 * they differ in stage and kind.
 *
 * @param answer the rows, one for each amount
 * @param leftOut how many amounts are left out of a past day, since no source had told them by then
 * @param charts a chart for each instrument and currency, the instrument with most amounts first
 * @param received what came from the Reform and Growth Facility, if anything is recorded of that
 */
public record Money(SavedRows answer, long leftOut, List<ChartFigure> charts, Optional<Received> received) {

    /** A sum of another question in words, up to the newest day of what it is made of, and where it is answered. */
    public record Received(String text, String link) {
    }

    /** Parameter that names the instrument of a chart. */
    public static final String INSTRUMENT = "instrument";

    private static final String PAID = "growth-facility-paid";
    private static final String TOTAL = "totalReceivedEuro";
    /** The columns of the parts of that sum. */
    private static final List<String> PARTS = List.of("preFinancing", "budgetPart", "frameworkPart", "payments",
            "all");
    private static final String OTHER = "other";
    private static final String EURO = "EUR";

    /** The money of a partner. */
    public static Money of(View view, Node partner) {
        SavedRows all = SavedRows.onDay(view, "money-of-partner", partner);
        Told told = new Told(view);
        SavedRows answer = all.with(all.stream().filter(row -> told.isAmountOfThen(row.fact())).toList());
        return new Money(answer, all.rows().size() - answer.rows().size(), byInstrument(answer.rows()).entrySet()
                .stream().sorted(Comparator.comparing((Map.Entry<String, List<SavedRow>> e) -> -e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(e -> chart(view, partner, e.getKey(), e.getValue())).toList(), received(view, partner));
    }

    private static Optional<Received> received(View view, Node partner) {
        SavedRows paid = SavedRows.onDay(view, PAID);
        Facts facts = new Facts(view);
        return paid.stream().filter(row -> row.thing(Partners.PARAMETER).equals(partner)).findFirst().flatMap(row ->
                row.number(TOTAL).flatMap(total -> PARTS.stream().flatMap(part -> row.value(part + "EuroFact").stream())
                .map(facts::read).flatMap(fact -> fact.to().or(fact::from).stream())
                .max(Comparator.comparing(PreciseDate::last)).map(last -> new Received(view.text(
                "partner.money.received", last.inWords(view), row.literal(TOTAL + "Qualifier").isEmpty() ? total
                : view.text("partner.money.received.at-least", total), EURO), paid.link(view)))));
    }

    /** The chart of one instrument, by the code that {@link #charts} give to it. */
    public static Optional<ChartFigure> chart(View view, Node partner, String instrument) {
        return of(view, partner).charts.stream().filter(chart -> instrument.equals(chart.parameters().get(INSTRUMENT)))
                .findFirst();
    }

    /** Amounts by the instrument that most of them share, each amount once; and by currency, if one is not the euro. */
    private static Map<String, List<SavedRow>> byInstrument(List<SavedRow> amounts) {
        Map<Node, Integer> uses = new HashMap<>();
        amounts.forEach(amount -> amount.things(INSTRUMENT).forEach(i -> uses.merge(i, 1, Integer::sum)));
        Map<String, List<SavedRow>> groups = new TreeMap<>();
        for (SavedRow amount : amounts) {
            String code = shared(amount, uses).map(Namespaces::code).orElse(OTHER);
            String currency = amount.literal("currency");
            groups.computeIfAbsent(currency.equals(EURO) ? code : code + "-" + currency.toLowerCase(Locale.ROOT),
                    c -> new ArrayList<>()).add(amount);
        }
        return groups;
    }

    private static Optional<Node> shared(SavedRow amount, Map<Node, Integer> uses) {
        return amount.things(INSTRUMENT).stream()
                .max(Comparator.comparing((Node i) -> uses.get(i)).thenComparing(Node::getURI));
    }

    private static ChartFigure chart(View view, Node partner, String code, List<SavedRow> amounts) {
        Set<SavedRow> told = SameAmounts.of(amounts).stream().filter(same -> !isPartOfOther(view, same, amounts))
                .map(same -> same.get(0)).collect(Collectors.toSet());
        List<AmountBars.Amount> bars = amounts.stream().map(row -> bar(view, partner, row, told.contains(row)))
                .toList();
        Map<Node, Integer> uses = new HashMap<>();
        amounts.forEach(amount -> amount.things(INSTRUMENT).forEach(i -> uses.merge(i, 1, Integer::sum)));
        String name = shared(amounts.get(0), uses).map(view::name).orElse(view.text("money.other"));
        return new ChartFigure(view, "money", Map.of(Partners.PARAMETER, Partners.code(partner), INSTRUMENT, code),
                new AmountBars(view.text("money.title", name, view.name(partner)), amounts.get(0)
                        .literal("currency"), bars),
                FigureSeries.sources(view, amounts.stream().map(SavedRow::fact).toList()));
    }

    /** True if one of the same amounts is a part of another amount of all. */
    private static boolean isPartOfOther(View view, List<SavedRow> same, List<SavedRow> all) {
        return same.stream().flatMap(row -> view.site().things().values(row.fact(), Egn.partOf).stream())
                .anyMatch(whole -> all.stream().filter(row -> !same.contains(row))
                .anyMatch(row -> row.fact().equals(whole)));
    }

    private static AmountBars.Amount bar(View view, Node partner, SavedRow row, boolean isDrawn) {
        Name amount = Name.under(view, partner, row.thing("amount"));
        Optional<Node> stage = row.iri("stage");
        return new AmountBars.Amount(amount.text(), stage.map(view::name).orElse(""), row.iri("kind")
                .map(view::name).orElse(""),
                stage.map(s -> Tone.of(view.site().things(), s).shade()).orElse(0), row.number("value")
                .orElse(BigDecimal.ZERO), when(view, row),
                told(view, "money.part-of", row.iri("whole").stream().toList()),
                told(view, "money.payer", row.things("payer")), amount.link(), row.fact().toString(), isDrawn);
    }

    private static Optional<AmountBars.Told> told(View view, String as, List<Node> things) {
        String names = things.stream().map(view::name).collect(Collectors.joining(", "));
        return things.isEmpty() ? Optional.empty() : Optional.of(new AmountBars.Told(names, view.text(as, names)));
    }

    private static String when(View view, SavedRow row) {
        String first = row.day("from").map(day -> day.inWords(view)).orElse("");
        String last = row.day("to").map(day -> day.inWords(view)).orElse("");
        return last.isEmpty() || first.equals(last) ? first : first.isEmpty() ? view.text("when.until", last)
                : view.text("when.from-to", first, last);
    }
}
