package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Amounts side by side, each by itself: a bar for each, on one scale, and no sum of any two. The table has those,
 * too, that are parts of others or that another source tells again.
 *
 * @param title    title
 * @param currency currency of all amounts
 * @param amounts  the amounts, in the order in which they are shown
 */
public record AmountBars(String title, String currency, List<Amount> amounts) implements Chart {

    private static final double BAR = 16;
    private static final double GAP = 14;

    /**
     * A name under a heading, and with words of its own where it stands without one.
     *
     * @param name  the name alone, as in the cell of a table
     * @param words the same name with what it is, as in {@code paid by: European Union}
     */
    public record Told(String name, String words) {
    }

    /**
     * An amount of money.
     *
     * @param name  what the money is for
     * @param stage how far it has come, such as paid
     * @param kind  in what form it is given, such as loan
     * @param tone  0 (light) to 4 (dark), the further the darker
     * @param value the amount
     * @param when  its period in words; may be empty
     * @param whole of which amount it is a part; empty if of none
     * @param payer who pays; empty if no source says
     * @param link  address of the fact behind it
     * @param fact  IRI of the fact
     * @param drawn false of a part of an amount that is drawn, and of one that is drawn by another source, too
     */
    public record Amount(String name, String stage, String kind, int tone, BigDecimal value, String when,
                         Optional<Told> whole, Optional<Told> payer, Optional<String> link, String fact,
                         boolean drawn) {

        String circumstances() {
            return Stream.of(stage, kind, when, payer.map(Told::words).orElse(""), whole.map(Told::words).orElse(""))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    @Override
    public String description() {
        return "Bars of single amounts in " + currency + ", which must not be added up. "
                + String.join("; ", amounts.stream().map(a -> a.name + ": " + Words.brief(a.value)).toList()) + ".";
    }

    @Override
    public String notes() {
        long left = amounts.stream().filter(amount -> !amount.drawn()).count();
        return left == 0 ? "" : "Parts of an amount, and a sum that another source tells, too, are not drawn: " + left
                + " of " + amounts.size() + ". The table has them.";
    }

    @Override
    public Table table() {
        return new Table(List.of(Table.Column.of("Amount"), Table.Column.of("Stage"), Table.Column.of("Kind"),
                Table.Column.of("Period"), Table.Column.of("Payer"), Table.Column.of("Part of"),
                Table.Column.of("Value"), Table.Column.of("Currency"), Table.FACT), amounts.stream().map(a -> List.of(
                Table.Cell.of(a.name).to(a.link), Table.Cell.of(a.stage), Table.Cell.of(a.kind), Table.Cell.of(a.when),
                Table.Cell.of(a.payer.map(Told::name).orElse("")), Table.Cell.of(a.whole.map(Told::name).orElse("")),
                Table.Cell.of(a.value), Table.Cell.of(currency), Table.Cell.of(a.fact))).toList());
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        List<Amount> told = amounts.stream().filter(Amount::drawn).toList();
        BigDecimal greatest = told.stream().map(Amount::value).reduce(BigDecimal.ONE, BigDecimal::max);
        double room = width - Words.width(currency + " 999.9m", 13) - 10;
        double y = 0;
        for (Amount amount : told) {
            double length = Math.max(2, amount.value.doubleValue() / greatest.doubleValue() * room);
            // All else is written beside the bar.
            Svg mark = Svg.of("g").with("class", "mark")
                    .add(Svg.of("title").text(currency + " " + Words.full(amount.value)));
            for (String row : Words.wrap(amount.name, width / Words.width(1, 13))) {
                y += 16;
                mark.add(Svg.words(0, y - 2, row));
            }
            for (String row : Words.wrap(amount.circumstances(), width / Words.width(1, 12))) {
                y += 16;
                mark.add(Palette.quiet(Svg.words(0, y - 2, row).with("font-size", 12)));
            }
            mark.add(Palette.edged(Svg.rect(0.5, y + 4, length, BAR), amount.tone));
            mark.add(Svg.words(length + 8, y + 17, currency + " " + Words.brief(amount.value))
                    .with("font-weight", "600"));
            parts.add(mark);
            y += 4 + BAR + GAP;
        }
        return new Drawing(width, y, parts);
    }
}
