package org.w3id.egnatia.spelling;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes writing comparable: capitals, diacritics and the choice between Cyrillic and Latin letters make no difference.
 *
 * <p>Cyrillic letters become the Latin ones that the languages of the region write for them, digraphs included (љ is
 * lj, as in Gaj's alphabet); {@code đ} and {@code ђ} both become {@code dj}.
 */
public final class Folding {

    private static final Map<Integer, String> LETTERS = letters(
            "а a б b в v г g д d е e ж z з z и i ј j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч c ш s",
            "љ lj њ nj џ dz ђ dj ћ c ѓ gj ќ kj ѕ dz",
            "й j щ st ъ a ь  ы y э e ю ju я ja ё e і i ї ji є je ґ g",
            "đ dj ð d þ th ł l ø o ß ss æ ae œ oe ı i ħ h");

    /** The one series of treaties has had two names: European Treaty Series, and Council of Europe Treaty Series. */
    private static final Pattern NEWER_SERIES = Pattern.compile("\\bcets(?=\\d|\\b)");

    private Folding() {
    }

    /** The words of a text in their comparable form. */
    public static List<String> words(String text) {
        String folded = NEWER_SERIES.matcher(letters(text)).replaceAll("ets").strip();
        return folded.isEmpty() ? List.of() : List.of(folded.split(" +"));
    }

    /** The letters that become others, by code point, each with what is written for it. */
    public static Map<Integer, String> letters() {
        return Collections.unmodifiableMap(LETTERS);
    }

    private static String letters(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).codePoints().forEach(letter -> {
            String latin = LETTERS.get(letter);
            if (latin != null) {
                out.append(latin);
            } else {
                Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD).codePoints()
                        .forEach(part -> append(part, out));
            }
        });
        return out.toString();
    }

    private static void append(int part, StringBuilder out) {
        if (Character.isLetterOrDigit(part)) {
            out.appendCodePoint(part);
        } else if (Character.getType(part) != Character.NON_SPACING_MARK && "'’‘ʼ`*".indexOf(part) < 0) {
            out.append(' ');
        }
    }

    private static Map<Integer, String> letters(String... tables) {
        Map<Integer, String> map = new HashMap<>();
        for (String table : tables) {
            // Split with a limit keeps the empty replacement of the soft sign.
            String[] cells = table.split(" ", -1);
            for (int i = 0; i + 1 < cells.length; i += 2) {
                map.put(cells[i].codePointAt(0), cells[i + 1]);
            }
        }
        return map;
    }
}
