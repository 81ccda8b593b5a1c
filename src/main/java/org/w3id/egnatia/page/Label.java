package org.w3id.egnatia.page;

/**
 * A name to show, in the language that the reader asked for or, failing that, in the first of the fallback order.
 *
 * @param text     the name
 * @param language its language as a BCP 47 tag
 * @param fallback true if it is not in the language that was asked for, which a page says
 */
public record Label(String text, String language, boolean fallback) {

    /** What an element with the name says of its language: nothing if it is that of the page around it. */
    public String lang() {
        return lang(language, fallback);
    }

    static String lang(String language, boolean fallback) {
        return language.isEmpty() || language.equals(Language.ENGLISH.tag()) && !fallback ? null : language;
    }
}
