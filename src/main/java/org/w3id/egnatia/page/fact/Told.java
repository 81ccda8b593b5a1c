package org.w3id.egnatia.page.fact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;

/**
 * Whether something was told by the day of a view: by a source that had been written, or read, by then. On a day that
 * is not past, all is.
 *
 * @param view the view
 */
public record Told(View view) {

    /** True if a source that states a fact is known to be of the day or before it. */
    public boolean byThen(Node fact) {
        Things things = view.site().things();
        return !view.asOf().isPast() || things.values(fact, Egn.evidence).stream()
                .flatMap(evidence -> things.values(evidence, Egn.source).stream()).anyMatch(this::isOfThen);
    }

    /** True if a source is known to be of the day or before it. */
    public boolean isOfThen(Node source) {
        return !view.asOf().isPast() || Stream.of(Egn.date, Egn.notBefore, Egn.accessedOn)
                .flatMap(property -> view.site().things().day(source, property).stream()).anyMatch(this::isReached);
    }

    /** True if an amount of money was told by the day, or is of a time that was over by then. */
    public boolean isAmountOfThen(Node amount) {
        return byThen(amount, view.site().things().day(amount, Egn.periodEnd));
    }

    /** True if it was told by the day, or is of a time that was over by then, whoever told it later. */
    public boolean byThen(Node fact, Optional<LocalDate> last) {
        return last.filter(this::isReached).isPresent() || byThen(fact);
    }

    private boolean isReached(LocalDate day) {
        return !day.isAfter(view.asOf().day());
    }
}
