package org.w3id.egnatia.phrase;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.release.names.Level;
import org.w3id.egnatia.release.names.NameIndex;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Reads phrases such as <em>problems of Bosnia and Herzegovina</em>: finds the things that a phrase names, and the
 * saved question whose words and parameters take up most of it. Made once for a release; several threads may use it.
 *
 * <p>The words of a question are those of its title, of what it asks, and of the line {@code words} of its header.
 */
public final class PhraseReader {

    /** No name that people type is longer. */
    private static final int LONGEST_NAME = 8;
    /** A phrase that is longer is not read. */
    private static final int LONGEST_PHRASE = 24;
    /** So much of a phrase must be asked for by a question, or the phrase asks something else. */
    private static final double LEAST_SHARE = 0.7;
    private static final int FEW = 12;
    /** A word that is in the names of more things than this means none of them by itself. */
    private static final int SEVERAL = 3;
    private static final String COMPETENCY = "competency";
    /** What the parts of a phrase weigh, beside a word of the question, which weighs about 1. */
    private static final double WHOLE_NAME = 1.5;
    private static final double PART_OF_NAME = 1.1;
    private static final double A_LITTLE = 0.2;
    private static final double ALL_BUT_A_LITTLE = 0.9;
    /** What a question is worth of which no word is said. */
    private static final double UNSAID = 0.85;
    /** What a word counts more that stands in the title as it is. */
    private static final double IN_TITLE = 0.3;
    private static final double MOST = 3;
    private static final double HUNDRED = 100;
    private static final int LONG_WORD = 4;
    /** A name of which less is said is not meant. */
    private static final int LEAST_OF_NAME = 4;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    /** A day or a month of ISO 8601. */
    private static final Pattern DAY = Pattern.compile("\\b(\\d{4}-\\d\\d(?:-\\d\\d)?)\\b");
    /** A day as it is written in the region, such as 15.12.2022. */
    private static final Pattern IN_NUMBERS = Pattern.compile("\\b(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})\\b");
    private static final List<String> MONTHS = Stream.of(Month.values()).map(month -> month.getDisplayName(
            TextStyle.FULL, Locale.ENGLISH)).toList();
    /** A day or a month in words, such as 1 January 2013 or January 2013. */
    private static final Pattern IN_WORDS = Pattern.compile("(?i)\\b(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?("
            + String.join("|", MONTHS) + ")(?: (\\d{1,2}),)? (\\d{4})\\b");
    /** Parameters that are the first day of a time, and those that are the last. */
    private static final Set<String> FIRST_DAY = Set.of("from", "since");
    private static final Set<String> LAST = Set.of("to", "until");

    /** What was done in a year is not all that stood at its end. */
    private static final Set<String> HAPPENED = Set.of("signed", "ratified", "initialled", "concluded", "acceded",
            "joined", "adopted", "opened", "closed", "applied");

    /** Words that set two things side by side, in the languages of the site. */
    private static final Set<String> BESIDE = Set.copyOf(Words.of(""
            + " compare compared comparing comparison vs versus and with to against between beside difference"
            + " differences differ side by krahaso krahasim krahasimi dhe me kundrejt usporedi uporedi usporedba"
            + " poređenje poredi i s sa prema naspram спореди споредба и со наспроти упореди поређење са према"
            + " comparer comparez comparaison et avec face à vergleiche vergleich vergleichen und mit gegen"
            + " gegenüber"));

    /** Words before a year from which on something is asked. */
    private static final Set<String> ONWARDS = Set.of("since", "from");

    /** The days of a time, a day or a month. */
    private record Span(LocalDate first, LocalDate last) {
    }

    /** Words of a phrase that are the name of things. */
    private record Mention(int from, int to, Set<Node> things) {
    }

    /** A question; the words by which its rows are narrowed stand in the line {@code narrows} of its header. */
    private record Known(SavedQuery question, List<Parameter> parameters, Map<String, Double> keys, Set<String> title,
                         List<String> narrows, Set<Turn> turns, Set<Turn> allowed) {

        /** True if it says in its header that a partner and another thing, named together, ask it. */
        boolean isOfPairs() {
            return !question.header("pairs").isEmpty();
        }

        boolean isAboutMoney() {
            // A fund in a title is one of the things that are asked of.
            return Words.keys(question.title().replaceAll("\\bfunds?\\b", "") + " " + question.header("words"))
                    .contains(Words.key("money"));
        }
    }

    private final NameIndex names;
    private final List<Known> questions = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    /** The words by which questions and partners are found, as they are spelt. */
    private final Set<String> spelt = new HashSet<>();

    /** Reads the questions of a release. */
    public PhraseReader(Release release) {
        names = release.names();
        for (SavedQuery question : release.queries().questions()) {
            // The competency questions ask what five documents say, and not what is so.
            if (question.header("question").isEmpty() || question.group().equals(COMPETENCY)) {
                continue;
            }
            Map<String, Double> keys = new HashMap<>();
            Words.keys(question.group()).forEach(key -> keys.put(key, 0.5));
            Words.keys(question.header("question")).forEach(key -> keys.put(key, 0.7));
            Words.keys(question.title()).forEach(key -> keys.merge(key, 1.0, (a, b) -> b + 0.2));
            Words.keys(question.header("words")).forEach(key -> keys.merge(key, 1.2, (a, b) -> Math.max(a, b) + 0.2));
            List<String> narrows = Words.keys(question.header("narrows"));
            narrows.forEach(key -> keys.put(key, 1.2));
            questions.add(new Known(question, question.parameters(), keys,
                    new HashSet<>(Words.exactly(question.title())), narrows,
                    Turn.in(Words.of(question.title())),
                    Turn.in(Words.of(question.title() + " " + question.header("words")))));
            keys.keySet().forEach(key -> frequency.merge(key, 1, Integer::sum));
            spelt.addAll(Words.of(String.join(" ", question.title(), question.header("words"),
                    question.header("narrows"))));
        }
        names.things().stream().filter(this::isPartner).flatMap(thing -> names.entry(thing).stream())
                .flatMap(entry -> entry.names().stream()).forEach(name -> spelt.addAll(Words.of(name.text())));
    }

    /** What a phrase asks, the likeliest question first; empty if it asks for nothing that a question answers. */
    public List<AskedPhrase> read(String phrase) {
        return readDays(withDays(phrase));
    }

    /**
     * What a phrase asks that is but the name of a value of a question, or the telling part of one: of a question that
     * says in the line {@code alone} of its header that the names of that parameter ask it.
     */
    public List<AskedPhrase> alone(String phrase) {
        List<String> words = Words.of(phrase);
        if (words.isEmpty() || words.size() > LONGEST_PHRASE || isName(words, mentions(words))) {
            return List.of();
        }
        Set<Set<String>> wordings = new LinkedHashSet<>();
        Stream.of(words, inEnglish(words)).map(wording -> Set.copyOf(Words.keys(String.join(" ", wording))))
                .filter(keys -> !keys.isEmpty()).forEach(wordings::add);
        return questions.stream().flatMap(known -> known.parameters().stream().filter(parameter ->
                parameter.name().equals(known.question().header("alone"))).flatMap(parameter -> wordings.stream()
                .flatMap(keys -> named(parameter, keys).stream()).map(choice -> new AskedPhrase(known.question(),
                Map.of(parameter.name(), choice.code()), List.of(""), List.of(), Set.of(), false, false, 1)))).toList();
    }

    /**
     * The values in whose names some words stand and make about half of them, those with the shortest first; none if
     * the words are in the names of many and the whole name of none.
     */
    private List<Choice> named(Parameter parameter, Set<String> keys) {
        Map<Choice, Integer> lengths = new LinkedHashMap<>();
        if (parameter.type() instanceof ParameterType.Listed listed) {
            names.choices(listed.list()).forEach(choice -> names.entry(choice.node()).stream()
                    .flatMap(entry -> entry.names().stream()).map(name -> Set.copyOf(Words.keys(name.text())))
                    .filter(name -> name.containsAll(keys) && name.size() <= 2 * keys.size() + 1)
                    .forEach(name -> lengths.merge(choice, name.size(), Math::min)));
        }
        return lengths.size() > SEVERAL && !lengths.containsValue(keys.size()) ? List.of()
                : lengths.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    }

    /**
     * The two partners that a phrase sets side by side, in its order: one that names two and says no more, or one that
     * says so; in any language in which they have a name. Empty if it names others.
     */
    public List<Node> compared(String phrase) {
        List<String> words = Words.of(phrase);
        Map<Integer, Node> partners = new TreeMap<>();
        Set<Integer> named = new HashSet<>();
        for (Mention mention : words.size() > LONGEST_PHRASE ? List.<Mention>of() : mentions(words)) {
            Optional<Node> partner = mention.things().stream().filter(this::isPartner).findFirst();
            List<Integer> places = IntStream.range(mention.from(), mention.to()).boxed().toList();
            if (partner.isPresent() && places.stream().noneMatch(named::contains)) {
                named.addAll(places);
                partners.put(mention.from(), partner.get());
            }
        }
        List<String> others = IntStream.range(0, words.size()).filter(i -> !named.contains(i)).mapToObj(words::get)
                .toList();
        List<Node> two = partners.values().stream().distinct().toList();
        return two.size() == 2 && others.stream().allMatch(word -> BESIDE.contains(word) || Words.isStop(word))
                ? two : List.of();
    }

    /** The day that stands in a phrase, in words or in numbers; empty if there is none, or but a month. */
    public static Optional<LocalDate> day(String phrase) {
        Matcher day = DAY.matcher(withDays(phrase));
        return day.find() ? span(day.group(1)).filter(span -> span.first().equals(span.last())).map(Span::first)
                : Optional.empty();
    }

    /** A phrase with its days and months as in ISO 8601. */
    private static String withDays(String phrase) {
        String inWords = IN_WORDS.matcher(phrase).replaceAll(found -> iso(found, found.group(4),
                Month.valueOf(found.group(2).toUpperCase(Locale.ROOT)).getValue(),
                found.group(1) == null ? found.group(3) : found.group(1)));
        return IN_NUMBERS.matcher(inWords).replaceAll(found -> iso(found, found.group(3),
                Integer.parseInt(found.group(2)), found.group(1)));
    }

    /** The day or, where no day is said, the month; what is no day of the calendar stays as it is. */
    private static String iso(MatchResult found, String year, int month, String day) {
        String text = day == null ? String.format(Locale.ROOT, "%s-%02d", year, month)
                : String.format(Locale.ROOT, "%s-%02d-%02d", year, month, Integer.parseInt(day));
        return Matcher.quoteReplacement(span(text).isPresent() ? text : found.group());
    }

    private List<AskedPhrase> readDays(String phrase) {
        List<String> words = inEnglish(Words.of(DAY.matcher(phrase).replaceAll(" ")));
        if (words.isEmpty() || words.size() > LONGEST_PHRASE) {
            return List.of();
        }
        List<Mention> mentions = mentions(words);
        if (isName(words, mentions)) {
            return List.of();
        }
        Matcher day = DAY.matcher(phrase);
        Optional<Span> date = day.find() ? span(day.group(1)) : Optional.empty();
        Map<String, List<Hit>> found = new HashMap<>();
        return questions.stream().map(known -> new Reading(known, words, mentions, date, found).asked())
                .flatMap(Optional::stream).sorted(Comparator.comparing(AskedPhrase::share).reversed()
                .thenComparing(asked -> !asked.filter().isEmpty())
                .thenComparing(asked -> asked.question().parameters().size())
                .thenComparing(asked -> asked.question().id())).limit(FEW).toList();
    }

    /** The words with those of other languages that name a concept in the words that it has in English. */
    private List<String> inEnglish(List<String> words) {
        List<String> english = new ArrayList<>();
        int from = 0;
        while (from < words.size()) {
            int to = Math.min(words.size(), from + LONGEST_NAME);
            Optional<Node> concept = Optional.empty();
            while (to > from && concept.isEmpty()) {
                List<String> part = words.subList(from, to);
                concept = part.stream().noneMatch(word -> Words.isStop(word) || word.length() < LONG_WORD
                        || frequency.containsKey(Words.key(word)))
                        ? called(part).stream().filter(thing -> is(thing, Category.CONCEPT)).findFirst()
                        : Optional.empty();
                to -= concept.isEmpty() ? 1 : 0;
            }
            List<String> name = concept.map(thing -> Words.of(names.choice(thing).label())).orElse(List.of());
            // An abbreviation of English is no word of another language.
            if (name.stream().anyMatch(word -> frequency.containsKey(Words.key(word)))
                    && !isInitials(words.subList(from, to), name)) {
                english.addAll(name);
                from = to;
            } else {
                english.add(words.get(from));
                from++;
            }
        }
        return english;
    }

    private static boolean isInitials(List<String> words, List<String> name) {
        return words.size() == 1 && name.size() > 1 && words.get(0).charAt(0) == name.get(0).charAt(0)
                && words.get(0).length() <= name.size() + 1;
    }

    /**
     * A phrase with each word that nothing here has as the one word of a partner or question that is but one letter
     * away; empty if there is no such word.
     */
    public Optional<String> corrected(String phrase) {
        Set<String> known = new TreeSet<>(spelt);
        List<String> words = Words.of(phrase);
        List<String> corrected = words.stream().map(word -> {
            List<String> near = word.length() <= LONG_WORD || spelt.contains(word) || frequency.containsKey(
                    Words.key(word)) || !names.called(word).isEmpty() ? List.of() : known.stream()
                    .filter(one -> EditDistance.within(1, word, one) == 1).toList();
            return near.size() == 1 ? near.get(0) : word;
        }).toList();
        return corrected.equals(words) ? Optional.empty() : Optional.of(String.join(" ", corrected));
    }

    private static Optional<Span> span(String text) {
        try {
            if (text.length() == "2022-12".length()) {
                YearMonth month = YearMonth.parse(text);
                return Optional.of(new Span(month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = LocalDate.parse(text);
            return Optional.of(new Span(day, day));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** True if a phrase is the name of a thing and no more: then the thing is looked for. */
    private boolean isName(List<String> words, List<Mention> mentions) {
        return mentions.stream().anyMatch(one -> words.subList(0, one.from()).stream().allMatch(Words::isStop)
                && words.subList(one.to(), words.size()).stream().allMatch(Words::isStop)
                && one.things().stream().anyMatch(this::isNamed));
    }

    private boolean isNamed(Node thing) {
        return names.entry(thing).map(Entry::category).filter(category -> category == Category.PARTNER
                || category == Category.ACTOR || category == Category.INSTRUMENT || category == Category.PLACE)
                        .isPresent();
    }

    /** The names in a phrase, the longest first; one may be part of another. */
    private List<Mention> mentions(List<String> words) {
        List<Mention> found = new ArrayList<>();
        for (int length = Math.min(words.size(), LONGEST_NAME); length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                Set<Node> things = called(words.subList(from, from + length));
                if (!things.isEmpty()) {
                    found.add(new Mention(from, from + length, things));
                }
            }
        }
        return found;
    }

    private Set<Node> called(List<String> words) {
        if (words.stream().allMatch(Words::isStop)) {
            return Set.of();
        }
        Set<Node> things = new LinkedHashSet<>();
        if (words.size() == 2) {
            // A chapter or a cluster has a number.
            Node concept = NodeFactory.createURI(Namespaces.VOC + words.get(0) + "/" + words.get(1));
            names.entry(concept).ifPresent(entry -> things.add(concept));
        }
        things.addAll(names.called(String.join(" ", words)));
        return things;
    }

    private boolean isPartner(Node thing) {
        return is(thing, Category.PARTNER);
    }

    private boolean is(Node thing, Category category) {
        return names.entry(thing).filter(entry -> entry.category() == category).isPresent();
    }

    private static boolean isYears(List<Choice> choices) {
        return choices.stream().allMatch(choice -> choice.code().matches("\\d{4}"));
    }

    /** A phrase held against one question. */
    private final class Reading {

        private final Known known;
        private final List<String> words;
        private final List<Mention> mentions;
        private final Optional<Span> date;
        /** The things of which a name has some words, by the words: the same for all questions. */
        private final Map<String, List<Hit>> found;
        private final boolean[] taken;
        private final boolean[] isInName;
        private final Map<String, String> values = new LinkedHashMap<>();
        /** The names by which rows are narrowed, and the words of the phrase for them. */
        private final List<String> labels = new ArrayList<>();
        private final List<String> typed = new ArrayList<>();
        /** True if a value is not given, so that the question would be asked of some other thing. */
        private boolean isOfAnother;
        private boolean isFilterOfQuestion;
        /** How many things that are no value narrow the rows. */
        private int paired;
        private double got;
        private double lost;

        Reading(Known known, List<String> words, List<Mention> mentions, Optional<Span> date,
                Map<String, List<Hit>> found) {
            this.known = known;
            this.words = words;
            this.mentions = mentions;
            this.date = date;
            this.found = found;
            this.taken = new boolean[words.size()];
            this.isInName = new boolean[words.size()];
        }

        Optional<AskedPhrase> asked() {
            known.parameters().forEach(this::value);
            long things = known.parameters().stream().filter(one -> !one.isDay() && values.containsKey(one.name()))
                    .count();
            // A thing that is no actor and no instrument is a topic, on which there is more than one answer.
            boolean isTopic = known.parameters().stream().anyMatch(one -> !one.isDay() && values.containsKey(one.name())
                    && !isOfNamedThings(one));
            narrowByNames();
            boolean isAsked = isFilterOfQuestion;
            Set<String> said = new HashSet<>();
            // Words that are but the name of a body ask for the body, unless the question begins with it.
            boolean isOfActor = true;
            for (int i = 0; i < words.size(); i++) {
                Double weight = known.keys().get(Words.key(words.get(i)));
                // A year that a question has in its words is not therefore the one of its rows.
                if (!taken[i] && isTelling(i) && weight != null && !YEAR.matcher(words.get(i)).matches()) {
                    taken[i] = true;
                    isAsked = true;
                    said.add(Words.key(words.get(i)));
                    isOfActor &= nameAround(i).filter(name -> name.things().stream().anyMatch(one -> is(one,
                            Category.ACTOR))).isPresent();
                    double own = known.title().contains(Words.bare(words.get(i))) ? IN_TITLE : 0;
                    double most = nameAround(i).map(name -> WHOLE_NAME / (name.to() - name.from())).orElse(MOST);
                    got += Math.min(most, (weight + own) * weight(words.get(i)));
                }
            }
            double all = got + lost;
            for (int i = 0; i < words.size(); i++) {
                all += isPassedOver(i) ? weight(words.get(i)) : 0;
            }
            List<String> narrowing = IntStream.range(0, words.size()).filter(i -> taken[i] && !isInName[i]
                    && known.narrows().contains(Words.key(words.get(i)))).mapToObj(words::get).toList();
            labels.addAll(narrowing);
            narrowing.stream().map(Words::bare).forEach(typed::add);
            // Rows are searched for letters, and few letters stand in many words.
            boolean isTyped = isAsked;
            List<String> filters = Stream.of(labels, typed).filter(parts -> parts == labels || isTyped && parts.stream()
                    .allMatch(part -> Stream.of(part.split(" ")).allMatch(word -> word.length() >= LONG_WORD)))
                    .map(parts -> String.join(" ", parts)).distinct().toList();
            List<String> unheeded = new ArrayList<>();
            Set<String> named = new HashSet<>();
            for (int i = 0; i < words.size(); i++) {
                if (isPassedOver(i)) {
                    unheeded.add(words.get(i));
                    if (isOfThing(i)) {
                        named.add(words.get(i));
                    }
                }
            }
            date.map(span -> span.last().toString()).filter(day -> !values.containsValue(day) && !isSinceDate())
                    .ifPresent(unheeded::add);
            double share = all == 0 ? 0 : got / all;
            // Two things together ask what is between them.
            boolean isBetween = things + (known.isOfPairs() ? paired : 0) > 1 && share > ALL_BUT_A_LITTLE;
            // More that is taken up makes it likelier, where the share is the same.
            boolean isAboutOther = isOfActor && !said.isEmpty() && !said.contains(Words.keys(known.question().title())
                    .get(0));
            double likely = share * (1 - 0.5 / (1 + got)) * (isAsked && !isAboutOther ? 1 : UNSAID);
            return !isOfAnother && (isAsked || isBetween) && share >= LEAST_SHARE && isTurnedAlike()
                    ? Optional.of(new AskedPhrase(known.question(), values, filters, unheeded, named,
                    !isAsked && isTopic, things == 0 && !isFilterOfQuestion && isSlight(said),
                    Math.round(HUNDRED * likely) / HUNDRED))
                    : Optional.empty();
        }

        /** True if the question denies, ranks and bounds what the phrase does, so that neither says the contrary. */
        private boolean isTurnedAlike() {
            Set<Turn> said = EnumSet.noneOf(Turn.class);
            for (int i = 0; i < words.size(); i++) {
                if (!isInName[i]) {
                    Turn.of(words.get(i)).ifPresent(said::add);
                }
            }
            boolean isOnwards = IntStream.range(0, words.size()).anyMatch(this::isOnwards) || isSinceDate();
            return said.containsAll(known.turns()) && known.allowed().containsAll(said)
                    && (!isOnwards || values.keySet().stream().anyMatch(FIRST_DAY::contains))
                    && (!values.containsKey(SavedQuery.DATE) || words.stream().noneMatch(HAPPENED::contains))
                    && (!String.join(" ", words).contains("how much") || known.isAboutMoney());
        }

        /** True if one word of a longer title is all that is said of the question, and does not narrow its rows. */
        private boolean isSlight(Set<String> said) {
            return said.size() == 1 && known.narrows().stream().noneMatch(said::contains)
                    && Words.of(known.question().title()).stream().anyMatch(word -> !Words.isStop(word)
                    && !Words.isGeneral(word) && !said.contains(Words.key(word)));
        }

        /** True if a day is given from which on something is asked. */
        private boolean isSinceDate() {
            return date.isPresent() && words.contains("since");
        }

        /** True if a word is a year from which on something is asked. */
        private boolean isOnwards(int word) {
            return word > 0 && YEAR.matcher(words.get(word)).matches() && ONWARDS.contains(words.get(word - 1));
        }

        private boolean isOfNamedThings(Parameter parameter) {
            return parameter.type() instanceof ParameterType.Listed listed && names.choices(listed.list()).stream()
                    .filter(choice -> choice.code().equals(values.get(parameter.name())))
                    .anyMatch(choice -> isNamed(choice.node()));
        }

        private boolean isPassedOver(int word) {
            return !taken[word] && isTelling(word) && !Words.isGeneral(words.get(word));
        }

        private boolean isStop(int word) {
            return Words.isStop(words.get(word));
        }

        private boolean isTelling(int word) {
            return !isStop(word);
        }

        private void value(Parameter parameter) {
            if (parameter.isDay()) {
                if (date.isPresent()) {
                    day(parameter, date.get());
                } else if (!hasYears()) {
                    yearOfDay(parameter);
                }
            } else if (parameter.type() instanceof ParameterType.Listed listed) {
                List<Choice> choices = names.choices(listed.list());
                Optional<Mention> mention = mentions.stream().filter(one -> isFree(one)
                        && choice(one, choices).isPresent()).findFirst();
                if (mention.isPresent()) {
                    values.put(parameter.name(), choice(mention.get(), choices).orElseThrow().code());
                    take(mention.get());
                    // One of six says more than one of all actors.
                    got += WHOLE_NAME + (choices.size() < FEW ? A_LITTLE / 2 : 0);
                } else if (isYears(choices)) {
                    year(parameter, choices);
                } else {
                    Optional<Choice> named = byWords(choices);
                    named.ifPresent(choice -> {
                        values.put(parameter.name(), choice.code());
                        take(choice);
                    });
                    isOfAnother |= named.isEmpty();
                }
            }
        }

        /** A time begins and ends the one that is asked for; of a single day asks its last. */
        private void day(Parameter parameter, Span span) {
            if (FIRST_DAY.contains(parameter.name())) {
                values.put(parameter.name(), span.first().toString());
            } else if (LAST.contains(parameter.name()) ? !isSinceDate()
                    : !values.containsValue(span.last().toString())) {
                values.put(parameter.name(), span.last().toString());
            }
        }

        /** True if a year is a value of the question by itself. */
        private boolean hasYears() {
            return known.parameters().stream().anyMatch(parameter -> parameter.type() instanceof ParameterType.Listed
                    listed && isYears(names.choices(listed.list())));
        }

        /** A year asks for its last day, and where a time is asked for, for all of it; of two, the later ends it. */
        private void yearOfDay(Parameter parameter) {
            int[] years = IntStream.range(0, words.size()).filter(i -> YEAR.matcher(words.get(i)).matches()
                    && isTime(words.get(i))).toArray();
            boolean isFirst = FIRST_DAY.contains(parameter.name());
            if (years.length == 0 || !isFirst && years.length == 1 && isOnwards(years[0])) {
                return;
            }
            int year = isFirst ? years[0] : years[years.length - 1];
            values.put(parameter.name(), words.get(year) + (isFirst ? "-01-01" : "-12-31"));
            if (!taken[year]) {
                taken[year] = true;
                got += 1 - A_LITTLE;
            }
        }

        private static boolean isTime(String year) {
            return year.startsWith("19") || year.startsWith("20");
        }

        /** True if a word stands in the name of an actor, an instrument or a place. */
        private boolean isOfThing(int word) {
            return mentions.stream().anyMatch(one -> one.from() <= word && word < one.to()
                    && one.things().stream().anyMatch(PhraseReader.this::isNamed));
        }

        private void year(Parameter parameter, List<Choice> choices) {
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (!taken[i] && FIRST_DAY.contains(parameter.name()) == isOnwards(i) && isBoundedBy(parameter)
                        && choices.stream().anyMatch(choice -> choice.code().equals(word))) {
                    taken[i] = true;
                    values.put(parameter.name(), word);
                    got += 1;
                    return;
                }
            }
            lost += A_LITTLE;
        }

        /** True unless a parameter is the last year of some, and the phrase has but one. */
        private boolean isBoundedBy(Parameter parameter) {
            return !LAST.contains(parameter.name()) || words.stream().filter(YEAR.asMatchPredicate()).count() > 1;
        }

        private Optional<Choice> choice(Mention mention, List<Choice> choices) {
            Map<Node, Choice> byThing = byThing(choices);
            return mention.things().stream().filter(byThing::containsKey).findFirst().map(byThing::get);
        }

        /**
         * A value that is called by all words of the phrase that are in none of the question; a partner alone is none.
         */
        private Optional<Choice> byWords(List<Choice> choices) {
            List<String> free = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (isPassedOver(i) && !known.keys().containsKey(Words.key(words.get(i)))
                        && !YEAR.matcher(words.get(i)).matches() && !isOfPartner(i)) {
                    free.add(words.get(i));
                }
            }
            // What is the whole name of another thing is not meant as a part of a name.
            if (free.isEmpty() || mentions.stream().anyMatch(one -> words.subList(one.from(), one.to()).equals(free)
                    && one.things().stream().anyMatch(PhraseReader.this::isNamed))) {
                return Optional.empty();
            }
            Map<Node, Choice> byThing = byThing(choices);
            List<Hit> fit = found.computeIfAbsent(String.join(" ", free), text -> names.spelt(text, "en")).stream()
                    .filter(hit -> byThing.containsKey(hit.thing())).toList();
            // What the phrase says besides, and the question does too, may be in the name that is meant.
            List<String> besides = IntStream.range(0, words.size()).filter(i -> !taken[i] && isTelling(i)
                    && known.keys().containsKey(Words.key(words.get(i))) && !isOfPartner(i)).mapToObj(words::get)
                    .toList();
            for (String word : besides) {
                List<Hit> closer = found.computeIfAbsent(String.join(" ", free) + " " + word, text ->
                        names.spelt(text, "en")).stream().filter(hit -> byThing.containsKey(hit.thing())).toList();
                if (!fit.isEmpty() && !closer.isEmpty() && closer.stream().noneMatch(hit -> hit.thing()
                        .equals(fit.get(0).thing()))) {
                    return closer.size() > 1 ? Optional.empty() : Optional.of(byThing.get(closer.get(0).thing()));
                }
            }
            // Of several that have the words none is meant more than the others, and none by few words of a long name.
            return fit.isEmpty() || !isEnough(free, fit.get(0))
                    || fit.size() > 1 && fit.get(0).level() == Level.WORDS ? Optional.empty()
                    : Optional.of(byThing.get(fit.get(0).thing()));
        }

        private boolean isEnough(List<String> free, Hit hit) {
            return names.entry(hit.thing()).stream().flatMap(entry -> entry.names().stream()).mapToLong(name ->
                    Words.of(name.text()).stream().filter(word -> !Words.isStop(word)).count()).min().orElse(0)
                    < (long) LEAST_OF_NAME * free.size();
        }

        private static Map<Node, Choice> byThing(List<Choice> choices) {
            Map<Node, Choice> byThing = new HashMap<>();
            choices.forEach(choice -> byThing.putIfAbsent(choice.node(), choice));
            return byThing;
        }

        private void take(Mention mention) {
            for (int i = mention.from(); i < mention.to(); i++) {
                taken[i] = true;
                isInName[i] = true;
            }
        }

        /** Takes the words by which a value is called. */
        private void take(Choice choice) {
            List<List<String>> called = names.entry(choice.node()).stream().flatMap(entry -> entry.names().stream())
                    .map(name -> Words.of(name.text()).stream().filter(word -> !Words.isStop(word)).toList()).toList();
            List<String> free = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (!taken[i] && isTelling(i) && called.stream().flatMap(List::stream)
                        .anyMatch(name -> name.startsWith(word))) {
                    taken[i] = true;
                    isInName[i] = true;
                    free.add(word);
                }
            }
            // Half of a name tells less than a whole one.
            int shortest = called.stream().filter(name -> free.stream().allMatch(word -> name.stream()
                    .anyMatch(one -> one.startsWith(word)))).mapToInt(List::size).min().orElse(2 * free.size());
            got += WHOLE_NAME * Math.min(1, (double) free.size() / Math.max(1, shortest));
        }

        /** A name of several words in which a word stands: the words of it together say no more than a name. */
        private Optional<Mention> nameAround(int word) {
            return mentions.stream().filter(one -> one.from() <= word && word < one.to() && one.to() - one.from() > 1
                    && one.things().stream().anyMatch(PhraseReader.this::isNamed)).findFirst();
        }

        private boolean isOfPartner(int word) {
            return mentions.stream().anyMatch(one -> one.from() <= word && word < one.to()
                    && one.things().stream().anyMatch(PhraseReader.this::isPartner));
        }

        private boolean isFree(Mention mention) {
            for (int i = mention.from(); i < mention.to(); i++) {
                if (taken[i]) {
                    return false;
                }
            }
            return true;
        }

        /** What has a name and is no value of a parameter, and not what the question is about, narrows the rows. */
        private void narrowByNames() {
            for (Mention mention : mentions) {
                Optional<Node> thing = mention.things().stream().filter(one -> isNamed(one)
                        || is(one, Category.CONCEPT)).sorted(Comparator.comparing(one -> !isPartner(one))).findFirst();
                if (thing.isPresent() && isFree(mention) && (isPartner(thing.get()) || isNarrow(mention,
                        isNamed(thing.get()), isInitials(words.subList(mention.from(), mention.to()),
                        Words.of(names.choice(thing.get()).label()))))) {
                    for (int i = mention.from(); i < mention.to(); i++) {
                        isFilterOfQuestion |= (isPartner(thing.get()) || !isNamed(thing.get())) && isTelling(i)
                                && known.keys().containsKey(Words.key(words.get(i)));
                    }
                    boolean isOfIndex = !isNamed(thing.get()) && Words.keys(names.choice(thing.get()).label()).stream()
                            .anyMatch(known.narrows()::contains);
                    isFilterOfQuestion |= isOfIndex;
                    paired += isNamed(thing.get()) ? 1 : 0;
                    take(mention);
                    got += PART_OF_NAME;
                    labels.add(names.choice(thing.get()).label().replace("*", ""));
                    typed.add(words.subList(mention.from(), mention.to()).stream().filter(word -> !Words.isStop(word))
                            .map(Words::bare).collect(Collectors.joining(" ")));
                }
            }
        }

        /** A concept of one word is more often a word of a question, and one of its words alone is what it is about. */
        private boolean isNarrow(Mention mention, boolean isOfThing, boolean isAbbreviated) {
            int length = mention.to() - mention.from();
            return (isOfThing || isAbbreviated || length > 1) && length < words.size()
                    && words.subList(mention.from(), mention.to()).stream().anyMatch(word -> !Words.isStop(word)
                    && !known.keys().containsKey(Words.key(word)));
        }

        /** Rare words tell more. */
        private double weight(String word) {
            int count = frequency.getOrDefault(Words.key(word), 0);
            return count == 0 ? 1.2 : 0.6 + 1.0 / Math.sqrt(count);
        }
    }
}
