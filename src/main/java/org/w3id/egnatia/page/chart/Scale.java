package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From zero to a round number above the greatest value.
 *
 * @param step distance between two ticks
 * @param ticks number of steps
 */
record Scale(BigDecimal step, int ticks) {

    private static final double EMPTY = 1.3;
    private static final List<Integer> ROUND = List.of(1, 2, 5, 10);

    /** The scale of values up to a greatest one, in about so many steps. */
    static Scale upTo(BigDecimal greatest, int steps) {
        double rough = Math.max(greatest.doubleValue(), 1) / steps;
        int power = (int) Math.floor(Math.log10(rough));
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power);
        BigDecimal step = ROUND.stream().map(factor -> unit.multiply(BigDecimal.valueOf(factor)))
                .filter(candidate -> candidate.doubleValue() >= rough - 1e-9).findFirst().orElseThrow();
        step = step.max(BigDecimal.ONE);
        int ticks = ticks(greatest, step);
        // A third of the height without anything in it is too much: then half the step, if that is round.
        BigDecimal half = step.divide(BigDecimal.valueOf(2));
        int halves = ticks(greatest, half);
        if (half.doubleValue() >= 1 && half.doubleValue() % 1 == 0 && halves < 2 * ticks
                && halves <= steps + 1 && ticks * step.doubleValue() > EMPTY * greatest.doubleValue()) {
            return new Scale(half, Math.max(1, halves));
        }
        return new Scale(step, Math.max(1, ticks));
    }

    private static int ticks(BigDecimal greatest, BigDecimal step) {
        return (int) Math.ceil(greatest.doubleValue() / step.doubleValue() - 1e-9);
    }

    /** Share of the whole length, from 0 to 1. */
    double share(BigDecimal value) {
        return value.doubleValue() / step.doubleValue() / ticks;
    }

    /** Values at which a line is drawn, from 0 on. */
    List<BigDecimal> values() {
        return IntStream.rangeClosed(0, ticks).mapToObj(i -> step.multiply(BigDecimal.valueOf(i))).toList();
    }
}
