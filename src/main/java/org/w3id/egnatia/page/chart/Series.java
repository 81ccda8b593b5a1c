package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.List;

/** Numbers of one subject, in the order of time. */
public record Series(String name, List<Point> points) {

    BigDecimal greatest() {
        return points.stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** Length of period that most numbers have, in days; shorter ones are marked as a part. */
    long usualDays() {
        List<Long> lengths = points.stream().map(Point::days).sorted().toList();
        return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
    }

    /** True if a number covers clearly less time than most. */
    boolean isPart(Point point) {
        return point.days() < usualDays() * 0.85;
    }
}
