package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers over time as lines, one for each subject, named at its end. A line breaks where numbers are missing or not
 * comparable.
 *
 * @param numbers  the numbers
 * @param isJoined true if they are of days and not of spans of time, of which one follows the other
 */
public record LineChart(Numbers numbers, boolean isJoined) implements Chart {

    private static final double HEIGHT = 300;
    private static final double TOP = 26;
    private static final double BOTTOM = 30;
    private static final double NAME = 13;
    private static final double LINE = 16;
    private static final int DOTS_UP_TO = 40;

    /** Of numbers for spans of time. */
    public LineChart(Numbers numbers) {
        this(numbers, false);
    }

    @Override
    public String title() {
        return numbers.title();
    }

    @Override
    public String description() {
        return "Line chart. " + numbers.description();
    }

    @Override
    public Table table() {
        return numbers.table();
    }

    @Override
    public boolean isDense() {
        return numbers.series().stream().anyMatch(s -> s.points().size() > DOTS_UP_TO);
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        Scale scale = Scale.upTo(numbers.all().stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::max), 4);
        boolean named = numbers.series().size() > 1;
        double right = width - (named ? Math.min(width * 0.3, numbers.series().stream()
                .mapToDouble(s -> Words.width(s.name(), NAME)).max().orElse(0) + 16) : 14);
        double left = Axes.values(parts, scale, numbers.unit(), TOP, HEIGHT - BOTTOM, right);
        Years years = new Years(numbers.all().stream().mapToDouble(p -> p.from().toEpochDay()).min().orElse(0),
                numbers.all().stream().mapToDouble(p -> p.to().toEpochDay() + 1).max().orElse(1), left, right);
        for (int year : years.labelledToTheLast()) {
            parts.add(Palette.quiet(Svg.words(years.middle(year), HEIGHT - 8, Integer.toString(year))
                    .with("text-anchor", "middle")));
        }
        List<List<String>> names = numbers.series().stream()
                .map(s -> Words.wrap(s.name(), (width - right - 8) / Words.width(1, NAME))).toList();
        double[] ends = ends(scale, names);
        for (int i = 0; i < numbers.series().size(); i++) {
            Series series = numbers.series().get(i);
            parts.add(Palette.stroke(Svg.path(line(series, years, scale)), i));
            for (Point point : series.points()) {
                double x = years.x(point.middle());
                double y = y(scale, point);
                Svg mark = Svg.of("g").with("class", "mark").add(Svg.of("title").text(numbers.tip(series, point)))
                        .add(Svg.rect(x - 6, TOP, 12, HEIGHT - TOP - BOTTOM).with("fill", "none")
                                .with("pointer-events", named ? "none" : "all"));
                if (series.points().size() <= DOTS_UP_TO) {
                    mark.add(Palette.fill(Marks.of(i, x, y, 3.6), i));
                }
                parts.add(mark);
            }
            if (named) {
                List<String> lines = names.get(i);
                for (int line = 0; line < lines.size(); line++) {
                    double y = ends[i] + 4 - LINE * (lines.size() - 1 - line);
                    parts.add(Palette.fill(Svg.words(right + 8, y, lines.get(line)), i).with("font-weight", "600"));
                }
            }
        }
        return new Drawing(width, HEIGHT, parts);
    }

    private static double y(Scale scale, Point point) {
        return HEIGHT - BOTTOM - scale.share(point.value()) * (HEIGHT - TOP - BOTTOM);
    }

    private String line(Series series, Years years, Scale scale) {
        StringBuilder path = new StringBuilder();
        Point before = null;
        for (Point point : series.points()) {
            path.append(before != null && (isJoined || before.isFollowedBy(point)) ? 'L' : 'M')
                    .append(Svg.number(years.x(point.middle())))
                    .append(' ').append(Svg.number(y(scale, point)));
            before = point;
        }
        return path.toString();
    }

    /** Heights of the last lines of the names at the ends of the lines, moved apart where they would touch. */
    private double[] ends(Scale scale, List<List<String>> names) {
        double[] ends = numbers.series().stream().mapToDouble(s -> s.points().isEmpty() ? HEIGHT / 2
                : y(scale, s.points().get(s.points().size() - 1))).toArray();
        List<Integer> order = IntStream.range(0, ends.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -ends[i])).toList();
        double floor = HEIGHT - BOTTOM;
        for (int i : order) {
            ends[i] = Math.min(ends[i], floor);
            floor = ends[i] - LINE * names.get(i).size();
        }
        return ends;
    }
}
