package org.w3id.egnatia.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.spelling.StopWords;

/** Words of English phrases as they are compared: without endings, and one for all of the same meaning. */
final class Words {

    /** Words that mean the same here; the first stands for all. What is a name is told by the data, not here. */
    private static final List<List<String>> ALIKE = List.of(
            List.of("challenge", "problem", "difficulty", "obstacle", "issue", "shortcoming"),
            List.of("money", "fund", "funding", "financing", "finance", "aid", "assistance", "grant", "loan", "euro",
            "amount", "budget", "cost"),
            List.of("recognition", "recognise", "recognize", "recognised", "recognized", "nonrecognition"),
            List.of("negotiation", "talk", "negotiate"),
            List.of("grade", "rating", "score", "assessment", "assess", "evaluation", "mark"),
            List.of("agreement", "deal", "accord", "treaty"),
            List.of("milestone", "timeline", "chronology"),
            List.of("mandate", "extension", "extend", "expire"),
            List.of("member", "membership", "join"),
            List.of("name", "called", "language"),
            List.of("asylum", "asylums"),
            List.of("refugee", "displaced", "displacement"),
            List.of("trafficking", "traffick"),
            List.of("prisoner", "prison", "detainee", "jail"),
            List.of("court", "courts", "judicial"),
            List.of("sanction", "restrictive"),
            List.of("list", "overview"),
            List.of("accession", "enlargement"),
            List.of("happen", "happened", "event", "news", "change"),
            List.of("condition", "obligation", "requirement", "owe", "owed"),
            List.of("election", "vote", "referendum"),
            List.of("evidence", "source", "proof"),
            List.of("border", "frontier"),
            List.of("candidate", "candidacy"),
            List.of("force", "valid"),
            List.of("alignment", "align", "aligned"));
    /** People and adjectives of the partners. */
    private static final Map<String, String> PEOPLE = Map.of("albanian", "albania", "bosnian",
            "bosnia and herzegovina", "kosovar",
            "kosovo", "macedonian", "north macedonia", "montenegrin", "montenegro", "serbian", "serbia");
    /** Words that tell no more of what is asked here than that something is. */
    private static final Set<String> GENERAL = Set.of("partner", "partners", "date", "dates", "number",
            "data", "please", "state", "states", "whether");
    private static final Map<String, String> FIRST = first();

    private Words() {
    }

    private static Map<String, String> first() {
        Map<String, String> first = new HashMap<>();
        ALIKE.forEach(words -> words.forEach(word -> first.put(bare(word), bare(words.get(0)))));
        return first;
    }

    /** The words of a phrase in their comparable form, all of them, in order. */
    static List<String> of(String phrase) {
        List<String> words = new ArrayList<>();
        // What belongs to somebody is asked of somebody.
        for (String word : Folding.words(phrase.replaceAll("(?i)n['’ʼ]t\\b", " not")
                .replaceAll("(?<=\\p{L})['’ʼ]s\\b", ""))) {
            words.addAll(List.of(PEOPLE.getOrDefault(word, word).split(" ")));
        }
        return words;
    }

    /** True if a word tells nothing of what is asked. */
    static boolean isStop(String word) {
        return StopWords.ALL.contains(word);
    }

    /** True if a word tells what is asked only where a question has it, too. */
    static boolean isGeneral(String word) {
        return GENERAL.contains(word);
    }

    /** What stands for a word and for all that mean the same. */
    static String key(String word) {
        String bare = bare(word);
        return FIRST.getOrDefault(bare, bare);
    }

    /** The keys of the telling words of a text. */
    static List<String> keys(String text) {
        return of(text).stream().filter(word -> !isStop(word)).map(Words::key).distinct().toList();
    }

    /** The telling words of a text by themselves, not those that mean the same. */
    static List<String> exactly(String text) {
        return of(text).stream().filter(word -> !isStop(word)).map(Words::bare).distinct().toList();
    }

    /** Without the endings of the plural and of the past; what is left is compared and never shown. */
    static String bare(String word) {
        if (word.length() < 4 || !word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        String bare = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y"
                : word.endsWith("ss") || word.endsWith("us") || word.endsWith("is") ? word
                : word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        for (String ending : Set.of("ing", "ed")) {
            if (bare.length() > ending.length() + 3 && bare.endsWith(ending)) {
                return bare.substring(0, bare.length() - ending.length());
            }
        }
        return bare.length() > 4 && bare.endsWith("e") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
