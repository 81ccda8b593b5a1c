package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.List;

/**
 * Numbers over time as lines so small that they stand beside a sentence: without axes and words, on a true scale of
 * time, and broken where numbers are missing or not comparable. What they show must stand in words beside them.
 *
 * @param series the lines, all on one scale from nought
 */
public record Sparkline(List<Series> series) {

    private static final double WIDTH = 240;
    private static final double HEIGHT = 52;
    private static final double MARGIN = 4;

    /** The picture, of no meaning to those who do not see it. */
    public String inPage() {
        List<Point> all = series.stream().flatMap(one -> one.points().stream()).toList();
        Scale scale = Scale.upTo(all.stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::max), 1);
        Years years = new Years(all.stream().mapToDouble(Point::middle).min().orElse(0),
                all.stream().mapToDouble(Point::middle).max().orElse(1) + 1, MARGIN, WIDTH - MARGIN);
        Svg root = Svg.of("svg").with("class", "spark").with("viewBox", "0 0 " + Svg.number(WIDTH) + " "
                + Svg.number(HEIGHT)).with("aria-hidden", "true").with("focusable", "false");
        for (int i = 0; i < series.size(); i++) {
            root.add(Palette.stroke(Svg.path(line(series.get(i), years, scale)), i).with("stroke-linecap", "round"));
        }
        return root.inPage();
    }

    private static String line(Series one, Years years, Scale scale) {
        StringBuilder path = new StringBuilder();
        Point before = null;
        for (Point point : one.points()) {
            String place = Svg.number(years.x(point.middle())) + ' '
                    + Svg.number(HEIGHT - MARGIN - scale.share(point.value()) * (HEIGHT - 2 * MARGIN));
            // A number without neighbours is a dot.
            path.append(before != null && before.isFollowedBy(point) ? "L" + place : "M" + place + "h0");
            before = point;
        }
        return path.toString();
    }
}
