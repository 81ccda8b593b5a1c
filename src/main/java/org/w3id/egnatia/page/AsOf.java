package org.w3id.egnatia.page;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The day whose state of the world a page shows.
 *
 * @param chosen the day that the reader chose, if any
 * @param today  the day on which the page is made, in UTC
 */
public record AsOf(Optional<LocalDate> chosen, LocalDate today) {

    /** The day to compare dates with. */
    public LocalDate day() {
        return chosen.orElse(today);
    }

    /** True if the day is after today, so that what will have happened by it is not known. */
    public boolean isToCome() {
        return day().isAfter(today);
    }

    /** True if the day is before today, so that more may be known now than was then. */
    public boolean isPast() {
        return day().isBefore(today);
    }

    /** True if something of this date is to be seen: always, unless the reader chose an earlier day. */
    public boolean shows(LocalDate date) {
        return chosen.isEmpty() || !date.isAfter(chosen.get());
    }

    /**
     * True if something that lasts from one day to another holds on the day; without a beginning it holds until its
     * end.
     */
    public boolean holds(Optional<LocalDate> start, Optional<LocalDate> end) {
        return (start.isEmpty() || !start.get().isAfter(day())) && (end.isEmpty() || !end.get().isBefore(day()));
    }
}
