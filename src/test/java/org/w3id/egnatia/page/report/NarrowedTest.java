package org.w3id.egnatia.page.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;

/** A long list is had whole in pages, and a part of it has what was chosen and nothing else. */
class NarrowedTest {

    private static Narrowed<DifferencesPage.Difference> differences(Map<String, String> parameters) {
        return DifferencesPage.of(TestViews.of("differences", "", parameters)).part();
    }

    @Test
    void allPagesTogetherHaveEachMatterOnceAndNoPageIsLong() {
        List<Node> seen = new ArrayList<>();
        int pages = differences(Map.of()).pages();
        for (int page = 1; page <= pages; page++) {
            Narrowed<DifferencesPage.Difference> part = differences(Map.of(Narrowed.PAGE, Integer.toString(page)));
            assertTrue(part.shown().size() <= 20 && !part.shown().isEmpty());
            part.shown().forEach(difference -> seen.add(difference.matter().node()));
        }
        Set<Node> all = new HashSet<>();
        DifferencesPage.of(TestViews.of("differences", "", Map.of())).answer().rows().forEach(row ->
                all.add(row.fact()));
        assertEquals(all, new HashSet<>(seen));
        assertEquals(all.size(), seen.size());
        assertFalse(differences(Map.of()).isBeyond());
        assertTrue(differences(Map.of(Narrowed.PAGE, Integer.toString(pages + 1))).isBeyond());
    }

    @Test
    void eachChoiceLeadsToAsManyAsItSays() {
        for (Narrowed.Facet facet : differences(Map.of()).facets()) {
            assertFalse(facet.choices().isEmpty(), facet.parameter());
            Narrowed.Choice choice = facet.choices().get(0);
            assertEquals(choice.count(), differences(Map.of(facet.parameter(), choice.code())).total(), choice.label());
        }
    }

    /** Agreements are what most readers look for: the kind to which they belong has their name in it. */
    @Test
    void theKindOfAgreementsSaysSo() {
        List<String> kinds = differences(Map.of()).facets().stream()
                .filter(facet -> facet.parameter().equals(Narrowed.KIND)).flatMap(facet -> facet.choices().stream())
                .map(Narrowed.Choice::label).toList();
        assertTrue(kinds.contains("agreement or tie"), kinds.toString());
        assertFalse(kinds.contains("relation"), kinds.toString());
    }

    /** Sums on which sources differ are had alone, though they are figures, too. */
    @Test
    void moneyIsAKindOfItsOwn() {
        Narrowed<DifferencesPage.Difference> money = differences(Map.of(Narrowed.KIND, Narrowed.MONEY));
        View view = money.view();
        assertTrue(money.total() > 0 && money.total() < differences(Map.of(Narrowed.KIND, "Figure")).total());
        money.everything().forEach(difference -> assertEquals(money.chosen().contains(difference),
                difference.readings().stream().anyMatch(reading -> view.site().things()
                .value(reading.name().node(), Egn.currency).isPresent()), difference.matter().name().text()));
        assertEquals(List.of("amount of money"), money.facets().stream().flatMap(facet -> facet.choices().stream())
                .filter(choice -> choice.chosen()).map(Narrowed.Choice::label).toList());
    }

    @Test
    void whatIsChosenOfAPartnerAndATopicBelongsToBoth() {
        Narrowed<DifferencesPage.Difference> part = differences(new TreeMap<>(Map.of("partner", "srb", "topic",
                "european-integration")));
        View view = part.view();
        assertTrue(part.total() > 0 && part.total() < part.all());
        part.shown().forEach(difference -> {
            assertTrue(new Belonging(view).partners(difference.nodes()).stream().anyMatch(name -> name.node()
                    .equals(TestViews.thing("actor/srb"))));
            assertTrue(difference.nodes().stream()
                    .flatMap(node -> view.site().things().values(node, Egn.topic).stream())
                    .anyMatch(topic -> topic.getURI().endsWith("/european-integration")));
        });
    }

    /** As on the list of differences, so of sources and of what happened. */
    @Test
    void eachChoiceOfSourcesAndOfChangesLeadsToAsManyAsItSays() {
        for (Narrowed.Facet facet : SourcesPage.of(TestViews.of("sources", "", Map.of())).part().facets()) {
            Narrowed.Choice choice = facet.choices().get(0);
            SourcesPage part = SourcesPage.of(TestViews.of("sources", "", Map.of(facet.parameter(), choice.code())));
            assertEquals(choice.count(), part.part().total(), facet.parameter() + " " + choice.label());
            assertEquals(part.part().total(), part.table().count());
        }
        Map<String, String> since = Map.of("since", "2023-01-01");
        for (Narrowed.Facet facet : ChangesPage.of(TestViews.of("changes", "", since)).part().facets()) {
            Narrowed.Choice choice = facet.choices().get(0);
            ChangesPage part = ChangesPage.of(TestViews.of("changes", "", new TreeMap<>(Map.of("since", "2023-01-01",
                    facet.parameter(), choice.code()))));
            assertEquals(choice.count(), part.part().total(), facet.parameter() + " " + choice.label());
            assertEquals(since, part.part().kept());
        }
    }

    @Test
    void aYearOfChangesHasThatYear() {
        ChangesPage page = ChangesPage.of(TestViews.of("changes", "", Map.of("year", "2022")));
        assertTrue(page.part().total() > 0);
        page.events().forEach(event -> assertEquals(2022, event.from().orElseThrow().date().getYear()));
        assertTrue(page.isChosen(2022) && !page.isChosen(2021));
    }

    @Test
    void openQuestionsAreHadWholeToo() {
        OpenQuestionsPage page = OpenQuestionsPage.of(TestViews.of("open-questions", "", Map.of()));
        assertEquals(page.count(), page.part().total());
        assertTrue(page.part().shown().size() <= 40);
    }

    /** An agreement and its signature are one open question, and each claim of a page stands once. */
    @Test
    void theStepsOfAnUnconfirmedAgreementStandUnderIt() {
        boolean hasParts = false;
        int pages = OpenQuestionsPage.of(TestViews.of("open-questions", "", Map.of())).part().pages();
        for (int number = 1; number <= pages; number++) {
            OpenQuestionsPage page = OpenQuestionsPage.of(TestViews.of("open-questions", "",
                    Map.of(Narrowed.PAGE, Integer.toString(number))));
            List<Node> told = new ArrayList<>();
            for (OpenQuestionsPage.Group group : page.groups()) {
                told.add(group.claim().name().node());
                group.parts().forEach(one -> told.add(one.name().node()));
                assertTrue(group.parts().stream().allMatch(one -> one.fact().isPresent()));
                hasParts |= !group.parts().isEmpty();
            }
            assertEquals(told.size(), new HashSet<>(told).size());
            assertEquals(page.part().shown().size(), told.size());
        }
        assertTrue(hasParts);
    }

    @Test
    void whatLeadsToNothingSaysSoAndStaysChosen() {
        Narrowed<DifferencesPage.Difference> part = differences(new TreeMap<>(Map.of("partner", "srb", "topic",
                "migration")));
        assertEquals(0, part.total());
        assertTrue(part.facets().stream().flatMap(facet -> facet.choices().stream()).filter(Narrowed.Choice::chosen)
                .count() == 2);
    }
}
