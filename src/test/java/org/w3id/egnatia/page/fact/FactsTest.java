package org.w3id.egnatia.page.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.ShippedView;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves on the shipped data that facts are read with their roles, dates, state and evidence. */
class FactsTest {

    private static final Site SITE = new Site(ShippedData.release(), new Links(URI.create("http://localhost:3030/")));
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static Facts facts(String asOf) {
        AsOf day = new AsOf(Optional.of(asOf).filter(d -> !d.isEmpty()).map(LocalDate::parse), TODAY);
        return new Facts(new View(SITE, "doc/actor/alb", Map.of(), day, Language.ENGLISH));
    }

    private static Node thing(String path) {
        return NodeFactory.createURI(Namespaces.ID + path);
    }

    private static Description description(Optional<LocalDate> day) {
        return SITE.descriptions().of(thing("actor/alb"), day, 1).orElseThrow();
    }

    private static List<String> nodes(List<Name> names) {
        return names.stream().map(n -> Namespaces.shorten(n.node().getURI())).toList();
    }

    @Test
    void aRelationHasItsRolesDatesAndEvidence() {
        Fact fact = facts("").read(thing("relation/contractual-relations-alb-frontex-wa-2021-signed"));
        assertEquals(List.of("actor:alb"), nodes(fact.in(Egn.holder)));
        assertEquals(List.of("actor:frontex"), nodes(fact.in(Egn.counterpart)));
        assertEquals("March 2021", fact.when());
        assertEquals("agreed", fact.status().orElseThrow().text());
        assertEquals(Tense.HOLDS, fact.tense());
        assertTrue(fact.confirmed());
        assertEquals("seen in a stored copy", fact.evidence().get(0).checking().orElseThrow().text());
        assertTrue(fact.evidence().get(0).outside().orElseThrow().startsWith("https://"), fact.evidence()
                .get(0).toString());
        assertEquals("/doc/source/frontex-working-arrangements-page", fact.evidence().get(0).source().orElseThrow()
                .link().orElseThrow());
        assertEquals(List.of(), fact.without(thing("actor/alb")).in(Egn.holder));
    }

    @Test
    void anUnconfirmedFactSaysSo() {
        assertFalse(facts("").read(thing("relation/contractual-relations-srb-europol-strategic-signed")).confirmed());
    }

    @Test
    void aFactIsPastPresentOrFutureOnTheDay() {
        Fact fact = facts("").read(thing("relation/contractual-relations-srb-interim-agreement-in-force"));
        assertTrue(fact.confirmed());
        assertEquals("1 February 2010 to 31 August 2013", fact.when());
        assertEquals(Tense.ENDED, fact.tense());
        assertEquals(Tense.HOLDS, facts("2013-08-31").read(fact.node()).tense());
        assertEquals(Tense.FUTURE, facts("2010-01-31").read(fact.node()).tense());
    }

    @Test
    void noMoreOfADateIsShownThanIsKnown() {
        assertEquals("March 2004", facts("").read(thing("event/application-mkd-2004-03")).when());
        Fact month = facts("").read(thing("figure/frx-wb-monthly-western-balkan-route-2009-01"));
        assertEquals("January 2009", month.when());
        assertEquals("177 detections", month.value().orElseThrow());
        Fact money = facts("").read(thing("figure/ipa-i-envelope-2007-2013"));
        assertEquals("11,500,000,000 euro", money.value().orElseThrow());
        assertEquals("2007 to 2013", money.when());
    }

    @Test
    void anEarlierDayLeavesOutWhatHadNotHappened() {
        int today = facts("").of(description(Optional.empty())).stream().mapToInt(g -> g.facts().size()).sum();
        List<FactGroup> then = facts("2009-01-01").of(description(Optional.of(LocalDate.of(2009, 1, 1))));
        assertTrue(then.stream().mapToInt(g -> g.facts().size()).sum() < today);
        for (FactGroup group : then) {
            for (Node node : group.facts()) {
                assertTrue(facts("2009-01-01").read(node).tense() != Tense.FUTURE, node.getURI());
            }
        }
    }

    @Test
    void linesAreDrawnTogether() {
        assertEquals("3", new CitedLines(List.of(3)).ranges());
        assertEquals("8, 9, 14–16, 40", new CitedLines(List.of(8, 9, 14, 15, 16, 40)).ranges());
    }

    @Test
    void aPlaceInADocumentIsReadableToAPersonAndLeadsToTheLine() {
        View view = ShippedView.on("");
        Evidence place = Evidence.of(view, TestViews.thing("evidence/003-l122"));
        assertEquals("section Serbia, line 122", place.locator());
        assertTrue(place.reading().orElseThrow().endsWith("section-srb#line-122"), place.reading().toString());
        Evidence without = Evidence.of(view, TestViews.thing("evidence/001-l44"));
        assertEquals("line 44", without.locator());
        assertTrue(without.reading().orElseThrow().endsWith("outside#line-44"), without.reading().toString());
    }
}
