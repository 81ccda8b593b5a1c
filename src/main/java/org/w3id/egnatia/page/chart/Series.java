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

    /** The longest run of numbers of which each period follows the one before. */
    public int longestRun() {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < points.size(); i++) {
            run = i > 0 && points.get(i - 1).isFollowedBy(points.get(i)) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** True if a number covers clearly less time than most. */
    public boolean isPart(Point point) {
        return point.days() < usualDays() * 0.85;
    }
}
