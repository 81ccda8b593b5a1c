package org.w3id.egnatia.page.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.complete.QueryPlace.Slot;
import org.w3id.egnatia.page.complete.QueryPlace.Term;
import org.w3id.egnatia.page.complete.Suggestion.Kind;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Suggests what fits where the cursor stands: classes; properties that the things of the subject's class have; things
 * and concepts by what they are called in any language and script, those first that the property leads to. What is
 * counted is counted in the default graph. Made once for a site; may be used by several threads.
 */
public final class Completion {

    /** Suggestions at most. */
    public static final int MOST = 60;

    private static final Node TYPE = RDF.type.asNode();
    private static final int MOST_THINGS = 20;
    private static final int MOST_LEADS = 4;
    /** Values of more literals than this are no list to choose from. */
    private static final int FEW_LITERALS = 40;
    /** A class is looked for no further than this many triples away. */
    private static final int FAR = 3;
    private static final List<String> KEYWORDS = List.of("SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION",
            "MINUS", "BIND", "VALUES", "GRAPH", "EXISTS", "NOT EXISTS", "GROUP BY", "HAVING", "ORDER BY", "DESC",
            "LIMIT", "OFFSET", "ASK", "CONSTRUCT", "DESCRIBE", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE",
            "GROUP_CONCAT", "LANG", "STR", "YEAR", "BOUND", "COALESCE", "IF", "CONTAINS", "REGEX", "STRSTARTS",
            "PREFIX");

    private final Site site;
    private final TermUse use;
    private final List<Word> words;
    private final Map<String, Map<Node, Integer>> values = new ConcurrentHashMap<>();

    /** A class or property with what it is found by: the words of its IRI, and of its names in all languages. */
    private record Word(Node term, boolean isClass, List<String> own, List<String> names) {
    }

    /**
     * What was found.
     *
     * @param slot        what is to stand where the cursor is
     * @param from        where in the text what is typed begins, in UTF-16 code units
     * @param to          where it ends
     * @param classes     the classes of the subject, as the query writes them; empty if they are not known
     * @param property    the property whose value is to stand there, as the query writes it; empty if there is none
     * @param suggestions the likeliest first
     */
    public record Found(String slot, int from, int to, List<String> classes, String property,
                        List<Suggestion> suggestions) {
    }

    private Completion(Site site) {
        this.site = site;
        use = site.use();
        words = Stream.concat(use.classes().keySet().stream().map(term -> word(term, true)),
                use.properties().keySet().stream().map(term -> word(term, false))).toList();
    }

    /** That of a site, made when it is first asked for. */
    public static Completion of(Site site) {
        return site.once(Completion.class, Completion::new);
    }

    private Word word(Node term, boolean isClass) {
        String code = term.getURI().replaceFirst(".*[/#]", "").replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
        return new Word(term, isClass, Folding.words(code), site.things().names(term).values().stream()
                .flatMap(name -> Folding.words(name).stream()).distinct().toList());
    }

    /**
     * What fits at a place of a text. Where nothing is typed at all, the classes are told, as the way in.
     *
     * @param query    a query that need not be finished
     * @param at       where the cursor stands, in UTF-16 code units; not more than its length
     * @param language of names and meanings
     */
    public Found at(String query, int at, Language language) {
        QueryPlace place = QueryPlace.of(query, Math.min(at, query.length()));
        List<Node> classes = place.slot() == Slot.PROPERTY || place.slot() == Slot.OBJECT
                ? place.subject().map(subject -> classes(subject, place, FAR)).orElse(List.of()) : List.of();
        String typed = place.typed().strip();
        List<Suggestion> found = new ArrayList<>();
        if (query.isBlank()) {
            terms(true, Map.of(), List.of(), "", place, language, found);
        } else if (typed.startsWith("?") || typed.startsWith("$")) {
            variables(query, typed, found);
        } else {
            switch (place.slot()) {
                case PROPERTY -> terms(false, counts(classes, place.inverse()),
                        place.inverse() ? List.of() : classes, typed, place, language, found);
                case OBJECT -> object(classes, place.property(), typed, place, language, found);
                case EXPRESSION -> expression(typed, place, language, found);
                case SUBJECT -> things(Map.of(), typed, place, language, found);
                default -> {
                    // Nothing but words of the language, and variables.
                }
            }
            keywords(typed, place.slot(), found);
        }
        Set<String> seen = new LinkedHashSet<>();
        return new Found(place.slot().name().toLowerCase(Locale.ROOT), place.from(), place.to(),
                classes.stream().map(place.prefixes()::written).toList(),
                place.property().map(place.prefixes()::written).orElse(""),
                found.stream().filter(one -> seen.add(one.text())).limit(MOST).toList());
    }

    private static void variables(String query, String typed, List<Suggestion> found) {
        String wanted = '?' + typed.substring(1);
        QueryPlace.variables(query).stream().filter(variable -> variable.startsWith(wanted)
                && !variable.equals(wanted)).forEach(variable -> found.add(Suggestion.word(Kind.VARIABLE, variable)));
    }

    private static void keywords(String typed, Slot slot, List<Suggestion> found) {
        if (!typed.isEmpty() && slot != Slot.NOTHING && slot != Slot.PROPERTY && slot != Slot.OBJECT) {
            List<Suggestion> keywords = KEYWORDS.stream().filter(word -> word.startsWith(typed.toUpperCase(Locale.ROOT))
                    && !word.equals(typed)).map(word -> Suggestion.word(Kind.KEYWORD, word)).toList();
            // Whoever begins a triple with capitals means a word of the language.
            found.addAll(typed.equals(typed.toUpperCase(Locale.ROOT)) ? 0 : found.size(), keywords);
        }
    }

    // Which classes a term has.

    private List<Node> classes(Term term, QueryPlace place, int far) {
        Set<Node> stated = place.triples().stream().filter(said -> said.subject().key().equals(term.key())
                && said.property().filter(TYPE::equals).isPresent()).flatMap(said -> said.object().node().stream())
                .filter(use.classes()::containsKey).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!stated.isEmpty()) {
            // Of several, all of which it has, the one with the fewest things says most.
            return List.of(stated.stream().min(Comparator.comparing(use.classes()::get)).orElseThrow());
        } else if (term.node().isPresent()) {
            return site.things().types(term.node().get()).stream().filter(use.classes()::containsKey).toList();
        }
        return far == 0 ? List.of() : byProperties(term, place, far);
    }

    /** The classes that the properties of a term leave: of which it is a value, and which it has. */
    private List<Node> byProperties(Term term, QueryPlace place, int far) {
        Set<Node> led = new LinkedHashSet<>();
        place.triples().stream().filter(said -> said.object().key().equals(term.key()) && said.property().isPresent()
                && !said.subject().key().equals(term.key())).findFirst().ifPresent(said -> {
                    Node property = said.property().get();
                    List<Node> from = classes(said.subject(), place, far - 1);
                    targets(property, from).forEach(target -> led.addAll(target.kind() == TermUse.Kind.CLASS
                            ? List.of(target.term()) : target.kind() == TermUse.Kind.SCHEME
                            ? List.of(SKOS.Concept.asNode()) : List.of()));
                });
        if (!led.isEmpty()) {
            return List.copyOf(led);
        }
        Set<Node> had = place.triples().stream().filter(said -> said.subject().key().equals(term.key()))
                .flatMap(said -> said.property().stream()).filter(use.properties()::containsKey)
                .collect(Collectors.toSet());
        return had.isEmpty() ? List.of() : use.classes().keySet().stream()
                .filter(type -> type.getURI().startsWith(Namespaces.DEF))
                .filter(type -> use.of(type).stream().map(TermUse.Use::property).collect(Collectors.toSet())
                        .containsAll(had)).toList();
    }

    /** To what a property leads from things of classes, or from any if they are not known, or have it not. */
    private Set<TermUse.Target> targets(Node property, List<Node> classes) {
        Set<TermUse.Target> found = new LinkedHashSet<>();
        classes.forEach(type -> use.of(type).stream().filter(one -> one.property().equals(property))
                .forEach(one -> found.addAll(one.targets().keySet())));
        return found.isEmpty() ? use.targets(property) : found;
    }

    /** The properties that things of classes have, or that lead to them, with the number of such things. */
    private Map<Node, Integer> counts(List<Node> classes, boolean inverse) {
        Map<Node, Integer> counts = new HashMap<>();
        classes.forEach(type -> (inverse ? use.leadingTo(type) : use.of(type)).forEach(one ->
                counts.merge(one.property(), one.things(), Integer::sum)));
        return counts;
    }

    // Classes and properties.

    /** Those that fit, then, where something is typed, the others. */
    private void terms(boolean areClasses, Map<Node, Integer> fitting, List<Node> classes, String typed,
            QueryPlace place, Language language, List<Suggestion> found) {
        Map<Node, Integer> all = areClasses ? use.classes() : use.properties();
        boolean areFitting = fitting.isEmpty();
        Comparator<Word> order = Comparator.comparing((Word word) -> rank(word, typed, place.prefixes()))
                .thenComparing((Word word) -> !areFitting && !fitting.containsKey(word.term()))
                .thenComparing(word -> !word.term().getURI().startsWith(Namespaces.BASE))
                .thenComparing(word -> -fitting.getOrDefault(word.term(), all.get(word.term())));
        if (!areFitting && !typed.isEmpty()) {
            order = Comparator.comparing((Word word) -> !fitting.containsKey(word.term())).thenComparing(order);
        }
        words.stream().filter(word -> word.isClass() == areClasses)
                .filter(word -> rank(word, typed, place.prefixes()) < NO_RANK)
                .filter(word -> areFitting || !typed.isEmpty() || fitting.containsKey(word.term()))
                .sorted(order.thenComparing(word -> word.term().getURI())).limit(MOST)
                .forEach(word -> found.add(term(word, fitting.getOrDefault(word.term(), all.get(word.term())),
                        areFitting || fitting.containsKey(word.term()), classes, place, language)));
    }

    private static final int NO_RANK = 9;

    /** How well a term fits what is typed: by its prefixed name, the words of its IRI, or those of its names. */
    private static int rank(Word word, String typed, Prefixes prefixes) {
        if (typed.isEmpty()) {
            return 0;
        }
        int colon = typed.indexOf(':');
        String written = prefixes.written(word.term());
        if (colon >= 0) {
            if (!written.startsWith(typed.substring(0, colon + 1))) {
                return NO_RANK;
            } else if (written.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))) {
                return 0;
            }
        }
        List<String> asked = Folding.words(typed.substring(colon + 1)
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " "));
        return asked.isEmpty() ? NO_RANK : begins(word.own(), asked) ? 1 : begins(word.names(), asked) ? 2
                : written.substring(written.indexOf(':') + 1).toLowerCase(Locale.ROOT)
                .contains(String.join("", asked)) ? 3 : NO_RANK;
    }

    private static boolean begins(List<String> words, List<String> asked) {
        return asked.stream().allMatch(one -> words.stream().anyMatch(word -> word.startsWith(one)));
    }

    private Suggestion term(Word word, int count, boolean fits, List<Node> classes, QueryPlace place,
            Language language) {
        List<String> leads = word.isClass() ? List.of()
                : targets(word.term(), fits ? classes : List.of()).stream().map(TermUse.Target::inQuery)
                .limit(MOST_LEADS).toList();
        return new Suggestion(word.isClass() ? Kind.CLASS : Kind.PROPERTY, place.prefixes().written(word.term()),
                Optional.of(word.term()), name(word.term(), language), Optional.of(count),
                meaning(word.term()), leads, fits);
    }

    private String meaning(Node term) {
        return site.things().text(term, SKOS.definition.asNode()).orElse("");
    }

    private String name(Node node, Language language) {
        return site.things().names(node).isEmpty() ? "" : site.things().label(node, language).text();
    }

    // Things, concepts and literals.

    private void object(List<Node> classes, Optional<Node> property, String typed, QueryPlace place,
            Language language, List<Suggestion> found) {
        if (property.filter(TYPE::equals).isPresent()) {
            Map<Node, Integer> fitting = new HashMap<>();
            classes.forEach(type -> fitting.put(type, use.classes().get(type)));
            terms(true, typed.isEmpty() ? Map.of() : fitting, List.of(), typed, place, language, found);
        } else {
            things(property.map(one -> values(one, classes)).orElse(Map.of()), typed, place, language, found);
        }
    }

    /** In an expression, what the variable before it may be; else anything. */
    private void expression(String typed, QueryPlace place, Language language, List<Suggestion> found) {
        Optional<QueryPlace.Said> said = place.subject().stream().flatMap(variable -> place.triples().stream()
                .filter(one -> one.object().key().equals(variable.key()) && one.property().isPresent())).findFirst();
        Map<Node, Integer> counts = said.map(one -> values(one.property().orElseThrow(),
                classes(one.subject(), place, FAR - 1))).orElseGet(() -> place.subject()
                .map(variable -> members(classes(variable, place, FAR))).orElse(Map.of()));
        things(counts, typed, place, language, found);
    }

    private Map<Node, Integer> members(List<Node> classes) {
        Map<Node, Integer> members = new LinkedHashMap<>();
        if (classes.size() == 1) {
            values.computeIfAbsent("a " + classes.get(0), key -> {
                Map<Node, Integer> all = new HashMap<>();
                site.things().having(TYPE, classes.get(0)).forEach(thing -> all.put(thing, 1));
                return all;
            }).forEach(members::put);
        }
        return members;
    }

    /** The values of a property, of things of a class where one is known, each with its number of triples. */
    private Map<Node, Integer> values(Node property, List<Node> classes) {
        Optional<Node> type = classes.size() == 1 ? Optional.of(classes.get(0)) : Optional.empty();
        return values.computeIfAbsent(property + " " + type.map(Node::toString).orElse(""), key -> {
            Map<Node, Integer> counts = new HashMap<>();
            site.things().confirmed().find(Node.ANY, property, Node.ANY).forEachRemaining((Triple triple) -> {
                if (type.isEmpty() || site.things().confirmed().contains(triple.getSubject(), TYPE, type.get())) {
                    counts.merge(triple.getObject(), 1, Integer::sum);
                }
            });
            boolean areTooMany = counts.keySet().stream().filter(Node::isLiteral).limit(FEW_LITERALS + 1).count()
                    > FEW_LITERALS;
            counts.keySet().removeIf(value -> value.isBlank() || value.isLiteral() && areTooMany);
            return Map.copyOf(counts);
        });
    }

    /** Values that there are, the most frequent first; then, where something is typed, what else is called so. */
    private void things(Map<Node, Integer> counts, String typed, QueryPlace place, Language language,
            List<Suggestion> found) {
        if (typed.isEmpty()) {
            counts.entrySet().stream().sorted(Map.Entry.<Node, Integer>comparingByValue().reversed()
                    .thenComparing(value -> name(value.getKey(), language))
                    .thenComparing(value -> value.getKey().toString())).limit(MOST)
                    .forEach(value -> found.add(thing(value.getKey(), Optional.of(value.getValue()), true, place,
                            language)));
            return;
        }
        Set<Node> called = called(typed, place.prefixes(), language);
        called.stream().filter(counts::containsKey).limit(MOST_THINGS).forEach(thing ->
                found.add(thing(thing, Optional.of(counts.get(thing)), true, place, language)));
        List<String> asked = Folding.words(typed);
        counts.keySet().stream().filter(value -> value.isLiteral()
                && Folding.words(value.getLiteralLexicalForm()).stream().anyMatch(word -> !asked.isEmpty()
                && word.startsWith(asked.get(0)))).sorted(Comparator.comparing(Node::toString))
                .forEach(value -> found.add(thing(value, Optional.of(counts.get(value)), true, place, language)));
        called.stream().filter(thing -> !counts.containsKey(thing)).limit(MOST_THINGS).forEach(thing ->
                found.add(thing(thing, Optional.empty(), counts.isEmpty(), place, language)));
    }

    /** Things that are called so: by words in any language and script, or by a prefix and the code behind it. */
    private Set<Node> called(String typed, Prefixes prefixes, Language language) {
        int colon = typed.indexOf(':');
        Set<Node> found = new LinkedHashSet<>();
        if (colon < 0) {
            site.release().names().search(typed, language.tag()).stream()
                    .filter(hit -> hit.confirmed() && hit.category() != Category.QUESTION
                            && hit.category() != Category.GRAPH && hit.category() != Category.TERM)
                    .limit(MOST).map(Hit::thing).forEach(found::add);
            return found;
        }
        String namespace = prefixes.iri(typed.substring(0, colon + 1)).orElse("\n");
        String begun = typed.substring(colon + 1).toLowerCase(Locale.ROOT);
        site.release().names().things().stream().filter(thing -> thing.getURI().startsWith(namespace)
                && thing.getURI().substring(namespace.length()).toLowerCase(Locale.ROOT).startsWith(begun))
                .sorted(Comparator.comparing(Node::getURI)).forEach(found::add);
        if (!begun.isEmpty()) {
            site.release().names().search(begun, language.tag()).stream().map(Hit::thing)
                    .filter(thing -> thing.getURI().startsWith(namespace)).limit(MOST).forEach(found::add);
        }
        return found;
    }

    private Suggestion thing(Node thing, Optional<Integer> count, boolean fits, QueryPlace place,
            Language language) {
        if (thing.isLiteral()) {
            return new Suggestion(Kind.LITERAL, FmtUtils.stringForNode(thing), Optional.of(thing), "", count, "",
                    List.of(), fits);
        }
        boolean isConcept = thing.getURI().startsWith(Namespaces.VOC);
        String meaning = isConcept ? meaning(thing) : site.things().types(thing).stream()
                .map(type -> name(type, language)).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
        return new Suggestion(isConcept ? Kind.CONCEPT : Kind.THING, place.prefixes().written(thing),
                Optional.of(thing), name(thing, language), count, meaning, List.of(), fits);
    }
}
