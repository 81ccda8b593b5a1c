package org.w3id.egnatia.page.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.describe.Mention;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Reads facts as a view shows them. With an earlier day chosen, what had not happened or begun by then is left out, and
 * so are statements of sources that were not written yet.
 */
public final class Facts {

    /** The roles of facts, in the order in which a page names them. */
    public static final List<Node> ROLES = List.of(Egn.holder, Egn.counterpart, Egn.underInstrument,
            Egn.side, Egn.agent,
            Egn.about, Egn.chapter, Egn.cluster, Egn.amountKind, Egn.amountStage, Egn.attributedTo,
            Egn.addressedTo, Egn.statedIn,
            Egn.involves, Egn.concernsGroup, Egn.compares, Egn.differsFrom, Egn.cites);
    private static final String MONEY = Namespaces.VOC + "unit/currency-units";
    private static final String RECORDED = Namespaces.VOC + "knowledge/phase-recorded";

    private final View view;
    private final Things things;

    /** The facts of a view. */
    public Facts(View view) {
        this.view = view;
        this.things = view.site().things();
    }

    /** Key of the words for facts of a type. */
    public static String key(FactType type) {
        return "facts." + type.name().toLowerCase(Locale.ROOT);
    }

    /** The facts of a description, on all its pages, grouped by kind: relations, events, figures, statements. */
    public List<FactGroup> of(Description description) {
        return grouped(description.mentions().stream().filter(mention -> !mention.properties().isEmpty()).toList());
    }

    private List<FactGroup> grouped(List<Mention> mentions) {
        Map<FactType, Map<Optional<Node>, List<Node>>> groups = new HashMap<>();
        for (Mention mention : mentions) {
            mention.fact().ifPresent(type -> groups.computeIfAbsent(type, t -> new HashMap<>())
                    .computeIfAbsent(things.value(mention.resource(), type.kindProperty()), k -> new ArrayList<>())
                    .add(mention.resource()));
        }
        return Stream.of(FactType.values()).flatMap(type -> groups.getOrDefault(type, Map.of()).entrySet().stream()
                .map(e -> new FactGroup(type, e.getKey().map(kind -> Name.of(view, kind)), List.copyOf(e.getValue())))
                .sorted(Comparator.comparing((FactGroup group) -> group.kind().filter(kind ->
                Remarks.has(things, kind.node())).isPresent()).thenComparing(group ->
                group.kind().map(Name::text).orElse("\uFFFF")))).toList();
    }

    /** The facts in which a thing takes part in any role on any day, confirmed or not. */
    public Set<Node> ever(Node thing) {
        Set<Node> found = new LinkedHashSet<>();
        for (Graph graph : List.of(things.confirmed(), things.unconfirmed())) {
            graph.find(Node.ANY, Node.ANY, thing).mapWith(Triple::getSubject).forEachRemaining(found::add);
        }
        found.removeIf(node -> FactType.of(things, node).isEmpty());
        return found;
    }

    /**
     * A fact with all that pages show of it.
     *
     * @throws IllegalArgumentException if the thing is no fact
     */
    public Fact read(Node fact) {
        FactType type = FactType.of(things, fact).orElseThrow(() -> new IllegalArgumentException(fact + " is no fact"));
        Optional<PreciseDate> from = from(type, fact);
        Optional<PreciseDate> to = to(type, fact);
        Optional<Node> status = status(fact);
        boolean step = status.filter(s -> Status.of(view, s).step()).isPresent();
        List<String> text = Stream.of(DCTerms.description.asNode(), RDFS.comment.asNode())
                .flatMap(p -> things.values(fact, p).stream()).filter(Node::isLiteral)
                .map(n -> VisibleText.of(n.getLiteralLexicalForm())).toList();
        return new Fact(type, Name.of(view, fact), things.value(fact, type.kindProperty()).map(this::name), roles(fact),
                status.map(this::name), known(fact).filter(node -> !status.filter(node::equals).isPresent())
                        .map(this::name), value(fact), from, to,
                step && from.isPresent() ? from.get().inWords(view) : when(type, from, to),
                tense(type, fact, status, from, to), text,
                Evidence.allOf(view, fact), things.isConfirmed(fact));
    }

    /**
     * When a fact began or happened, or the beginning of its period; of a statement, when the oldest of its sources was
     * written.
     */
    public Optional<PreciseDate> from(Node fact) {
        return FactType.of(things, fact).flatMap(type -> from(type, fact));
    }

    /** When a fact ended, or the end of its period. */
    public Optional<PreciseDate> to(Node fact) {
        return FactType.of(things, fact).flatMap(type -> to(type, fact));
    }

    /**
     * The status, or what is known of it where none is recorded; as of a day before its end, a relation had not ended.
     */
    private Optional<Node> status(Node fact) {
        boolean endsLater = things.day(fact, Egn.endedOn).filter(end -> !view.asOf().shows(end)).isPresent();
        return things.value(fact, Egn.status).or(() -> things.value(fact, Egn.knowledge))
                .filter(status -> !endsLater || !Tone.of(things, status).isOver());
    }

    /** What is known beyond that a phase is recorded, which the status says by itself. */
    private Optional<Node> known(Node fact) {
        return things.value(fact, Egn.knowledge).filter(known -> !known.getURI().equals(RECORDED));
    }

    private List<Fact.Role> roles(Node fact) {
        List<Fact.Role> roles = new ArrayList<>();
        for (Node property : ROLES) {
            List<Node> values = things.values(fact, property);
            if (!values.isEmpty()) {
                roles.add(new Fact.Role(property, role(property), values.stream().map(this::name).toList()));
            }
        }
        return roles;
    }

    /** What a role is called before readers, who do not know the model; its own name where there is no other. */
    private Name role(Node property) {
        Name name = name(property);
        String key = "role." + property.getURI().substring(Namespaces.DEF.length());
        return view.site().messages().keys().contains(key)
                ? new Name(property, view.text(key), view.written().tag(), false, name.link()) : name;
    }

    private Name name(Node node) {
        return Name.of(view, node);
    }

    private Optional<String> value(Node fact) {
        return things.value(fact, Egn.value).filter(Node::isLiteral).map(number -> {
            Optional<Node> unit = things.value(fact, Egn.unit);
            boolean money = unit.filter(u -> u.toString().equals(MONEY)).isPresent();
            Optional<Node> measuredIn = money ? things.value(fact, Egn.currency) : unit;
            String counted = things.value(fact, Egn.outOf).filter(Node::isLiteral).map(all ->
                    view.text("value.of", inWords(number), inWords(all))).orElse(inWords(number));
            return counted + measuredIn.map(u -> " " + view.name(u)).orElse("");
        });
    }

    private String inWords(Node number) {
        Object value = number.getLiteral().isWellFormed() ? number.getLiteralValue() : null;
        return value instanceof Number found ? view.words().number(found)
                : VisibleText.of(number.getLiteralLexicalForm());
    }

    private Optional<PreciseDate> from(FactType type, Node fact) {
        return switch (type) {
            case RELATION -> date(fact, Egn.startedOn, Egn.startPrecision);
            case EVENT -> date(fact, Egn.date, Egn.datePrecision);
            case FIGURE -> date(fact, Egn.periodStart, Egn.periodPrecision);
            case STATEMENT -> written(fact);
        };
    }

    private Optional<PreciseDate> to(FactType type, Node fact) {
        return switch (type) {
            // As of a day nothing is said of an end that was to come.
            case RELATION -> date(fact, Egn.endedOn, Egn.endPrecision).filter(end -> view.asOf().shows(end.date()));
            case FIGURE -> date(fact, Egn.periodEnd, Egn.periodPrecision);
            case EVENT, STATEMENT -> Optional.empty();
        };
    }

    private Optional<PreciseDate> written(Node statement) {
        return things.values(statement, Egn.evidence).stream()
                .flatMap(evidence -> things.values(evidence, Egn.source).stream())
                .flatMap(source -> date(source, Egn.date, Egn.datePrecision)
                        .or(() -> date(source, Egn.notBefore, Egn.datePrecision)).stream())
                .min(Comparator.comparing(PreciseDate::date));
    }

    private Optional<PreciseDate> date(Node thing, Node property, Node precision) {
        return things.day(thing, property)
                .map(day -> new PreciseDate(day, Precision.of(things.value(thing, precision))));
    }

    private String when(FactType type, Optional<PreciseDate> from, Optional<PreciseDate> to) {
        String first = from.map(day -> day.inWords(view)).orElse("");
        String last = to.map(day -> day.inWords(view)).orElse("");
        if (type == FactType.STATEMENT) {
            return "";
        }
        if (type == FactType.EVENT || first.equals(last) || last.isEmpty() && type == FactType.FIGURE) {
            return first;
        }
        if (last.isEmpty()) {
            return view.text("when.since", first);
        }
        return first.isEmpty() ? view.text("when.until", last) : view.text("when.from-to", first, last);
    }

    private Tense tense(FactType type, Node fact, Optional<Node> status, Optional<PreciseDate> from,
                        Optional<PreciseDate> to) {
        AsOf asOf = view.asOf();
        if (from.filter(f -> f.date().isAfter(asOf.day())).isPresent()) {
            return Tense.FUTURE;
        }
        boolean saidToHaveEnded = status.filter(s -> Tone.of(things, s).isOver()).isPresent();
        Optional<PreciseDate> end = type == FactType.EVENT ? from : to;
        // What followed is told from its beginning, or from the first source that states it; it may have neither.
        boolean followed = things.values(fact, Egn.followedBy).stream().anyMatch(next ->
                Stream.of(Egn.startedOn, Egn.toldFrom).flatMap(told -> things.day(next, told).stream())
                        .noneMatch(day -> day.isAfter(asOf.day())));
        if (!saidToHaveEnded && end.filter(e -> e.last().isBefore(asOf.day())).isEmpty()) {
            return followed ? Tense.FOLLOWED : Tense.HOLDS;
        }
        return followed ? Tense.FOLLOWED : Tense.ENDED;
    }
}
