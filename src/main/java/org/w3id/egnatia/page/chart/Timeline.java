package org.w3id.egnatia.page.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lasted and what happened, from left to right: phases as bars, events as marks, a line for each thing.
 *
 * @param title title
 * @param lanes the lines
 * @param until last day shown, that of the reader
 * @param key   what each tone of a bar means, in the order of the tones, blank for one that does not occur; empty where
 *              bars carry their names, and those that have no room for it are named by their tone
 */
public record Timeline(String title, List<Lane> lanes, LocalDate until, List<String> key) implements Chart {

    private static final double LANE = 34;
    private static final double BAR = 20;
    private static final double AXIS = 24;
    private static final double LEGEND = 24;

    /** One line: its name, where the name leads, what lasted and what happened. */
    public record Lane(String name, Optional<String> link, List<Phase> phases, List<Mark> marks) {
    }

    /**
     * Something that lasted.
     *
     * @param name   what
     * @param tone   0 (light) to 4 (dark), the further the darker
     * @param start  first day, if known
     * @param end    last day, if it is over
     * @param period both in words
     * @param link   address of the fact behind it
     * @param fact   IRI of the fact
     */
    public record Phase(String name, int tone, Optional<LocalDate> start, Optional<LocalDate> end, String period,
                        Optional<String> link, String fact) {
    }

    /** Something that happened on a day, with the day in words, the address of the fact behind it and its IRI. */
    public record Mark(String name, LocalDate day, String date, Optional<String> link, String fact) {
    }

    @Override
    public String description() {
        StringBuilder out = new StringBuilder("Timeline.");
        for (Lane lane : lanes) {
            if (!lane.phases.isEmpty()) {
                out.append(' ').append(lane.name).append(": ");
                out.append(String.join("; ", lane.phases.stream().map(p -> p.name + " (" + p.period + ")").toList()))
                        .append('.');
            } else {
                out.append(' ').append(lane.name).append(": ").append(lane.marks.size()).append(" events.");
            }
        }
        return out.toString();
    }

    @Override
    public Table table() {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Lane lane : lanes) {
            for (Phase phase : lane.phases) {
                rows.add(row(lane, phase.name, phase.start, phase.end, phase.period, phase.link, phase.fact));
            }
            for (Mark mark : lane.marks) {
                rows.add(row(lane, mark.name, Optional.of(mark.day), Optional.of(mark.day), mark.date,
                        mark.link, mark.fact));
            }
        }
        return new Table(List.of(Table.Column.of("Line"), Table.Column.of("What"), Table.Column.of("When"),
                Table.Column.forMachines("from"), Table.Column.forMachines("to"), Table.FACT), rows);
    }

    private static List<Table.Cell> row(Lane lane, String name, Optional<LocalDate> start, Optional<LocalDate> end,
                                        String words, Optional<String> link, String fact) {
        return List.of(Table.Cell.of(lane.name), Table.Cell.of(name).to(link), Table.Cell.of(words),
                Table.Cell.of(start.map(LocalDate::toString).orElse("")),
                Table.Cell.of(end.map(LocalDate::toString).orElse("")),
                Table.Cell.of(fact));
    }

    @Override
    public Drawing draw(String id, double width) {
        boolean beside = width >= 620;
        double left = beside ? Math.min(width * 0.36,
                lanes.stream().mapToDouble(l -> Words.width(l.name, 13)).max().orElse(0) + 14) : 0;
        double step = beside ? LANE : LANE + 16;
        List<Svg> parts = new ArrayList<>();
        Years years = new Years(first().withDayOfYear(1).toEpochDay(),
                Math.max(until.toEpochDay(), first().toEpochDay() + 1), left, width - 8);
        double top = legend(parts, key.isEmpty() ? unfitting(years, left) : key, width) + 6;
        double bottom = top + lanes.size() * step;
        for (int year : years.labelled()) {
            double x = years.x(LocalDate.of(year, 1, 1));
            if (x >= left - 0.1) {
                parts.add(Palette.rule(Svg.line(x, top, x, bottom)));
                boolean last = x > width - 24;
                parts.add(Palette.quiet(Svg.words(last ? width - 8 : Math.max(x, left), bottom + 18,
                        Integer.toString(year)).with("font-size", 12)
                        .with("text-anchor", last ? "end" : x < left + 14 ? "start" : "middle")));
            }
        }
        for (int i = 0; i < lanes.size(); i++) {
            double y = top + i * step;
            name(parts, lanes.get(i), beside ? left : width, y, beside);
            lane(parts, lanes.get(i), years, beside ? y : y + 16, left);
        }
        return new Drawing(width, bottom + AXIS, parts);
    }

    private LocalDate first() {
        return lanes.stream().flatMap(lane -> Stream.concat(lane.phases.stream().flatMap(p -> p.start.stream()),
                lane.marks.stream().map(Mark::day))).min(LocalDate::compareTo).orElse(until);
    }

    /** The names of phases by their tones, of those whose bar has no room for its name. */
    private List<String> unfitting(Years years, double left) {
        SortedMap<Integer, Set<String>> byTone = new TreeMap<>();
        lanes.stream().flatMap(lane -> lane.phases.stream()).filter(phase -> !fits(phase, years, left))
                .forEach(phase -> byTone.computeIfAbsent(phase.tone, tone -> new LinkedHashSet<>()).add(phase.name));
        return byTone.isEmpty() ? List.of() : IntStream.rangeClosed(0, byTone.lastKey()).mapToObj(tone ->
                String.join(", ", byTone.getOrDefault(tone, Set.of()))).toList();
    }

    private static double from(Phase phase, Years years, double left) {
        return phase.start.map(years::x).orElse(left);
    }

    private static double to(Phase phase, Years years) {
        return Math.min(years.right(), phase.end.map(end -> years.x(end.plusDays(1))).orElse(years.right()));
    }

    private static boolean fits(Phase phase, Years years, double left) {
        return Words.width(phase.name, 12) + 8 <= to(phase, years) - from(phase, years, left);
    }

    /** Draws what the tones mean, and says where it ends. */
    private static double legend(List<Svg> parts, List<String> key, double width) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i).isEmpty()) {
                continue;
            }
            double room = 29 + Words.width(key.get(i), 13) + 16;
            if (x > 0 && x + room > width) {
                x = 0;
                y += LEGEND;
            }
            parts.add(tone(Svg.rect(x + 0.5, y + 2, 22, 14), i));
            parts.add(Svg.words(x + 29, y + 14, key.get(i)));
            x += room;
        }
        return key.isEmpty() ? 0 : y + LEGEND;
    }

    private static Svg tone(Svg shape, int tone) {
        return Palette.edged(shape, tone);
    }

    /** Writes the name of a line beside it in up to two rows, or above it in one. */
    private static void name(List<Svg> parts, Lane lane, double room, double y, boolean beside) {
        List<String> rows = Words.wrap(lane.name, Math.floor((room - 8) / Words.width(1, 13)));
        int most = beside ? 2 : 1;
        for (int i = 0; i < Math.min(most, rows.size()); i++) {
            String row = rows.get(i) + (i == most - 1 && rows.size() > most ? " …" : "");
            double middle = beside ? y + LANE / 2 + 4.5 + (rows.size() > 1 ? i * 15 - 7.5 : 0) : y + 14;
            parts.add(Svg.words(0, middle, row));
        }
    }

    private void lane(List<Svg> parts, Lane lane, Years years, double y, double left) {
        for (Phase phase : lane.phases) {
            double from = from(phase, years, left);
            double to = to(phase, years);
            Svg mark = Svg.of("g").with("class", "mark").add(Svg.of("title").text(phase.name + ": " + phase.period))
                    .add(tone(Svg.rect(from, y + (LANE - BAR) / 2, Math.max(2, to - from), BAR), phase.tone));
            if (key.isEmpty() && fits(phase, years, left)) {
                mark.add(Svg.words(from + 6, y + LANE / 2 + 4, phase.name).with("font-size", 12)
                        .with("class", "on-shade-" + (phase.tone + 1))
                        .with("fill", Palette.isDark(phase.tone) ? "#ffffff" : Palette.INK));
            }
            parts.add(mark);
        }
        if (!lane.marks.isEmpty()) {
            parts.add(Palette.rule(Svg.line(left, y + LANE / 2, years.right(), y + LANE / 2)));
        }
        // What happened on one day is one mark.
        lane.marks.stream().collect(Collectors.groupingBy(Mark::day, TreeMap::new, Collectors.toList()))
                .forEach((day, events) -> parts.add(Svg.of("g").with("class", "mark")
                .add(Svg.of("title").text(events.get(0).date + ": "
                + events.stream().map(Mark::name).collect(Collectors.joining("; "))))
                .add(Palette.fill(Marks.diamond(years.x(day), y + LANE / 2, 6.5), 1).with("fill-opacity", "0.85"))));
    }
}
