package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of several subjects over time as small bar charts side by side.
 *
 * @param shared true if all have the same scale, so that heights compare; else each has its own, so that courses
 *               compare
 */
public record SmallMultiples(Numbers numbers, boolean shared) implements Chart {

    private static final double HEIGHT = 168;

    @Override
    public String title() {
        return numbers.title();
    }

    @Override
    public String description() {
        return "Small bar charts, one for each subject, "
                + (shared ? "all on one scale. " : "each on a scale of its own. ")
                + numbers.description();
    }

    @Override
    public Table table() {
        return numbers.table();
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.of("defs").add(Palette.partDefinition(id, 0)));
        Panels panels = Panels.within(width, HEIGHT);
        BigDecimal greatest = numbers.series().stream().map(Series::greatest).reduce(BigDecimal.ZERO, BigDecimal::max);
        parts.addAll(panels.placed(numbers.series().size(),
                i -> panel(id, numbers.series().get(i), greatest, panels.width())));
        return new Drawing(width, panels.heightOf(numbers.series().size()), parts);
    }

    private List<Svg> panel(String id, Series series, BigDecimal greatest, double right) {
        Scale scale = scale(series, greatest);
        List<Svg> own = new ArrayList<>();
        own.add(Svg.words(0, 14, series.name()).with("font-weight", "600").with("font-size", 14));
        // One left edge for all, so that the same years stand below each other.
        double left = numbers.series().stream().flatMap(one -> scale(one, greatest).values().stream())
                .mapToDouble(value -> Words.width(Words.brief(value), 12)).max().orElse(0) + 8;
        axis(own, scale, left, right);
        BarChart.bars(own, id, numbers, series, scale, new BarChart.Box(left, 36, right - 4, HEIGHT - 24), 0);
        return own;
    }

    private Scale scale(Series series, BigDecimal greatest) {
        return Scale.upTo(shared ? greatest : series.greatest(), 2);
    }

    private static void axis(List<Svg> parts, Scale scale, double left, double right) {
        for (BigDecimal value : scale.values()) {
            double y = HEIGHT - 24 - scale.share(value) * (HEIGHT - 60);
            parts.add(Palette.rule(Svg.line(left, y, right, y)));
            parts.add(Palette.quiet(Svg.words(left - 5, y + 4, Words.brief(value)).with("text-anchor", "end")
                    .with("font-size", 12)));
        }
    }
}
