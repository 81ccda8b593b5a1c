package org.w3id.egnatia.watch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days as publishers write them. */
final class Days {

    private static final int DAY = 10;
    /** With a time: of feeds by RSS, and of tables of Eurostat. */
    private static final List<DateTimeFormatter> FORMS = List.of(DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT));

    private Days() {
    }

    /** The day that is written; empty if none is, or none that can be read. */
    static Optional<LocalDate> in(String text) {
        String written = text.strip();
        if (written.length() >= DAY) {
            try {
                return Optional.of(LocalDate.parse(written.substring(0, DAY)));
            } catch (DateTimeException e) {
                return FORMS.stream().flatMap(form -> read(written, form).stream()).findFirst();
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.from(form.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
