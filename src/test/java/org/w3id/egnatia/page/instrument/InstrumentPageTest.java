package org.w3id.egnatia.page.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.vocabulary.RDF;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Where instruments stand, in words, on days. */
class InstrumentPageTest {

    private static final String INSTRUMENTS = Namespaces.ID + "instrument/";

    private static InstrumentPage page(String code, String day) {
        View view = TestViews.of("doc/instrument/" + code, day, Map.of());
        return (InstrumentPage) ThingPages.of(view, new Descriptions(view.site().release())
                .of(TestViews.thing("instrument/" + code)).orElseThrow()).orElseThrow();
    }

    /** A side as a reader has it: its name, and its phases, of which the one of the day stands between brackets. */
    private static String sentence(Side side) {
        return side.party().text() + ": " + side.phases().stream().map(told -> {
            String status = told.status().name().text();
            return (told.current() ? "[" + status + "]" : status) + " " + told.days().stream()
                    .map(Side.When::words).collect(Collectors.joining(" or "));
        }).collect(Collectors.joining(", ")).replace('\u00A0', ' ') + (side.note().isEmpty() ? "" : "; " + side.note())
                + side.ended().map(day -> day.isEmpty() ? " – ended" : " – ended " + day).orElse("")
                + side.replaced().map(newer -> ", replaced by " + newer.by().text() + newer.since()
                .map(day -> " " + day.inEnglish()).orElse("")).orElse("");
    }

    private static List<String> sentences(String code, String day) {
        return page(code, day).standing().shown().stream().map(InstrumentPageTest::sentence).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "frontex-status-srb-1 | 2019-11-18 | ''",
        "frontex-status-srb-1 | 2020-12-31 | Serbia: [signed] 19 November 2019",
        "frontex-status-srb-1 | 2023-01-01 | Serbia: signed 19 November 2019, [in force] since 1 May 2021",
        "interim-agreement-mne | 2010-04-29 | Montenegro: [in force] since 1 January 2008",
        "prum-like-agreement-2018 | 2026-06-30 | Albania: [signed] 13 September 2018; entry into force not recorded"})
    void aSideIsToldByItsPhasesInTurn(String code, String day, String first) {
        assertEquals(first, sentences(code, day).stream().findFirst().orElse(""));
    }

    /** A condition leads to all of its partner, and that of the fourteen priorities says which of them are recorded. */
    @Test
    void aConditionLeadsToAllConditionsOfItsPartner() {
        InstrumentPage page = page("key-priorities-bih", "2026-11-30");
        View view = page.view();
        String html = view.site().render(page);
        assertTrue(html.contains("Conditions to be met, and how each stands: "
                + page.conditions().orElseThrow().rows().size()));
        String recorded = IntStream.rangeClosed(1, 14).filter(number -> view.site().things().isA(TestViews.thing(
                "instrument/key-priority-" + number + "-bih"), Egn.Condition)).mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        assertTrue(html.contains("recorded each on its own: " + recorded.replaceFirst(", (\\d+)$", " and $1") + "."),
                recorded);
        assertTrue(page("saa-srb", "2026-11-30").conditions().isEmpty());
    }

    @Test
    void whatWasFollowedIsNotEndedAndWhatWasNotIs() {
        assertTrue(sentences("saa-srb", "").get(0).endsWith("[in force] since 1 September 2013"));
        assertEquals(List.of("Montenegro: in force from 1 January 2008 to 30 April 2010 – ended"),
                sentences("interim-agreement-mne", ""));
        assertEquals(List.of("Montenegro: agreed 2011 – ended September 2021"),
                sentences("cepol-wa-mne-2011", ""));
    }

    @Test
    void daysOnWhichSourcesDifferStandTogether() {
        String montenegro = sentences("frontex-status-mne-2", "").get(0);
        assertTrue(montenegro.endsWith("ratified December 2024, "
                + "[in force] since 1 November 2023 or since 1 March 2025"), montenegro);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "visa-facilitation-srb | In force since 1 January 2008; signed 18 September 2007.",
        "frontex-status-mne-2 | In force since 1 November 2023 or since 1 March 2025; ratified December 2024.",
        "eurojust-alb | In force since 1 November 2019 or since 7 December 2019; signed 5 October 2018."})
    void theLeadTellsThePhaseOfTheDayFirstAndEachDayThatSourcesGive(String code, String lead) {
        assertEquals(lead, page(code, "").stands().replace('\u00A0', ' '));
    }

    /** Nothing says of an agreement with one side only that it was signed, where it is in force. */
    @Test
    void noStepTellsAgainWhatThePhasesOfTheOneSideTell() {
        View view = TestViews.of("", "", Map.of());
        view.site().things().having(RDF.type.asNode(), Egn.Agreement).forEach(agreement -> {
            Standing standing = Standing.of(view, agreement);
            List<Side> sides = standing.phases().isEmpty() ? List.of() : standing.sides();
            if (sides.size() == 1 && sides.get(0).phases().stream().anyMatch(phase -> Namespaces.code(phase.status()
                    .name().node()).equals("in-force"))) {
                assertTrue(standing.ownCourse().stream().noneMatch(step -> step.what().equals("signed")
                        || step.what().equals("entered into force")), agreement.toString());
            }
        });
    }

    @Test
    void whatWasReplacedIsToldWithWhatTookItsPlaceAndSinceWhen() {
        assertTrue(sentences("frontex-status-srb-1", "2025-03-31").get(0).endsWith("[in force] since 1 May 2021"));
        assertEquals("Serbia: signed 19 November 2019, in force from 1 May 2021, replaced by Frontex status agreement "
                + "with Serbia (second generation) 1 April 2025",
                sentences("frontex-status-srb-1", "2025-04-01").get(0));
    }

    @Test
    void thoseWhoAreNoPartnersAreToldToo() {
        assertTrue(sentences("cets-210", "2023-09-30").contains("European Union: [ratified] 28 June 2023"));
        assertTrue(sentences("cets-210", "2026-06-30").contains(
                "European Union: ratified 28 June 2023, [in force] since 1 October 2023"));
    }

    @Test
    void aYearStandsBeforeTheDayInItThatComesLaterByItsNature() {
        assertEquals("Serbia: signed 13 September 2018, [ratified] 2018; entry into force not recorded",
                sentences("prum-like-agreement-2018", "2026-06-30").get(5));
    }

    @Test
    void aNoIsToldWithWhoSaysItAndAGapIsNoNo() {
        Standing cybercrime = page("ets-185", "2026-06-30").standing();
        assertTrue(cybercrime.shown().stream().map(InstrumentPageTest::sentence)
                .anyMatch("Kosovo*: [there is none] (as Kosovo* 2024 Report says)"::equals));
        assertEquals(List.of(), cybercrime.without());
        assertEquals("Kosovo*: [there is none] (as United Nations Treaty Collection, chapter … says)",
                sentences("rome-statute", "2026-06-30").get(2));
        assertEquals(List.of("Kosovo*"), page("security-of-information-agreement", "2026-06-30").standing().without()
                .stream().map(Name::text).toList());
    }

    @Test
    void anActIsToldByItsOwnSteps() {
        assertEquals(List.of("adopted 14 May 2024", "entered into force 11 June 2024"),
                steps("32024r1351", "2026-06-30"));
        assertEquals("applied from 1 July 2026", steps("32024r1351", "2026-07-01").get(2));
        Standing.Step replaced = page("32013r0604", "").standing().course().get(1);
        assertEquals("replaced by Asylum and Migration Management Regulation 1 July 2026",
                replaced.what() + " " + replaced.other().orElseThrow().text() + " " + replaced.when());
        assertTrue(page("empact-2026-2029", "2026-06-30").standing().course().get(2).later());
    }

    @Test
    void aConventionEntersIntoForceOnceAndForEachSideInItsOwnLine() {
        assertEquals(List.of("opened for signature 11 May 2011", "entered into force 1 August 2014"),
                steps("cets-210", "2026-06-30"));
        assertTrue(sentences("cets-210", "2026-06-30").stream().anyMatch(line -> line.startsWith("European Union")
                && line.contains("1 October 2023")));
    }

    @Test
    void nothingIsReplacedByWhatIsNotThereYet() {
        List<String> replaced = SavedRows.ever(TestViews.of("", "", Map.of()), "replacements").stream()
                .map(row -> row.thing("older").getURI()).filter(older -> older.startsWith(INSTRUMENTS))
                .map(older -> older.substring(INSTRUMENTS.length())).distinct().toList();
        assertTrue(replaced.size() >= 10, replaced.toString());
        replaced.forEach(code -> assertEquals(List.of(), steps(code, "1990-01-01"), code));
        String successor = "replaced by (day not recorded)";
        assertFalse(steps("32008d0615", "2014-01-01").contains(successor));
        assertTrue(steps("32008d0615", "2024-03-13").contains(successor));
        String second = "replaced by 1 November 2023";
        assertFalse(steps("frontex-status-mne-1", "2023-10-31").contains(second));
        assertTrue(steps("frontex-status-mne-1", "2023-11-01").contains(second));
    }

    private static List<String> steps(String code, String day) {
        return page(code, day).standing().course().stream().map(step -> step.what() + " " + step.when()).toList();
    }

    /** The contents of an issue of the Official Journal are no text: they are called what they are, with the page. */
    @Test
    void anIssueOfTheOfficialJournalIsCalledOne() {
        InstrumentPage page = page("readmission-alb", "");
        Standing.Official issue = page.standing().official().orElseThrow();
        assertEquals("true Readmission agreement with Albania, OJ L 124, 17.5.2005, p. 22",
                issue.issue() + " " + issue.text());
        assertTrue(page.view().site().render(page).contains("Official Journal issue:"));
        assertFalse(page("saa-srb", "").standing().official().orElseThrow().issue());
        assertFalse(page("europol-operational-srb", "").standing().official().orElseThrow().issue());
    }

    /** What is set aside stands before what was proposed, each sum once, and what pays beside a fund is a link. */
    @Test
    void theSumThatIsSetAsideStandsFirstAndOnce() {
        InstrumentPage page = page("ipa-iii", "");
        List<String> sums = page.standing().amounts().stream().map(Standing.Amount::sum).toList();
        assertEquals(List.of("EUR 14,162,000,000"), sums.stream().filter(sum -> sum.contains("14,1")).toList());
        assertEquals("EUR 14,162,000,000", sums.get(0));
        assertTrue(sums.contains("EUR 14,500,000,000"), sums.toString());
        String lead = Jsoup.parse(page.view().site().render(page)).select("p.lead").html();
        assertTrue(lead.contains("/doc/instrument/reform-and-growth-facility\"")
                && lead.contains("/doc/instrument/growth-plan\""), lead);
    }

    @Test
    void theOfficialTextComesFirstAndAnOfficialSourceElse() {
        Standing.Official own = page("saa-srb", "").standing().official().orElseThrow();
        assertEquals(List.of("CELEX 22013A1018(01)", "eur-lex.europa.eu"), List.of(own.text(), own.host()));
        Standing.Official stated = page("europol-operational-srb", "").standing().official().orElseThrow();
        assertFalse(stated.own());
        assertTrue(stated.weight().node().getURI().endsWith("/official-text"), stated.text());
    }

    @Test
    void thePageBeginsWithWhereTheInstrumentStands() {
        String html = page("saa-srb", "").view().site().render(page("saa-srb", ""));
        assertTrue(html.indexOf("id=\"standing\"") < html.indexOf("class=\"evidence\""));
        assertTrue(html.contains("/query/phases-of-instrument?"));
        assertTrue(page("606-unts-267", "1950-01-01").view().site().render(page("606-unts-267", "1950-01-01"))
                .contains("No phase and no step is recorded as of this day."));
    }

    /** What is over has no mark beside it that says how it stood. */
    @ParameterizedTest
    @CsvSource({"interim-agreement-bih", "ipa-ii", "interim-agreement-mne"})
    void whatIsOverIsMarkedAsEndedAlone(String code) {
        String html = page(code, "").view().site().render(page(code, ""));
        assertTrue(html.contains("<span class=\"tag ended\">"), code);
        assertFalse(Pattern.compile("class=\"tag (good|pending)\"[^>]*>[^<]*</a>\\s*<span class=\"tag ended\">")
                .matcher(html).find(), code);
    }

    @Test
    void aFundTellsWhatIsSetAsideForEachPartnerAndEachSumOnce() {
        for (String code : List.of("reform-and-growth-facility", "ipa-ii")) {
            Standing standing = page(code, "2026-11-25").standing();
            assertEquals(standing.shares().size(), standing.shares().stream().map(share -> share.partner().node())
                    .distinct().count(), code);
            assertFalse(standing.shares().isEmpty(), code);
            assertEquals(standing.amounts().size(), standing.amounts().stream().map(amount -> amount.sum() + amount
                    .how().replaceFirst("^[^,]*, ", "")).distinct().count(), code);
        }
        Standing facility = page("reform-and-growth-facility", "2026-11-25").standing();
        assertEquals(List.of("EUR 922,100,000", "EUR 976,600,000", "EUR 882,000,000", "EUR 383,500,000",
                "EUR 750,400,000", "EUR 1,586,000,000"), facility.shares().stream().map(Standing.Share::sum).toList());
        assertEquals("EUR 1,085,000,000", page("reform-and-growth-facility", "2024-12-31").standing().shares().get(1)
                .sum());
        assertTrue(facility.shown().stream().filter(side -> side.party().text().startsWith("Bosnia")).findFirst()
                .orElseThrow().remark().orElse("").contains("nothing had been paid by January 2026"));
        assertEquals(List.of("Bosnia and Herzegovina", "Kosovo*"), facility.shown().stream()
                .filter(facility::tellsRemark).map(side -> side.party().text()).toList());
        assertTrue(page("ets-185", "").standing().shares().isEmpty());
    }

    @Test
    void whatTheEditorsNoteComesLastAmongTheProperties() {
        List<String> names = page("saa-srb", "").whole().properties().stream().map(p -> p.name().text()).toList();
        assertEquals("note of the editors", names.get(names.size() - 1));
        assertEquals(names.subList(0, names.size() - 1).stream().sorted().toList(),
                names.subList(0, names.size() - 1));
    }
}
