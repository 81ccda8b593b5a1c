package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in pictures: how wide it is, nearly, since no font is at hand, and how numbers are written. */
public final class Words {

    private static final double MEAN_WIDTH = 0.6;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private Words() {
    }

    /** Width of a text in user units. */
    static double width(String text, double size) {
        return width(text.length(), size);
    }

    static double width(int characters, double size) {
        return characters * size * MEAN_WIDTH;
    }

    /** Breaks a text at its spaces into lines of at most so many characters, if its words allow. */
    static List<String> wrap(String text, double characters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > characters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A text of at most so many characters, with an ellipsis where there were more. */
    static String cut(String text, double characters) {
        int most = (int) Math.max(2, characters);
        return text.codePointCount(0, text.length()) <= most ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /** A number in full, with commas between thousands. */
    public static String full(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMaximumFractionDigits(6);
        return format.format(value);
    }

    /** A number in three digits or so, for axes and bars: 66.3k, 1.2m, 6bn. */
    static String brief(BigDecimal value) {
        BigDecimal size = value.abs();
        if (size.compareTo(BILLION) >= 0) {
            return rounded(value, BILLION) + "bn";
        }
        if (size.compareTo(MILLION) >= 0) {
            return rounded(value, MILLION) + "m";
        }
        if (size.compareTo(BigDecimal.valueOf(10_000)) >= 0) {
            return rounded(value, THOUSAND) + "k";
        }
        return full(value);
    }

    private static String rounded(BigDecimal value, BigDecimal unit) {
        BigDecimal scaled = value.divide(unit, 4, RoundingMode.HALF_UP);
        int digits = scaled.abs().compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : 1;
        return scaled.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
