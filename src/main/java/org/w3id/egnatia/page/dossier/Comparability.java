package org.w3id.egnatia.page.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Which values of two sides may be set against each other. Of two partners on one day, those of one year; of two days,
 * those whose years are as far apart as the days, give or take one, since reports come out once a year, and the value
 * that is still the newest on the later day. The scale of a
 * measure has to allow for it: some compare only partners, or only years, or neither, or not beyond a change of method.
 */
final class Comparability {

    private static final List<String> NOT_PARTNERS = List.of("years-of-one-partner", "each-for-itself");
    private static final List<String> NOT_YEARS = List.of("partners-of-one-period", "each-for-itself");

    private final Things things;
    private final boolean onePartner;
    private final LocalDate before;
    private final int apart;
    private final int leeway;

    Comparability(View view, Side first, Side second) {
        this.things = view.site().things();
        this.onePartner = first.partner().equals(second.partner());
        this.before = first.view().asOf().day();
        this.apart = second.view().asOf().day().getYear() - first.view().asOf().day().getYear();
        this.leeway = first.isOfDay(second) ? 0 : 1;
    }

    /** True if two values of a thing compare; what has no year holds on the day itself and does. */
    boolean test(Node thing, Said first, Said second) {
        Optional<Integer> one = Optional.ofNullable(first).flatMap(Said::year);
        Optional<Integer> other = Optional.ofNullable(second).flatMap(Said::year);
        boolean still = onePartner && one.isPresent() && one.equals(other) && first.value().equals(second.value());
        return one.isEmpty() || other.isEmpty() || still || Math.abs(other.get() - one.get() - apart) <= leeway
                && allows(thing, one.get(), other.get());
    }

    /**
     * True if what one partner is said of on the later day is told only of a day after the earlier one, and since when
     * it holds is not.
     */
    boolean isUndated(Said second) {
        return onePartner && Optional.ofNullable(second).flatMap(Said::told).filter(told -> told.isAfter(before))
                .isPresent();
    }

    private boolean allows(Node measure, int one, int other) {
        return things.value(measure, Egn.scale).map(scale -> {
            String how = things.value(scale, Egn.comparability).map(Namespaces::code).orElse("");
            return (onePartner || !NOT_PARTNERS.contains(how)) && (one == other || !NOT_YEARS.contains(how)
                    && isWithin(scale, Math.min(one, other), Math.max(one, other)));
        }).orElse(true);
    }

    private boolean isWithin(Node scale, int first, int last) {
        return things.day(scale, Egn.comparableFrom).map(LocalDate::getYear).orElse(first) <= first
                && things.day(scale, Egn.comparableUntil).map(LocalDate::getYear).orElse(last) >= last;
    }
}
