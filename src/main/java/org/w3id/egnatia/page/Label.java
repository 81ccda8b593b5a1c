package org.w3id.egnatia.page;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A name or a text to show, in the language that the reader asked for or, failing that, in the first of the fallback
 * order.
 *
 * @param text     the name or the text
 * @param language its language as a BCP 47 tag
 * @param fallback true if it is not in the language that was asked for, which a page says
 */
public record Label(String text, String language, boolean fallback) {

    /** No text at all. */
    public static final Label NONE = new Label("", "", false);

    /** The text in a language or the first of its fallback order, or any if it is in none of them; empty if none is. */
    static Optional<Label> of(Map<String, String> texts, Language language) {
        return Stream.concat(Stream.of(language.tag()), language.fallbacks().stream()).filter(texts::containsKey)
                .findFirst().map(tag -> new Label(texts.get(tag), tag, !tag.equals(language.tag())))
                .or(() -> texts.entrySet().stream().min(Map.Entry.comparingByKey())
                .map(text -> new Label(text.getValue(), text.getKey(), !text.getKey().isEmpty())));
    }

    /** True if there is no text. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** What an element with the name says of its language: nothing if it is that of the page around it. */
    public String lang() {
        return lang(language, fallback);
    }

    static String lang(String language, boolean fallback) {
        return language.isEmpty() || language.equals(Language.ENGLISH.tag()) && !fallback ? null : language;
    }
}
