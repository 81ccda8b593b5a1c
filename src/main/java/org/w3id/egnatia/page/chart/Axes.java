package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.List;

/** Axes of values. */
final class Axes {

    private Axes() {
    }

    /**
     * Draws the axis of values with its lines and the unit above it.
     *
     * @return where the plot begins on the left
     */
    static double values(List<Svg> parts, Scale scale, String unit, double top, double bottom, double right) {
        double left = scale.values().stream().mapToDouble(v -> Words.width(Words.brief(v), 13)).max().orElse(0) + 10;
        for (BigDecimal value : scale.values()) {
            double y = bottom - scale.share(value) * (bottom - top);
            parts.add(Palette.rule(Svg.line(left, y, right, y)));
            parts.add(Palette.quiet(Svg.words(left - 6, y + 4.5, Words.brief(value)).with("text-anchor", "end")));
        }
        parts.add(Palette.quiet(Svg.words(0, 13, unit)));
        return left;
    }
}
