package org.w3id.egnatia.page.thing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.FactGroup;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;

/**
 * The dated events and relations of a thing as a drawing, a lane for each kind, with a table of the same.
 *
 * @param lanes  the lanes, the earliest first
 * @param years  years with a line across all lanes
 * @param day    where the day of the view stands, in units of the drawing
 * @param height height of the drawing
 */
public record Chronology(List<Lane> lanes, List<Year> years, double day, int height) {

    /** Width of the drawing. */
    public static final int WIDTH = 760;
    private static final int LEFT = 210;
    private static final int ROW = 24;
    private static final int TOP = 24;
    private static final double LABEL = 30;
    private static final int LONGEST_LABEL = 30;
    private static final int MOST_LANES = 16;

    /**
     * The facts of one kind.
     *
     * @param label what they are
     * @param y     middle of the lane
     * @param marks outline of a mark for each event
     * @param bars  outline of a bar for each relation; one without an end goes on to the day of the view
     * @param dates the same dates in words
     * @param count how many facts there are
     */
    public record Lane(String label, int y, String marks, String bars, String dates, int count) {

        /** The label, cut to the room beside the lane. */
        public String shortLabel() {
            return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label;
        }
    }

    /** A year and where its first day stands. */
    public record Year(int year, double x) {
    }

    private record Span(FactType type, LocalDate from, LocalDate to, String words) {
    }

    private record Lanes(String label, List<Span> spans) {
    }

    /** The chronology; empty if fewer than two facts have a date. */
    static Optional<Chronology> of(View view, List<FactGroup> groups) {
        Facts facts = new Facts(view);
        List<Lanes> lanes = new ArrayList<>();
        for (FactGroup group : groups) {
            List<Span> spans = group.type() == FactType.EVENT || group.type() == FactType.RELATION
                    ? group.facts().stream().flatMap(node -> span(view, facts, group.type(), node).stream())
                            .sorted(Comparator.comparing(Span::from)).toList() : List.of();
            if (!spans.isEmpty()) {
                lanes.add(new Lanes(group.kind().map(Name::text).orElseGet(() -> view.text(Facts.key(group.type()))),
                        spans));
            }
        }
        if (lanes.stream().mapToInt(l -> l.spans().size()).sum() < 2) {
            return Optional.empty();
        }
        List<Lanes> drawn = lanes.stream().sorted(Comparator.comparing((Lanes l) -> -l.spans().size()))
                .limit(MOST_LANES)
                .sorted(Comparator.comparing((Lanes l) -> l.spans().get(0).from())).toList();
        LocalDate day = view.asOf().day();
        LocalDate first = all(drawn).map(Span::from).min(Comparator.naturalOrder()).orElseThrow().withDayOfYear(1);
        LocalDate last = Stream.concat(Stream.of(day), all(drawn).map(Span::to)).max(Comparator.naturalOrder())
                .orElseThrow();
        Scale scale = new Scale(first, LocalDate.of(last.getYear() + 1, 1, 1));
        List<Lane> rows = new ArrayList<>();
        for (Lanes lane : drawn) {
            rows.add(lane(lane, TOP + ROW * rows.size() + ROW / 2, scale));
        }
        return Optional.of(new Chronology(rows, scale.years(), scale.x(day), TOP + ROW * rows.size() + 8));
    }

    private static Stream<Span> all(List<Lanes> lanes) {
        return lanes.stream().flatMap(l -> l.spans().stream());
    }

    private static Optional<Span> span(View view, Facts facts, FactType type, Node node) {
        Optional<PreciseDate> from = facts.from(node);
        Optional<PreciseDate> to = facts.to(node);
        Optional<PreciseDate> start = from.or(() -> to);
        return start.map(s -> {
            LocalDate open = s.date().isAfter(view.asOf().day()) ? s.last() : view.asOf().day();
            LocalDate end = type == FactType.EVENT ? s.date() : to.map(PreciseDate::last).orElse(open);
            return new Span(type, s.date(), end, type == FactType.EVENT ? s.inWords(view)
                    : from.map(date -> date.inWords(view)).orElse("…") + " – "
                    + to.map(date -> date.inWords(view)).orElse("…"));
        });
    }

    private static Lane lane(Lanes lane, int y, Scale scale) {
        StringBuilder marks = new StringBuilder();
        StringBuilder bars = new StringBuilder();
        for (Span span : lane.spans()) {
            double x = scale.x(span.from());
            if (span.type() == FactType.EVENT) {
                marks.append(String.format(Locale.ROOT, "M%.0f %dl4 5-4 5-4-5z", x, y - 5));
            } else {
                double width = Math.max(3, scale.x(span.to()) - x);
                bars.append(String.format(Locale.ROOT, "M%.0f %dh%.0fv8h-%.0fz", x, y - 4, width, width));
            }
        }
        return new Lane(lane.label(), y, marks.toString(), bars.toString(),
                lane.spans().stream().map(Span::words).distinct().collect(Collectors.joining("; ")),
                lane.spans().size());
    }

    private record Scale(LocalDate first, LocalDate last) {

        double x(LocalDate date) {
            double share = (double) (date.toEpochDay() - first.toEpochDay()) / (last.toEpochDay() - first.toEpochDay());
            return LEFT + share * (WIDTH - LEFT - 12);
        }

        List<Year> years() {
            int span = last.getYear() - first.getYear();
            int step = span <= 10 ? 1 : span <= 24 ? 2 : span <= 60 ? 5 : 20;
            List<Year> years = new ArrayList<>();
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                double x = x(LocalDate.of(year, 1, 1));
                if (year % step == 0 && x <= WIDTH - LABEL / 2) {
                    years.add(new Year(year, x));
                }
            }
            return years;
        }
    }
}
