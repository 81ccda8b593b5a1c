package org.w3id.egnatia.page.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.release.names.NameIndex;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.spelling.Spelling;

/**
 * How alike a text and the names of things are. Unlike the search of the site, which asks for every word, a cell of a
 * table may have words too many, too few or in another order, so that names are compared by their trigrams and words.
 */
final class Names {

    /** The similarity of the same name. */
    static final double SAME = 100;
    /** That of a name that differs in blanks, strokes and points only. */
    static final double SAME_LETTERS = 98;
    /** The most that a name gets that is not the same. */
    private static final double MOST_SIMILAR = 96;
    private static final double LEAST = 45;
    /** What a name loses that is only searched for: others bear it as theirs. */
    private static final double HIDDEN = 1;
    /** What is left of the similarity where a number of the text is none of the thing's. */
    private static final double OTHER_NUMBER = 0.6;
    private static final double MISSPELT = 0.9;
    private static final int GRAM = 3;
    private static final int COMPARED = 80;
    private static final int LONGEST = 300;

    private static final Set<Category> COMPARABLE = Set.of(Category.PARTNER, Category.ACTOR, Category.INSTRUMENT,
            Category.PLACE, Category.CONCEPT, Category.EVENT, Category.RELATION, Category.SOURCE);

    private record Name(int entry, String folded, String compact, Set<String> words, int grams, boolean isHidden) {
    }

    /**
     * A thing whose names are like a text.
     *
     * @param entry      the thing
     * @param similarity from 0 to 100; 100 for the same name
     */
    record Like(Entry entry, double similarity) {
    }

    private final List<Entry> entries;
    private final List<Name> names = new ArrayList<>();
    private final Map<Integer, int[]> namesOf = new HashMap<>();
    private final Map<String, int[]> withGram = new HashMap<>();
    private final Map<String, Integer> entriesWithWord = new HashMap<>();

    /** Reads the names of an index once. */
    Names(NameIndex index) {
        entries = index.search("", "en").stream().filter(hit -> COMPARABLE.contains(hit.category()))
                .map(hit -> index.entry(hit.thing()).orElseThrow()).toList();
        Map<String, List<Integer>> postings = new HashMap<>();
        for (int e = 0; e < entries.size(); e++) {
            int first = names.size();
            Set<String> words = new HashSet<>();
            for (FoundName name : entries.get(e).names()) {
                List<String> folded = Folding.words(name.text());
                if (!folded.isEmpty()) {
                    words.addAll(folded);
                    int number = names.size();
                    Set<String> grams = grams(folded);
                    names.add(new Name(e, String.join(" ", folded), String.join("", folded), Set.copyOf(folded),
                            grams.size(), name.kind() == FoundName.Kind.HIDDEN));
                    grams.forEach(gram -> postings.computeIfAbsent(gram, g -> new ArrayList<>()).add(number));
                }
            }
            words.forEach(word -> entriesWithWord.merge(word, 1, Integer::sum));
            namesOf.put(e, new int[] {first, names.size()});
        }
        postings.forEach((gram, list) -> withGram.put(gram, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The things that can be meant. */
    List<Entry> all() {
        return entries;
    }

    /** The things whose names are like a text, the most alike first. */
    List<Like> like(String text) {
        List<String> words = Folding.words(text.substring(0, Math.min(LONGEST, text.length())));
        if (words.isEmpty()) {
            return List.of();
        }
        return near(words).map(entry -> new Like(entries.get(entry), similarity(words, entry)))
                .filter(like -> like.similarity() >= LEAST)
                .sorted(Comparator.comparingDouble(Like::similarity).reversed()
                        .thenComparing(like -> like.entry().category())
                        .thenComparing(like -> !like.entry().confirmed())
                        .thenComparing(like -> like.entry().thing().getURI())).toList();
    }

    /**
     * The entries with a name that shares most of its trigrams and the text's, and those with one that shares most of
     * either: the many long names in many languages share some with any text and do not crowd out a short one.
     */
    private Stream<Integer> near(List<String> words) {
        Set<String> grams = grams(words);
        int[] shared = new int[names.size()];
        for (String gram : grams) {
            for (int name : withGram.getOrDefault(gram, new int[0])) {
                shared[name]++;
            }
        }
        return Stream.of(nearest(shared, name -> dice(shared[name], grams.size(), names.get(name).grams())),
                nearest(shared, name -> closeness(shared[name], grams.size(), names.get(name).grams())))
                .flatMap(entries -> entries).distinct();
    }

    private Stream<Integer> nearest(int[] shared, ToDoubleFunction<Integer> nearness) {
        return IntStream.range(0, shared.length).filter(name -> shared[name] > 0).boxed()
                .sorted(Comparator.comparingDouble(nearness).reversed())
                .map(name -> names.get(name).entry()).distinct().limit(COMPARED);
    }

    private static double closeness(int shared, int one, int other) {
        return Math.max(dice(shared, one, other), MISSPELT * shared / Math.min(one, other));
    }

    private static double dice(int shared, int one, int other) {
        return 2.0 * shared / (one + other);
    }

    private double similarity(List<String> words, int entry) {
        String folded = String.join(" ", words);
        String compact = String.join("", words);
        int[] range = namesOf.get(entry);
        double best = 0;
        for (Name name : names.subList(range[0], range[1])) {
            double alike = name.folded().equals(folded) ? SAME : name.compact().equals(compact) ? SAME_LETTERS
                    : MOST_SIMILAR * similarity(words, compact, name);
            best = Math.max(best, name.isHidden() ? alike - HIDDEN : alike);
        }
        if (best >= SAME_LETTERS - HIDDEN) {
            return best;
        }
        best = Math.max(best, MOST_SIMILAR * wordsShared(words, range));
        Set<String> known = new HashSet<>();
        names.subList(range[0], range[1]).forEach(name -> known.addAll(name.words()));
        boolean isOther = words.stream().anyMatch(word -> word.chars().anyMatch(Character::isDigit)
                && !known.contains(word));
        return isOther ? OTHER_NUMBER * best : best;
    }

    private static double similarity(List<String> words, String compact, Name name) {
        Set<String> grams = grams(words);
        Set<String> others = grams(List.of(name.folded().split(" ")));
        long shared = grams.stream().filter(others::contains).count();
        int longest = Math.max(compact.length(), name.compact().length());
        int limit = longest / GRAM;
        int slips = EditDistance.within(limit, compact, name.compact());
        double letters = slips > limit || longest <= GRAM ? 0 : 1 - (double) slips / longest;
        return Math.max(dice((int) shared, grams.size(), others.size()), letters);
    }

    /**
     * How much of the words of the text the thing's names have, and of the best name's words the text; rare words count
     * more. The names are taken together, for a cell may hold the name and the acronym.
     */
    private double wordsShared(List<String> words, int[] range) {
        List<Name> own = names.subList(range[0], range[1]);
        double all = 0;
        double found = 0;
        for (String word : Set.copyOf(words)) {
            double weight = weight(word);
            all += weight;
            found += weight * own.stream().flatMap(name -> name.words().stream())
                    .mapToDouble(other -> alike(word, other)).max().orElse(0);
        }
        double covered = own.stream().mapToDouble(name -> {
            double total = name.words().stream().mapToDouble(this::weight).sum();
            return name.words().stream().mapToDouble(other -> weight(other) * words.stream()
                    .mapToDouble(word -> alike(word, other)).max().orElse(0)).sum() / total;
        }).max().orElse(0);
        double recall = found / all;
        return recall + covered == 0 ? 0 : 2 * recall * covered / (recall + covered);
    }

    private static double alike(String word, String other) {
        if (word.equals(other)) {
            return 1;
        }
        int forgiven = Math.min(Spelling.mistakesForgiven(word), Spelling.mistakesForgiven(other));
        return forgiven > 0 && EditDistance.within(forgiven, word, other) <= forgiven ? MISSPELT : 0;
    }

    /** The fewer things have a word, the more it tells. */
    private double weight(String word) {
        return Math.log(1 + (double) entries.size() / (1 + entriesWithWord.getOrDefault(word, 0)));
    }

    /** The trigrams of each word with its borders. */
    private static Set<String> grams(List<String> words) {
        Set<String> grams = new HashSet<>();
        for (String word : words) {
            String padded = " " + word + " ";
            for (int i = 0; i + GRAM <= padded.length(); i++) {
                grams.add(padded.substring(i, i + GRAM));
            }
        }
        return grams;
    }

    /** True if a text is one of the names of a thing. */
    static boolean isName(String text, Entry entry) {
        String asked = String.join("", Folding.words(text));
        return !asked.isEmpty() && entry.names().stream()
                .anyMatch(name -> String.join("", Folding.words(name.text())).equals(asked));
    }
}
