package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;

/** Numbers of one subject over time as bars. A bar of a shorter period than the others is striped. */
public record BarChart(Numbers numbers) implements Chart {

    private static final double HEIGHT = 290;
    private static final double TOP = 32;
    private static final double BOTTOM = 30;

    /** A chart of one series. */
    public BarChart {
        if (numbers.series().size() != 1) {
            throw new IllegalArgumentException("bars are for one series");
        }
    }

    @Override
    public String title() {
        return numbers.title();
    }

    @Override
    public String description() {
        return "Bar chart. " + numbers.description();
    }

    @Override
    public Table table() {
        return numbers.table();
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        Series series = numbers.series().get(0);
        parts.add(Svg.of("defs").add(Palette.partDefinition(id, 0)));
        Scale scale = Scale.upTo(series.greatest(), 4);
        double left = Axes.values(parts, scale, numbers.unit(), TOP, HEIGHT - BOTTOM, width);
        bars(parts, id, numbers, series, scale, new Box(left, TOP, width - 8, HEIGHT - BOTTOM), 0);
        return new Drawing(width, HEIGHT, parts);
    }

    /** Where bars are drawn. */
    record Box(double left, double top, double right, double bottom) {
    }

    /** Draws the bars of a series with their periods below and, where there is room, their numbers above. */
    static void bars(List<Svg> parts, String id, Numbers numbers, Series series, Scale scale, Box box, int colour) {
        List<Integer> slots = slots(numbers, series);
        int count = slots.get(slots.size() - 1);
        double room = (box.right - box.left) / count;
        double bar = Math.min(room * 0.74, 54);
        double widest = series.points().stream().mapToDouble(p -> Words.width(Words.brief(p.value()), 12))
                .max().orElse(0);
        BigDecimal greatest = series.greatest();
        // Charts side by side tell the same years.
        int every = (int) Math.ceil(numbers.series().stream().flatMap(one -> one.points().stream()
                .map(point -> Words.width(below(one, point), 12) + 12)).max(Double::compare).orElse(0.0) / room);
        Set<Integer> told = told(slots, every);
        for (int i = 0; i < series.points().size(); i++) {
            Point point = series.points().get(i);
            double x = box.left + room * (slots.get(i) + 0.5);
            double height = scale.share(point.value()) * (box.bottom - box.top);
            Svg shape = Svg.rect(x - bar / 2, box.bottom - height, bar, height);
            Svg mark = Svg.of("g").with("class", "mark").add(Svg.of("title").text(numbers.tip(series, point)))
                    .add(Svg.rect(x - room / 2, box.top, room, box.bottom - box.top).with("fill", "none")
                            .with("pointer-events", "all"))
                    .add(series.isPart(point) ? Palette.part(shape, id, colour) : Palette.fill(shape, colour));
            if (widest <= room + 1 || point.value().equals(greatest)) {
                String number = Words.brief(point.value());
                // Left of the box are the numbers of the axis.
                double half = Words.width(number, 12) / 2;
                double middle = Math.min(Math.max(x, box.left + half), Math.max(box.left + half, box.right - half + 4));
                mark.add(Svg.words(middle, box.bottom - height - 5, number).with("font-size", 12)
                        .with("text-anchor", "middle"));
            }
            parts.add(mark);
            if (told.contains(slots.get(i))) {
                boolean over = x + Words.width(below(series, point), 12) / 2 > box.right;
                parts.add(Palette.quiet(Svg.words(over ? box.right : x, box.bottom + 17, below(series, point))
                        .with("font-size", 12)
                        .with("text-anchor", over ? "end" : "middle")));
            }
        }
    }

    /**
     * The place of each bar, and last the number of places: a place for each year from the first to the last of all
     * series, whether there is a figure for it or not, so that years which are no neighbours do not look like some. A
     * series with several figures for a year has a place for each of them.
     */
    static List<Integer> slots(Numbers numbers, Series series) {
        boolean yearly = numbers.series().stream().allMatch(one -> one.points().stream()
                .map(point -> point.from().getYear()).distinct().count() == one.points().size());
        IntSummaryStatistics years = numbers.all().stream().mapToInt(point -> point.from().getYear())
                .summaryStatistics();
        List<Integer> slots = new ArrayList<>();
        for (Point point : series.points()) {
            slots.add(yearly ? point.from().getYear() - years.getMin() : slots.size());
        }
        slots.add(yearly ? years.getMax() - years.getMin() + 1 : slots.size());
        return slots;
    }

    /** The places that are told below, as many as have room; counted from the last, which readers look for first. */
    private static Set<Integer> told(List<Integer> slots, int every) {
        Set<Integer> told = new HashSet<>();
        int last = Integer.MAX_VALUE;
        for (int i = slots.size() - 2; i >= 0; i--) {
            if (last == Integer.MAX_VALUE || last - slots.get(i) >= every) {
                last = slots.get(i);
                told.add(last);
            }
        }
        return told;
    }

    private static String below(Series series, Point point) {
        return Integer.toString(point.from().getYear()) + (series.isPart(point) ? "…" : "");
    }
}
