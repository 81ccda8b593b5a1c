package org.w3id.egnatia.page;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serbian in Cyrillic letters, made of Serbian in Latin letters. The two stand for each other letter by letter, with
 * {@code lj}, {@code nj} and {@code dž} for one Cyrillic letter each, except where two parts of a word meet. Places for
 * arguments and names that Serbian writes in Latin letters in both scripts stay as they are.
 */
public final class SerbianCyrillic {

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("a", "а"), Map.entry("b", "б"), Map.entry("v", "в"), Map.entry("g", "г"), Map.entry("d", "д"),
            Map.entry("đ", "ђ"), Map.entry("e", "е"), Map.entry("ž", "ж"), Map.entry("z", "з"), Map.entry("i", "и"),
            Map.entry("j", "ј"), Map.entry("k", "к"), Map.entry("l", "л"), Map.entry("lj", "љ"), Map.entry("m", "м"),
            Map.entry("n", "н"), Map.entry("nj", "њ"), Map.entry("o", "о"), Map.entry("p", "п"), Map.entry("r", "р"),
            Map.entry("s", "с"), Map.entry("t", "т"), Map.entry("ć", "ћ"), Map.entry("u", "у"), Map.entry("f", "ф"),
            Map.entry("h", "х"), Map.entry("c", "ц"), Map.entry("č", "ч"), Map.entry("dž", "џ"), Map.entry("š", "ш"));
    /** What is typed as it stands. */
    private static final String TYPED = "--report-to|(?:CONTRIBUTING|SECURITY)\\.md"
            + "|sha256sum -c|\\?fact egn:value \\?value";
    private static final Pattern KEPT_OR_WORD = Pattern.compile("\\{[^{}]*\\}|" + TYPED + "|\\p{L}+");
    private static final Pattern LATIN = Pattern.compile(TYPED + "|Egnatia|SPARQL|CSV|TSV|JSON|XLSX|RDF|PDF|SVG|PNG"
            + "|Turtle|IRI|Atom|OpenRefine|CC|BY|ETS|Frontex|[IVX]{2,}|SHACL|UTF|OWL|DL|RL|FAIR|SHA|VoID"
            + "|DCAT|OpenAPI|curl|Python|R|Java|JavaScript|POST|LIMIT|OFFSET|DISTINCT|Enter|Escape|Ctrl|Space|latest"
            + "|open|CELEX|ELI|ISO|ISSN|ORCID|WeBalkans|Wahl|Riehle|eucrim");
    private static final Pattern UNIT = Pattern.compile("lj|nj|dž|.", Pattern.CASE_INSENSITIVE
            | Pattern.UNICODE_CASE);
    /** After what a part of a word ends, though its last letter and the next could be one: in-jekcija, nad-živeti. */
    private static final Pattern SEAM = Pattern.compile("(?<=\\b(?:i|ko|dis|va)n)(?=j(?:ek|ug|un|ez))"
            + "|(?<=\\b(?:na|o|po|pre)d)(?=ž(?:iv|al|anj|nj|up))", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String BOUND = "|";

    private SerbianCyrillic() {
    }

    /** The text in Cyrillic letters. */
    public static String of(String latin) {
        return KEPT_OR_WORD.matcher(latin).replaceAll(found -> Matcher.quoteReplacement(
                found.group().startsWith("{") || LATIN.matcher(found.group()).matches() ? found.group()
                : word(found.group())));
    }

    private static String word(String latin) {
        return UNIT.matcher(SEAM.matcher(latin).replaceAll(Matcher.quoteReplacement(BOUND))).replaceAll(unit ->
                Matcher.quoteReplacement(unit.group().equals(BOUND) ? "" : letter(unit.group())));
    }

    private static String letter(String latin) {
        String small = latin.toLowerCase(Locale.ROOT);
        String letter = LETTERS.getOrDefault(small, latin);
        return latin.equals(small) ? letter : letter.toUpperCase(Locale.ROOT);
    }
}
