package org.w3id.egnatia.page.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.vocab.Namespaces;

/** What a site answers to reconciliation: candidates, suggestions, and values of properties. */
public final class Reconciliation {

    /** Suggestions in one answer. */
    static final int SUGGESTED = 20;

    /** Share of the score that a name keeps when none of the wanted values fits. */
    private static final double WITHOUT_VALUES = 0.5;
    private static final double WHOLE = 100;
    private static final int CODES = 4;
    private static final List<String> DEFAULTS = List.of("def/Actor", "def/Instrument", "def/Place", "def/Event",
            "def/Source", "voc/policy-area");

    private final Site site;
    private final Names names;
    private final TermUse use;
    private final Map<Node, Entry> byThing = new HashMap<>();
    private final Map<Item, Integer> types;
    private final Map<Item, Integer> properties;

    /**
     * A candidate for what was asked.
     *
     * @param item       the thing
     * @param score      from 0 to 100
     * @param isMatch    true if it is the only thing with the same name and all wanted values
     * @param similarity of the name, from 0 to 100
     * @param fitting    share of the wanted values that it has, from 0 to 1
     */
    public record Candidate(Item item, double score, boolean isMatch, double similarity, double fitting) {
    }

    /**
     * A thing, a type or a property.
     *
     * @param id          its identifier
     * @param node        its IRI
     * @param name        what it is called
     * @param description what it is, in a sentence; empty if nothing says so
     * @param types       the classes of a thing, or the scheme of a concept
     */
    public record Item(String id, Node node, String name, String description, List<Item> types) {
    }

    private Reconciliation(Site site) {
        this.site = site;
        names = new Names(site.release().names());
        use = site.use();
        names.all().forEach(entry -> byThing.put(entry.thing(), entry));
        types = types();
        properties = properties();
    }

    /** That of a site, made when it is first asked for. */
    public static Reconciliation of(Site site) {
        return site.once(Reconciliation.class, Reconciliation::new);
    }

    /** Types that are good choices where none is known. */
    public List<Item> defaultTypes() {
        return DEFAULTS.stream().map(LocalId::node).map(this::term).toList();
    }

    /**
     * The candidates for each query of a batch, by its key.
     *
     * @param json a reconciliation query batch
     * @throws QueryException if it is none, with what is wrong
     */
    public Map<String, List<Candidate>> batch(String json) {
        Map<String, List<Candidate>> results = new LinkedHashMap<>();
        Asked.batch(json).forEach((key, asked) -> results.put(key, candidates(asked)));
        return results;
    }

    /**
     * The candidates for one query.
     *
     * @param text a reconciliation query as JSON, or the text alone
     * @throws QueryException if it is none, with what is wrong
     */
    public List<Candidate> single(String text) {
        return candidates(Asked.single(text));
    }

    private List<Candidate> candidates(Asked asked) {
        asked.types().forEach(this::requireType);
        asked.wanted().forEach(wanted -> requireProperty(wanted.property().property()));
        Optional<Entry> named = asked.text().isEmpty() ? Optional.empty() : named(asked.text());
        List<Names.Like> pool = named.isPresent() ? List.of(new Names.Like(named.get(), Names.SAME))
                : asked.text().isEmpty() ? having(asked.wanted()) : names.like(asked.text());
        List<Names.Like> fitting = pool.stream().filter(like -> isOfType(like.entry().thing(), asked)).toList();
        Map<Names.Like, Double> values = new HashMap<>();
        fitting.forEach(like -> values.put(like, share(like.entry().thing(), asked.wanted())));
        List<Names.Like> same = fitting.stream().filter(like -> like.similarity() >= Names.SAME_LETTERS
                && values.get(like) == 1).toList();
        return fitting.stream().map(like -> {
            double share = values.get(like);
            double score = like.similarity() * (WITHOUT_VALUES + (1 - WITHOUT_VALUES) * share);
            return new Candidate(item(like.entry().thing()), rounded(score), same.size() == 1 && same.get(0) == like,
                    rounded(like.similarity()), share);
        }).filter(candidate -> !asked.text().isEmpty() || candidate.fitting() > 0)
                .sorted(Comparator.comparing((Candidate c) -> !isPreferred(c.item().node(), asked))
                        .thenComparing(Comparator.comparingDouble(Candidate::score).reversed()))
                .limit(asked.limit()).toList();
    }

    private static double rounded(double number) {
        return Math.round(number * WHOLE) / WHOLE;
    }

    /** The thing that a text names by its identifier or IRI. */
    private Optional<Entry> named(String text) {
        return text.indexOf('/') < 0 && text.indexOf(':') < 0 || text.indexOf(' ') >= 0 ? Optional.empty()
                : Optional.ofNullable(byThing.get(LocalId.node(text)));
    }

    /** The things that have one of the wanted values. */
    private List<Names.Like> having(List<Asked.Wanted> wanted) {
        Set<Node> found = new HashSet<>();
        wanted.forEach(one -> {
            Predicate<Node> fits = fits(one);
            one.property().pairs(site.things()).filter(pair -> fits.test(pair.value()))
                    .forEach(pair -> found.add(pair.thing()));
        });
        return found.stream().map(byThing::get).filter(entry -> entry != null)
                .sorted(Comparator.comparing(Entry::category).thenComparing(entry -> entry.thing().getURI()))
                .map(entry -> new Names.Like(entry, WHOLE)).toList();
    }

    private double share(Node thing, List<Asked.Wanted> wanted) {
        return wanted.isEmpty() ? 1 : (double) wanted.stream().filter(one -> one.property()
                .values(thing, site.things()).stream().anyMatch(fits(one))).count() / wanted.size();
    }

    /** Whether a value is one of those that are wanted. */
    private Predicate<Node> fits(Asked.Wanted wanted) {
        Map<Node, Boolean> known = new HashMap<>();
        return value -> known.computeIfAbsent(value, node -> wanted.values().stream()
                .anyMatch(one -> fits(node, one)));
    }

    private boolean fits(Node value, Asked.Value wanted) {
        if (value.isURI()) {
            Entry entry = byThing.get(value);
            return LocalId.node(wanted.text()).equals(value) || !wanted.isId() && (entry == null
                    ? Folding.words(site.things().label(value, Language.ENGLISH).text())
                            .equals(Folding.words(wanted.text())) : Names.isName(wanted.text(), entry));
        } else if (wanted.isId() || !value.isLiteral()) {
            return false;
        }
        String text = value.getLiteralLexicalForm();
        // A year or a month fits each day in it.
        return Folding.words(text).equals(Folding.words(wanted.text()))
                || wanted.text().matches("\\d{4}(-\\d\\d)?") && text.matches("\\d{4}-\\d\\d-\\d\\d")
                && text.startsWith(wanted.text() + "-") || isSameNumber(text, wanted.text());
    }

    private static boolean isSameNumber(String one, String other) {
        String number = "-?\\d{1,30}(\\.\\d{1,30})?";
        return one.matches(number) && other.matches(number)
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private boolean isOfType(Node thing, Asked asked) {
        return asked.types().isEmpty() || switch (asked.strictness()) {
            case SHOULD -> true;
            case ANY -> asked.types().stream().anyMatch(type -> isA(thing, type));
            case ALL -> asked.types().stream().allMatch(type -> isA(thing, type));
        };
    }

    private boolean isPreferred(Node thing, Asked asked) {
        return asked.strictness() != Asked.Strictness.SHOULD
                || asked.types().stream().anyMatch(type -> isA(thing, type));
    }

    private boolean isA(Node thing, Node type) {
        return site.things().isA(thing, type) || site.things().values(thing, SKOS.inScheme.asNode()).contains(type);
    }

    private void requireType(Node type) {
        if (!use.classes().containsKey(type) && !isScheme(type)) {
            throw new QueryException("There is no type " + LocalId.of(type) + " here; types are suggested at "
                    + "/reconcile/suggest/type.");
        }
    }

    private void requireProperty(Node property) {
        if (!site.things().confirmed().contains(Node.ANY, property, Node.ANY)) {
            throw new QueryException("There is no property " + LocalId.of(property) + " here; properties are suggested "
                    + "at /reconcile/suggest/property.");
        }
    }

    private boolean isScheme(Node type) {
        return site.things().isA(type, SKOS.ConceptScheme.asNode());
    }

    /** The thing of an identifier, if it can be meant by a name. */
    public Optional<Item> thing(String id) {
        return Optional.ofNullable(byThing.get(LocalId.node(id))).map(entry -> item(entry.thing()));
    }

    /** The type or property of an identifier. */
    public Optional<Item> term(String id) {
        String plain = id.startsWith("^") ? id.substring(1) : id;
        Node node = LocalId.node(plain);
        return use.classes().containsKey(node) || isScheme(node)
                || site.things().confirmed().contains(Node.ANY, node, Node.ANY) ? Optional.of(term(node))
                : Optional.empty();
    }

    private Item item(Node thing) {
        List<Node> schemes = site.things().values(thing, SKOS.inScheme.asNode());
        List<Node> types = schemes.isEmpty() ? site.things().types(thing) : schemes;
        return new Item(LocalId.of(thing), thing, name(thing), description(thing), types.stream().map(this::term)
                .toList());
    }

    private Item term(Node term) {
        return new Item(LocalId.of(term), term, name(term), description(term), List.of());
    }

    private String name(Node node) {
        return VisibleText.of(site.things().label(node, Language.ENGLISH).text());
    }

    private String description(Node node) {
        return Stream.of(DCTerms.description, SKOS.definition, RDFS.comment)
                .flatMap(property -> site.things().text(node, property.asNode()).stream()).map(VisibleText::of)
                .findFirst().orElse("");
    }

    /**
     * Things whose names begin with what was typed, then those that are like it.
     *
     * @param typed what was typed; an identifier or IRI finds its thing
     * @param type  a class or scheme; empty for all
     */
    public List<Item> suggestThings(String typed, String type) {
        if (typed.isBlank()) {
            return List.of();
        }
        Optional<Entry> named = named(typed.strip());
        Stream<Entry> found = named.isPresent() ? named.stream()
                : Stream.concat(site.release().names().search(typed, "en").stream().map(hit -> byThing.get(hit.thing()))
                        .filter(entry -> entry != null), names.like(typed).stream().map(Names.Like::entry)).distinct();
        return found.filter(entry -> type.isEmpty() || isA(entry.thing(), LocalId.node(type)))
                .map(entry -> item(entry.thing())).toList();
    }

    /** Classes and schemes whose names have what was typed, those with most things first; all if nothing was typed. */
    public List<Item> suggestTypes(String typed) {
        return begun(types, typed);
    }

    /**
     * Properties whose names have what was typed, those that most things have first; all if nothing was typed.
     *
     * @param type of the things of a class or scheme only; empty for all
     */
    public List<Item> suggestProperties(String typed, String type) {
        return begun(type.isEmpty() ? properties : properties(LocalId.node(type)), typed);
    }

    private Map<Item, Integer> types() {
        Map<Item, Integer> sizes = new HashMap<>();
        Map<Node, Integer> counts = new HashMap<>();
        names.all().forEach(entry -> {
            site.things().values(entry.thing(), RDF.type.asNode()).forEach(type -> counts.merge(type, 1, Integer::sum));
            site.things().values(entry.thing(), SKOS.inScheme.asNode())
                    .forEach(scheme -> counts.merge(scheme, 1, Integer::sum));
        });
        counts.forEach((type, count) -> sizes.put(term(type), count));
        return sizes;
    }

    private Map<Item, Integer> properties(Node type) {
        Node counted = isScheme(type) ? SKOS.Concept.asNode() : type;
        Map<Item, Integer> found = new HashMap<>();
        use.of(counted).stream().filter(one -> !one.property().equals(RDF.type.asNode()))
                .forEach(one -> found.put(term(one.property()), one.things()));
        use.leadingTo(counted).stream().filter(one -> !isOfTerms(one.property())).forEach(one -> {
            Item back = term(one.property());
            found.put(new Item(new PropertyId(one.property(), true).id(), back.node(),
                    site.messages().text("reconcile.back", back.name()), back.description(), List.of()), one.things());
        });
        return found;
    }

    private Map<Item, Integer> properties() {
        Map<Item, Integer> all = new HashMap<>();
        types.keySet().stream().filter(type -> use.classes().containsKey(type.node()))
                .forEach(type -> properties(type.node()).forEach((item, things) -> all.merge(item, things, Math::max)));
        return all;
    }

    private static boolean isOfTerms(Node property) {
        return property.getURI().startsWith(OWL.getURI()) || property.getURI().startsWith(RDFS.getURI())
                || property.equals(RDF.type.asNode());
    }

    private static List<Item> begun(Map<Item, Integer> sizes, String typed) {
        String asked = String.join(" ", Folding.words(typed));
        String code = typed.strip().toLowerCase(Locale.ROOT);
        Node named = typed.isBlank() ? null : LocalId.node(typed.startsWith("^") ? typed.substring(1) : typed);
        return sizes.keySet().stream().filter(item -> asked.isEmpty() || item.node().equals(named)
                        || (" " + String.join(" ", Folding.words(item.name()))).contains(" " + asked)
                        || item.id().replaceFirst("^.*[/:]", "").toLowerCase(Locale.ROOT).startsWith(code))
                .sorted(Comparator.comparing((Item item) -> !item.node().equals(named))
                        .thenComparing(item -> !String.join(" ", Folding.words(item.name())).startsWith(asked))
                        .thenComparing(Comparator.comparing(sizes::get).reversed()).thenComparing(Item::id)).toList();
    }

    /**
     * The values of properties of things.
     *
     * @param json a data extension query
     * @throws QueryException if it is none, with what is wrong
     */
    public Extension extend(String json) {
        Extension.Query query = Extension.Query.of(json);
        query.properties().forEach(property -> requireProperty(property.id().property()));
        Map<String, Map<String, List<Extension.Cell>>> rows = new LinkedHashMap<>();
        for (String id : query.ids()) {
            Map<String, List<Extension.Cell>> row = new LinkedHashMap<>();
            Node thing = LocalId.node(id);
            query.properties().forEach(property -> row.put(property.id().id(), property.id()
                    .values(thing, site.things()).stream().filter(property::takes).limit(property.limit())
                    .map(value -> cell(value, property)).toList()));
            rows.put(id, row);
        }
        return new Extension(query.properties().stream().map(property -> meta(property.id())).toList(), rows);
    }

    private Item meta(PropertyId id) {
        Item item = term(id.property());
        String name = id.isInverse() ? site.messages().text("reconcile.back", item.name()) : item.name();
        return new Item(id.id(), item.node(), name, item.description(), valueType(id).stream().map(this::term)
                .toList());
    }

    /** The class or scheme of all values of a property, where they are of one. */
    private Optional<Node> valueType(PropertyId id) {
        Set<TermUse.Target> targets = id.isInverse() ? Set.of() : use.targets(id.property());
        return targets.size() != 1 ? Optional.empty() : targets.stream()
                .filter(target -> target.kind() == TermUse.Kind.CLASS || target.kind() == TermUse.Kind.SCHEME)
                .map(TermUse.Target::term).findFirst();
    }

    private Extension.Cell cell(Node value, Extension.Property property) {
        if (value.isURI() && value.getURI().startsWith(Namespaces.BASE) && !value.getURI().startsWith(Namespaces.DEF)) {
            Language language = Language.of(property.language()).orElse(Language.ENGLISH);
            return new Extension.Thing(LocalId.of(value), VisibleText.of(site.things().label(value, language).text()));
        } else if (value.isURI()) {
            return new Extension.Text(value.getURI());
        }
        String text = value.getLiteralLexicalForm();
        // A day stays a text: the protocol's dates have a time, which nobody knows.
        return value.getLiteralValue() instanceof Number number && text.matches("-?\\d{1,18}(\\.\\d{1,12})?")
                ? new Extension.Quantity(number, !text.contains(".")) : new Extension.Text(text);
    }

    /** By what a thing is told from its namesakes: its codes, its day, and that it is unconfirmed. */
    public List<String> marks(Item item) {
        Entry entry = byThing.get(item.node());
        List<String> marks = new ArrayList<>();
        if (entry == null) {
            return marks;
        }
        entry.names().stream().filter(name -> name.kind() == FoundName.Kind.ACRONYM
                || name.kind() == FoundName.Kind.IDENTIFIER).map(FoundName::text).distinct().limit(CODES)
                .forEach(marks::add);
        entry.start().map(Object::toString).ifPresent(marks::add);
        if (!entry.confirmed()) {
            marks.add(site.messages().text("reconcile.unconfirmed"));
        }
        return marks;
    }
}
