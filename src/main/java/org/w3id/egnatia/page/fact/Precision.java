package org.w3id.egnatia.page.fact;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Messages;
import org.w3id.egnatia.vocab.Namespaces;

/** How exactly a date is known. */
public enum Precision {
    DAY,
    MONTH,
    YEAR;

    /** The precision that a concept of the list of precisions stands for; to the day where none is given. */
    public static Precision of(Optional<Node> concept) {
        return concept.flatMap(c -> Arrays.stream(values())
                .filter(p -> c.toString().equals(Namespaces.VOC + "precision/" + p.name().toLowerCase(Locale.ROOT)))
                .findFirst())
                .orElse(DAY);
    }

    /** The precision of a name, such as {@code month}; to the day where there is none. */
    public static Precision named(String name) {
        return Arrays.stream(values()).filter(p -> p.name().equalsIgnoreCase(name)).findFirst().orElse(DAY);
    }

    String inWords(LocalDate date, Messages words) {
        return switch (this) {
            case DAY -> words.day(date);
            case MONTH -> words.month(date);
            case YEAR -> words.year(date);
        };
    }

    LocalDate first(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case MONTH -> date.with(TemporalAdjusters.firstDayOfMonth());
            case YEAR -> date.with(TemporalAdjusters.firstDayOfYear());
        };
    }

    LocalDate last(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case MONTH -> date.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> date.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
