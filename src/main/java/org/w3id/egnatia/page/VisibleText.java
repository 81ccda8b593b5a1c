package org.w3id.egnatia.page;

import java.util.Locale;

/**
 * Text as it is shown: signs that cannot be seen and could deceive, such as those that turn the direction of writing,
 * are replaced by their number in Unicode. The data keeps them; pages do not act on them.
 */
public final class VisibleText {

    private VisibleText() {
    }

    /** A text with its invisible signs made visible; white space stays. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                shown.append(String.format("[U+%04X]", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT && c != 0xAD
                || Character.isISOControl(c) && !Character.isWhitespace(c) || c == 0x2028 || c == 0x2029;
    }

    /** Words that begin with a capital; nothing of none. */
    public static String capitalised(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
