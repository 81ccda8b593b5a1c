package org.w3id.egnatia.page.chart;

import java.util.List;

/**
 * Colours and textures. Each step differs from its neighbours in lightness, and where that is not enough in texture,
 * dash or mark, so that nothing is told by colour alone.
 */
final class Palette {

    static final String INK = "#1d2733";
    static final String QUIET = "#566170";
    static final String LINE = "#d9d2c4";
    static final String EMPTY = "#eceef1";

    private static final List<String> COLOURS =
            List.of("#0b4f8a", "#b5430d", "#1d6b42", "#7a3b8f", "#8a6500", "#44505e");
    /** More hues, for parts of a whole, where colours stand beside each other and have no mark. */
    private static final List<String> PARTS = List.of("#0b4f8a", "#4a45c4", "#5e3023", "#7a3b8f", "#8a6500", "#0f7283",
            "#a8195b", "#b5430d", "#1d6b42");
    private static final List<String> PART_CLASSES = List.of("1", "9", "10", "4", "5", "7", "8", "2", "3");
    private static final String REST = "#6b7380";
    private static final List<String> SHADES = List.of("#e3ecf4", "#b9d0e6", "#7fabd3", "#3a78af", "#0b4f8a");
    private static final List<String> DASHES = List.of("none", "7 3", "2 3", "10 3 2 3", "4 2", "12 3");

    private Palette() {
    }

    /** Fills a shape with the colour of a series, counted from 0. */
    static Svg fill(Svg shape, int series) {
        int i = series % COLOURS.size();
        return shape.with("class", "fill-" + (i + 1)).with("fill", COLOURS.get(i));
    }

    /** Fills a shape with the colour of a part, counted from 0. */
    static Svg part(Svg shape, int part) {
        int i = part % PARTS.size();
        return shape.with("class", "fill-" + PART_CLASSES.get(i)).with("fill", PARTS.get(i));
    }

    /** Fills a shape with grey, for the part of which nothing more is known. */
    static Svg rest(Svg shape) {
        return shape.with("class", "fill-rest").with("fill", REST);
    }

    /** Draws a line in the colour and dash of a series. */
    static Svg stroke(Svg line, int series) {
        int i = series % COLOURS.size();
        line.with("class", "stroke-" + (i + 1)).with("fill", "none").with("stroke", COLOURS.get(i))
                .with("stroke-width", 2.2)
                .with("stroke-linejoin", "round");
        return DASHES.get(i).equals("none") ? line : line.with("stroke-dasharray", DASHES.get(i));
    }

    /** Fills a shape with a step of one colour from light (0) to dark (4). */
    static Svg shade(Svg shape, int step) {
        return shape.with("class", "shade-" + (step + 1)).with("fill", SHADES.get(step));
    }

    /** The same with an edge, so that a light step stands out from the ground. */
    static Svg edged(Svg shape, int step) {
        return shape.with("class", "shade-" + (step + 1) + " edge").with("fill", SHADES.get(step))
                .with("stroke", COLOURS.get(0)).with("stroke-width", 1);
    }

    /** True if text on a step has to be light. */
    static boolean isDark(int step) {
        return step >= 3;
    }

    /** Fills a shape with stripes, which say that there is no number, or only a part of one. */
    static Svg stripes(Svg shape, String id) {
        return shape.with("fill", "url(#" + id + "-stripes)");
    }

    /** What {@link #stripes} refers to. */
    static Svg stripesDefinition(String id) {
        return pattern(id + "-stripes", 7).with("patternTransform", "rotate(45)")
                .add(Svg.rect(0, 0, 7, 7).with("class", "fill-empty").with("fill", EMPTY))
                .add(Svg.rect(0, 0, 2.4, 7).with("class", "fill-quiet").with("fill", QUIET)
                        .with("fill-opacity", "0.55"));
    }

    /** Stripes in the colour of a series, named {@code id-part-n}. */
    static Svg partDefinition(String id, int series) {
        return pattern(id + "-part-" + series, 6).with("patternTransform", "rotate(45)")
                .add(fill(Svg.rect(0, 0, 6, 6), series).with("fill-opacity", "0.25"))
                .add(fill(Svg.rect(0, 0, 3, 6), series));
    }

    static Svg part(Svg shape, String id, int series) {
        return shape.with("fill", "url(#" + id + "-part-" + series + ")");
    }

    private static Svg pattern(String id, double size) {
        return Svg.of("pattern").with("id", id).with("width", size).with("height", size)
                .with("patternUnits", "userSpaceOnUse");
    }

    static Svg quiet(Svg text) {
        return text.with("class", "faint").with("fill", QUIET);
    }

    static Svg rule(Svg line) {
        return line.with("class", "rule").with("stroke", LINE).with("stroke-width", 1);
    }
}
