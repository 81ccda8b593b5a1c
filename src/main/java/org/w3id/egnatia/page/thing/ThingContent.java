package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.describe.Mention;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.FactGroup;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.page.fact.Remarks;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Gathers what a page says of a thing: its properties, the facts in which it takes part and what leads to it, each list
 * cut to a length that a reader can take in, with a key under which the whole of it can be had.
 */
final class ThingContent {

    private static final int FACTS_ON_PAGE = 24;
    private static final int MOST_KINDS = 12;
    private static final int VALUES = 8;
    private static final int LINKS = 5;
    private static final String VINTAGE = "vintage ";
    private static final int LONGEST_TEXT = 400;

    /** Dates with the property that says how exact they are. */
    private static final Map<Node, Node> DATES = Map.of(Egn.date, Egn.datePrecision, Egn.notBefore, Egn.datePrecision,
            Egn.startedOn, Egn.startPrecision, Egn.endedOn, Egn.endPrecision, Egn.periodStart, Egn.periodPrecision,
            Egn.periodEnd, Egn.periodPrecision);
    /** What a page says elsewhere: in its head, among the names and as evidence. */
    private static final Set<Node> SAID_ELSEWHERE = Stream.of(NameRow.PROPERTIES.stream(), DATES.values().stream(),
            Stream.of(RDF.type.asNode(), Egn.evidence, Egn.dayNumber, Egn.askedOfEachPartner, Egn.state,
                    DCTerms.description.asNode(), SKOS.definition.asNode()), inTheFilesOnly().stream())
            .flatMap(s -> s).collect(Collectors.toUnmodifiableSet());

    /** What orders and colours pages, and what says how far a source was read: for the files, not for readers. */
    private static List<Node> inTheFilesOnly() {
        return Stream.concat(Stream.of("rank", "tone", "step", "gradesIndexed", "namesIndexed", "figuresIndexed",
                "lineCount", "position", "namedIn",
                "dimension").map(local -> NodeFactory.createURI(Namespaces.DEF + local)),
                Stream.of(SKOS.topConceptOf.asNode(), SKOS.hasTopConcept.asNode())).toList();
    }

    private final View view;
    private final Description description;
    private final Node thing;
    private final Things things;
    private final Facts facts;
    private final List<FactGroup> groups;

    ThingContent(View view, Description description) {
        this.view = view;
        this.description = description;
        this.thing = description.subject();
        this.things = view.site().things();
        this.facts = new Facts(view);
        this.groups = facts.of(description);
    }

    /** The facts in which the thing takes part. */
    List<FactGroup> groups() {
        return groups;
    }

    /** The thing itself as a fact, if it is one. */
    Optional<Fact> asFact() {
        return FactType.of(things, thing).map(type -> facts.read(thing));
    }

    /** The properties of the thing that are not shown elsewhere on the page. */
    List<Property> properties() {
        Set<Node> inFact = FactType.of(things, thing).isEmpty() ? Set.of() : Stream.of(Facts.ROLES.stream(),
                DATES.keySet().stream(), Stream.of(Egn.status, Egn.knowledge, Egn.value, Egn.unit, Egn.currency,
                        RDFS.comment.asNode()),
                Stream.of(FactType.values()).map(FactType::kindProperty)).flatMap(s -> s).collect(Collectors.toSet());
        List<Property> properties = new ArrayList<>();
        outgoing().forEach((property, values) -> {
            // Where others speak of the same thing is told in a list of its own.
            boolean isOutward = values.stream().allMatch(this::isOutward);
            if (!SAID_ELSEWHERE.contains(property) && !inFact.contains(property) && !isOutward) {
                properties.add(new Property(Name.of(view, property), values.stream().limit(VALUES)
                        .map(v -> value(property, v)).toList(),
                        values.size(), outKey(property)));
            }
        });
        // What the editors note about the record comes after what is known of the thing.
        properties.sort(Comparator.comparing((Property p) -> p.name().node().equals(RDFS.comment.asNode()))
                .thenComparing(p -> p.name().text()));
        return properties;
    }

    private Map<Node, List<Node>> outgoing() {
        return description.own().stream().collect(Collectors.groupingBy(Triple::getPredicate,
                LinkedHashMap::new, Collectors.mapping(Triple::getObject, Collectors.toList())));
    }

    private Value value(Node property, Node value) {
        if (value.isLiteral() && DATES.containsKey(property)) {
            Optional<PreciseDate> date = things.day(thing, property)
                    .map(day -> new PreciseDate(day, Precision.of(things.value(thing, DATES.get(property)))));
            if (date.isPresent()) {
                return new Value(Optional.empty(), date.get().inWords(view), "");
            }
        }
        Value whole = Value.of(view, value);
        if (property.equals(Egn.vintage) && whole.text().startsWith(VINTAGE)) {
            return new Value(whole.name(), whole.text().substring(VINTAGE.length()), whole.language());
        }
        return whole.text().length() <= LONGEST_TEXT ? whole
                : new Value(whole.name(), whole.text().substring(0, LONGEST_TEXT) + " …", whole.language());
    }

    /** The facts by kind, a few of each; of many kinds by type, the newest of each type. */
    List<FactSection> sections() {
        if (groups.size() > MOST_KINDS) {
            return Stream.of(FactType.values()).filter(type -> groups.stream().anyMatch(g -> g.type() == type))
                    .map(this::section).toList();
        }
        int each = Math.max(2, Math.min(8, FACTS_ON_PAGE / Math.max(1, groups.size())));
        return groups.stream().map(g -> new FactSection(title(g), read(g.facts().stream().limit(each).toList()),
                g.facts().size(), key(g), List.of())).toList();
    }

    private FactSection section(FactType type) {
        List<Node> all = newestFirst(type);
        List<FactSection.Kind> kinds = groups.stream().filter(g -> g.type() == type)
                .map(g -> new FactSection.Kind(g.kind().map(Name::text).orElse(view.text(Facts.key(type))),
                        g.facts().size(), key(g))).toList();
        return new FactSection(view.text(Facts.key(type)), read(all.stream().limit(FACTS_ON_PAGE / 4).toList()),
                all.size(), Facts.key(type), kinds);
    }

    private List<Node> newestFirst(FactType type) {
        Set<Node> all = groups.stream().filter(g -> g.type() == type).flatMap(g -> g.facts().stream())
                .collect(Collectors.toSet());
        // What is said of a source comes after what sources say of the thing.
        return description.mentions().stream().map(Mention::resource).filter(all::contains)
                .sorted(Comparator.comparing(fact -> things.value(fact, type.kindProperty())
                .filter(kind -> Remarks.has(things, kind)).isPresent())).toList();
    }

    private List<Fact> read(List<Node> nodes) {
        return nodes.stream().map(node -> facts.read(node).without(thing)).toList();
    }

    private String title(FactGroup group) {
        return group.kind().map(Name::text).map(VisibleText::capitalised)
                .orElseGet(() -> view.text(Facts.key(group.type())));
    }

    /**
     * What leads to the thing and is no fact about it, grouped by property and class; for a source, what rests on it.
     */
    List<LinkGroup> incoming() {
        List<LinkGroup> found = new ArrayList<>();
        incomingByKey().forEach((key, links) -> found
                .add(new LinkGroup(Name.of(view, links.property()), Name.of(view, links.type()),
                links.things().stream().limit(LINKS).map(n -> Name.of(view, n)).toList(), links.things().size(), key)));
        return found;
    }

    private record Links(Node property, Node type, List<Node> things) {
    }

    private Map<String, Links> incomingByKey() {
        Map<String, Links> groups = new TreeMap<>();
        for (Mention mention : description.mentions()) {
            if (mention.byEvidence()) {
                add(groups, LinkGroup.RESTING, Egn.evidence, mention.resource());
            }
            if (mention.fact().isEmpty()) {
                mention.properties().forEach(property -> add(groups, "in:", property, mention.resource()));
            }
        }
        groups.values().forEach(links -> links.things().sort(Comparator.comparing(Node::getURI)));
        return groups;
    }

    private void add(Map<String, Links> groups, String prefix, Node property, Node from) {
        Node type = things.types(from).stream().findFirst().orElse(RDFS.Resource.asNode());
        String key = prefix + Namespaces.shorten(property.getURI()) + ":" + Namespaces.shorten(type.getURI());
        List<Node> members = groups.computeIfAbsent(key, k -> new Links(property, type, new ArrayList<>())).things();
        members.add(from);
    }

    /** A page of one list in full; empty if there is no such list or page. */
    Optional<Listing> listing(String key, int page) {
        for (FactGroup group : groups) {
            if (key(group).equals(key)) {
                return listing(title(group), key, page, group.facts().size(),
                        read(Listing.slice(group.facts(), page)), List.of());
            }
        }
        for (FactType type : FactType.values()) {
            if (Facts.key(type).equals(key)) {
                List<Node> all = newestFirst(type);
                return all.isEmpty() ? Optional.empty() : listing(view.text(key), key, page, all.size(),
                        read(Listing.slice(all, page)), List.of());
            }
        }
        Links links = incomingByKey().get(key);
        if (links != null) {
            return listing(view.name(links.property()) + " (" + view.name(links.type()) + ")", key, page,
                    links.things().size(), List.of(),
                    Listing.slice(links.things(), page).stream()
                    .map(n -> new Value(Optional.of(Name.of(view, n)), "", "")).toList());
        }
        for (Map.Entry<Node, List<Node>> property : outgoing().entrySet()) {
            if (outKey(property.getKey()).equals(key)) {
                return listing(view.name(property.getKey()), key, page, property.getValue().size(), List.of(),
                        Listing.slice(property.getValue(), page).stream()
                        .map(v -> value(property.getKey(), v)).toList());
            }
        }
        return Optional.empty();
    }

    private static Optional<Listing> listing(String title, String key, int page, int total, List<Fact> facts,
                                             List<Value> links) {
        int pages = Listing.pages(total);
        return page < 1 || page > pages ? Optional.empty()
                : Optional.of(new Listing(title, facts, links, total, key, page, pages));
    }

    private static String key(FactGroup group) {
        return "facts:" + group.kind().map(kind -> kind.node().isURI() ? Namespaces.shorten(kind.node().getURI())
                : kind.text())
                .orElse(group.type().name().toLowerCase(Locale.ROOT));
    }

    private static String outKey(Node property) {
        return "out:" + Namespaces.shorten(property.getURI());
    }

    /** True of an address of others that a link may lead to. */
    private boolean isOutward(Node value) {
        return value.isURI() && !value.getURI().startsWith(Namespaces.BASE) && view.link(value).isPresent();
    }

    /** Addresses of others at which the thing is known, too, without those that are told at its head. */
    List<Name> outward(Set<Node> said) {
        return outgoing().entrySet().stream().filter(e -> !e.getKey().equals(RDF.type.asNode())
                && !said.contains(e.getKey()))
                .flatMap(e -> e.getValue().stream()).filter(this::isOutward).distinct()
                .map(value -> Name.of(view, value)).toList();
    }
}
