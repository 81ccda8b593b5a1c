package org.w3id.egnatia.page.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.DescriptionKind;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.describe.Mention;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Proves for things by lot, on every page and as of days, that a web page and a file of a thing have the same facts,
 * both ways.
 */
class SameInEveryFormTest {

    private static final Site SITE = new Site(ShippedData.release(), new Links(URI.create("http://localhost:3030/")));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final List<Optional<LocalDate>> DAYS =
            List.of(Optional.empty(), Optional.of(LocalDate.of(2010, 1, 1)),
            Optional.of(LocalDate.of(2020, 10, 22)));
    private static final Set<Node> FACT_TYPES = Set.of(Egn.Relation, Egn.Event, Egn.Figure, Egn.Statement);
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"?#]*)[^\"]*\"");

    private static List<Node> chosen() {
        List<Node> all = SITE.descriptions().all().stream().filter(n -> SITE.descriptions().kindOf(n)
                        .filter(kind -> kind == DescriptionKind.THING || kind == DescriptionKind.CONCEPT).isPresent())
                .sorted(Comparator.comparing(Node::getURI)).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, new Random(new BigInteger(SITE.release().digest(), 16).longValue()));
        List<Node> some = new ArrayList<>(all.subList(0, Math.min(all.size(), Integer.getInteger("things", 40))));
        for (String path : List.of("actor/srb", "actor/eu", "actor/1a0", "source/daci-2025", "actor/euda")) {
            some.add(thing(path));
        }
        return some;
    }

    private static Node thing(String path) {
        return NodeFactory.createURI(Namespaces.ID + path);
    }

    private static String html(Description description) {
        Map<String, String> parameters = new TreeMap<>();
        if (description.page() > 1) {
            parameters.put("page", Integer.toString(description.page()));
        }
        View view = new View(SITE, Links.path(description.subject().getURI()), parameters,
                new AsOf(description.day(), TODAY), Language.ENGLISH);
        return SITE.render(ThingPages.of(view, description).orElseThrow());
    }

    /** The addresses of this site in the list of all that names the thing. */
    private static Set<String> listed(String html) {
        int list = html.indexOf("<section class=\"mentions\"");
        return list < 0 ? Set.of() : LINK.matcher(html.substring(list, html.indexOf("</ul>", list))).results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> paths(Set<Node> nodes) {
        return nodes.stream().map(n -> '/' + Links.path(n.getURI())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Node> factsInFile(Description description) {
        byte[] turtle = SITE.descriptions().write(description, DocumentForm.TURTLE, "http://localhost:3030/doc/x.ttl");
        Graph file = RDFParser.fromString(new String(turtle, StandardCharsets.UTF_8), Lang.TURTLE).toGraph();
        Set<Node> facts = new HashSet<>(file.find(Node.ANY, Egn.evidence, Node.ANY).mapWith(Triple::getSubject)
                .filterKeep(n -> FACT_TYPES.stream().anyMatch(type -> file.contains(n, RDF.type.asNode(), type)))
                .toList());
        facts.remove(description.subject());
        return facts;
    }

    @Test
    void thePageHasTheFactsOfTheFile() {
        for (Node node : chosen()) {
            for (Optional<LocalDate> day : DAYS) {
                if (day.isPresent() && !SITE.descriptions().kindOf(node).orElseThrow().hasDays()) {
                    continue;
                }
                int pages = 1;
                for (int page = 1; page <= pages; page++) {
                    Description description = SITE.descriptions().of(node, day, page).orElseThrow();
                    pages = description.pages();
                    Set<String> onPage = listed(html(description));
                    assertEquals(paths(factsInFile(description)), onPage.stream()
                            .filter(path -> path.matches("/doc/(relation|event|figure|statement)/.*"))
                            .collect(Collectors.toCollection(TreeSet::new)), node + " " + day + " page " + page);
                    assertEquals(paths(description.mentionsOnPage().stream().map(Mention::resource)
                            .collect(Collectors.toSet())), onPage,
                            node + " " + day + " page " + page);
                }
            }
        }
    }

    @Test
    void wordsWrittenForTodayAreNotAmongThoseOfAnotherDay() {
        String then = html(SITE.descriptions().of(thing("actor/srb"), Optional.of(LocalDate.of(2010, 1, 1)), 1)
                .orElseThrow());
        assertFalse(then.contains("with Belgrade as its capital"));
        assertTrue(then.contains("Status on the way to membership: potential candidate"), then.substring(0, 6000));
        assertTrue(html(SITE.descriptions().of(thing("actor/srb")).orElseThrow())
                .contains("with Belgrade as its capital"));
        assertTrue(then.contains("srb.ttl?as-of=2010-01-01\""), "the files are those of the day");
    }

    @Test
    void anEndThatWasToComeIsNotTold() {
        Node relation = thing("relation/contractual-relations-srb-interim-agreement-in-force");
        Description then = SITE.descriptions().of(relation, Optional.of(LocalDate.of(2011, 1, 1)), 1).orElseThrow();
        assertTrue(then.graph().contains(relation, Egn.startedOn, Node.ANY));
        assertFalse(then.graph().contains(relation, Egn.endedOn, Node.ANY));
        assertTrue(html(then).contains("since 1 February 2010"));
        assertFalse(html(then).contains("31 August 2013"));
        assertTrue(SITE.descriptions().of(relation, Optional.of(LocalDate.of(2014, 1, 1)), 1).orElseThrow().graph()
                .contains(relation, Egn.endedOn, Node.ANY));
    }
}
