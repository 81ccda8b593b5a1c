package org.w3id.egnatia.page.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.check.Rule;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.Looked;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.overview.HomePage;
import org.w3id.egnatia.vocab.Egn;

/** Proves that the pages on the data as a whole leave nothing out. */
class ReportPagesTest {

    private static String html(Page page) {
        return page.view().site().render(page);
    }

    @Test
    void everyDifferenceHasItsReadingsSideBySide() {
        DifferencesPage page = DifferencesPage.of(TestViews.of("differences", "", Map.of()));
        Things things = page.view().site().things();
        assertEquals(things.having(Egn.compares).size(), page.part().everything().size());
        page.part().everything().forEach(d -> assertTrue(d.readings().size() >= 2, d.matter().name().text()));
        page.part().everything().stream().flatMap(d -> d.readings().stream()).filter(r -> r.fact().isPresent())
                .forEach(r -> assertFalse(r.evidence().isEmpty(), r.name().text()));
        assertTrue(html(page).contains("class=\"reading\""));
    }

    @Test
    void aboutNamesTheDocumentsAndHowFactsAreChecked() {
        AboutPage page = AboutPage.of(TestViews.of("about", "", Map.of()));
        assertEquals(List.of("000", "001", "002", "003", "004"), page.documents().stream()
                .map(document -> page.view().site().things().text(document.node(), DCTerms.identifier.asNode())
                .orElseThrow()).toList());
        assertEquals(3, page.verifications().size());
        page.verifications().forEach(v -> assertFalse(v.meaning().isEmpty(), v.name().text()));
        assertTrue(page.newest().orElseThrow().isBefore(page.view().asOf().day()));
        // The first page begins with the same event, and both say until when anybody looked.
        View home = TestViews.of("", "", Map.of());
        assertEquals(page.newestOfPartners(), HomePage.of(home, "").events().get(0).from().map(PreciseDate::date));
        String until = Looked.of(home).orElseThrow().until().inWords(home);
        assertTrue(html(page).contains(home.text("looked.until", until)), until);
        assertTrue(html(page).contains(page.citation()));
        // Who publishes and where errors go is said where no address was set, too.
        for (String said : List.of("Egnatia publishes the data", "CONTRIBUTING.md", "repository of the project")) {
            assertTrue(html(page).contains(said), said);
        }
    }

    /** A body is known by its abbreviation, which stands beside its name where the name does not have it. */
    @Test
    void bodiesStandWithTheirAbbreviations() {
        String html = html(MonitoringPage.of(TestViews.of("monitoring", "", Map.of())));
        for (String acronym : List.of("GRECO", "MONEYVAL", "GREVIO", "ODIHR", "CPT")) {
            assertTrue(html.contains("<span class=\"quiet\">(" + acronym + ")</span>"), acronym);
        }
    }

    /** Of a body that counts its rounds, the latest one is told, though a report spoke of an earlier one since. */
    @Test
    void ofABodyTheLatestRoundOfAPartnerIsTold() {
        MonitoringPage page = MonitoringPage.of(TestViews.of("monitoring", "2026-11-30", Map.of()));
        Pattern round = Pattern.compile("(.*/[a-z]+)-(?:round|cycle)-(\\d+)-(\\w+)");
        Map<String, String> latest = new TreeMap<>();
        page.answer().stream().map(row -> row.thing("round").getURI()).forEach(iri -> {
            Matcher counted = round.matcher(iri);
            if (counted.matches()) {
                latest.merge(counted.group(1) + ' ' + counted.group(3), iri, (one, other) ->
                        one.compareTo(other) > 0 ? one : other);
            }
        });
        List<String> shown = page.rows().stream().flatMap(row -> row.cells().stream()).flatMap(Optional::stream)
                .map(cell -> cell.round().node().getURI()).toList();
        assertTrue(latest.containsValue("https://w3id.org/egnatia/id/instrument/greco-round-5-mkd"), latest.toString());
        latest.values().forEach(iri -> assertTrue(shown.contains(iri), iri));
        assertEquals(6, page.findings().size());
    }

    @Test
    void whatHappenedCanEndOnADay() {
        ChangesPage page = ChangesPage.of(TestViews.of("changes", "", Map.of(ChangesPage.SINCE, "2013-06-01",
                ChangesPage.UNTIL, "2013-07-31")));
        assertFalse(page.answer().isEmpty());
        page.answer().stream().forEach(row -> assertTrue(row.literal("date").compareTo("2013-07-31") <= 0,
                row.toString()));
        assertEquals(Optional.empty(), ChangesPage.problem(page.view()));
        assertTrue(page.title().contains("31 July 2013"), page.title());
        assertTrue(html(page).contains("name=\"until\" value=\"2013-07-31\""));
        assertTrue(ChangesPage.problem(TestViews.of("changes", "", Map.of(ChangesPage.SINCE, "2013-06-01",
                ChangesPage.UNTIL, "2013-05-01"))).orElseThrow().contains("1 June 2013"));
    }

    @Test
    void everyUnconfirmedFactIsAnOpenQuestion() {
        OpenQuestionsPage page = OpenQuestionsPage.of(TestViews.of("open-questions", "", Map.of()));
        long expected = ShippedData.release().unconfirmed().find(Node.ANY, Egn.evidence, Node.ANY)
                .mapWith(Triple::getSubject).toList()
                .stream().distinct().count();
        assertTrue(expected > 0);
        assertEquals(expected, page.count());
        assertTrue(html(page).contains("not confirmed"));
    }

    @Test
    void everySourceWithEvidenceIsListedWithWhatRestsOnIt() {
        SourcesPage page = SourcesPage.of(TestViews.of("sources", "", Map.of()));
        Things things = page.view().site().things();
        long sources = Stream.of(things.confirmed(), things.unconfirmed())
                .flatMap(g -> g.find(Node.ANY, Egn.source, Node.ANY).mapWith(Triple::getObject).toList().stream())
                .distinct().count();
        assertEquals(sources, page.count());
        int facts = page.answer().stream().mapToInt(row -> row.count("alone")).sum();
        assertTrue(facts > 1000, "facts that rest on one source: " + facts);
        assertTrue(html(page).contains("</table>"));
        SourcesPage filtered =
                SourcesPage.of(TestViews.of("sources", "", Map.of("filter", "frontex", "sort", "-seen")));
        assertTrue(filtered.table().count() > 0 && filtered.table().count() < page.count(), filtered.table().count()
                + " of " + page.count());
    }

    @Test
    void theChecksPageAsksTheQuestionsAnew() {
        ChecksPage page = ChecksPage.of(TestViews.of("checks", "", Map.of()), List.of());
        assertTrue(page.questions().size() >= 40);
        assertEquals(page.questions().size(), page.answered());
        assertTrue(page.rules(Rule.Stage.SHAPE).size() > 50, "shapes: " + page.rules(Rule.Stage.SHAPE).size());
        assertFalse(page.rules().isEmpty());
        assertTrue(page.derived().stream().allMatch(d -> d.triples() > 0));
        assertTrue(html(page).contains("FAIR"));
    }

    @Test
    void everyRuleHasItsPage() {
        for (Rule rule : ChecksPage.of(TestViews.of("checks", "", Map.of()), List.of()).rules()) {
            RulePage page = RulePage.of(TestViews.of("checks/" + rule.id(), "", Map.of()), rule.id()).orElseThrow();
            assertTrue(html(page).contains("<code>" + rule.id() + "</code>"), rule.id());
            assertTrue(html(page).contains(rule.why().replace("&", "&amp;")), rule.id());
            assertEquals(rule.wrong().isEmpty(), !html(page).contains("<pre"), rule.id());
        }
        assertTrue(RulePage.of(TestViews.of("checks/nothing", "", Map.of()), "nothing").isEmpty());
    }

    @Test
    void changesAreThoseFromTheDayOnUpToTheDayOfTheView() {
        ChangesPage page =
                ChangesPage.of(TestViews.of("changes", "2020-10-22", Map.of(ChangesPage.SINCE, "2020-01-01")));
        assertFalse(page.events().isEmpty());
        page.events().forEach(event -> {
            LocalDate day = event.from().orElseThrow().date();
            assertTrue(!day.isBefore(LocalDate.of(2020, 1, 1)) && !day.isAfter(LocalDate.of(2020, 10, 22)),
                    event.name().text());
        });
        assertEquals(LocalDate.of(2025, 11, 25), ChangesPage.of(TestViews.of("changes", "", Map.of())).since());
        assertTrue(html(page).contains("since"));
    }

    /** The first day counts, and what is known by its month or year counts until that is over. */
    @Test
    void monthsAndYearsOfChangesCountUntilTheyAreOver() {
        View view = TestViews.of("changes", "", new TreeMap<>(Map.of(ChangesPage.SINCE, "2025-12-01")));
        View later = TestViews.of("changes", "", new TreeMap<>(Map.of(ChangesPage.SINCE, "2025-12-20")));
        Predicate<SavedRow> ofTheMonth = row -> row.literal("precision").equals("month")
                && row.literal("date").startsWith("2025-12");
        long known = ChangesPage.of(view).answer().stream().filter(ofTheMonth).count();
        assertTrue(known > 0);
        assertEquals(known, ChangesPage.of(later).answer().stream().filter(ofTheMonth).count());
        assertEquals(0, ChangesPage.of(TestViews.of("changes", "", new TreeMap<>(Map.of(ChangesPage.SINCE,
                "2026-01-01")))).answer().stream().filter(ofTheMonth).count());
    }

    /** A year and a day narrow together; what leaves no time says so, and what leaves nothing says that it does. */
    @Test
    void aYearAndADayOfChangesNarrowTogether() {
        ChangesPage both = ChangesPage.of(TestViews.of("changes", "", new TreeMap<>(Map.of("since", "2020-03-01",
                "year", "2020"))));
        assertEquals(LocalDate.of(2020, 3, 1), both.since());
        assertEquals(LocalDate.of(2020, 12, 31), both.until());
        for (Map<String, String> wrong : List.of(Map.of("year", "2027"), Map.of("year", "2100"),
                Map.of("since", "2026-01-01", "year", "2020"))) {
            assertTrue(ChangesPage.problem(TestViews.of("changes", "", new TreeMap<>(wrong))).isPresent(), "" + wrong);
        }
        assertTrue(ChangesPage.problem(TestViews.of("changes", "1980-01-01", Map.of("year", "1990"))).isPresent());
        assertTrue(ChangesPage.problem(TestViews.of("changes", "", Map.of("year", "2026"))).isEmpty());
        assertTrue(html(ChangesPage.of(TestViews.of("changes", "", new TreeMap<>(Map.of("partner", "srb", "topic",
                "migration", "year", "2020", "weight", "press"))))).contains("Nothing of this time has all that"));
    }

    @Test
    void monitoringBeforeTheFirstFindingSaysThatThereIsNone() {
        String html = html(MonitoringPage.of(TestViews.of("monitoring", "1985-01-01", Map.of())));
        assertTrue(html.contains("No finding of a body is recorded up to this day"), html);
        assertFalse(html.contains("<thead>"), html);
    }

    @Test
    void theGlossaryHasEachWordOnceWithItsMeaning() {
        GlossaryPage page = GlossaryPage.of(TestViews.of("glossary", "", Map.of()));
        List<GlossaryPage.Entry> all = page.letters().values().stream().flatMap(List::stream).toList();
        assertEquals(all.size(), all.stream().map(entry -> entry.name().node()).distinct().count());
        all.forEach(entry -> assertFalse(entry.meaning().isEmpty(), entry.word()));
        for (String word : List.of("SAA", "in force", "press")) {
            assertTrue(all.stream().anyMatch(entry -> entry.word().equals(word)), word);
        }
    }
}
