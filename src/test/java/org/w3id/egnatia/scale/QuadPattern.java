package org.w3id.egnatia.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of N-Quads with gaps, which each copy fills with names of its own.
 *
 * @param pieces what stands between the gaps, one more than there are gaps
 * @param gaps   what goes into each
 */
record QuadPattern(List<String> pieces, List<Gap> gaps) {

    /** Stands in a model for the name of the copy. */
    static final String OWN_MARK = "zzown";
    /** Stands in a model for the name of the copy to whose common actors the copy is tied. */
    static final String COMMON_MARK = "zzcommon";

    /** Stands in a model for the number of the copy. */
    static final String NUMBER_MARK = "zznumber";

    private static final Pattern MARK = Pattern.compile("-(?:zzown|zzcommon)| \\[(?:zzown|zzcommon)\\]|zznumber");

    /** What goes into a gap. */
    enum Gap {
        /** The name of the copy, after a hyphen. */
        OWN_IN_IRI,
        /** The same, in square brackets. */
        OWN_IN_TEXT,
        /** The name of the copy with the common actors, after a hyphen. */
        COMMON_IN_IRI,
        /** The same, in square brackets. */
        COMMON_IN_TEXT,
        /** The number of the copy, in seven digits. */
        NUMBER;

        private static Gap of(String mark) {
            if (mark.equals(NUMBER_MARK)) {
                return NUMBER;
            }
            if (mark.contains(COMMON_MARK)) {
                return mark.startsWith("-") ? COMMON_IN_IRI : COMMON_IN_TEXT;
            }
            return mark.startsWith("-") ? OWN_IN_IRI : OWN_IN_TEXT;
        }

        private String filled(Copy copy) {
            return switch (this) {
                case OWN_IN_IRI -> inIri(copy.own());
                case OWN_IN_TEXT -> inText(copy.own());
                case COMMON_IN_IRI -> inIri(copy.common());
                case COMMON_IN_TEXT -> inText(copy.common());
                case NUMBER -> copy.number();
            };
        }

        private static String inIri(String name) {
            return name.isEmpty() ? "" : '-' + name;
        }

        private static String inText(String name) {
            return name.isEmpty() ? "" : " [" + name + ']';
        }
    }

    /**
     * What a copy fills gaps with.
     *
     * @param own    its name
     * @param common the name of the copy with the common actors, which may be empty
     * @param number its number, in seven digits
     */
    record Copy(String own, String common, String number) {
    }

    /** The pattern of a line in which marks stand for names. */
    static QuadPattern of(String line) {
        List<String> pieces = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        int end = 0;
        for (Matcher mark = MARK.matcher(line); mark.find();) {
            pieces.add(line.substring(end, mark.start()));
            gaps.add(Gap.of(mark.group()));
            end = mark.end();
        }
        pieces.add(line.substring(end));
        return new QuadPattern(List.copyOf(pieces), List.copyOf(gaps));
    }

    /** Appends the line as a copy has it. */
    void appendTo(StringBuilder lines, Copy copy) {
        for (int i = 0; i < gaps.size(); i++) {
            lines.append(pieces.get(i)).append(gaps.get(i).filled(copy));
        }
        lines.append(pieces.get(gaps.size()));
    }
}
