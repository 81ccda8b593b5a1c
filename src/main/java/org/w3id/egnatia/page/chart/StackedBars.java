package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of a whole over time: one bar for each period, its parts in the colours of the legend above. The parts need not
 * be the whole. A bar that is far greater than all others is cut, and its number stands above it.
 *
 * @param numbers the numbers, one series for each part
 * @param rest    name of the part of which nothing more is known; may be empty
 */
public record StackedBars(Numbers numbers, String rest) implements Chart {

    private static final double PLOT = 290;
    private static final double TOP = 34;
    private static final double BOTTOM = 30;
    private static final double LINE = 20;
    private static final double SWATCH = 12;
    private static final double KEY = 12;
    private static final double YEAR = 12;
    /** How often the second greatest bar a bar has to be so that it is cut. */
    private static final BigDecimal TOO_TALL = BigDecimal.valueOf(2);
    private static final double ABOVE = 1.15;

    /** Parts of which something is known. */
    public StackedBars(Numbers numbers) {
        this(numbers, "");
    }

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
        List<Svg> parts = new ArrayList<>();
        double top = legend(parts, width) + TOP;
        double bottom = top + PLOT;
        Scale scale = Scale.upTo(tallest(bars), 5);
        List<Svg> axis = new ArrayList<>();
        double left = Axes.values(axis, scale, numbers.unit(), TOP, TOP + PLOT, width);
        parts.add(Svg.of("g").with("transform", "translate(0 " + Svg.number(top - TOP) + ")").addAll(axis));
        double room = (width - left) / Math.max(1, bars.size());
        int every = (int) Math.ceil(34 / room);
        int index = 0;
        for (Map.Entry<String, List<Piece>> bar : bars.entrySet()) {
            double x = left + room * (index + 0.5);
            bar(parts, bar.getValue(), scale, x, room * 0.84, top, bottom);
            if ((bars.size() - 1 - index) % every == 0) {
                String year = bar.getKey().substring(0, 4);
                double middle = Math.min(x, width - Words.width(year, YEAR) / 2);
                parts.add(Palette.quiet(Svg.words(middle, bottom + 18, year).with("font-size", YEAR)
                        .with("text-anchor", "middle")));
            }
            index++;
        }
        return new Drawing(width, bottom + BOTTOM, parts);
    }

    private void bar(List<Svg> parts, List<Piece> pieces, Scale scale, double x, double width, double top,
                     double bottom) {
        double y = bottom;
        for (Piece piece : pieces) {
            double height = Math.min(scale.share(piece.point.value()) * (bottom - top), y - top);
            y -= height;
            Series series = numbers.series().get(piece.series);
            parts.add(Svg.of("g").with("class", "mark").add(Svg.of("title").text(numbers.tip(series, piece.point)))
                    .add(coloured(Svg.rect(x - width / 2, y, width, height), piece.series)
                            .with("stroke", "#ffffff").with("stroke-width", 1)));
        }
        BigDecimal sum = sum(pieces);
        if (scale.share(sum) > 1) {
            parts.add(Svg.path("M" + Svg.number(x - width / 2 - 3) + ' ' + Svg.number(top + 16) + 'l'
                    + Svg.number(width + 6) + " -7").with("class", "cut").with("fill", "none")
                    .with("stroke", "#ffffff").with("stroke-width", 4));
            parts.add(Svg.words(x, top - 5, Words.brief(sum)).with("font-size", YEAR).with("text-anchor", "middle")
                    .with("font-weight", "600"));
        }
    }

    /** The greatest bar, or what is a little above the second greatest if the greatest is far above that. */
    private static BigDecimal tallest(Map<String, List<Piece>> bars) {
        List<BigDecimal> sums = bars.values().stream().map(StackedBars::sum).sorted(Comparator.reverseOrder()).toList();
        if (sums.size() > 1 && sums.get(0).compareTo(sums.get(1).multiply(TOO_TALL)) > 0) {
            return sums.get(1).multiply(BigDecimal.valueOf(ABOVE));
        }
        return sums.stream().findFirst().orElse(BigDecimal.ZERO);
    }

    /** Draws the names of the parts in rows; returns how high they are. */
    private double legend(List<Svg> parts, double width) {
        double x = 0;
        double y = SWATCH;
        for (int i = 0; i < numbers.series().size(); i++) {
            String name = numbers.series().get(i).name();
            double needed = SWATCH + 6 + Words.width(name, KEY) + 10;
            if (x > 0 && x + needed > width) {
                x = 0;
                y += LINE;
            }
            parts.add(coloured(Svg.rect(x, y - SWATCH + 1, SWATCH, SWATCH), i));
            parts.add(Svg.words(x + SWATCH + 6, y, name).with("font-size", KEY));
            x += needed;
        }
        return y + 8;
    }

    private Svg coloured(Svg shape, int series) {
        String name = numbers.series().get(series).name();
        if (name.equals(rest)) {
            return Palette.rest(shape);
        }
        return Palette.part(shape, (int) numbers.series().subList(0, series).stream()
                .filter(before -> !before.name().equals(rest)).count());
    }

    private static BigDecimal sum(List<Piece> pieces) {
        return pieces.stream().map(p -> p.point.value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
