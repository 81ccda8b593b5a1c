package org.w3id.egnatia.release.names;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.ValueIndex;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.release.store.ByteSink;
import org.w3id.egnatia.release.store.ByteSource;
import org.w3id.egnatia.release.store.TermTable;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.spelling.Spelling;
import org.w3id.egnatia.spelling.StopWords;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * An index of the names of all things: each word in its comparable form leads to the names in which it stands. Words
 * are kept in order, so that what begins like a word stands together; similar spellings are found by looking at all
 * words that begin alike, which at our size takes less time than any cleverer way.
 */
public final class NameIndex implements ValueIndex {

    /** With fewer hits than this, similar spellings are tried. */
    private static final int FEW = 5;

    /** In a name of this many letters one mistake leaves it recognisable; in one of twice as many, two. */
    private static final int LETTERS_FOR_ONE_MISTAKE = 3;

    /** What a word counts that one of the things has to which an entry belongs, beside one of its own. */
    private static final double NEAR = 0.6;
    /** Things with so much of what the best one has are found, too. */
    private static final double ENOUGH = 0.75;

    private record Name(int entry, FoundName name, String folded) {

        /** In its comparable form, which is kept once where that is the name itself. */
        static Name of(int entry, FoundName name, String folded) {
            return new Name(entry, name, folded.equals(name.text()) ? name.text() : folded);
        }

        /** True if its words, without the blanks between them, are a text. */
        boolean isCompact(String text) {
            int at = 0;
            for (int i = 0; i < folded.length(); i++) {
                char c = folded.charAt(i);
                if (c != ' ' && (at == text.length() || text.charAt(at++) != c)) {
                    return false;
                }
            }
            return at == text.length();
        }

        boolean begins(String typed) {
            return name.text().toLowerCase(Locale.ROOT).startsWith(typed);
        }
    }

    /** What was asked for, made comparable once. */
    private record Asked(List<String> words, String whole, String compact, String typed, String language) {

        static Asked of(String typed, String language) {
            List<String> words = Folding.words(typed);
            return new Asked(words, String.join(" ", words), String.join("", words), typed.strip()
                    .toLowerCase(Locale.ROOT), language);
        }
    }

    /** How a word was found in an entry: mistakes, 0 for none; a prefix or a whole word; in which of the names. */
    private record WordMatch(int mistakes, boolean whole, int name) {
    }

    /**
     * A hit with what its place is decided by; {@code near} is the number of things it belongs to, if it is found by
     * their names.
     */
    private record Scored(Hit hit, int entry, int mistakes, int near, int length) {

        int rank() {
            return hit.level() == Level.SIMILAR || !hit.category().isAboutOthers() ? hit.level().ordinal()
                    : Level.WORDS.ordinal();
        }
    }

    private static final Comparator<Scored> BEST_FIRST = Comparator.comparing(Scored::rank)
            .thenComparing(Scored::mistakes).thenComparing(s -> s.hit().category())
            .thenComparing(s -> !s.hit().confirmed()).thenComparing(Scored::near).thenComparing(Scored::length)
            .thenComparing(s -> s.hit().thing().getURI());

    private final DatasetGraph dataset;
    private final Map<ValueList, List<Choice>> choices = new ConcurrentHashMap<>();
    private final List<Entry> entries;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Name> names = new ArrayList<>();
    private final List<int[]> namesOf = new ArrayList<>();
    private final String[] words;
    private final int[][] namesWith;

    private NameIndex(List<Entry> entries, DatasetGraph dataset) {
        this.entries = entries;
        this.dataset = dataset;
        Map<String, List<Integer>> postings = new TreeMap<>();
        for (int e = 0; e < entries.size(); e++) {
            numbers.put(entries.get(e).thing(), e);
            int first = names.size();
            for (FoundName name : entries.get(e).names()) {
                List<String> folded = Folding.words(name.text());
                if (!folded.isEmpty()) {
                    int number = names.size();
                    names.add(Name.of(e, name, String.join(" ", folded)));
                    folded.stream().distinct().forEach(word -> postings.computeIfAbsent(word, w -> new ArrayList<>())
                            .add(number));
                }
            }
            namesOf.add(new int[] {first, names.size()});
        }
        words = postings.keySet().toArray(String[]::new);
        namesWith = postings.values().stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private NameIndex(ByteSource in, TermTable terms, DatasetGraph dataset) {
        this.dataset = dataset;
        int count = in.count();
        List<Entry> read = new ArrayList<>(count);
        for (int e = 0; e < count; e++) {
            Entry entry = Entry.read(in, terms);
            read.add(entry);
            numbers.put(entry.thing(), e);
            int first = names.size();
            for (FoundName name : entry.names()) {
                String folded = in.text();
                if (!folded.isEmpty()) {
                    names.add(Name.of(e, name, folded));
                }
            }
            namesOf.add(new int[] {first, names.size()});
        }
        entries = List.copyOf(read);
        words = new String[in.count()];
        namesWith = new int[words.length][];
        for (int w = 0; w < words.length; w++) {
            words[w] = in.text();
            namesWith[w] = new int[in.count()];
            int before = 0;
            for (int n = 0; n < namesWith[w].length; n++) {
                before += in.count();
                namesWith[w][n] = before;
            }
        }
    }

    /** All terms that the index has. */
    public Set<Node> terms() {
        return entries.stream().flatMap(entry -> Stream.of(Set.of(entry.thing()), entry.near(), entry.partners(),
                entry.topics(), entry.sources()).flatMap(Set::stream)).collect(Collectors.toSet());
    }

    /** Writes the index; its things are those of a table of terms. */
    public void write(ByteSink out, TermTable terms) {
        out.number(entries.size());
        for (int e = 0; e < entries.size(); e++) {
            entries.get(e).write(out, terms);
            int next = namesOf.get(e)[0];
            for (FoundName name : entries.get(e).names()) {
                boolean isIndexed = next < namesOf.get(e)[1] && names.get(next).name() == name;
                out.text(isIndexed ? names.get(next++).folded() : "");
            }
        }
        out.number(words.length);
        for (int w = 0; w < words.length; w++) {
            out.text(words[w]);
            out.number(namesWith[w].length);
            int before = 0;
            for (int name : namesWith[w]) {
                out.number((long) name - before);
                before = name;
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param terms   the terms of the release
     * @param dataset its graphs
     */
    public static NameIndex read(ByteSource in, TermTable terms, DatasetGraph dataset) {
        return new NameIndex(in, terms, dataset);
    }

    /**
     * Indexes a release.
     *
     * @param dataset     its graphs
     * @param unconfirmed the facts outside its default graph
     * @param catalogue   what is said of its graphs
     * @param queries     its saved queries
     */
    public static NameIndex of(DatasetGraph dataset, Graph unconfirmed, Graph catalogue, QueryLibrary queries) {
        List<String> graphNames = new ArrayList<>();
        dataset.listGraphNodes().forEachRemaining(name -> graphNames.add(name.getURI()));
        Collections.sort(graphNames);
        return new NameIndex(new Entries(dataset.getDefaultGraph(), unconfirmed, catalogue, graphNames,
                queries.questions()).all(), dataset);
    }

    /** Number of things that can be found. */
    public int size() {
        return entries.size();
    }

    /** Everything that can be found. */
    public Set<Node> things() {
        return Collections.unmodifiableSet(numbers.keySet());
    }

    /** The thing of an IRI, if it can be found. */
    public Optional<Entry> entry(Node thing) {
        return Optional.ofNullable(numbers.get(thing)).map(entries::get);
    }

    /**
     * What is found by words, the best first; everything if there are none.
     *
     * @param words    as typed
     * @param language tag of the language that tells, of two names that match equally, which is shown
     */
    public List<Hit> search(String words, String language) {
        return matches(words, language).stream().map(Scored::hit).toList();
    }

    /**
     * What is found by a phrase: by all of its words, else by all that tell something, else by as many as there are in
     * one thing, of which rare ones count for more.
     */
    public Loose loosely(String typed, String language) {
        List<Hit> all = search(typed, language);
        if (!all.isEmpty() && all.get(0).level() != Level.SIMILAR) {
            return new Loose(all, List.of());
        }
        List<String> telling = Folding.words(typed).stream().filter(word -> !StopWords.ALL.contains(word)).distinct()
                .toList();
        List<Hit> told = telling.isEmpty() ? List.of() : spelt(String.join(" ", telling), language);
        if (!told.isEmpty() || !all.isEmpty() || telling.size() < 2) {
            return new Loose(told.isEmpty() ? all : told, List.of());
        }
        return most(telling, language);
    }

    /**
     * What is found by a phrase.
     *
     * @param hits   the best first
     * @param missed words that the best one does not have; empty if it has all that tell something
     */
    public record Loose(List<Hit> hits, List<String> missed) {
    }

    private Loose most(List<String> telling, String language) {
        Asked asked = Asked.of(String.join(" ", telling), language);
        Map<String, Map<Integer, WordMatch>> byWord = new LinkedHashMap<>();
        telling.forEach(word -> byWord.put(word, find(word, asked, false)));
        Map<Integer, Double> scores = new HashMap<>();
        byWord.values().stream().flatMap(matches -> matches.keySet().stream()).distinct().forEach(entry ->
                scores.put(entry, byWord.values().stream().mapToDouble(matches -> matches.containsKey(entry)
                ? rarity(matches) : isNear(entry, matches) ? NEAR * rarity(matches) : 0).sum()));
        double best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        Map<Integer, Scored> scored = new HashMap<>();
        scores.forEach((entry, score) -> {
            if (score >= ENOUGH * best) {
                scored.put(entry, scored(entry, Level.WORDS, byWord.values().stream()
                        .filter(matches -> matches.containsKey(entry)).findFirst()
                        .map(matches -> matches.get(entry).name()), 0, 0));
            }
        });
        List<Integer> order = scored.keySet().stream().sorted(Comparator.comparing((Integer entry) ->
                -scores.get(entry)).thenComparing(scored::get, BEST_FIRST)).toList();
        List<String> missed = order.isEmpty() ? telling : telling.stream().filter(word ->
                !byWord.get(word).containsKey(order.get(0)) && !isNear(order.get(0), byWord.get(word))).toList();
        return new Loose(order.stream().map(entry -> scored.get(entry).hit()).toList(), missed);
    }

    /** A word that few things have tells more of which is meant. */
    private double rarity(Map<Integer, WordMatch> matches) {
        return Math.log((entries.size() + 1.0) / (matches.size() + 1.0));
    }

    /** What is found by words that all are spelt as it is called, the best first. */
    public List<Hit> spelt(String words, String language) {
        List<Scored> found = matches(Asked.of(words, language), false);
        found.sort(BEST_FIRST);
        return found.stream().map(Scored::hit).toList();
    }

    @Override
    public List<Choice> choices(ValueList list) {
        return choices.computeIfAbsent(list, this::read);
    }

    private List<Choice> read(ValueList list) {
        List<Choice> read = new ArrayList<>();
        QueryRunner.rows(QueryRunner.parse(list.query()), dataset)
                .forEach(row -> read.add(choice(row.get(Var.alloc("value")))));
        Collator byLetters = Collator.getInstance(Locale.UK);
        return read.stream().sorted(Comparator.comparing(Choice::label, NameIndex::byNumber)
                .thenComparing(Choice::label, byLetters)
                .thenComparing(Choice::code)).toList();
    }

    /** Numbers by their size; texts are all equal, and come before numbers. */
    private static int byNumber(String a, String b) {
        return Long.compare(number(a).orElse(Long.MIN_VALUE), number(b).orElse(Long.MIN_VALUE));
    }

    private static Optional<Long> number(String text) {
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** The things of which a name, in its comparable form, is a text in that form; those with a better name first. */
    public Set<Node> called(String folded) {
        int at = Arrays.binarySearch(words, folded.contains(" ") ? folded.substring(0, folded.indexOf(' ')) : folded);
        return Arrays.stream(at < 0 ? new int[0] : namesWith[at]).mapToObj(names::get)
                .filter(name -> name.folded().equals(folded)).sorted(Comparator.comparing(name -> name.name().kind()))
                .map(name -> entries.get(name.entry()).thing()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A thing or literal as a value of a parameter. */
    public Choice choice(Node node) {
        String code = Choice.code(node);
        Integer entry = numbers.get(node);
        return new Choice(code, entry == null ? code : label(entries.get(entry)).orElse(code), node);
    }

    /** The name by which a sentence in English speaks of a thing. */
    private static Optional<String> label(Entry entry) {
        List<FoundName> labels = entry.names().stream().filter(name -> name.kind() == FoundName.Kind.LABEL).toList();
        return labels.stream().filter(name -> name.language().equals("en")).findFirst()
                .or(() -> labels.stream().findFirst()).map(FoundName::text);
    }

    @Override
    public List<Choice> named(ValueList list, String text) {
        List<Choice> all = choices(list);
        String iri = iri(text);
        List<Choice> byIri = all.stream().filter(choice -> choice.node().isURI() && choice.node().getURI().equals(iri))
                .toList();
        List<Choice> byCode = byIri.isEmpty() ? all.stream().filter(choice -> choice.code().equalsIgnoreCase(text))
                .toList() : byIri;
        return byCode.isEmpty() ? byName(all, text) : byCode;
    }

    /**
     * Those whose name a text is: labels before other names, so that an acronym of one does not hide behind another's
     * alias.
     */
    private List<Choice> byName(List<Choice> all, String text) {
        String asked = String.join(" ", Folding.words(text));
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<Node, FoundName.Kind> found = new HashMap<>();
        names.stream().filter(name -> name.folded().equals(asked)).forEach(name ->
                found.merge(entries.get(name.entry()).thing(), name.name().kind(),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b));
        for (FoundName.Kind kind : FoundName.Kind.values()) {
            List<Choice> named = all.stream().filter(choice -> found.get(choice.node()) == kind).toList();
            if (!named.isEmpty()) {
                return named;
            }
        }
        return List.of();
    }

    @Override
    public List<Choice> nearest(ValueList list, String text, int most) {
        List<Choice> all = choices(list);
        Optional<Long> number = number(text);
        if (number.isPresent() && all.stream().allMatch(choice -> number(choice.code()).isPresent())) {
            return all.stream()
                    .sorted(Comparator.comparingLong(choice ->
                            Math.abs(number(choice.code()).orElseThrow() - number.get()))).limit(1).toList();
        }
        String asked = String.join(" ", Folding.words(text));
        Map<Choice, Integer> near = new HashMap<>();
        int limit = Math.max(1, asked.length() / LETTERS_FOR_ONE_MISTAKE);
        for (Choice choice : asked.isEmpty() ? List.<Choice>of() : all) {
            spellings(choice).mapToInt(name -> EditDistance.within(limit, asked, name))
                    .filter(distance -> distance <= limit).min()
                    .ifPresent(distance -> near.put(choice, distance));
        }
        List<Choice> nearest = new ArrayList<>(near.entrySet().stream()
                .sorted(Map.Entry.<Choice, Integer>comparingByValue()
                .thenComparing(e -> e.getKey().code())).map(Map.Entry::getKey).toList());
        // What is spelt otherwise may still have the words in a longer name, or be another writing of them.
        Map<Node, Choice> byNode = all.stream().collect(Collectors.toMap(Choice::node, choice -> choice, (a, b) -> a));
        search(text, "en").stream().map(hit -> byNode.get(hit.thing()))
                .filter(choice -> choice != null && !near.containsKey(choice)).forEach(nearest::add);
        return nearest.stream().limit(most).toList();
    }

    /** All that a choice is called, in comparable form. */
    private Stream<String> spellings(Choice choice) {
        Integer entry = numbers.get(choice.node());
        Stream<String> code = Stream.of(String.join(" ", Folding.words(choice.code())));
        return entry == null ? code : Stream.concat(code, names.subList(namesOf.get(entry)[0], namesOf.get(entry)[1])
                .stream().map(Name::folded));
    }

    @Override
    public Optional<Choice> anything(String text) {
        Integer byIri = numbers.get(NodeFactory.createURI(iri(text)));
        if (byIri != null) {
            return Optional.of(choice(entries.get(byIri).thing()));
        }
        String asked = String.join(" ", Folding.words(text));
        return search(text, "en").stream().filter(hit -> hit.level() == Level.EXACT && hit.category().isThing())
                .findFirst()
                .filter(hit -> !asked.isEmpty()).map(hit -> choice(hit.thing()));
    }

    private List<Scored> matches(String typed, String language) {
        Integer byIri = numbers.get(NodeFactory.createURI(iri(typed.strip())));
        if (byIri != null) {
            return List.of(scored(byIri, Level.EXACT, Optional.empty(), 0, 0));
        }
        Asked asked = Asked.of(typed, language);
        List<Scored> found = new ArrayList<>();
        if (asked.words().isEmpty()) {
            for (int e = 0; e < entries.size(); e++) {
                found.add(scored(e, Level.EXACT, Optional.empty(), 0, 0));
            }
        } else {
            found.addAll(matches(asked, false));
            if (found.size() < FEW) {
                List<Integer> have = found.stream().map(Scored::entry).toList();
                matches(asked, true).stream().filter(s -> !have.contains(s.entry())).forEach(found::add);
            }
        }
        found.sort(BEST_FIRST);
        return found;
    }

    private Scored scored(int entry, Level level, Optional<Integer> name, int mistakes, int near) {
        Entry e = entries.get(entry);
        int length = name.map(n -> names.get(n).folded().length())
                .orElseGet(() -> e.names().isEmpty() ? 0 : e.names().get(0).text().length());
        return new Scored(new Hit(e.thing(), e.category(), e.confirmed(), level, name.map(n -> names.get(n).name())),
                entry, mistakes, near, length);
    }

    /** The IRI that a prefixed name such as {@code egn:partyTo} stands for; other texts as they are. */
    private static String iri(String text) {
        int colon = text.indexOf(':');
        String namespace = colon < 0 ? null : Namespaces.all().get(text.substring(0, colon));
        return namespace == null ? text : namespace + text.substring(colon + 1);
    }

    private List<Scored> matches(Asked asked, boolean similar) {
        List<Map<Integer, WordMatch>> byWord = asked.words().stream().map(word -> find(word, asked, similar)).toList();
        List<Scored> found = new ArrayList<>();
        byWord.stream().flatMap(m -> m.keySet().stream()).distinct()
                .forEach(entry -> match(entry, byWord, asked).ifPresent(found::add));
        if (!similar) {
            addCompact(asked, found);
            addAgreements(byWord, found);
        }
        return found;
    }

    private Optional<Scored> match(int entry, List<Map<Integer, WordMatch>> byWord, Asked asked) {
        int mistakes = 0;
        boolean near = false;
        Optional<Integer> name = Optional.empty();
        for (Map<Integer, WordMatch> matches : byWord) {
            WordMatch match = matches.get(entry);
            if (match != null) {
                mistakes += match.mistakes();
                name = name.or(() -> Optional.of(match.name()));
            } else if (isNear(entry, matches)) {
                near = true;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(graded(entry, asked, mistakes, near ? entries.get(entry).near().size() : 0,
                name.orElseThrow()));
    }

    /** True if one of the things that an entry belongs to has the word in a name. */
    private boolean isNear(int entry, Map<Integer, WordMatch> matches) {
        return entries.get(entry).near().stream().map(numbers::get).filter(Objects::nonNull).map(matches::get)
                .anyMatch(match -> match != null && match.mistakes() == 0);
    }

    /**
     * Agreements whose own names have none of the words, but their type and their parties have: in other languages most
     * have no name.
     */
    private void addAgreements(List<Map<Integer, WordMatch>> byWord, List<Scored> found) {
        if (byWord.size() < 2) {
            return;
        }
        Set<Integer> have = found.stream().map(Scored::entry).collect(Collectors.toSet());
        for (int e = 0; e < entries.size(); e++) {
            int entry = e;
            if (entries.get(e).category() == Category.INSTRUMENT && !have.contains(e)
                    && byWord.stream().allMatch(m -> isNear(entry, m))) {
                found.add(scored(e, Level.WORDS, Optional.empty(), 0, entries.get(e).near().size()));
            }
        }
    }

    /** An entry in which all words were found, with the best that one of its names alone can say. */
    private Scored graded(int entry, Asked asked, int mistakes, int near, int name) {
        if (mistakes > 0) {
            return scored(entry, Level.SIMILAR, Optional.of(name), mistakes, near);
        }
        Optional<Integer> best = bestName(entry, asked, n -> n.folded().equals(asked.whole()));
        if (best.isPresent()) {
            return scored(entry, Level.EXACT, best, 0, 0);
        }
        best = bestName(entry, asked, n -> n.folded().startsWith(asked.whole()));
        if (best.isPresent()) {
            return scored(entry, Level.PREFIX, best, 0, 0);
        }
        best = bestName(entry, asked, n -> asked.words().stream().allMatch(word -> hasWord(n.folded(), word)));
        return scored(entry, Level.WORDS, best.or(() -> Optional.of(name)), 0, near);
    }

    /** Numbers are written with and without blanks, strokes and points: {@code CETS197}, {@code 2024/1449}. */
    private void addCompact(Asked asked, List<Scored> found) {
        List<Integer> have = found.stream().filter(s -> s.hit().level() == Level.EXACT).map(Scored::entry).toList();
        List<Integer> exact = names.stream().filter(n -> n.isCompact(asked.compact())).map(Name::entry)
                .distinct().filter(e -> !have.contains(e)).toList();
        found.removeIf(s -> exact.contains(s.entry()));
        exact.forEach(e ->
                found.add(scored(e, Level.EXACT, bestName(e, asked, n -> n.isCompact(asked.compact())), 0, 0)));
    }

    private Optional<Integer> bestName(int entry, Asked asked, Predicate<Name> fits) {
        int best = -1;
        for (int n = namesOf.get(entry)[0]; n < namesOf.get(entry)[1]; n++) {
            if (fits.test(names.get(n)) && (best < 0 || isMoreTelling(n, best, asked))) {
                best = n;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    private static boolean hasWord(String folded, String beginning) {
        for (int at = folded.indexOf(beginning); at >= 0; at = folded.indexOf(beginning, at + 1)) {
            if (at == 0 || folded.charAt(at - 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    /**
     * True if of two names that match the first says more: it may be shown, is written as typed, is in the reader's
     * language.
     */
    private boolean isMoreTelling(int first, int second, Asked asked) {
        Name a = names.get(first);
        Name b = names.get(second);
        int order = Boolean.compare(a.name().kind() == FoundName.Kind.HIDDEN, b.name().kind() == FoundName.Kind.HIDDEN);
        order = order != 0 ? order : Boolean.compare(b.begins(asked.typed()), a.begins(asked.typed()));
        order = order != 0 ? order : Boolean.compare(b.name().language().equals(asked.language()), a.name().language()
                .equals(asked.language()));
        order = order != 0 ? order : a.name().kind().compareTo(b.name().kind());
        return (order != 0 ? order : a.folded().length() - b.folded().length()) < 0;
    }

    /** The entries in whose names a word stands: as it is, as the beginning of a word, or spelt in a similar way. */
    private Map<Integer, WordMatch> find(String word, Asked asked, boolean similar) {
        Map<Integer, WordMatch> found = new HashMap<>();
        int at = Arrays.binarySearch(words, word);
        for (int w = at < 0 ? -at - 1 : at; w < words.length && words[w].startsWith(word); w++) {
            if (words[w].equals(word) || word.length() > 1 || asked.words().size() == 1) {
                add(w, 0, words[w].equals(word), asked, found);
            }
        }
        int forgiven = similar ? Spelling.mistakesForgiven(word) : 0;
        for (int w = 0; forgiven > 0 && w < words.length; w++) {
            if (Spelling.beginsAlike(word, words[w])) {
                int mistakes = EditDistance.within(forgiven, word, words[w]);
                if (mistakes > 0 && mistakes <= forgiven) {
                    add(w, mistakes, true, asked, found);
                }
            }
        }
        return found;
    }

    private void add(int word, int mistakes, boolean whole, Asked asked, Map<Integer, WordMatch> found) {
        for (int name : namesWith[word]) {
            WordMatch match = new WordMatch(mistakes, whole, name);
            found.merge(names.get(name).entry(), match, (a, b) -> isBetter(b, a, asked) ? b : a);
        }
    }

    private boolean isBetter(WordMatch a, WordMatch b, Asked asked) {
        if (a.mistakes() != b.mistakes()) {
            return a.mistakes() < b.mistakes();
        }
        return a.whole() != b.whole() ? a.whole() : isMoreTelling(a.name(), b.name(), asked);
    }
}
