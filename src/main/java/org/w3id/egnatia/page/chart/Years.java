package org.w3id.egnatia.page.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An axis of time: days from left to right, years written below. */
record Years(double first, double last, double left, double right) {

    double x(double day) {
        return last == first ? left : left + (day - first) / (last - first) * (right - left);
    }

    double x(LocalDate day) {
        return x(day.toEpochDay());
    }

    /** The years to be written, so many that they do not touch. */
    List<Integer> labelled() {
        int from = LocalDate.ofEpochDay((long) first).getYear();
        int to = LocalDate.ofEpochDay((long) last).getYear();
        double room = (right - left) / Math.max(1, to - from + 1);
        int step = 1;
        for (int candidate : new int[] {1, 2, 5, 10, 20}) {
            step = candidate;
            if (room * candidate >= 42) {
                break;
            }
        }
        List<Integer> years = new ArrayList<>();
        for (int year = from; year <= to; year++) {
            if (year % step == 0) {
                years.add(year);
            }
        }
        return years;
    }
}
