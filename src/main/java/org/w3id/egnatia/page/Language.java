package org.w3id.egnatia.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The languages in which the site can be read. A page is in one language at a time: where a name is missing in it, the
 * next one of its fallback order takes its place, which the page marks.
 */
public enum Language {
    ENGLISH("en", "English"),
    ALBANIAN("sq", "Shqip"),
    BOSNIAN("bs", "Bosanski", "hr", "sr-Latn"),
    CROATIAN("hr", "Hrvatski", "bs", "sr-Latn"),
    MONTENEGRIN("cnr", "Crnogorski", "sr-Latn", "bs"),
    MACEDONIAN("mk", "Македонски"),
    SERBIAN_LATIN("sr-Latn", "Srpski", "bs", "hr"),
    SERBIAN_CYRILLIC("sr-Cyrl", "Српски", "sr", "sr-Latn"),
    FRENCH("fr", "Français"),
    GERMAN("de", "Deutsch");

    private static final String SERBIAN = "sr";

    private final String tag;
    private final String ownName;
    private final List<String> fallbacks;

    Language(String tag, String ownName, String... before) {
        this.tag = tag;
        this.ownName = ownName;
        this.fallbacks = Stream.concat(Arrays.stream(before), Stream.of("en")).filter(f -> !f.equals(tag)).toList();
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** The tags to try, in order, when a name is missing in this language. English is the last. */
    public List<String> fallbacks() {
        return fallbacks;
    }

    /** True if this is the language in which the pages are written that are not {@linkplain Translated translated}. */
    public boolean isEnglish() {
        return this == ENGLISH;
    }

    /** The tags of all languages. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(Language::tag).toList();
    }

    /**
     * The languages that may be asked for: their tags, and {@code sr}, which without a script means Cyrillic (as the
     * likely subtags of Unicode's CLDR have it).
     */
    public static List<String> asked() {
        return Stream.concat(tags().stream(), Stream.of(SERBIAN)).toList();
    }

    /** The language that is {@linkplain #asked asked for}. */
    public static Optional<Language> ofAsked(String tag) {
        return tag.equalsIgnoreCase(SERBIAN) ? Optional.of(SERBIAN_CYRILLIC) : of(tag);
    }

    /** The language of a tag, whatever its case. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equalsIgnoreCase(tag)).findFirst();
    }
}
