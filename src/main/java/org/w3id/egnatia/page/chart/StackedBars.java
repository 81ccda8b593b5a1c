package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parts of a whole over time: one bar for each period, its parts named in it by the first word
 * of their name where there is room. The parts need not be the whole.
 */
public record StackedBars(Numbers numbers) implements Chart {

    private static final double HEIGHT = 330;
    private static final double TOP = 32;
    private static final double BOTTOM = 30;

    @Override
    public String title() {
        return numbers.title();
    }

    @Override
    public String description() {
        return "Stacked bar chart. " + numbers.description();
    }

    @Override
    public Table table() {
        return numbers.table();
    }

    private record Piece(int series, Point point) {
    }

    @Override
    public Drawing draw(String id, double width) {
        TreeMap<String, List<Piece>> bars = new TreeMap<>();
        for (int i = 0; i < numbers.series().size(); i++) {
            for (Point point : numbers.series().get(i).points()) {
                bars.computeIfAbsent(point.from().toString(), period -> new ArrayList<>()).add(new Piece(i, point));
            }
        }
        bars.values().forEach(pieces -> pieces.sort((a, b) -> b.point.value().compareTo(a.point.value())));
        BigDecimal greatest = bars.values().stream().map(StackedBars::sum).reduce(BigDecimal.ZERO, BigDecimal::max);
        Scale scale = Scale.upTo(greatest, 5);
        List<Svg> parts = new ArrayList<>();
        double left = Axes.values(parts, scale, numbers.unit(), TOP, HEIGHT - BOTTOM, width);
        double room = (width - left) / Math.max(1, bars.size());
        int every = (int) Math.ceil(34 / room);
        int index = 0;
        for (String period : new TreeSet<>(bars.keySet())) {
            double x = left + room * (index + 0.5);
            double y = HEIGHT - BOTTOM;
            for (Piece piece : bars.get(period)) {
                double height = scale.share(piece.point.value()) * (HEIGHT - TOP - BOTTOM);
                y -= height;
                parts.add(piece(piece, x, y, room * 0.84, height));
            }
            if ((bars.size() - 1 - index) % every == 0) {
                parts.add(Palette.quiet(Svg.words(x, HEIGHT - 12, period.substring(0, 4)).with("font-size", 12)
                        .with("text-anchor", "middle")));
            }
            index++;
        }
        return new Drawing(width, HEIGHT, parts);
    }

    private Svg piece(Piece piece, double x, double y, double width, double height) {
        Series series = numbers.series().get(piece.series);
        int step = piece.series % 5;
        Svg mark = Svg.of("g").with("class", "mark").add(Svg.of("title").text(numbers.tip(series, piece.point)))
                .add(Palette.shade(Svg.rect(x - width / 2, y, width, height), step).with("stroke", "#ffffff")
                        .with("stroke-width", 1));
        String code = series.name().split(" ")[0];
        if (height >= 13 && Words.width(code, 11) <= width + 3) {
            mark.add(Svg.words(x, y + height / 2 + 4, code).with("text-anchor", "middle").with("font-size", 11)
                    .with("class", "on-shade-" + (step + 1))
                    .with("fill", Palette.isDark(step) ? "#ffffff" : Palette.INK));
        }
        return mark;
    }

    private static BigDecimal sum(List<Piece> pieces) {
        return pieces.stream().map(p -> p.point.value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
