package org.w3id.egnatia.page.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An axis of time: days from left to right, years written below. */
record Years(double first, double last, double left, double right) {

    private static final int ROOM = 42;
    private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 20);

    double x(double day) {
        return last == first ? left : left + (day - first) / (last - first) * (right - left);
    }

    double x(LocalDate day) {
        return x(day.toEpochDay());
    }

    /** The years to be written where they begin, so many that they do not touch. */
    List<Integer> labelled() {
        return every(LocalDate.ofEpochDay((long) last).getYear());
    }

    /** The years to be written in their middle, the last of which there is anything among them. */
    List<Integer> labelledToTheLast() {
        // The axis ends with the first day of which there is nothing any more.
        int to = LocalDate.ofEpochDay((long) last - 1).getYear();
        List<Integer> years = new ArrayList<>(every(to).stream().filter(year -> year < to
                && middle(to) - middle(year) >= ROOM).toList());
        years.add(to);
        return years;
    }

    private List<Integer> every(int to) {
        int from = LocalDate.ofEpochDay((long) first).getYear();
        double room = (right - left) / Math.max(1, to - from + 1);
        int step = STEPS.stream().filter(candidate -> room * candidate >= ROOM).findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
        return IntStream.rangeClosed(from, to).filter(year -> year % step == 0).boxed().toList();
    }

    /** The middle of the part of a year that is on the axis. */
    double middle(int year) {
        double begin = Math.max(first, LocalDate.of(year, 1, 1).toEpochDay());
        double end = Math.min(last, LocalDate.of(year + 1, 1, 1).toEpochDay());
        return x((begin + end) / 2);
    }
}
