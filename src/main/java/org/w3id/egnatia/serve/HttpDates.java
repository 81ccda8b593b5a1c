package org.w3id.egnatia.serve;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Dates in the one form in which HTTP headers write them (RFC 9110, section 5.6.7). */
final class HttpDates {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH);

    private HttpDates() {
    }

    /** A moment, cut to its second. */
    static String write(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** The beginning of a day in UTC. */
    static String write(LocalDate day) {
        return FORM.format(day.atStartOfDay());
    }

    /** Milliseconds since 1970 of a date that {@link #write} wrote. */
    static long read(String date) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(date, FORM), ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
