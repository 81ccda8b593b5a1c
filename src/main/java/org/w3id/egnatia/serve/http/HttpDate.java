package org.w3id.egnatia.serve.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Dates in the one form in which HTTP headers write them (RFC 9110, section 5.6.7). */
public final class HttpDate {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpDate() {
    }

    /** A moment, cut to its second. */
    public static String write(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** The beginning of a day in UTC. */
    public static String write(LocalDate day) {
        return FORM.format(day.atStartOfDay());
    }

    /** The moment that a header names; empty if it is no date. */
    public static Optional<Instant> read(String date) {
        try {
            return Optional.of(LocalDateTime.parse(date.strip(), FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
