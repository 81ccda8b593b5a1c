package org.w3id.egnatia.page.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.ShippedView;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.AmountBars;
import org.w3id.egnatia.page.dossier.BriefPage;
import org.w3id.egnatia.page.dossier.PartnersPage;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves on the shipped data that a partner's page says what the graph says, on the day that is asked for. */
class PartnerPageTest {

    private static Node partner(View view, String code) {
        return Partners.of(view, code).orElseThrow();
    }

    private static PartnerPage page(String day, String code) {
        View view = ShippedView.on(day);
        return (PartnerPage) ThingPages.of(view, new Descriptions(view.site().release()).of(partner(view, code))
                .orElseThrow()).orElseThrow();
    }

    private static Tie agreement(PartnerPage page, String code) {
        return page.agreements().list().stream().filter(tie -> tie.subject().node().toString().endsWith("/" + code))
                .findFirst().orElseThrow();
    }

    /** Beside a bar it is said what a name is; in a table its heading says so. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aCellOfMoneyDoesNotRepeatItsHeading(Language language) {
        View any = ShippedView.on("");
        View view = new View(any.site(), "doc/actor/alb", Map.of(), any.asOf(), language);
        List<String> words = Stream.of("money.part-of", "money.payer").map(key -> view.text(key, "|").split("\\|")[0])
                .toList();
        int told = 0;
        for (Node partner : Partners.all(view)) {
            for (ChartFigure chart : Money.of(view, partner).charts()) {
                assertEquals(List.of(), chart.table().rows().stream().flatMap(List::stream)
                        .map(cell -> cell.text().strip()).filter(text -> words.stream().anyMatch(text::startsWith))
                        .toList(), chart.chart().title());
                told += words.stream().anyMatch(chart.svg()::contains) ? 1 : 0;
            }
        }
        assertTrue(told > 0, "beside the bars");
    }

    @Test
    void thereAreSixPartners() {
        assertEquals(List.of("alb", "bih", "1a0", "mne", "mkd", "srb"), Partners.all(ShippedView.on("")).stream()
                .map(Partners::code).toList());
        assertEquals(Optional.empty(), Partners.of(ShippedView.on(""), "eu"));
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12-31, no status recorded, no status recorded, no status recorded, no status recorded, no status "
                + "recorded, no status recorded",
        "2003-06-30, potential candidate, potential candidate, potential candidate, potential candidate, potential "
        + "candidate, potential candidate",
        "2014-12-31, candidate, potential candidate, potential candidate, negotiating, candidate, negotiating",
        "2020-10-22, candidate, potential candidate, potential candidate, negotiating, candidate, negotiating",
        "2026-11-25, negotiating, candidate, potential candidate, negotiating, negotiating, negotiating"})
    void theStatusIsThatOfTheDay(String day, String alb, String bih, String xk, String mne, String mkd, String srb) {
        View view = ShippedView.on(day);
        assertEquals(List.of(alb, bih, xk, mne, mkd, srb), Partners.all(view).stream()
                .map(partner -> PartnerCard.of(view, partner).statusInWords()).toList());
    }

    @Test
    void aPhaseHidesAnEndThatNobodyCouldKnow() {
        PartnerCard card = PartnerCard.of(ShippedView.on("2014-06-23"), partner(ShippedView.on(""), "alb"));
        assertEquals(Optional.of("since June 2000"), card.since());
        assertEquals(Optional.of("since 24 June 2014"),
                PartnerCard.of(ShippedView.on("2014-06-24"), partner(ShippedView.on(""), "alb")).since());
        ChartFigure chart = StatusHistory.of(ShippedView.on("2010-01-01"), partner(ShippedView.on(""), "alb")).chart()
                .orElseThrow();
        assertFalse(chart.csv().contains("2014"), chart.csv());
    }

    /** The kinds of events that are, of themselves, steps of or towards accession. */
    private static final Set<String> ACCESSION = Set.of("application", "candidate-status", "opinion", "recommendation",
            "opening-of-negotiations", "accession-conference", "negotiating-mandate", "screening", "screening-meetings",
            "screening-report", "negotiating-position", "opening-benchmarks", "opening-benchmarks-report",
            "interim-benchmarks", "closing-benchmarks", "readiness-for-opening", "draft-common-position",
            "cluster-opened", "chapter-opened", "chapter-closed", "decision", "endorsement", "adoption", "launch",
            "visa-policy", "signature", "entry-into-force");

    /** Whatever is told as a step towards membership is of such a kind, and the last one is among the steps. */
    @ParameterizedTest
    @ValueSource(strings = {"2010-01-01", "2014-01-01", "2023-09-01", "2026-11-30"})
    void everyStepTowardsMembershipIsOfAKindOfAccession(String day) {
        View view = ShippedView.on(day);
        for (Outlook outlook : Outlook.all(view)) {
            StatusHistory history = StatusHistory.of(view, outlook.card().name().node());
            history.steps().stream().forEach(row -> assertTrue(ACCESSION.contains(row.thing("kind").getURI()
                    .replaceFirst(".*/", "")), row.toString()));
            outlook.last().ifPresent(last -> assertTrue(history.steps().stream().anyMatch(row -> row.fact()
                    .equals(last.name().node())), last.toString()));
            List<String> days = history.steps().stream().map(row -> row.literal("day")).toList();
            assertEquals(days.isEmpty(), history.milestones().isEmpty());
            if (!days.isEmpty()) {
                assertEquals(history.steps().rows().get(days.size() - 1).day("day").orElseThrow().inWords(view),
                        history.milestones().get(0).when());
            }
        }
    }

    /** What waits without a day is told as what comes next; and where no chapter is open, the last step of any. */
    @ParameterizedTest
    @ValueSource(strings = {"alb", "bih", "1a0", "mne", "mkd", "srb"})
    void whatComesNextAndWhatIsAskedIsTold(String code) {
        PartnerPage page = page("2026-11-30", code);
        String html = page.view().site().render(page);
        List<Negotiations.Chapter> waiting = page.negotiations().waiting();
        assertEquals(page.outlook().next().isEmpty() && !waiting.isEmpty(), page.outlook().undated().isPresent());
        page.outlook().undated().ifPresent(sentence -> {
            assertTrue(html.contains(sentence), sentence);
            waiting.forEach(chapter -> assertTrue(sentence.contains(Integer.toString(chapter.number()))));
        });
        assertEquals(code.equals("srb"), page.outlook().undated().isPresent(), code);
        assertEquals(code.equals("mkd"), html.contains("Last step that concerns chapters: screening report"), code);
        assertFalse(html.contains("once negotiations have begun"));
        assertEquals(!page.conditions().isEmpty(), html.contains("Conditions to be met, and how each stands: "
                + page.conditions().rows().size()));
    }

    /** What a partner received under the Growth Plan is the sum of its own question, with the newest of its days. */
    @ParameterizedTest
    @CsvSource({"alb, '17 October 2025: 163,800,000'", "mne, '17 October 2025: at least 30,800,000'",
            "bih, 'January 2026: 0'"})
    void whatWasReceivedUnderTheGrowthPlanIsToldWithItsDay(String code, String sum) {
        Money.Received received = page("2026-11-30", code).money().received().orElseThrow();
        assertTrue(received.text().endsWith("up to " + sum + " EUR"), received.text());
        assertTrue(received.link().contains("growth-facility-paid"), received.link());
        assertEquals(Optional.empty(), page("2020-01-01", code).money().received());
    }

    @Test
    void chaptersAreCountedAsOfTheDay() {
        assertEquals(33, page("", "mne").negotiations().opened().size());
        assertEquals(14, page("", "mne").negotiations().closed().size());
        Negotiations first = page("2012-12-31", "mne").negotiations();
        assertEquals(List.of(1, 1), List.of(first.opened().size(), first.closed().size()));
        assertEquals(0, page("2024-10-14", "alb").negotiations().opened().size());
        assertEquals(5, page("2024-10-15", "alb").negotiations().opened().size());
        assertEquals(0, page("", "bih").negotiations().opened().size());
    }

    @Test
    void theChaptersStandInTheirClusters() {
        List<Negotiations.Cluster> clusters = page("", "srb").negotiations().clusters();
        assertEquals(List.of(5, 9, 8, 4, 5, 2, 2), clusters.stream().map(c -> c.chapters().size()).toList());
        assertEquals(List.of(5, 18, 23, 24, 32), clusters.get(0).chapters().stream()
                .map(Negotiations.Chapter::number).toList());
        assertEquals(List.of(34, 35), clusters.get(6).chapters().stream().map(Negotiations.Chapter::number).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "srb, 2022-10-11, 16, ''", "srb, 2022-10-12, 16, opening-benchmarks-report",
                "srb, 2025-11-03, 16, opening-benchmarks-report",
        "srb, 2025-11-04, 16, draft-common-position", "srb, 2025-11-04, 4, ''", "srb, 2025-11-04, 34, ''",
        "mkd, 2024-05-31, 3, screening-report", "alb, 2025-11-16, 11, draft-common-position",
        "alb, 2025-11-17, 11, ''"})
    void aChapterThatIsNotOpenedHasTheStepLastStated(String partner, String day, int number, String kind) {
        Negotiations.Chapter chapter = page(day, partner).negotiations().clusters().stream()
                .flatMap(cluster -> cluster.chapters().stream()).filter(c -> c.number() == number).findFirst()
                .orElseThrow();
        assertEquals(kind, chapter.before().map(before -> before.kind().node().getURI().replaceFirst(".*/", ""))
                .orElse(""));
    }

    /** Whoever has an agreement of a type is not told by the type, and what went before are phases. */
    @Test
    void anAgreementIsToldOnceAndBeforeItOnlyPhases() {
        for (String partner : List.of("alb", "bih", "1a0", "mne", "mkd", "srb")) {
            PartnerPage page = page("", partner);
            List<Node> told = page.agreements().told().stream().map(tie -> tie.subject().node()).toList();
            told.forEach(subject -> assertTrue(page.view().site().things().having(Egn.agreementType, subject).stream()
                    .noneMatch(told::contains), partner + subject));
            assertTrue(told.stream().anyMatch(subject -> subject.getURI().contains("/instrument/saa-")), partner);
            page.agreements().told().forEach(tie -> assertFalse(tie.before().contains("stated without phase"),
                    tie.before()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2019-10-06, none", "2019-10-07, signed", "2020-06-30, signed", "2020-07-01, in force", "2023-07-01, in force"})
    void anAgreementIsInThePhaseOfTheDay(String day, String state) {
        PartnerPage page = page(day, "mne");
        Optional<Tie> tie = page.agreements().list().stream()
                .filter(t -> t.subject().node().toString().endsWith("/frontex-status-mne-1")).findFirst();
        assertEquals(state, tie.map(Tie::state).orElse("none"));
    }

    @Test
    void provisionalApplicationAndEndAreStatesOfTheirOwn() {
        Tie provisional = agreement(page("2023-09-30", "mne"), "frontex-status-mne-2");
        assertEquals(List.of("provisionally applied", "since 1 July 2023"),
                List.of(provisional.state(), provisional.since()));
        assertEquals("in force", agreement(page("", "mne"), "frontex-status-mne-2").state());
        Tie interim = agreement(page("", "mne"), "interim-agreement-mne");
        assertEquals(List.of("ended", "30 April 2010"), List.of(interim.state(), interim.since()));
        assertEquals("operative", agreement(page("", "1a0"), "euaa-roadmap-1a0").state(), "with EASO, then the EUAA");
        assertFalse(interim.evidence().isEmpty());
        assertEquals("in force", agreement(page("2010-04-30", "mne"), "interim-agreement-mne").state());
    }

    @Test
    void whatWasReplacedAndWhereSourcesDifferIsSaid() {
        PartnerPage montenegro = page("2026-06-30", "mne");
        Tie first = agreement(montenegro, "frontex-status-mne-1");
        assertEquals(List.of("replaced", "1 November 2023; by another source 1 March 2025",
                "Frontex status agreement with Montenegro (second generation)"), List.of(first.state(), first.since(),
                first.replaced().orElseThrow().by().text()));
        assertEquals("since 1 November 2023; by another source 1 March 2025",
                agreement(montenegro, "frontex-status-mne-2").since());
        assertEquals("in force", agreement(page("2023-10-31", "mne"), "frontex-status-mne-1").state());
    }

    @Test
    void theStepsHaveAgreementsAndChaptersAndNothingThatIsOnlyStatedAgain() {
        for (String code : List.of("alb", "bih", "1a0", "mne", "mkd", "srb")) {
            List<Node> steps = StatusHistory.of(ShippedView.on("2026-06-30"), partner(ShippedView.on(""), code))
                    .steps().stream().map(SavedRow::fact).toList();
            for (String saa : List.of("signature-saa-", "entry-into-force-saa-")) {
                assertTrue(steps.stream().anyMatch(step -> step.getURI().endsWith("/" + saa + code)), saa + code);
            }
        }
        StatusHistory serbia = StatusHistory.of(ShippedView.on("2026-06-30"), partner(ShippedView.on(""), "srb"));
        List<StatusHistory.Milestone> reports = serbia.milestones().stream()
                .filter(step -> step.name().text().startsWith("Chapter 31: screening report")).toList();
        assertEquals(List.of(3), reports.stream().map(StatusHistory.Milestone::again).toList());
        assertTrue(serbia.milestones().stream().anyMatch(step -> step.chapters().size() > 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-07-01", "2024-11-05", "2025-11-17", "2026-03-15", "2026-11-30"})
    void theLastAndTheNextStepAreThoseOfTheListsOnEachPage(String day) {
        View view = ShippedView.on(day);
        for (Outlook outlook : Outlook.all(view)) {
            Node partner = outlook.card().name().node();
            List<SavedRow> taken = StatusHistory.of(view, partner).steps().stream()
                    .filter(row -> row.literal("reported").isEmpty()).toList();
            String newest = taken.get(taken.size() - 1).literal("day");
            assertTrue(taken.stream().filter(row -> row.literal("day").equals(newest))
                    .anyMatch(row -> row.fact().equals(outlook.last().orElseThrow().name().node())), partner + newest);
            assertEquals(SavedRows.onDay(view, "what-comes-next").stream().map(SavedRow::fact)
                    .filter(fact -> view.site().things().values(fact, Egn.about).contains(partner)).findFirst(),
                    outlook.next().map(step -> step.name().node()));
            assertTrue(page(day, Partners.code(partner)).head().sentence().text().contains(
                    outlook.last().orElseThrow().name().inSentence()));
            assertTrue(String.join(" ", BriefPage.of(view, Partners.code(partner)).orElseThrow().lead())
                    .contains(outlook.last().orElseThrow().name().inSentence()));
        }
    }

    @Test
    void whatAReportStatesIsNoLastStep() {
        assertEquals("2024-10-01", last("2024-11-05", "mkd"));
        assertEquals("2025-08-01", last("2026-11-30", "srb"));
        assertEquals("2026-05-01", last("2026-11-30", "mne"));
        assertEquals("2024-10-30", last("2026-11-30", "1a0"));
    }

    /** What is told of the way after the last step, and what is aimed at, stands beside it wherever the step does. */
    @ParameterizedTest
    @CsvSource({"srb, 'Serbia: no agreement on opening cluster 3', 'Criteria of membership met by Serbia'",
        "mne, '', 'End of the negotiations with Montenegro in 2026'",
        "alb, '', 'End of the negotiations with Albania by 2027'", "bih, '', ''"})
    void nothingNewerIsHiddenByTheLastStep(String code, String later, String aim) {
        PartnerPage page = page("2026-11-30", code);
        View view = page.view();
        Outlook outlook = page.outlook();
        assertEquals(later, outlook.later().map(step -> view.label(step.name().node()).text()).orElse(""));
        assertEquals(!aim.isEmpty(), !outlook.aims().isEmpty());
        String html = view.site().render(page);
        String six = view.site().render(PartnersPage.of(ShippedView.on("2026-11-30")));
        assertEquals(!later.isEmpty(), html.contains("Since then on the way, newest"));
        assertTrue(html.contains(aim) && six.contains(aim));
        assertEquals(!aim.isEmpty(), html.contains("/query/target-dates?"));
        LocalDate last = SavedRows.onDay(view, "last-and-next-steps").stream().filter(row -> row.thing("partner")
                .equals(page.card().name().node())).map(row -> row.day("laterOn").or(() -> row.day("lastOn"))
                .orElseThrow().last()).findFirst().orElseThrow();
        assertTrue(page.steps().stream().filter(row -> Namespaces.code(row.thing("topic"))
                .equals("european-integration")).allMatch(row -> !row.day("date").orElseThrow().date().isAfter(last)));
        assertTrue(Outlook.of(PartnerCard.of(ShippedView.on("2024-01-01"), page.card().name().node())).aims()
                .isEmpty());
    }

    private static String last(String day, String code) {
        return Outlook.answer(ShippedView.on(day)).stream().filter(row -> row.thing("partner").getURI()
                .endsWith("/" + code)).findFirst().orElseThrow().literal("lastOn");
    }

    /** Where no total of the pre-financing is on record and both of its parts are, they are added up. */
    @Test
    void thePartsOfPreFinancingAreToldAndAddedUpWhereNoTotalIsOnRecord() {
        SavedRows paid = SavedRows.onDay(ShippedView.on("2026-11-30"), "growth-facility-paid");
        assertEquals(List.of("total on record", "", "", "one part on record", "total on record",
                "both parts added up"), paid.stream().map(row -> row.literal("preFinancingIs")).toList());
        SavedRow serbia = paid.rows().get(5);
        assertEquals(serbia.number("preFinancingEuro").orElseThrow(), serbia.number("budgetPartEuro").orElseThrow()
                .add(serbia.number("frameworkPartEuro").orElseThrow()));
        SavedRow montenegro = paid.rows().get(3);
        assertEquals(montenegro.number("atLeastEuro").orElseThrow(), montenegro.number("budgetPartEuro").orElseThrow()
                .add(montenegro.number("paymentsEuro").orElseThrow()));
        assertTrue(montenegro.number("togetherEuro").isEmpty());
        assertEquals(montenegro.number("atLeastEuro"), montenegro.number("totalReceivedEuro"));
        assertEquals(List.of("", "", "", "at least", "", "at least"),
                paid.stream().map(row -> row.literal("totalReceivedEuroQualifier")).toList());
    }

    @Test
    void everyTieHasEvidence() {
        PartnerPage page = page("", "srb");
        page.agreements().list().forEach(tie -> assertFalse(tie.evidence().isEmpty(), tie.subject().text()));
        page.conventions().list().forEach(tie -> assertFalse(tie.evidence().isEmpty(), tie.subject().text()));
        assertTrue(page.conventions().list().stream().anyMatch(tie -> tie.note().equals("ETS 185")));
    }

    @Test
    void theIntroductionIsMadeFromTheFactsOfTheDay() {
        String now = page("", "mne").head().sentence().text();
        assertTrue(now.contains("negotiating, since 29 June 2012. 33 of 35 chapters opened, 14 of them provisionally "
                + "closed. Montenegro 2025 Report of the Commission: judiciary and fundamental rights (chapter 23) – "
                + "between moderately prepared and a good level of preparation"), now);
        String then = page("2010-01-01", "srb").head().sentence().text();
        assertTrue(then.endsWith("potential candidate, since June 2000. "
                + "Last step towards membership, 22 December 2009: Application for EU membership."), then);
    }

    @Test
    void thePageSaysUpToWhichDayAndByWhatItWasReviewed() {
        Reviewed reviewed = page("2026-06-30", "alb").reviewed();
        assertEquals("4 November 2025", reviewed.newest().orElseThrow().inEnglish());
        assertEquals(List.of("Albania 2025 Report"), reviewed.sources().stream().map(Name::text).toList());
        assertTrue(reviewed.due() > 0 && reviewed.due() < reviewed.rows().size(), reviewed.due() + " are due");
        assertEquals(reviewed.rows().size(), page("2026-11-05", "alb").reviewed().due());
        assertTrue(page("2010-01-01", "alb").reviewed().newest().isEmpty());
    }

    @Test
    void amountsStandSideBySideAndAreNeverSummed() {
        View view = ShippedView.on("");
        ChartFigure figure = Money.chart(view, partner(view, "mne"), "reform-and-growth-facility").orElseThrow();
        Map<String, String> values = ((AmountBars) figure.chart()).amounts().stream()
                .collect(Collectors.toMap(a -> a.fact().replaceFirst("^.*/", ""), a -> a.value().toPlainString() + " "
                        + a.stage() + " " + a.kind()));
        assertEquals("383500000 allocated grant and loan", values.get("rgf-allocation-mne-2024-2027"));
        assertEquals("12500000 paid loan", values.get("rgf-pre-financing-budget-mne-2025-05"));
        assertEquals("2900000 paid grant", values.get("rgf-payment-1-mne-2025-08-28-wbif-grants"));
        assertEquals(10, values.size());
        assertEquals(Optional.empty(), Money.chart(ShippedView.on("2020-10-22"), partner(view, "mne"),
                "reform-and-growth-facility"));
    }

    @Test
    void aPartOfAnAmountNamesItsWholeAndWhoPaysIsSaid() {
        List<AmountBars.Amount> amounts = page("2026-06-30", "alb").money().charts().stream()
                .flatMap(chart -> ((AmountBars) chart.chart()).amounts().stream()).toList();
        View view = ShippedView.on("2026-06-30");
        for (AmountBars.Amount amount : amounts) {
            assertEquals(view.site().things().values(NodeFactory.createURI(amount.fact()), Egn.partOf).isEmpty(),
                    amount.whole().isEmpty(), amount.name());
        }
        assertTrue(amounts.stream().anyMatch(amount -> amount.whole().filter(told -> told.words().equals(
                "part of: " + told.name())).isPresent()));
        assertTrue(amounts.stream().anyMatch(amount -> amount.payer().filter(told -> told.name()
                .contains("European Union")).isPresent()));
    }

    @Test
    void aSumIsDrawnOnceHoweverManySourcesTellItAndNotBesideItsParts() {
        List<BigDecimal> drawn = page("2026-06-30", "alb").money().charts().stream()
                .filter(chart -> "reform-and-growth-facility".equals(chart.parameters().get(Money.INSTRUMENT)))
                .flatMap(chart -> ((AmountBars) chart.chart()).amounts().stream()).filter(AmountBars.Amount::drawn)
                .map(AmountBars.Amount::value).sorted().toList();
        assertEquals(Stream.of("64500000", "99300000", "922100000").map(BigDecimal::new).toList(), drawn);
    }

    @Test
    void sourcesSpeakOnlyWhenTheyWereWritten() {
        View now = ShippedView.on("");
        View before = ShippedView.on("2020-10-22");
        assertTrue(Voice.about(now, partner(now, "srb")).stream()
                .anyMatch(v -> v.source().node().toString().endsWith("/daci-2025")));
        assertTrue(Voice.about(before, partner(now, "srb")).stream()
                .noneMatch(v -> v.source().node().toString().endsWith("/daci-2025")));
    }

    /** On a past day that is told which a source had said by then, and how much is left out. */
    @ParameterizedTest
    @ValueSource(strings = {"alb", "bih", "1a0", "mne", "mkd", "srb"})
    void aPastDayHasNoStatementAndNoAmountThatWasToldLater(String code) {
        for (String day : List.of("2014-01-01", "2024-01-01")) {
            PartnerPage page = page(day, code);
            Things things = page.view().site().things();
            Predicate<Node> isOfThen = source -> Stream.of(Egn.date, Egn.notBefore, Egn.accessedOn)
                    .flatMap(property -> things.day(source, property).stream())
                    .anyMatch(told -> !told.isAfter(LocalDate.parse(day)));
            page.voices().list().forEach(voice -> assertTrue(isOfThen.test(voice.source().node()), voice.toString()));
            page.money().answer().stream().forEach(row -> assertTrue(things.day(row.fact(), Egn.periodEnd)
                    .filter(end -> !end.isAfter(LocalDate.parse(day))).isPresent()
                    || row.things("source").stream().anyMatch(isOfThen), row.literal("amount")));
            assertTrue(page.money().leftOut() > 0);
            assertTrue(page.view().site().render(page).contains("Left out, since"));
        }
        assertEquals(0, page("", code).money().leftOut() + page("", code).voices().leftOut());
        View now = ShippedView.on("");
        assertEquals(Voice.about(now, partner(now, code)), page("", code).voices().list());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alb", "bih", "1a0", "mne", "mkd", "srb"})
    void thePageHasEachChartOnceWithTableAndWithoutStyle(String code) {
        PartnerPage page = page("", code);
        String html = page.view().site().render(page);
        assertFalse(html.contains(" style="), "inline style");
        assertFalse(html.contains("<style"), "style element");
        List<String> ids = List.of(html.split(" id=\"")).stream().skip(1)
                .map(part -> part.substring(0, part.indexOf('"'))).toList();
        assertEquals(ids.size(), ids.stream().distinct().count(), () -> "repeated ids in " + ids);
        int charts = html.split("<figure class=\"chart-figure", -1).length - 1;
        assertTrue(charts >= 4, () -> charts + " charts");
        // Beside a picture of ties stands their table, and beside that of the way, its steps in words: on a telephone
        // those alone.
        int wide = html.split("<figure class=\"chart-figure whole wide-only", -1).length - 1;
        assertEquals(charts - wide, html.split("<details class=\"chart-table\"", -1).length - 1);
        assertTrue(html.split("<div class=\"plot|<img class=\"chart-file", -1).length - 1 >= charts);
        assertTrue(html.contains("<h1>"));
    }

    @Test
    void thePageOfADayLongAgoSaysThatNothingIsRecorded() {
        PartnerPage page = page("1990-01-01", "1a0");
        String html = page.view().site().render(page);
        assertTrue(html.contains("no status recorded"));
        assertTrue(html.contains("Nothing is recorded as of this day."));
        assertTrue(page.agreements().list().isEmpty() && page.conventions().list().isEmpty());
        assertEquals(List.of(), page.money().charts());
        assertEquals(List.of(), page.figures());
    }
}
