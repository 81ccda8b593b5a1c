package org.w3id.egnatia.page.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.Looked;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Remarks;
import org.w3id.egnatia.page.matrix.Cell;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Dossiers, briefings, comparisons and days say what the questions behind them say, each line with its source. */
class DossiersTest {

    private static View view(String path, String day) {
        return TestViews.of(path, day, Map.of());
    }

    private static ComparePage compare(String one, String other, String day, Map<String, String> parameters) {
        return ComparePage.of(TestViews.of("compare/" + one + "/" + other, day, parameters), one, other).orElseThrow();
    }

    @Test
    void aComparisonSaysOfBothSidesWhatTheTableSays() {
        ComparePage page = compare("alb", "srb", "2024-06-30", Map.of());
        for (MatrixKind kind : MatrixKind.all()) {
            MatrixPage matrix = MatrixPage.of(view("matrix/" + kind.code(), "2024-06-30"), kind);
            ComparePage.Part part = page.parts().stream().filter(p -> p.id().equals(kind.code())).findFirst()
                    .orElseThrow();
            assertEquals(matrix.rows().stream().map(row -> row.thing().text() + ": " + state(row, "alb") + ", "
                    + state(row, "srb")).toList(), part.rows().stream().map(row -> row.thing().text() + ": "
                    + row.first().orElseThrow().text() + ", " + row.second().orElseThrow().text()).toList());
            assertEquals(part.rows().size(), part.differing().size() + part.same().size() + part.unknown().size()
                    + part.oneSided().size());
            assertTrue(part.same().stream().noneMatch(row -> row.first().orElseThrow().value().getURI()
                    .endsWith("/not-researched")));
            assertTrue(part.differing().stream().noneMatch(row -> row.first().orElseThrow().value()
                    .equals(row.second().orElseThrow().value())));
        }
    }

    private static String state(MatrixPage.Row row, String partner) {
        return row.cells().stream().filter(cell -> Namespaces.code(cell.partner().node()).equals(partner))
                .map(Cell::state).findFirst().orElseThrow().name().text();
    }

    @Test
    void aPartnerBesideItselfIsToldAYearBeforeAndOnTheDay() {
        ComparePage page = compare("mne", "mne", "2025-11-30", Map.of());
        assertEquals(List.of("Montenegro on 30 November 2024", "Montenegro on 30 November 2025"),
                List.of(page.firstHeading(), page.secondHeading()));
        assertTrue(page.first().card().closed() < page.second().card().closed());
        ComparePage since = compare("mne", "mne", "2025-11-30", Map.of(ComparePage.FIRST_DAY, "2004-01-01"));
        assertEquals("Montenegro on 1 January 2004", since.firstHeading());
        assertTrue(since.differing() > page.differing(), since.differing() + " against " + page.differing());
    }

    /** One partner twice, without days, is told for what it is; and each side can be changed for any other partner. */
    @Test
    void onePartnerTwiceIsSaidAndBothSidesCanBeChanged() {
        assertTrue(compare("alb", "alb", "", Map.of()).isByDefaultOfItself());
        assertFalse(compare("alb", "alb", "", Map.of(ComparePage.FIRST_DAY, "2020-01-01")).isByDefaultOfItself());
        ComparePage two = compare("alb", "srb", "", Map.of());
        assertFalse(two.isByDefaultOfItself());
        assertEquals(List.of("bih", "1a0", "mne", "mkd"), two.others().stream().map(other -> Partners.code(other
                .node())).toList());
        assertEquals(5, compare("alb", "alb", "", Map.of()).others().size());
    }

    /** What is set against each other first is counted with the rest: here a chapter that was closed on the day. */
    @Test
    void theStatusTheChaptersAndTheStepsAreAmongWhatIsCompared() {
        ComparePage closed = compare("mne", "mne", "2026-03-17", Map.of(ComparePage.FIRST_DAY, "2026-03-16"));
        assertTrue(closed.first().card().closed() < closed.second().card().closed());
        assertEquals(2, closed.differing() - closed.parts().stream().mapToLong(part -> part.differing().size()).sum());
        ComparePage two = compare("alb", "mkd", "2026-11-30", Map.of());
        assertEquals(2, two.differing() - two.parts().stream().mapToLong(part -> part.differing().size()).sum());
        assertEquals(3, two.compared() - two.parts().stream().mapToLong(ComparePage.Part::compared).sum());
    }

    /** What nobody recorded of one side, or only of a later day, is no difference. */
    @ParameterizedTest
    @CsvSource({"srb, srb, 2024-01-01", "srb, srb, 2014-01-01", "alb, mkd, ", "1a0, mne, ", "bih, bih, 1995-06-01"})
    void onlyWhatBothSidesSayDiffers(String one, String other, String first) {
        ComparePage page = compare(one, other, "2026-11-30", first == null ? Map.of()
                : Map.of(ComparePage.FIRST_DAY, first));
        Set<String> silent = Set.of("told-later", "not-recorded-then", "not-researched", "unconfirmed",
                "amounts", "named-together");
        for (ComparePage.Part part : page.parts()) {
            part.differing().forEach(row -> Stream.of(row.first(), row.second()).forEach(side ->
                    assertTrue(side.filter(said -> !said.value().isURI()
                    || !silent.contains(Namespaces.code(said.value()))).isPresent(), row.toString())));
            // Of one partner on two days, what nobody knows the first day of may have held on both.
            part.differing().forEach(row -> assertFalse(one.equals(other) && row.second().flatMap(Said::told)
                    .filter(told -> told.isAfter(LocalDate.parse(first))).isPresent(), row.toString()));
            part.apart().forEach(row -> assertFalse(one.equals(other) && row.first().map(Said::value)
                    .equals(row.second().map(Said::value)) && row.first().map(Said::year).equals(row.second()
                    .map(Said::year)), row.toString()));
        }
        assertTrue(page.oneSided() > 0);
        List<Boolean> differing = page.standing().stream().map(ComparePage.Standing::differs).toList();
        assertFalse(differing.toString().contains("false, true"), differing.toString());
        assertEquals("1995-06-01".equals(first), page.before().isPresent());
    }

    /** Amounts say nothing of a tie that ended, and what is first told later is no change of the time between. */
    @Test
    void aGapInTheRecordIsNoDifference() {
        List<String> differing = Stream.of(compare("mkd", "alb", "2026-11-30", Map.of()), compare("srb", "srb",
                "2026-11-30", Map.of(ComparePage.FIRST_DAY, "2024-01-01"))).flatMap(page -> page.parts().stream())
                .flatMap(part -> part.differing().stream()).map(row -> row.thing().text()).toList();
        for (String gap : List.of("Horizontal Facility", "CSDP framework participation")) {
            assertTrue(differing.stream().noneMatch(name -> name.contains(gap)), differing.toString());
        }
    }

    /** All that happened in between is counted, what is a step towards membership stands first, and all leads on. */
    @Test
    void whatHappenedInBetweenIsAllThereWithTheStepsTowardsMembershipFirst() {
        ComparePage page = compare("srb", "srb", "2026-11-30", Map.of(ComparePage.FIRST_DAY, "2014-01-01"));
        assertTrue(page.milestones().stream().anyMatch(step -> step.when().equals("21 January 2014")),
                page.milestones().toString());
        assertTrue(page.steps().size() > ComparePage.STEPS);
        Set<Node> towards = new HashSet<>();
        page.milestones().forEach(step -> towards.add(step.name().node()));
        page.steps().forEach(step -> assertFalse(towards.contains(step.name().node()), step.toString()));
        assertTrue(page.view().site().render(page).contains("The first " + ComparePage.STEPS + " of "
                + page.steps().size()));
    }

    @Test
    void onlyValuesWhoseYearsAndScalesAllowItAreSetAgainstEachOther() {
        int apart = 0;
        for (List<String> sides : List.of(List.of("alb", "srb"), List.of("srb", "srb"))) {
            for (String day : List.of("2013-06-30", "2026-11-30")) {
                ComparePage page = compare(sides.get(0), sides.get(1), day, Map.of());
                for (ComparePage.Part part : page.parts()) {
                    List<ComparePage.Row> compared = new ArrayList<>(part.differing());
                    compared.addAll(part.same());
                    for (ComparePage.Row row : compared) {
                        Optional<Integer> one = row.first().flatMap(Said::year);
                        Optional<Integer> other = row.second().flatMap(Said::year);
                        if (one.isPresent() && other.isPresent()) {
                            int years = other.get() - one.get();
                            assertTrue(page.isOfTwoDays() ? years >= 0 && years <= 2 : years == 0,
                                    page.title() + ": " + row);
                            assertEquals(one.get().toString(), row.first().orElseThrow().when());
                        }
                    }
                    assertEquals(part.rows().size(), compared.size() + part.apart().size() + part.unknown().size()
                            + part.oneSided().size());
                    apart += part.apart().size();
                }
            }
        }
        assertTrue(apart > 0, "values of other years are listed, and not set against each other");
    }

    @ParameterizedTest
    @CsvSource({"bih, migration", "srb, rule-of-law", "1a0, visa-rules", "mne, security"})
    void aBriefingOnAPartnerInAnAreaTellsWhatIsAboutBoth(String code, String area) {
        View view = TestViews.of("brief/" + code, "2026-06-30", Map.of(Briefing.TOPIC, area));
        PartnerTopicBrief brief = PartnerTopicBrief.of(view, code, area).orElseThrow();
        Node partner = brief.subject().node();
        Things things = view.site().things();
        Set<Node> within = TopicPage.of(view, area).orElseThrow().all();
        for (Briefing.Section section : brief.sections()) {
            assertFalse(section.isEmpty());
            assertEquals(section.lines().size(), new HashSet<>(section.lines()).size(), section.id());
            section.lines().forEach(line -> assertFalse(line.notes().isEmpty(), line.toString()));
            if (List.of("steps", "next").contains(section.id())) {
                section.lines().forEach(line -> assertTrue(things.values(line.name().node(), Egn.about)
                        .contains(partner) && things.values(line.name().node(), Egn.topic).stream()
                        .anyMatch(within::contains), line.toString()));
            }
            if (List.of("money", "figures").contains(section.id())) {
                section.lines().forEach(line -> assertTrue(things.values(line.name().node(), Egn.about)
                        .contains(partner), line.toString()));
            }
        }
        assertTrue(brief.sections().stream().anyMatch(section -> section.id().equals("steps")));
        assertTrue(brief.title().contains(brief.topic().orElseThrow().text()), brief.title());
        assertTrue(brief.permanent().endsWith("/brief/" + code + "?topic=" + area + "&as-of=2026-06-30"),
                brief.permanent());
        assertTrue(brief.file().contains("/brief/" + code + ".pdf?topic=" + area), brief.file());
        assertTrue(view.site().render(brief).contains("value=\"" + area + "\" selected"));
    }

    @Test
    void ofFundsForManyAreasOnlyThatIsMoneyForAnAreaWhichASourceNamesForIt() {
        TopicBrief brief = TopicBrief.of(view("brief/topic/migration", "2026-06-30"), "migration").orElseThrow();
        Things things = brief.view().site().things();
        for (String id : List.of("steps", "money", "figures")) {
            List<Briefing.Line> lines = brief.sections().stream().filter(section -> section.id().equals(id))
                    .findFirst().orElseThrow().lines();
            assertEquals(lines.size(), lines.stream().map(line -> line.name().node()).distinct().count(), id);
            if (id.equals("money")) {
                lines.forEach(line -> assertFalse(things.values(line.name().node(), Egn.topic).isEmpty(),
                        line.toString()));
            }
        }
    }

    @Test
    void anAreaWithFewStepsInAYearTellsThoseOfMoreYears() {
        TopicPage visas = TopicPage.of(view("topic/visa-rules", "2026-06-30"), "visa-rules").orElseThrow();
        assertTrue(visas.steps().rows().size() >= 12, "steps");
        assertEquals(List.of("agreements", "instruments"), visas.tables().stream()
                .map(ties -> ties.matrix().kind().code()).filter(code -> !code.equals("conventions")).toList());
        assertTrue(visas.tables().stream().flatMap(ties -> ties.rows().stream()).map(row ->
                Namespaces.code(row.thing().node())).toList().containsAll(List.of("visa-facilitation-agreement",
                "readmission-agreement", "visa-liberalisation")));
        assertFalse(visas.counted().isEmpty() || visas.instruments().rows().size() < 15);
    }

    @Test
    void theGradesOfTwoPartnersStandSideBySideInTheYearsInWhichTheyDiffer() {
        ComparePage page = compare("alb", "srb", "2026-06-30", Map.of());
        assertEquals(7, page.yearly().size());
        for (ComparePage.Yearly area : page.yearly()) {
            assertFalse(area.years().isEmpty(), area.area().text());
            for (ComparePage.Year year : area.years()) {
                assertNotEquals(year.first().text(), year.second().text());
                assertTrue(year.first().link().isPresent() && year.second().link().isPresent(), area.area().text());
                assertEquals(List.of(grades(page, "alb", area, year), grades(page, "srb", area, year)),
                        List.of(year.first().text(), year.second().text()));
            }
        }
        assertTrue(page.view().site().render(page).contains("Rule of law, report by report"));
        assertEquals(List.of(), compare("alb", "alb", "2026-06-30", Map.of()).yearly());
    }

    private static String grades(ComparePage page, String code, ComparePage.Yearly area, ComparePage.Year year) {
        return SavedRows.of(page.view().site(), "grades-of-partner", Map.of("partner", code, "date", "2026-06-30"))
                .stream().filter(row -> row.thing("area").equals(area.area().node())
                && row.count("year") == year.year()).map(row -> row.literal("level") + "; " + row.literal("progress"))
                .findFirst().orElseThrow();
    }

    @Test
    void aDayLeadsToAnotherOneAndToItsMonth() {
        DayPage day = DayPage.of(view("on/2013-07-01", "2013-07-01"));
        assertTrue(day.month().link().endsWith("/changes?since=2013-07-01&until=2013-07-31"), day.month().toString());
        LocalDate today = day.view().asOf().today();
        assertTrue(DayPage.of(view("on/" + today, today.toString())).month().link().endsWith("&until=" + today));
        String html = day.view().site().render(day);
        assertTrue(html.contains("action=\"/on\"") && html.contains("type=\"date\" name=\"date\""), html);
        assertTrue(html.contains("/changes?since=2013-07-01&amp;until=2013-07-31"));
    }

    @Test
    void aDayLeadsToTheStepsBeforeAndAfterIt() {
        DayPage day = DayPage.of(view("on/2022-12-15", "2022-12-15"));
        assertEquals(List.of("6 December 2022", "31 December 2022"), List.of(day.before().orElseThrow().day(),
                day.after().orElseThrow().day()));
        assertEquals(6, day.partners().size());
        assertTrue(day.events().stream().anyMatch(row -> row.literal("event").contains("candidate status")));
        assertTrue(day.before().orElseThrow().link().endsWith("/on/2022-12-06"), day.before().toString());
    }

    @Test
    void whatIsKnownByMonthOrYearOnlyIsSaidToBePerhapsLaterThanTheDay() {
        DayPage day = DayPage.of(view("on/2022-12-15", "2022-12-15"));
        long inexact = day.events().stream().filter(row -> row.literal("precision").equals("year")
                || row.literal("precision").equals("month") && row.literal("date").equals("2022-12-01")).count();
        assertTrue(inexact > 0 && day.inexact() == inexact, inexact + " and " + day.inexact());
        assertTrue(day.view().site().render(day).contains("perhaps later than 15 December 2022: " + inexact + "."));
        assertEquals(0, DayPage.of(view("on/2022-12-31", "2022-12-31")).inexact());
    }

    @Test
    void untilWhenAnybodyLookedIsToldOfTheDayOfNoSourceBeforeIt() {
        View today = view("partners", "");
        Looked looked = Looked.of(today).orElseThrow();
        Things things = today.site().things();
        looked.answer().stream().forEach(row -> assertEquals(looked.until().date(),
                things.day(row.thing("source"), Egn.date).orElseThrow()));
        assertEquals(Optional.empty(), Looked.of(view("partners", looked.until().date().toString())));
        String until = "Single sources go on to " + looked.until().inWords(today);
        assertTrue(today.site().render(PartnersPage.of(today)).contains(until));
        assertFalse(today.site().render(PartnersPage.of(view("partners", "2020-01-01"))).contains(until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010-06-30", "2022-12-15", "2025-06-30"})
    void onADayOnlyThatWasPlannedWhichASourceHadSaidByThen(String date) {
        DayPage day = DayPage.of(view("on/" + date, date));
        Things things = day.view().site().things();
        day.next().stream().forEach(row -> assertTrue(row.things("source").stream()
                .flatMap(source -> Stream.of(Egn.date, Egn.notBefore, Egn.accessedOn)
                .flatMap(property -> things.day(source, property).stream()))
                .anyMatch(told -> !told.isAfter(LocalDate.parse(date))), row.literal("event")));
        assertEquals(day.next().rows().size(), day.planned().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule-of-law", "security", "migration", "justice"})
    void aTopicTellsTheRowsOfItsInstrumentsAndOfNoOthers(String code) {
        TopicPage page = TopicPage.of(view("topic/" + code, "2026-06-30"), code).orElseThrow();
        assertFalse(page.tables().isEmpty() || page.steps().isEmpty() || page.statements().isEmpty());
        Set<Node> instruments = new HashSet<>();
        page.instruments().stream().forEach(row -> instruments.add(row.thing("instrument")));
        for (TopicPage.Ties ties : page.tables()) {
            assertTrue(ties.rows().size() < ties.matrix().rows().size() || code.equals("migration"), code);
            ties.rows().forEach(row -> assertTrue(instruments.contains(row.thing().node())
                    || instruments.stream().anyMatch(one -> page.view().site().things()
                    .values(one, Egn.agreementType).contains(row.thing().node())),
                    row.thing().text()));
        }
        assertTrue(page.parts().stream().allMatch(part -> part.table().count() > 0 && part.all() > 0));
        String html = page.view().site().render(page);
        List<String> closed = List.of(html.split("<details class=\"part\"><summary"));
        assertTrue(closed.size() > 4, closed.size() + " parts");
        closed.subList(0, closed.size() - 1).forEach(before -> assertTrue(before.stripTrailing().endsWith("…</p>"),
                "before a closed part stands what it begins with: " + before.substring(before.length() - 200)));
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(id -> id.group(1)).toList();
        assertEquals(new HashSet<>(ids).size(), ids.size(), ids.toString());
        assertTrue(html.contains("belong to the area. <a href=\"" + page.instruments().link(page.view()) + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alb", "bih", "1a0", "mne", "mkd", "srb"})
    void eachLineOfABriefingHasAnEndnoteThatIsThere(String code) {
        BriefPage page = BriefPage.of(view("brief/" + code, "2026-06-30"), code).orElseThrow();
        List<BriefPage.Line> lines = Stream.of(page.steps(), page.next(), page.grades(), page.money(), page.indices(),
                page.ties().stream().flatMap(group -> group.lines().stream()).toList()).flatMap(List::stream).toList();
        assertTrue(lines.size() > 30, lines.size() + " lines");
        Set<Integer> cited = new HashSet<>(page.status());
        for (BriefPage.Line line : lines) {
            assertFalse(line.notes().isEmpty(), line.name().text());
            cited.addAll(line.notes());
        }
        assertEquals(cited, new HashSet<>(page.notes().stream().map(Endnotes.Endnote::number).toList()));
        assertTrue(page.permanent().endsWith("?as-of=2026-06-30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic/rule-of-law", "topic/migration", "instrument/saa-srb", "instrument/ipa-iii"})
    void aBriefingOnAnAreaOrAnInstrumentCitesForEachFact(String path) {
        View view = view("brief/" + path, "2026-06-30");
        String code = path.replaceFirst(".*/", "");
        Briefing brief = path.startsWith("topic") ? TopicBrief.of(view, code).orElseThrow()
                : InstrumentBrief.of(view, code).orElseThrow();
        assertTrue(brief.sections().size() >= 2, brief.sections().toString());
        Set<Integer> cited = new HashSet<>();
        for (Briefing.Section section : brief.sections()) {
            assertFalse(section.isEmpty(), section.id());
            section.lines().forEach(line -> cited.addAll(line.notes()));
            assertTrue(section.id().equals("pages") || section.lines().stream().noneMatch(line ->
                    line.notes().isEmpty() && !line.rest().isEmpty()), section.toString());
        }
        assertEquals(new HashSet<>(brief.notes().stream().map(Endnotes.Endnote::number).toList()), cited);
    }

    private static Stream<Briefing> ofAPastDay(String date) {
        List<Briefing> briefs = new ArrayList<>();
        for (String partner : List.of("alb", "bih", "1a0", "mne", "mkd", "srb")) {
            briefs.add(BriefPage.of(view("brief/" + partner, date), partner).orElseThrow());
            for (String area : List.of("migration", "rule-of-law", "financial-support")) {
                briefs.add(PartnerTopicBrief.of(TestViews.of("brief/" + partner, date, Map.of(Briefing.TOPIC, area)),
                        partner, area).orElseThrow());
            }
        }
        briefs.add(TopicBrief.of(view("brief/topic/migration", date), "migration").orElseThrow());
        briefs.add(InstrumentBrief.of(view("brief/instrument/ipa-iii", date), "ipa-iii").orElseThrow());
        return briefs.stream();
    }

    /** On a past day, of what sources say only that is told which one of them had said; nothing is still to come. */
    @Test
    void whatWasToldOrBeganOnlyLaterIsLeftOutOfABriefingAndCounted() {
        LocalDate date = LocalDate.of(2020, 1, 1);
        long later = ofAPastDay(date.toString()).mapToLong(brief -> {
            Things things = brief.view().site().things();
            for (Briefing.Section section : brief.sections()) {
                section.lines().forEach(line -> assertFalse(line.rest().matches(
                        ".*(not yet begun|told later|not recorded for that day).*"), line.toString()));
                if (List.of("statements", "money").contains(section.id())) {
                    section.lines().forEach(line -> assertTrue(section.id().equals("money")
                            && things.day(line.name().node(), Egn.periodEnd).filter(end -> !end.isAfter(date))
                            .isPresent() || things.values(line.name().node(), Egn.evidence).stream()
                            .flatMap(evidence -> things.values(evidence, Egn.source).stream())
                            .flatMap(source -> Stream.of(Egn.date, Egn.notBefore, Egn.accessedOn)
                            .flatMap(property -> things.day(source, property).stream()))
                            .anyMatch(told -> !told.isAfter(date)), brief.title() + ": " + line));
                }
            }
            assertEquals(brief.later() > 0, brief.view().site().render(brief).contains("Left out, since"));
            return brief.later();
        }).sum();
        assertTrue(later > 100, later + " left out");
        TopicPage topic = TopicPage.of(view("topic/migration", date.toString()), "migration").orElseThrow();
        assertTrue(topic.leftOut() > 0 && topic.view().site().render(topic).contains("Left out, since"));
        assertEquals(0, TopicPage.of(view("topic/migration", ""), "migration").orElseThrow().leftOut());
    }

    @Test
    void aBriefingOnAPartnerTellsWhatIsSaidOfItAndNotOfItsSources() {
        ofAPastDay("").filter(PartnerTopicBrief.class::isInstance).forEach(brief -> {
            assertTrue(brief.fileName().matches("egnatia-briefing-[a-z]+-.*"), brief.fileName());
            Things things = brief.view().site().things();
            brief.sections().stream().filter(section -> section.id().equals("statements"))
                    .flatMap(section -> section.lines().stream()).forEach(line -> {
                        assertTrue(things.values(line.name().node(), Egn.about).contains(brief.subject().node()),
                                line.toString());
                        assertTrue(things.values(line.name().node(), Egn.statementKind).stream().noneMatch(kind ->
                                Remarks.has(things, kind)), line.toString());
                    });
        });
    }

    @Test
    void aBriefingOfAPastDayTellsNothingLater() {
        BriefPage page = BriefPage.of(view("brief/bih", "2021-06-30"), "bih").orElseThrow();
        assertTrue(page.lead().get(0).contains("potential candidate"), page.lead().toString());
        assertTrue(page.steps().stream().noneMatch(line -> line.first().matches(".*202[2-9]")),
                page.steps().toString());
        assertTrue(page.indices().stream().noneMatch(line -> line.rest().matches(".*202[2-9]")),
                page.indices().toString());
    }
}
