package org.w3id.egnatia.spelling;

import java.util.Comparator;

/**
 * The order of texts by code point, which is that of their bytes in UTF-8 and the one that RDF Dataset Canonicalization
 * asks for (RDFC-1.0, section 2); Java's own order of strings puts U+10000 and above before U+E000.
 */
public final class CodePoints {

    /** By code point. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {
    }

    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char one = a.charAt(i);
            char other = b.charAt(i);
            if (one != other) {
                boolean isSurrogate = Character.isSurrogate(one);
                return isSurrogate == Character.isSurrogate(other) ? Character.compare(one, other)
                        : isSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
