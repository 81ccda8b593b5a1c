package org.w3id.egnatia.page.tie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
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
                    assertTrue(all.contains(from) && all.contains(rung.to().node()), fact.toString());
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
