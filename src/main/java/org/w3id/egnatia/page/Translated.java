package org.w3id.egnatia.page;

import java.util.regex.Pattern;

/**
 * Which pages have their words in all languages. The others have their words in English, within a head and a foot in
 * the reader's language, and say so to browsers and screen readers.
 */
public final class Translated {

    private static final Pattern PATHS =
            Pattern.compile("|partners|topic(/.*)?|search|matrix/.*|(id|doc|voc)/.*|on/.*|compare/.*|brief/.*"
                    + "|figures(/.*)?|assessments(/.*)?|monitoring|changes(/.*)?|differences|open-questions|sources"
                    + "|steps/.*|path|about|glossary|query(/.*)?");

    private Translated() {
    }

    /** True for a path, without a slash before it, whose page is in the language that its address names. */
    public static boolean has(String path) {
        return PATHS.matcher(path).matches();
    }
}
