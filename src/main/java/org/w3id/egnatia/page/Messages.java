package org.w3id.egnatia.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words of the interface, kept in {@code messages.properties} so that other languages can follow. A text with
 * arguments is a {@link MessageFormat} pattern.
 */
public final class Messages {

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.w3id.egnatia.page.messages", Locale.ROOT);

    /**
     * The text of a key.
     *
     * @throws java.util.MissingResourceException if there is no such key, which a test rules out for our templates
     */
    public String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.UK).format(arguments);
    }

    /** All keys. */
    public Set<String> keys() {
        return bundle.keySet();
    }
}
