package org.w3id.egnatia.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Proves for the IRIs of ours in the shipped data that each is described, with all that names it, as of any day, and by
 * its query.
 */
class DescriptionsTest {

    private static final Release RELEASE = ShippedData.release();
    private static final Descriptions DESCRIPTIONS = new Descriptions(RELEASE);
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2010, 1, 1), LocalDate.of(2020, 10, 22),
            LocalDate.of(2026, 6, 30));
    private static final Set<Node> FACT_TYPES = Set.of(Egn.Relation, Egn.Event, Egn.Figure, Egn.Statement);

    /**
     * What a client asks for to follow any IRI of ours in the dump, be it subject, property, value or graph: it keeps
     * fragments to itself.
     */
    private static Set<Node> occurring() {
        Set<Node> all = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        RELEASE.dataset().find().forEachRemaining(quad -> {
            for (Node node : List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                if (node.isURI() && node.getURI().startsWith(Namespaces.BASE)) {
                    all.add(NodeFactory.createURI(node.getURI().replaceFirst("#.*", "")));
                }
            }
        });
        // The endpoint answers at its own address, which ServerTest proves.
        all.remove(NodeFactory.createURI(Namespaces.BASE + "sparql"));
        return all;
    }

    /**
     * Some by lot, which falls anew with each release, as many as {@code -Dthings=200} says, and some of each kind; all
     * with {@code -Dcrawl=whole}.
     */
    static List<Node> chosen(int usually) {
        int many = Integer.getInteger("things", usually);
        List<Node> all = new ArrayList<>(occurring());
        if (!"whole".equals(System.getProperty("crawl"))) {
            Collections.shuffle(all, new Random(new BigInteger(RELEASE.digest(), 16).longValue()));
            all = new ArrayList<>(all.subList(0, Math.min(many, all.size())));
            for (String path : List.of("id/actor/srb", "id/actor/eu", "id/source/daci-2025", "id/actor/euda",
                    "voc/policy-area/migration",
                    "voc/verification/seen", "def/Relation", "def/holder", "voc/verification", "def",
                    "graph/unconfirmed/agreements",
                    "id/relation/contractual-relations-srb-interim-agreement-in-force")) {
                all.add(NodeFactory.createURI(Namespaces.BASE + path));
            }
        }
        return all;
    }

    private static Node thing(String path) {
        return NodeFactory.createURI(Namespaces.ID + path);
    }

    private static Description describe(Node node) {
        return DESCRIPTIONS.of(node).orElseThrow(() -> new AssertionError("not described: " + node));
    }

    private static Description describe(Node node, Optional<LocalDate> day, int page) {
        return DESCRIPTIONS.of(node, day, page).orElseThrow(() -> new AssertionError("no page " + page + ": " + node));
    }

    /** Every page of what is described, today and, where it has days, on some of them. */
    private static List<Description> everyPage(Node node, List<LocalDate> days) {
        return pages(node, days, page -> true);
    }

    /** The first two pages of what is described and the last on each of the days; all with {@code -Dcrawl=whole}. */
    static List<Description> somePages(Node node, List<LocalDate> days) {
        return pages(node, days, page -> page <= 2 || "whole".equals(System.getProperty("crawl")));
    }

    private static List<Description> pages(Node node, List<LocalDate> days, IntPredicate chosen) {
        List<Optional<LocalDate>> all = new ArrayList<>(List.of(Optional.empty()));
        if (DESCRIPTIONS.kindOf(node).orElseThrow().hasDays()) {
            days.forEach(day -> all.add(Optional.of(day)));
        }
        List<Description> pages = new ArrayList<>();
        for (Optional<LocalDate> day : all) {
            Description first = describe(node, day, 1);
            pages.add(first);
            IntStream.rangeClosed(2, first.pages()).filter(chosen.or(page -> page == first.pages()))
                    .forEach(page -> pages.add(describe(node, day, page)));
        }
        return pages;
    }

    @Test
    void everyIriThatOccursIsDescribed() {
        List<String> missing = occurring().stream().filter(node -> DESCRIPTIONS.of(node).isEmpty())
                .map(Node::getURI).toList();
        assertEquals(List.of(), missing);
        assertTrue(DESCRIPTIONS.of(thing("actor/nobody")).isEmpty());
        assertTrue(DESCRIPTIONS.kindOf(NodeFactory.createURI(Namespaces.GRAPH + "nothing")).isEmpty());
    }

    @Test
    void theQueryOfEachDescriptionConstructsExactlyItsTriples() {
        List<String> wrong = new ArrayList<>();
        for (Node node : chosen(40)) {
            for (Description description : somePages(node, DAYS.subList(1, 3))) {
                try (var run = QueryExecutionFactory.create(description.query(),
                        DatasetFactory.wrap(RELEASE.dataset()))) {
                    Set<Triple> constructed = new HashSet<>(run.execConstruct().getGraph().find().toList());
                    Set<Triple> described = new HashSet<>(description.graph().find().toList());
                    if (!constructed.equals(described)) {
                        wrong.add(node.getURI() + " " + description.day() + " page " + description.page() + ": "
                                + described.size()
                                + " triples, constructed " + constructed.size() + ", e.g. "
                                + difference(constructed, described));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String difference(Set<Triple> one, Set<Triple> other) {
        return one.stream().filter(t -> !other.contains(t)).limit(2).toList() + " / "
                + other.stream().filter(t -> !one.contains(t)).limit(2).toList();
    }

    /**
     * Read from the graphs anew: the facts that name a thing by any property but a class, or rest on evidence that
     * does.
     */
    private static Set<Node> factsNaming(Node thing) {
        Set<Node> facts = new HashSet<>();
        for (Graph graph : List.of(RELEASE.defaultGraph(), RELEASE.unconfirmed())) {
            graph.find(Node.ANY, Node.ANY, thing).toList().forEach(t -> {
                facts.add(t.getSubject());
                graph.find(Node.ANY, Egn.evidence, t.getSubject()).forEachRemaining(e -> facts.add(e.getSubject()));
            });
        }
        facts.remove(thing);
        facts.removeIf(n -> FACT_TYPES.stream().noneMatch(type -> RELEASE.defaultGraph()
                .contains(n, RDF.type.asNode(), type)
                || RELEASE.unconfirmed().contains(n, RDF.type.asNode(), type)));
        return facts;
    }

    @Test
    void allFactsThatNameAThingAreInItsDescriptionWithTheirEvidence() {
        for (Node node : chosen(100)) {
            DescriptionKind kind = DESCRIPTIONS.kindOf(node).orElseThrow();
            if (kind != DescriptionKind.THING && kind != DescriptionKind.CONCEPT) {
                continue;
            }
            Set<Node> whole = new HashSet<>();
            for (Description page : everyPage(node, List.of())) {
                Set<Node> evidence = page.graph().find(Node.ANY, Egn.evidence, Node.ANY)
                        .mapWith(Triple::getObject).toSet();
                Set<Node> facts = page.graph().find(Node.ANY, RDF.type.asNode(), Node.ANY)
                        .filterKeep(t -> FACT_TYPES.contains(t.getObject()))
                        .mapWith(Triple::getSubject).filterKeep(n -> page.graph().contains(n, Egn.evidence, Node.ANY))
                        .toSet();
                evidence.forEach(e -> assertTrue(page.graph().contains(e, Egn.verification, Node.ANY),
                        node + ": " + e));
                whole.addAll(facts);
            }
            whole.remove(node);
            assertEquals(factsNaming(node), whole, node.getURI());
        }
    }

    @Test
    void labelsOfNeighboursAndTitlesOfSourcesAreThere() {
        Graph graph = describe(thing("actor/mne")).graph();
        Set<Node> neighbours = graph.find(Node.ANY, Egn.counterpart, Node.ANY).mapWith(Triple::getObject).toSet();
        assertTrue(neighbours.size() > 5);
        neighbours.forEach(one -> assertTrue(graph.contains(one, RDFS.label.asNode(), Node.ANY), one.getURI()));
        Set<Node> sources = graph.find(Node.ANY, Egn.source, Node.ANY).mapWith(Triple::getObject).toSet();
        assertTrue(sources.size() > 5);
        sources.forEach(source -> assertTrue(graph.contains(source, RDFS.label.asNode(), Node.ANY)
                || graph.contains(source, DCTerms.title.asNode(), Node.ANY), source.getURI()));
    }

    @Test
    void pagesHaveEveryMentionOnceInAStatedOrder() {
        Node large = thing("actor/eu");
        List<Description> pages = everyPage(large, List.of());
        assertTrue(pages.size() > 2, () -> pages.size() + " pages");
        List<Node> inOrder = pages.stream().flatMap(p -> p.mentionsOnPage().stream()).map(Mention::resource).toList();
        assertEquals(inOrder.size(), new HashSet<>(inOrder).size());
        assertEquals(pages.get(0).mentions().stream().map(Mention::resource).toList(), inOrder);
        assertTrue(pages.get(0).previous().isEmpty());
        assertEquals(2, pages.get(0).next().orElseThrow());
        assertTrue(pages.get(pages.size() - 1).next().isEmpty());
        assertTrue(DESCRIPTIONS.of(large, Optional.empty(), pages.size() + 1).isEmpty());
        assertTrue(DESCRIPTIONS.of(large, Optional.empty(), 0).isEmpty());
    }

    @Test
    void asOfADayNothingLaterIsSaid() {
        for (Node node : List.of(thing("actor/srb"), thing("actor/eu"), thing("actor/1a0"), thing("instrument/ets-185"),
                thing("source/daci-2025"))) {
            int before = 0;
            for (LocalDate day : DAYS) {
                int mentions = 0;
                for (Description page : everyPage(node, List.of(day)).stream()
                        .filter(d -> d.day().isPresent()).toList()) {
                    mentions = page.mentions().size();
                    for (Mention mention : page.mentionsOnPage()) {
                        for (Node property : List.of(Egn.startedOn, Egn.date, Egn.periodStart)) {
                            page.graph().find(mention.resource(), property, Node.ANY).forEachRemaining(t ->
                                    assertFalse(LocalDate.parse(t.getObject().getLiteralLexicalForm()).isAfter(day),
                                            t + " as of " + day));
                        }
                    }
                }
                assertTrue(mentions >= before, node + " as of " + day);
                before = mentions;
            }
        }
        Description then = describe(thing("actor/srb"), Optional.of(LocalDate.of(2010, 1, 1)), 1);
        assertFalse(then.graph().contains(then.subject(), DCTerms.description.asNode(), Node.ANY), "words of today");
        assertFalse(then.graph().contains(then.subject(), Egn.partyTo, Node.ANY), "a shortcut without a date");
        assertTrue(describe(then.subject()).graph().contains(then.subject(), DCTerms.description.asNode(), Node.ANY));
        assertTrue(then.query().contains("2010-01-01"));
    }

    @Test
    void wordsAndFilesHaveNoDays() {
        for (String path : List.of("voc/verification", "voc/verification/seen", "def", "def/Relation",
                "graph/actors/partners")) {
            Node node = NodeFactory.createURI(Namespaces.BASE + path);
            assertThrows(IllegalArgumentException.class, () -> DESCRIPTIONS.of(node, Optional.of(DAYS.get(0)), 1));
        }
    }

    @Test
    void theOwnTriplesAreThoseOfTheGraph() {
        for (Node node : chosen(100)) {
            Description description = describe(node);
            if (description.kind() == DescriptionKind.THING) {
                assertEquals(Set.copyOf(description.own()), description.graph().find(node, Node.ANY, Node.ANY)
                        .toList().stream()
                        .collect(Collectors.toSet()), node.getURI());
            }
        }
    }
}
