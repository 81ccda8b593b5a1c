package org.w3id.egnatia.page.fact;

import java.time.LocalDate;
import org.w3id.egnatia.page.Messages;
import org.w3id.egnatia.page.View;

/**
 * A date with how exactly it is known.
 *
 * @param date      the date as it stands in the data
 * @param precision what of it is known
 */
public record PreciseDate(LocalDate date, Precision precision) {

    /** No more of the date than is known, in the language of a page: 21 March 2024, March 2024 or 2024. */
    public String inWords(View view) {
        return precision.inWords(date, view.words());
    }

    /** No more of the date than is known, in English, for files. */
    public String inEnglish() {
        return precision.inWords(date, Messages.ENGLISH);
    }

    /** The first day that the date can mean. */
    public LocalDate first() {
        return precision.first(date);
    }

    /** The last day that the date can mean. */
    public LocalDate last() {
        return precision.last(date);
    }
}
