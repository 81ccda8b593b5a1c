package org.w3id.egnatia.page.fact;

import java.time.LocalDate;

/**
 * A date with how exactly it is known.
 *
 * @param date      the date as it stands in the data
 * @param precision what of it is known
 */
public record PreciseDate(LocalDate date, Precision precision) {

    /** No more of the date than is known: 21 March 2024, March 2024 or 2024. */
    public String inWords() {
        return precision.inWords(date);
    }

    /** The last day that the date can mean. */
    public LocalDate last() {
        return precision.last(date);
    }
}
