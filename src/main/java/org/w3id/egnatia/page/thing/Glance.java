package org.w3id.egnatia.page.thing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.page.figure.FigurePages;
import org.w3id.egnatia.page.tie.PathPage;
import org.w3id.egnatia.page.tie.Tie;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A thing at a glance, before anything else is said of it: what a reader of its kind of thing asks first, and what
 * all of that rests on.
 *
 * @param rows     what is asked, with the answers
 * @param partners of a body, the six with how many relations tie each to it on the day of the view
 * @param said     the properties whose values are all told, so that they need not be told again
 */
public record Glance(List<Row> rows, List<Tied> partners, Set<Node> said) {

    /** Nothing at a glance. */
    static final Glance NOTHING = new Glance(List.of(), List.of(), Set.of());

    private static final int ON_TILE = 2;
    private static final int GROUPS = 2;
    private static final int SERIES_TOLD = 4;
    private static final String KNOWLEDGE = Namespaces.VOC + "knowledge/";
    private static final String LEGAL_BASIS = Namespaces.VOC + "relation-kind/legal-basis";
    private static final String FOUNDING = Namespaces.VOC + "relation-kind/founding-treaty";
    private static final String AREAS = Namespaces.VOC + "policy-area/";
    private static final String ASSESSED = Namespaces.VOC + "assessment-area/";
    private static final String SERIES = Namespaces.VOC + "series/";
    private static final String MEASURES = Namespaces.VOC + "measure/";
    private static final List<Node> SAME = List.of(Egn.about, Egn.measure, Egn.breakdown, Egn.unit, Egn.series,
            Egn.amountKind, Egn.amountStage);

    /** What is asked, and the answer: things, and words behind them. */
    public record Row(String label, List<Name> names, String text) {
    }

    /**
     * A partner and what ties it to the body, the closest tie first.
     *
     * @param partner the partner
     * @param ties    its ties, one for each agreement
     * @param link    the address that tells them
     */
    public record Tied(Name partner, List<Tie> ties, String link) {

        /** The closest of the ties. */
        public List<Tie> closest() {
            return ties.subList(0, Math.min(ON_TILE, ties.size()));
        }

        /** How many ties there are beside these. */
        public int more() {
            return ties.size() - closest().size();
        }
    }

    /** What is said of a thing at a glance; nothing of kinds that have a head of their own. */
    static Glance of(View view, Node thing, Optional<Fact> fact, List<Evidence> evidence) {
        Things things = view.site().things();
        Rows rows = new Rows(view, thing);
        List<Tied> partners = List.of();
        if (things.isA(thing, Egn.Organisation) && !Partners.isPartner(view, thing)) {
            body(rows);
            partners = tied(view, thing);
        } else if (things.isA(thing, Egn.Source)) {
            source(rows);
        } else if (things.isA(thing, Egn.Evidence)) {
            place(rows, Evidence.of(view, thing));
        } else if (things.isA(thing, Egn.Place)) {
            rows.values("glance.capital-of", Egn.capitalOf);
            rows.values("glance.territory-of", Egn.territoryOf);
            rows.values("glance.part-of", Egn.partOf);
            rows.names("glance.parts", things.having(Egn.partOf, thing));
            counted(rows);
        } else if (things.isA(thing, SKOS.Concept.asNode())) {
            concept(rows);
        } else if (fact.isPresent()) {
            fact(rows, fact.get());
        }
        rows.evidence(things.isA(thing, Egn.Instrument) ? withFacts(view, thing, evidence) : evidence,
                Set.copyOf(evidence));
        return new Glance(List.copyOf(rows.all), partners, Set.copyOf(rows.said));
    }

    /** On what an instrument rests, and what is said of it: its signature, its phases, its steps. */
    private static List<Evidence> withFacts(View view, Node instrument, List<Evidence> own) {
        return Stream.concat(own.stream(), Stream.of(Egn.underInstrument, Egn.holder, Egn.counterpart, Egn.about)
                .flatMap(property -> view.site().things().having(property, instrument).stream()).distinct()
                .flatMap(fact -> Evidence.allOf(view, fact).stream())).distinct().toList();
    }

    /** The series that count what happens at a place. */
    private static void counted(Rows rows) {
        List<Name> series = rows.things.having(Egn.about, rows.thing).stream()
                .flatMap(figure -> rows.things.values(figure, Egn.series).stream()).distinct()
                .flatMap(node -> FigurePages.link(rows.view, node).stream().map(address -> {
                    Name name = Name.of(rows.view, node);
                    return new Name(node, name.text(), name.language(), name.fallback(), Optional.of(address));
                })).sorted(Comparator.comparing(name -> name.node().getURI().length())).limit(SERIES_TOLD).toList();
        if (!series.isEmpty()) {
            rows.all.add(new Row(rows.view.text("glance.counted"), series, ""));
        }
    }

    private static void body(Rows rows) {
        rows.values("glance.part-of", Egn.partOf);
        rows.words("glance.seat", Egn.seat);
        List<Node> basis = Stream.of(LEGAL_BASIS, FOUNDING).map(NodeFactory::createURI)
                .flatMap(kind -> Stream.of(Egn.holder, Egn.counterpart)
                .flatMap(role -> rows.things.having(role, rows.thing).stream())
                .filter(relation -> rows.things.values(relation, Egn.relationKind).contains(kind)))
                .filter(relation -> isBasis(rows, relation))
                .flatMap(relation -> Stream.of(Egn.holder, Egn.counterpart)
                .flatMap(role -> rows.things.values(relation, role).stream()))
                .filter(other -> !other.equals(rows.thing)).distinct().toList();
        rows.names("glance.basis", basis.stream().filter(act -> basis.stream()
                .noneMatch(other -> rows.things.values(other, Egn.replaces).contains(act))).toList());
        rows.values("glance.page", FOAF.homepage.asNode());
    }

    /** Of a past day, only what is known to have begun by then is a basis; today, what is not known to have ended. */
    private static boolean isBasis(Rows rows, Node relation) {
        LocalDate day = rows.view.asOf().day();
        Optional<LocalDate> start = rows.things.day(relation, Egn.startedOn);
        return start.map(begin -> !begin.isAfter(day)).orElse(rows.view.asOf().chosen().isEmpty())
                && rows.things.day(relation, Egn.endedOn).filter(day::isAfter).isEmpty();
    }

    /** A place in a source: which source, where in it, how it was checked, and where it can be read. */
    private static void place(Rows rows, Evidence evidence) {
        rows.values("glance.source", Egn.source);
        rows.said.add(Egn.locator);
        rows.text("glance.place", evidence.locator());
        rows.values("glance.checked", Egn.verification);
        rows.all.addAll(evidence.weight().map(weight -> new Row(rows.view.text("glance.weight"), List.of(weight), ""))
                .stream().toList());
        evidence.outside().ifPresent(address -> rows.all.add(new Row(rows.view.text("glance.read"),
                rows.things.values(evidence.source().orElseThrow().node(), FOAF.page.asNode()).stream()
                .map(page -> Name.of(rows.view, page)).toList(), "")));
    }

    private static void source(Rows rows) {
        rows.values("glance.publisher", DCTerms.publisher.asNode());
        rows.said.add(Egn.date);
        rows.things.day(rows.thing, Egn.date).ifPresent(day -> rows.text("glance.published", new PreciseDate(day,
                Precision.of(rows.things.value(rows.thing, Egn.datePrecision))).inWords(rows.view)));
        rows.values("glance.kind", Egn.sourceKind);
        rows.values("glance.weight", Egn.weight);
        if (number(rows).isPresent()) {
            rows.words("glance.number", DCTerms.identifier.asNode());
        }
        rows.said.add(DCTerms.identifier.asNode());
        rows.values("glance.read", FOAF.page.asNode());
        rows.text("glance.cite-source", cited(rows));
    }

    /** Its official number; that by which we count our documents is none. */
    private static Optional<String> number(Rows rows) {
        return rows.things.text(rows.thing, DCTerms.identifier.asNode()).filter(number -> !number.matches("\\d{3}"));
    }

    /** The source as others cite it: by its own publisher, title, date, number and address. */
    private static String cited(Rows rows) {
        Things things = rows.things;
        Stream<Optional<String>> parts = Stream.of(
                things.value(rows.thing, DCTerms.publisher.asNode()).map(rows.view::name),
                things.text(rows.thing, DCTerms.title.asNode()).or(() -> Optional.of(rows.view.name(rows.thing))),
                things.day(rows.thing, Egn.date).map(day -> new PreciseDate(day,
                        Precision.of(things.value(rows.thing, Egn.datePrecision))).inWords(rows.view)),
                number(rows),
                things.value(rows.thing, FOAF.page.asNode()).map(Node::getURI));
        return parts.flatMap(Optional::stream).collect(Collectors.joining(". "));
    }

    private static void concept(Rows rows) {
        rows.values("glance.scheme", SKOS.inScheme.asNode());
        rows.values("glance.broader", SKOS.broader.asNode());
        rows.names("glance.narrower", rows.things.having(SKOS.broader.asNode(), rows.thing));
        String iri = rows.thing.getURI();
        if (iri.startsWith(AREAS)) {
            rows.link("glance.dossier", rows.view.link("topic/" + Namespaces.code(rows.thing)));
        } else if (iri.startsWith(ASSESSED)) {
            rows.link("glance.grades", rows.view.link("assessments/" + Namespaces.code(rows.thing)));
        } else if (iri.startsWith(SERIES) || iri.startsWith(MEASURES)) {
            // A place among those ranked has no end, and compares less than a value between two ends.
            Stream.concat(Stream.of(rows.thing), rows.things.having(SKOS.broader.asNode(), rows.thing).stream()
                    .sorted(Comparator.comparing(measure -> rows.things.value(measure, Egn.scale)
                    .flatMap(scale -> rows.things.value(scale, Egn.most)).isEmpty())))
                    .flatMap(counted -> FigurePages.link(rows.view, counted).stream()).findFirst()
                    .ifPresent(address -> rows.link("glance.chart", address));
        }
    }

    private static void fact(Rows rows, Fact fact) {
        List<Node> areas = rows.things.values(rows.thing, Egn.topic).stream()
                .filter(topic -> topic.getURI().startsWith(AREAS)).toList();
        if (areas.size() == rows.things.values(rows.thing, Egn.topic).size()) {
            rows.said.add(Egn.topic);
        }
        rows.all.addAll(areas.isEmpty() ? List.of() : List.of(new Row(rows.view.text("glance.topics"), areas.stream()
                .map(area -> Name.of(rows.view, area)).map(name -> new Name(name.node(), name.text(), name.language(),
                name.fallback(), Optional.of(rows.view.link("topic/" + Namespaces.code(name.node()))))).toList(), "")));
        if (rows.things.isA(rows.thing, Egn.Figure)) {
            List<Node> series = sameFigures(rows.things, rows.thing).stream().filter(figure ->
                    rows.view.asOf().shows(rows.things.day(figure, Egn.periodStart).orElseThrow())).toList();
            int here = series.indexOf(rows.thing);
            rows.value("glance.before", here > 0 ? List.of(series.get(here - 1)) : List.of());
            rows.value("glance.after", here >= 0 && here + 1 < series.size() ? List.of(series.get(here + 1))
                    : List.of());
            rows.things.value(rows.thing, Egn.series).or(() -> rows.things.value(rows.thing, Egn.measure)
                    .filter(measure -> rows.things.value(measure, Egn.scale).isPresent()))
                    .flatMap(counted -> FigurePages.link(rows.view, counted))
                    .ifPresent(address -> rows.link("glance.chart", address));
        } else {
            List<Name> others = fact.in(Egn.differsFrom).stream().map(other -> said(rows.view, other)).toList();
            rows.all.addAll(others.isEmpty() ? List.of() : List.of(new Row(rows.view.text("glance.differs"), others,
                    "")));
        }
    }

    /** A fact with what it says: its number, its time, or its words. */
    private static Name said(View view, Name name) {
        Fact fact = new Facts(view).read(name.node());
        return Stream.of(fact.value().orElse(""), fact.when(), fact.text().stream().findFirst().orElse(""))
                .filter(words -> !words.isEmpty()).findFirst().map(words -> new Name(name.node(), name.text() + ": "
                + words, name.language(), name.fallback(), name.link())).orElse(name);
    }

    /** The figures of the same measure of the same things in order of their periods, one for each period. */
    private static List<Node> sameFigures(Things things, Node figure) {
        Optional<Node> measure = things.value(figure, Egn.measure);
        Set<LocalDate> taken = new HashSet<>();
        things.day(figure, Egn.periodStart).ifPresent(taken::add);
        return measure.map(m -> things.having(Egn.measure, m)).orElse(List.of()).stream()
                .filter(other -> things.day(other, Egn.periodStart).isPresent())
                .filter(other -> SAME.stream().allMatch(property -> things.values(other, property)
                .equals(things.values(figure, property))))
                .sorted(Comparator.comparing((Node other) -> things.day(other, Egn.periodStart).orElseThrow())
                .thenComparing(Node::getURI))
                .filter(other -> other.equals(figure) || taken.add(things.day(other, Egn.periodStart).orElseThrow()))
                .toList();
    }

    private static List<Tied> tied(View view, Node body) {
        return PathPage.isEnd(body) ? Partners.all(view).stream().map(partner -> new Tied(Name.of(view, partner),
                PathPage.direct(view, partner, body), PathPage.link(view, partner, body))).toList() : List.of();
    }

    /** True if there is anything to say. */
    public boolean hasContent() {
        return !rows.isEmpty() || hasPartners();
    }

    /** True if any of the six is tied to it. */
    public boolean hasPartners() {
        return partners.stream().anyMatch(tied -> !tied.ties().isEmpty());
    }

    /** Where the six stand towards a body, in one sentence: with how many a tie of which kind is in which state. */
    String standing(View view) {
        Map<String, List<Name>> agreements = groups(true);
        Map<String, List<Name>> others = groups(false);
        return Stream.of(Stands.inWords(view, agreements, GROUPS),
                Stands.inWords(view, others, Math.max(0, GROUPS - agreements.size())))
                .filter(words -> !words.isEmpty()).collect(Collectors.collectingAndThen(Collectors.joining("; "),
                Stands::sentence));
    }

    private Map<String, List<Name>> groups(boolean underAgreements) {
        Map<String, List<Name>> groups = new LinkedHashMap<>();
        for (Tied tied : partners) {
            tied.ties().stream().filter(tie -> tie.agreement().isPresent() == underAgreements && tie.state()
                    .filter(state -> !state.node().getURI().startsWith(KNOWLEDGE)).isPresent()).map(Tie::inWords)
                    .distinct().forEach(words -> groups.computeIfAbsent(words, key -> new ArrayList<>())
                    .add(tied.partner()));
        }
        // An agreement with one partner alone is told on its tile.
        partners.stream().flatMap(tied -> tied.ties().stream()).filter(Tie::isOnItsOwn).map(Tie::inWords)
                .forEach(words -> groups.computeIfPresent(words, (key, all) -> all.size() > 1 ? all : null));
        return groups;
    }

    /** Collects rows; none without an answer. */
    private static final class Rows {
        private final View view;
        private final Things things;
        private final Node thing;
        private final List<Row> all = new ArrayList<>();
        private final Set<Node> said = new HashSet<>();

        Rows(View view, Node thing) {
            this.view = view;
            this.things = view.site().things();
            this.thing = thing;
        }

        void values(String key, Node property) {
            List<Node> values = things.values(thing, property);
            if (values.stream().allMatch(Node::isURI)) {
                names(key, values);
                said.add(property);
            }
        }

        void names(String key, List<Node> nodes) {
            if (!nodes.isEmpty()) {
                all.add(new Row(view.text(key), nodes.stream().map(node -> Name.of(view, node)).toList(), ""));
            }
        }

        /** Figures by their time and value alone. */
        void value(String key, List<Node> figures) {
            List<Name> names = figures.stream().map(figure -> {
                Fact fact = new Facts(view).read(figure);
                return new Name(figure, fact.when() + fact.value().map(value -> ": " + value).orElse(""), "", false,
                        fact.name().link());
            }).toList();
            if (!names.isEmpty()) {
                all.add(new Row(view.text(key), names, ""));
            }
        }

        void words(String key, Node property) {
            said.add(property);
            text(key, things.values(thing, property).stream().map(node -> node.isLiteral()
                    ? node.getLiteralLexicalForm() : view.name(node)).collect(Collectors.joining(", ")));
        }

        void text(String key, String text) {
            if (!text.isEmpty()) {
                all.add(new Row(view.text(key), List.of(), text));
            }
        }

        void link(String key, String address) {
            all.add(new Row("", List.of(new Name(thing, view.text(key), "", false, Optional.of(address))), ""));
        }

        private Optional<Tone> tone(Evidence one) {
            return one.weight().map(weight -> Tone.of(things, weight.node()));
        }

        /** The best source and how much it counts, and how many there are beside it. */
        void evidence(List<Evidence> evidence, Set<Evidence> own) {
            Map<Node, Long> sources = evidence.stream().flatMap(one -> one.source().stream())
                    .collect(Collectors.groupingBy(Name::node, Collectors.counting()));
            // Of official sources the one that is about it: on which it rests itself, else on which most rests.
            List<Evidence> ranked = evidence.stream().filter(one -> one.source().isPresent())
                    .sorted(Comparator.comparing((Evidence one) -> tone(one).filter(Tone::isGood).isEmpty())
                    .thenComparing(one -> own.contains(one) ? -1 - tone(one).map(Tone::rank).orElse(0) : 0)
                    .thenComparing(one -> -sources.get(one.source().orElseThrow().node()))
                    .thenComparing(one -> -tone(one).map(Tone::rank).orElse(0))).toList();
            if (!ranked.isEmpty()) {
                Evidence best = ranked.get(0);
                // A link on "official text" would promise the text.
                Optional<Name> weight = best.weight().map(name -> new Name(name.node(), name.text(), name.language(),
                        name.fallback(), Optional.empty()));
                all.add(new Row(view.text("glance.rests"), Stream.of(best.source(), weight)
                        .flatMap(Optional::stream).toList(), sources.size() > 1
                        ? view.text("glance.rests.more", sources.size() - 1) : ""));
            }
        }
    }
}
