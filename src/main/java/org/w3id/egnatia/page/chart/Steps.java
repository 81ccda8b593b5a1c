package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** Steps of colour of equal size, from zero to a round number above the greatest value. */
public final class Steps {

    private final Scale scale;

    private Steps(Scale scale) {
        this.scale = scale;
    }

    /** The steps of values up to a greatest one. */
    public static Steps upTo(BigDecimal greatest) {
        return new Steps(Scale.upTo(greatest, 4));
    }

    /** The tone of a value, from 0 (light) to 4 (dark). */
    public int of(BigDecimal value) {
        int step = value.signum() <= 0 ? 0 : value.divide(scale.step(), 9, RoundingMode.HALF_UP).setScale(0,
                RoundingMode.CEILING).intValue() - 1;
        return tone(Math.min(step, scale.ticks() - 1));
    }

    /** The tones and what they mean. */
    public List<RegionMap.Step> key() {
        List<BigDecimal> values = scale.values();
        return IntStream.range(0, scale.ticks()).mapToObj(i -> new RegionMap.Step(tone(i),
                (i == 0 ? "0 – " : "over " + Words.full(values.get(i)) + " – ") + Words.full(values.get(i + 1))))
                .toList();
    }

    /** A number in so few signs that it can stand on a map. */
    public static String written(BigDecimal value) {
        return Words.brief(value);
    }

    /** A number in full. */
    public static String inFull(BigDecimal value) {
        return Words.full(value);
    }

    /** Spreads the steps over the five tones, the last one being the darkest. */
    private int tone(int step) {
        return scale.ticks() == 1 ? 4 : (int) Math.round(step * 4.0 / (scale.ticks() - 1));
    }
}
