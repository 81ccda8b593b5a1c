package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A number of a series.
 *
 * @param from    first day of its period
 * @param to      last day of its period
 * @param period  the period in words, such as 2015 or March 2015
 * @param value   the number
 * @param vintage state of publication; numbers of different vintages are not joined by a line
 * @param note    what the source says of the number, such as that it is rounded; may be empty
 * @param link    address of the fact behind it
 * @param fact    IRI of the fact
 */
public record Point(LocalDate from, LocalDate to, String period, BigDecimal value, String vintage, String note,
                    Optional<String> link, String fact) {

    /** Middle of the period, in days since 1970. */
    double middle() {
        return (from.toEpochDay() + to.toEpochDay() + 1) / 2.0;
    }

    /** Length of the period in days. */
    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** True if the period of another begins when this one's is over. */
    boolean isFollowedBy(Point next) {
        return !next.from.isBefore(to) && ChronoUnit.DAYS.between(to, next.from) <= 1 && next.vintage.equals(vintage);
    }
}
