package org.w3id.egnatia.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An Accept header: which media types a client wants, and how much.
 *
 * <p>By RFC 9110, section 12.5.1: of the ranges that match a type the most specific decides; {@code q=0} refuses.
 * Parameters other than {@code q} do not matter here, since we offer each type in one form.
 */
public final class Accept {

    private final List<Range> ranges;

    private record Range(String type, String subtype, double quality) {

        int specificity() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        }

        boolean matches(String mediaType) {
            int slash = mediaType.indexOf('/');
            return (type.equals("*") || type.equals(mediaType.substring(0, slash)))
                    && (subtype.equals("*") || subtype.equals(mediaType.substring(slash + 1)));
        }
    }

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Parses a header's value. Parts that are no media range are passed over; a header without any accepts everything.
     */
    public static Accept parse(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",")) {
            String[] pieces = part.split(";");
            String[] names = pieces[0].strip().toLowerCase(Locale.ROOT).split("/", 2);
            if (names.length == 2 && !names[0].isEmpty() && !names[1].isEmpty()) {
                ranges.add(new Range(names[0], names[1], quality(pieces)));
            }
        }
        return new Accept(ranges.isEmpty() ? List.of(new Range("*", "*", 1)) : ranges);
    }

    private static double quality(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String[] parameter = pieces[i].strip().split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("q")) {
                try {
                    return Math.max(0, Math.min(1, Double.parseDouble(parameter[1].strip())));
                } catch (NumberFormatException e) {
                    return 1;
                }
            }
        }
        return 1;
    }

    /** How much a media type is wanted, from 0 to 1. */
    public double quality(String mediaType) {
        Range best = null;
        for (Range range : ranges) {
            if (range.matches(mediaType) && (best == null || range.specificity() > best.specificity())) {
                best = range;
            }
        }
        return best == null ? 0 : best.quality();
    }

    /** The most wanted of the offered types, the earlier one if two are wanted equally; empty if none is acceptable. */
    public Optional<String> choose(List<String> offered) {
        String best = null;
        for (String type : offered) {
            if (quality(type) > 0 && (best == null || quality(type) > quality(best))) {
                best = type;
            }
        }
        return Optional.ofNullable(best);
    }
}
