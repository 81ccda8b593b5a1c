package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Small charts of one size side by side, as many to a row as the width has room for.
 *
 * @param columns how many stand in a row
 * @param width   of each
 * @param height  of each
 */
record Panels(int columns, double width, double height) {

    private static final double GAP = 22;
    private static final int MOST = 3;
    private static final int NARROWEST = 210;

    /** Those that fit into a width. */
    static Panels within(double width, double height) {
        int columns = Math.max(1, Math.min(MOST, (int) (width / NARROWEST)));
        return new Panels(columns, (width - GAP * (columns - 1)) / columns, height);
    }

    /** Each at its place. */
    List<Svg> placed(int count, IntFunction<List<Svg>> panel) {
        List<Svg> placed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            placed.add(Svg.of("g").with("transform", "translate(" + Svg.number(i % columns * (width + GAP)) + " "
                    + Svg.number((double) (i / columns) * (height + GAP)) + ")").addAll(panel.apply(i)));
        }
        return placed;
    }

    /** The height of all of them. */
    double heightOf(int count) {
        int rows = Math.max(1, (count + columns - 1) / columns);
        return rows * (height + GAP) - GAP;
    }
}
