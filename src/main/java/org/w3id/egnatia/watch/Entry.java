package org.w3id.egnatia.watch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer says of one document.
 *
 * @param title       its title, in one line
 * @param address     where it is; may be empty
 * @param day         when it came out, if that is said
 * @param identifiers its own identifiers
 */
public record Entry(String title, String address, Optional<LocalDate> day, Set<Identifier> identifiers) {

    private static final int LONGEST_TITLE = 300;

    /** An entry; its identifiers are those of its address or number, and where there are none those of its title. */
    static Entry of(String title, String address, String number, Optional<LocalDate> day) {
        String line = title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        Set<Identifier> own = Identifier.in(number + ' ' + address);
        return new Entry(line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line, address.strip(), day,
                own.isEmpty() ? Identifier.in(line) : own);
    }
}
