package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of several subjects as bars below one another, in the order in which they are given; numbers below zero lead
 * to the left.
 *
 * @param title    title
 * @param subjects what the subjects are: head of their column in the table
 * @param measure  what the numbers count
 * @param bars     the bars
 */
public record Bars(String title, String subjects, String measure, List<Bar> bars) implements Chart {

    private static final double BAR = 16;
    private static final double LINE = 22;
    private static final double STACKED = 40;
    private static final double NUMBER = 64;

    /**
     * A number of a subject.
     *
     * @param name  the subject
     * @param value the number
     * @param link  address of what says so, or of the subject
     */
    public record Bar(String name, BigDecimal value, Optional<String> link) {
    }

    @Override
    public String description() {
        return "Bar chart of " + measure + ". " + String.join("; ", bars.stream()
                .map(bar -> bar.name + ": " + Words.full(bar.value)).toList()) + ".";
    }

    @Override
    public Table table() {
        return new Table(List.of(Table.Column.of(subjects), Table.Column.of(measure)), bars.stream()
                .map(bar -> List.of(Table.Cell.of(bar.name).to(bar.link), Table.Cell.of(bar.value))).toList());
    }

    @Override
    public boolean linked() {
        return bars.stream().anyMatch(bar -> bar.link.isPresent());
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        boolean beside = width >= 480;
        double left = beside ? Math.min(width * 0.4, bars.stream().mapToDouble(bar -> Words.width(bar.name, 13)).max()
                .orElse(0) + 12) : 0;
        double least = bars.stream().mapToDouble(bar -> Math.min(0, bar.value.doubleValue())).min().orElse(0);
        double most = bars.stream().mapToDouble(bar -> Math.max(0, bar.value.doubleValue())).max().orElse(0);
        double from = left + (least < 0 ? NUMBER : 0);
        double scale = most - least == 0 ? 0 : (width - NUMBER - from) / (most - least);
        double zero = from - least * scale;
        double y = 0;
        for (Bar bar : bars) {
            double length = bar.value.doubleValue() * scale;
            double top = beside ? y + (LINE - BAR) / 2 : y + STACKED - BAR - 4;
            Svg mark = bar.link.map(link -> Svg.of("a").with("href", link)).orElseGet(() -> Svg.of("g"))
                    .with("class", "mark")
                    .add(Svg.of("title").text(bar.name + ": " + Words.full(bar.value) + " " + measure))
                    .add(Svg.words(0, beside ? y + LINE / 2 + 4.5 : y + 14, Words.cut(bar.name,
                            ((beside ? left : width) - 8) / Words.width(1, 13))))
                    .add(Palette.fill(Svg.rect(Math.min(zero, zero + length), top, Math.max(1.5, Math.abs(length)),
                            BAR), 0))
                    .add(Svg.words(length < 0 ? zero + length - 6 : zero + Math.max(1.5, length) + 6, top + 12.5,
                            Words.brief(bar.value)).with("font-size", 12)
                            .with("text-anchor", length < 0 ? "end" : "start"));
            parts.add(mark);
            y += beside ? LINE : STACKED;
        }
        parts.add(Palette.rule(Svg.line(zero, 0, zero, y)));
        return new Drawing(width, y + 4, parts);
    }
}
