package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Numbers of several subjects over time as small line charts side by side, each on the whole scale of the measure. A
 * change of method is drawn, and no line crosses it.
 *
 * @param numbers   the numbers, subject by subject
 * @param least     smallest value of the scale
 * @param most      greatest value of the scale; none if it has no upper end
 * @param direction which end is the better one, in words
 * @param breaks    days from which another method holds
 */
public record ScaledMultiples(Numbers numbers, Optional<BigDecimal> least, Optional<BigDecimal> most, String direction,
                              List<LocalDate> breaks) implements Chart {

    private static final double YEAR = 30;
    private static final double HEIGHT = 168;
    private static final double TOP = 30;
    private static final double BOTTOM = 144;
    private static final int TICK = 12;
    /** How far the last value stands from its point. */
    private static final double NEAR = 9;

    @Override
    public String title() {
        return numbers.title();
    }

    @Override
    public String description() {
        return "Small line charts, one for each subject, all on the scale of the measure; " + direction + ". "
                + (breaks.isEmpty() ? "" : "The method changed in " + breaks.get(0).getYear()
                        + ": values before and after do not compare. ")
                + numbers.description();
    }

    @Override
    public String notes() {
        String end = direction.isEmpty() ? "" : direction.substring(0, 1).toUpperCase() + direction.substring(1) + ".";
        return leavesOut() ? (end + " Values of some years are left out: a line that passes over them says nothing of "
                + "those years.").strip() : end;
    }

    @Override
    public Table table() {
        return numbers.table();
    }

    @Override
    public Drawing draw(String id, double width) {
        Panels panels = Panels.within(width, HEIGHT);
        double first = numbers.all().stream().mapToDouble(p -> p.from().toEpochDay()).min().orElse(0);
        double last = numbers.all().stream().mapToDouble(p -> p.to().toEpochDay() + 1).max().orElse(1);
        List<BigDecimal> ticks = ticks();
        double left = ticks.stream().mapToDouble(v -> Words.width(Words.brief(v), TICK)).max().orElse(0) + 8;
        Years years = new Years(first, last, left + 6, panels.width() - 8);
        return new Drawing(width, panels.heightOf(numbers.series().size()), panels.placed(numbers.series().size(),
                i -> panel(numbers.series().get(i), ticks, years, panels.width())));
    }

    private List<Svg> panel(Series series, List<BigDecimal> ticks, Years years, double right) {
        List<Svg> own = new ArrayList<>();
        own.add(Svg.words(0, 14, series.name()).with("font-weight", "600").with("font-size", 14));
        for (BigDecimal value : ticks) {
            double y = y(value, ticks);
            own.add(Palette.rule(Svg.line(years.left() - 6, y, right, y)));
            own.add(Palette.quiet(Svg.words(years.left() - 11, y + 4, Words.brief(value)).with("text-anchor", "end")
                    .with("font-size", TICK)));
        }
        for (int year : years.labelledToTheLast()) {
            double x = Math.min(years.middle(year), right - YEAR / 2);
            own.add(Palette.quiet(Svg.words(x, HEIGHT - 6, Integer.toString(year)).with("text-anchor", "middle")
                    .with("font-size", TICK)));
        }
        for (LocalDate day : breaks) {
            double x = years.x(day);
            own.add(Palette.stroke(Svg.line(x, TOP - 6, x, BOTTOM), 0).with("stroke-dasharray", "3 3")
                    .add(Svg.of("title").text("The method changed in " + day.getYear())));
        }
        own.add(Palette.stroke(Svg.path(line(series, years, ticks)), 0));
        for (Point point : series.points()) {
            own.add(Svg.of("g").with("class", "mark").add(Svg.of("title").text(numbers.tip(series, point)))
                    .add(Palette.fill(Marks.of(0, years.x(point.middle()), y(point.value(), ticks), 3.4), 0)));
        }
        if (!series.points().isEmpty()) {
            own.add(newest(series.points(), ticks, years, right));
        }
        return own;
    }

    /** The last value in full: on the scale of all, the values of a small partner are told from each other no more. */
    private static Svg newest(List<Point> points, List<BigDecimal> ticks, Years years, double right) {
        Point last = points.get(points.size() - 1);
        double y = y(last.value(), ticks);
        String value = Words.full(last.value());
        double x = Math.min(years.x(last.middle()), right - Words.width(value, TICK) / 2);
        // On the side from which the line does not come, as far as there is room.
        boolean falls = points.size() > 1 && points.get(points.size() - 2).value().compareTo(last.value()) > 0;
        boolean below = y - NEAR < TOP || falls && y + NEAR + TICK <= BOTTOM;
        return Svg.words(x, below ? y + NEAR + TICK / 1.5 : y - NEAR, value).with("text-anchor", "middle")
                .with("font-size", TICK).with("font-weight", "600");
    }

    /** Least, middle and most of the scale, or round numbers where it has no ends. */
    private List<BigDecimal> ticks() {
        if (least.isPresent() && most.isPresent()) {
            BigDecimal middle = least.get().add(most.get()).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
            return List.of(least.get(), middle, most.get());
        }
        BigDecimal greatest = numbers.all().stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::max);
        return Scale.upTo(greatest, 2).values();
    }

    private static double y(BigDecimal value, List<BigDecimal> ticks) {
        double from = ticks.get(0).doubleValue();
        double to = ticks.get(ticks.size() - 1).doubleValue();
        return BOTTOM - (value.doubleValue() - from) / (to - from) * (BOTTOM - TOP);
    }

    private String line(Series series, Years years, List<BigDecimal> ticks) {
        StringBuilder path = new StringBuilder();
        Point before = null;
        for (Point point : series.points()) {
            path.append(before != null && !isBetween(before, point) ? 'L' : 'M')
                    .append(Svg.number(years.x(point.middle()))).append(' ')
                    .append(Svg.number(y(point.value(), ticks)));
            before = point;
        }
        return path.toString();
    }

    /** True if a line joins values between whose periods lie two years or more: biennial editions leave out one. */
    private boolean leavesOut() {
        return numbers.series().stream().map(Series::points).anyMatch(points -> IntStream.range(1, points.size())
                .anyMatch(i -> !isBetween(points.get(i - 1), points.get(i))
                        && ChronoUnit.YEARS.between(points.get(i - 1).to(), points.get(i).from()) >= 2));
    }

    private boolean isBetween(Point one, Point next) {
        return breaks.stream().anyMatch(day -> day.isAfter(one.from()) && !day.isAfter(next.from()));
    }
}
