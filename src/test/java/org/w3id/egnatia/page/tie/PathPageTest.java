package org.w3id.egnatia.page.tie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The ways between two things are made of relations that hold on the day, the shortest there are. */
class PathPageTest {

    private static PathPage path(String from, String to, String day) {
        return PathPage.of(TestViews.of("path", day, Map.of()), Optional.of(TestViews.thing(from)),
                Optional.of(TestViews.thing(to)));
    }

    @Test
    void aDirectTieIsOneStepAndNamesItsLegalBasis() {
        PathPage page = path("actor/alb", "actor/frontex", "2026-11-25");
        assertEquals(1, page.steps());
        assertTrue(page.holds());
        assertTrue(page.ways().get(0).rungs().get(0).facts().stream().flatMap(fact -> fact.in(Egn.underInstrument)
                .stream()).anyMatch(name -> Namespaces.code(name.node()).startsWith("frontex-")));
    }

    @Test
    void eachStepRestsOnARelationOfBothWhichHasEvidenceAndHoldsOnTheDay() {
        PathPage page = path("actor/eurojust", "actor/greco", "2022-12-15");
        assertEquals(2, page.steps());
        Things things = page.view().site().things();
        assertFalse(page.ways().isEmpty());
        for (PathPage.Ladder way : page.ways()) {
            Node from = way.first().node();
            for (PathPage.Rung rung : way.rungs()) {
                assertFalse(rung.facts().isEmpty() && rung.links().isEmpty());
                for (Fact fact : rung.facts()) {
                    List<Node> all = List.of(Egn.holder, Egn.counterpart, Egn.underInstrument, Egn.side).stream()
                            .flatMap(role -> things.values(fact.node(), role).stream()).toList();
                    List<Node> agencies = SavedRows.ever(page.view(), "with-agencies").stream().filter(row ->
                            row.fact().equals(fact.node())).flatMap(row -> row.iri("agency").stream()).toList();
                    List<Node> concerned = Stream.concat(all.stream(), agencies.stream()).toList();
                    assertTrue(concerned.contains(from) && concerned.contains(rung.to().node()), fact.toString());
                    assertFalse(fact.evidence().isEmpty());
                    assertTrue(things.day(fact.node(), Egn.startedOn).filter(page.view().asOf().day()::isBefore)
                            .isEmpty());
                    assertTrue(things.day(fact.node(), Egn.endedOn).filter(page.view().asOf().day()::isAfter)
                            .isEmpty());
                }
                from = rung.to().node();
            }
            assertEquals(TestViews.thing("actor/greco"), from);
        }
    }

    private static List<Tie> ties(String from, String to) {
        return path(from, to, "").ways().get(0).rungs().get(0).ties();
    }

    /** An agreement of the Union about the work of an agency ties the agency, as the question of agencies tells. */
    @Test
    void anAgreementAboutTheWorkOfAnAgencyTiesItWhoeverConcludedIt() {
        List<SavedRow> rows = SavedRows.ever(TestViews.of("", "", Map.of()), "with-agencies").stream()
                .filter(row -> !row.iri("agency").equals(row.iri("concludedWith"))
                && row.literal("phase").equals("in force") && row.iri("replacedBy").isEmpty()).toList();
        assertFalse(rows.isEmpty());
        rows.forEach(row -> assertTrue(PathPage.direct(TestViews.of("", "", Map.of()), row.thing("partner"),
                row.thing("agency")).stream().anyMatch(tie -> tie.agreement().map(Name::node)
                .equals(row.iri("agreement"))), row.literal("agreement")));
        assertTrue(ties("actor/frontex", "actor/bih").stream().anyMatch(tie -> tie.now().get(0).words()
                .startsWith("provisionally applied since 11 June 2025")));
    }

    @Test
    void anAgreementIsToldByItsNewestPhaseOnce() {
        for (String body : List.of("frontex", "europol", "eurojust", "cepol", "eppo")) {
            for (Node partner : Partners.all(TestViews.of("", "", Map.of()))) {
                View view = TestViews.of("", "", Map.of());
                PathPage.direct(view, TestViews.thing("actor/" + body), partner).forEach(tie -> {
                    List<String> words = Stream.concat(tie.now().stream(), tie.before().stream()).map(Tie.Told::words)
                            .toList();
                    assertEquals(words.stream().distinct().toList(), words);
                    assertEquals(tie.now().stream().map(told -> told.words().replaceFirst(" (since|\\().*", ""))
                            .distinct().count(), tie.now().isEmpty() ? 0 : 1, words.toString());
                });
            }
        }
        assertEquals("in force (since when is not recorded; attested 19 October 2021)",
                ties("actor/europol", "actor/srb").get(0).now().get(0).words());
        assertEquals(List.of("operative since 2009"), ties("actor/frontex", "actor/bih").stream()
                .filter(tie -> Namespaces.code(tie.agreement().map(Name::node).orElse(TestViews.thing("none")))
                .equals("frontex-wa-bih-2009")).flatMap(tie -> tie.now().stream()).map(Tie.Told::words).toList());
    }

    /** What only rests on an agreement, such as a post, is not called by it. */
    @Test
    void aTieIsCalledByWhatItIsAbout() {
        assertEquals(List.of("Eurojust cooperation agreement: ratified", "liaison: decided on conditions"),
                ties("actor/bih", "actor/eurojust").stream().map(Tie::inWords).toList());
    }

    @Test
    void theOtherWayRoundIsAsLong() {
        for (String[] pair : new String[][] {{"actor/alb", "actor/cepol"}, {"actor/ceb", "instrument/saa-srb"},
            {"instrument/ets-185", "actor/marri"}}) {
            assertEquals(path(pair[0], pair[1], "").steps(), path(pair[1], pair[0], "").steps(), pair[0] + pair[1]);
        }
    }

    @Test
    void beforeAnythingHadBegunThereIsNoWayOverRelationsOfLaterDays() {
        PathPage early = path("actor/alb", "actor/frontex", "1992-01-01");
        early.ways().stream().flatMap(way -> way.rungs().stream()).flatMap(rung -> rung.facts().stream())
                .forEach(fact -> assertTrue(fact.from().filter(from -> from.date().isAfter(early.view().asOf().day()))
                        .isEmpty(), fact.toString()));
    }

    @Test
    void anExplicitNoIsNoTie() {
        View view = TestViews.of("path", "", Map.of());
        Node none = view.site().things().having(Egn.knowledge, NodeFactory.createURI(
                Namespaces.VOC + "knowledge/explicitly-none")).get(0);
        Bonds bonds = Bonds.of(view.site());
        for (Node holder : view.site().things().values(none, Egn.holder)) {
            for (Node other : view.site().things().values(none, Egn.counterpart)) {
                assertTrue(bonds.between(holder, other, bond -> bond.relation().equals(none)).isEmpty());
            }
        }
    }

    @Test
    void nothingIsToldOfAThingAndItselfOrOfOneThingAlone() {
        assertTrue(path("actor/alb", "actor/alb", "").ways().isEmpty());
        assertFalse(PathPage.of(TestViews.of("path", "", Map.of()), Optional.of(TestViews.thing("actor/alb")),
                Optional.empty()).isAsked());
    }
}
