package org.w3id.egnatia.page.chart;

/** Marks of different form, so that series are told apart without colour. */
final class Marks {

    private Marks() {
    }

    /** The mark of a series, counted from 0, around a place. */
    static Svg of(int series, double x, double y, double size) {
        return switch (series % 6) {
            case 0 -> Svg.of("circle").with("cx", x).with("cy", y).with("r", size);
            case 1 -> Svg.rect(x - size, y - size, 2 * size, 2 * size);
            case 2 -> diamond(x, y, size * 1.3);
            case 3 -> polygon(x, y - size * 1.2, x + size * 1.2, y + size, x - size * 1.2, y + size);
            case 4 -> polygon(x, y + size * 1.2, x + size * 1.2, y - size, x - size * 1.2, y - size);
            default -> Svg.rect(x - size * 1.3, y - size * 0.6, 2.6 * size, 1.2 * size);
        };
    }

    static Svg diamond(double x, double y, double size) {
        return polygon(x, y - size, x + size, y, x, y + size, x - size, y);
    }

    private static Svg polygon(double... places) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(Svg.number(places[i])).append(' ').append(Svg.number(places[i + 1]));
        }
        return Svg.path(path.append('Z').toString());
    }
}
