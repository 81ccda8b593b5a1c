package org.w3id.egnatia.load;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that have no place in a text that people and programs read: what cannot be seen, what turns the reading
 * direction about, and what shows that the text was damaged on its way.
 */
final class CharacterRules {

    private static final Pattern DOUBLE_DECODED =
            Pattern.compile("[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178"
            + "\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014"
            + "\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]{1,3}");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CharacterRules() {
    }

    /** A fault by itself, wherever the character stands; empty for all others. */
    static Optional<Fault> faultOf(int c) {
        String code = String.format("U+%04X", c);
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029
                || c >= 0xFFF9 && c <= 0xFFFB) {
            return Optional.of(new Fault("control-character", "a control character (" + code + "); remove it"));
        }
        if ((c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF || Character.getType(c) == Character.PRIVATE_USE
                || Character.getType(c) == Character.SURROGATE) {
            return Optional.of(new Fault("control-character",
                    "a code point that is no character for exchange (" + code + "); remove it"));
        }
        if (c == 0xFFFD) {
            return Optional.of(new Fault("replacement-character",
                    "a replacement character (U+FFFD): the text was damaged when it was converted; write the "
                    + "letter anew"));
        }
        if (c == 0x00AD || c == 0x180E || c == 0x200B || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF || c == 0xE0001) {
            return Optional.of(new Fault("invisible-character", "a character that cannot be seen (" + code
                    + "); remove it"));
        }
        return Optional.empty();
    }

    /** True for a text of printable ASCII, in which no character can be at fault. */
    static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || c < 0x20) {
                return false;
            }
        }
        return true;
    }

    /** True for the controls that change the reading direction of what follows. */
    static boolean isBidiControl(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** What is wrong with one stretch of text, such as a line or the value of a literal. */
    static Optional<Fault> faultIn(String text) {
        Optional<Fault> single = text.codePoints().filter(c -> c > 0x7E || c < 0x20).mapToObj(CharacterRules::faultOf)
                .flatMap(Optional::stream).findFirst();
        return single.isPresent() ? single : bidiFaultIn(text);
    }

    /** Embeddings and isolates must be closed where they were opened; overrides show other text than there is. */
    static Optional<Fault> bidiFaultIn(String text) {
        int depth = 0;
        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBidiControl(c)) {
                continue;
            }
            boolean closing = c == 0x202C || c == 0x2069;
            depth += closing ? -1 : 1;
            opened = depth == 1 && !closing ? c : opened;
            if (c == 0x202D || c == 0x202E || depth < 0) {
                return Optional.of(bidi(c));
            }
        }
        return depth == 0 ? Optional.empty() : Optional.of(bidi(opened));
    }

    private static Fault bidi(int c) {
        return new Fault("bidi-control", String.format("an unbalanced bidirectional control (U+%04X); remove it", c));
    }

    /** Where text looks like UTF-8 that was read as Latin-1 or Windows-1252: start and the damaged piece. */
    static Optional<Matcher> doubleDecoded(String text) {
        Matcher piece = DOUBLE_DECODED.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xC2 && c <= 0xF4 && piece.region(i, text.length()).lookingAt()) {
                if (isUtf8(piece.group())) {
                    return Optional.of(piece);
                }
                i = piece.end() - 1;
            }
        }
        return Optional.empty();
    }

    private static boolean isUtf8(String piece) {
        char second = piece.charAt(1);
        boolean quote = second >= 0x2013 && second <= 0x2026;
        if (quote && "\u00C2\u00C3\u00C4\u00C5\u00D0\u00D1".indexOf(piece.charAt(0)) < 0) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            bytes.put(c < 0x100 ? (byte) c : WINDOWS.encode(CharBuffer.wrap(piece, i, i + 1)).get());
        }
        // The piece may run on into characters that stand for themselves: its beginning must be one whole character.
        int first = bytes.get(0) & 0xFF;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length > piece.length()) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip().limit(length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The first word that mixes Latin letters with Cyrillic or Greek ones, which look alike and are not. */
    static Optional<String> mixedWord(String text) {
        int start = -1;
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(c)) {
                start = start < 0 ? i : start;
                Character.UnicodeScript script = Character.UnicodeScript.of(c);
                latin |= script == Character.UnicodeScript.LATIN;
                other |= script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK;
            } else {
                if (latin && other) {
                    return Optional.of(text.substring(start, i));
                }
                start = -1;
                latin = false;
                other = false;
            }
        }
        return Optional.empty();
    }
}
