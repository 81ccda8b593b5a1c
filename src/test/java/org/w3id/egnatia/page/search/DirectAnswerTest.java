package org.w3id.egnatia.page.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.dossier.ComparePage;
import org.w3id.egnatia.page.report.AboutPage;
import org.w3id.egnatia.vocab.Namespaces;

/** The answer above the hits is of what the words name, and says what it does not heed. */
class DirectAnswerTest {

    /** Queries, each with the address of its answer below {@code /query/}, or with none. */
    @TestFactory
    Stream<DynamicTest> aQueryIsAnsweredWholeOrNotAtAll() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/search-answers.tsv"));
        assertTrue(lines.size() > 40);
        return lines.stream().skip(1).map(line -> line.split("\t", -1))
                .map(pair -> DynamicTest.dynamicTest(pair[0], () -> assertEquals(pair[1], answer(pair[0])
                .map(DirectAnswerTest::address).orElse(""))));
    }

    private static String address(DirectAnswer answer) {
        return answer.question().id() + new TreeMap<>(answer.parameters()).entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("&", answer.parameters().isEmpty() ? "" : "?", ""));
    }

    @ParameterizedTest
    @CsvSource({"when did Serbia join NATO, north atlantic treaty organisation", "readmission Kosovo, readmission",
        "members of GRECO Interpol, interpol"})
    void whatIsNamedStandsInEachRowOrThereIsNoAnswer(String words, String named) {
        answer(words).ifPresent(answer -> assertTrue(answer.parameters().toString().toLowerCase(Locale.ROOT)
                .contains(named), answer.parameters().toString()));
    }

    @Test
    void aWordThatIsNotHeededIsSaid() {
        DirectAnswer answer = answer("which agreements does Albania have with Frontex spaceship").orElseThrow();
        assertEquals("applied-between", answer.question().id());
        assertEquals(List.of("spaceship"), answer.unheeded());
        assertEquals(List.of(), answer("agreements of Serbia").orElseThrow().unheeded());
    }

    @Test
    void aYearIsHeededOrNamed() {
        assertEquals("2012-12-31", answer("status of Albania in 2012").orElseThrow().parameters().get("date"));
        assertEquals("2013-01-01", answer("status of Serbia on 1 January 2013").orElseThrow().parameters().get("date"));
        answer("backsliding 2021").ifPresent(answer -> assertTrue(answer.unheeded().contains("2021")
                || answer.parameters().containsValue("2021"), answer.parameters().toString()));
    }

    @Test
    void ofWhatGoesOnThroughTimeTheNewestRowsAreShown() {
        DirectAnswer answer = answer("irregular border crossings Western Balkans route").orElseThrow();
        List<String> years = answer.table().rows().stream()
                .map(row -> row.get("year").getLiteralLexicalForm()).toList();
        assertTrue(answer.rows() > years.size());
        assertEquals(years.stream().sorted(Comparator.reverseOrder()).toList(), years);
        assertEquals(SavedRows.of(answer.view().site(), answer.question().id(), Map.of()).stream()
                .map(row -> row.literal("year")).max(Comparator.naturalOrder()).orElseThrow(), years.get(0));
    }

    /** The name of an area of the reports, and the words that tell it from others, ask for its grades. */
    @Test
    void theNameOfAnAreaAsksForItsNewestGrades() {
        View view = TestViews.of("search", "", Map.of());
        List<String> areas = SavedRows.of(view.site(), "grades-in-year", Map.of()).stream()
                .map(row -> row.name(view, "area")).distinct().toList();
        assertTrue(areas.size() > 30);
        assertEquals(List.of(), areas.stream().filter(area -> answer(area).isEmpty()).toList());
        DirectAnswer crime = answer("organised crime").orElseThrow();
        assertEquals(6, crime.table().rows().size());
        assertEquals(6, crime.table().rows().stream().map(row -> row.get("partner")).distinct().count());
        assertEquals(1, crime.table().rows().stream().map(row -> row.get("year")).distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"compare Albania and North Macedonia, alb/mkd", "Albania vs Serbia, alb/srb", "Albania Serbia, alb/srb",
        "usporedi Crna Gora i Srbija, mne/srb", "difference between Kosovo and Serbia, 1a0/srb",
        "Serbia and Greece,", "Albania Serbia Montenegro,", "agreements of Albania with Serbia,", "Albania,"})
    void twoPartnersLeadToTheirComparison(String words, String pair) {
        SearchPage page = SearchPage.of(TestViews.of("search", "", Map.of("q", words)));
        assertEquals(pair == null ? "" : ComparePage.PATH + pair,
                page.beside().isEmpty() ? "" : page.besideLink().replaceFirst("^/", ""));
    }

    @Test
    void anyTwoPartnersAreComparedInAnyLanguage() {
        for (Language language : Language.values()) {
            View any = TestViews.of("search", "", Map.of());
            View view = new View(any.site(), "search", Map.of(), any.asOf(), language);
            List<Node> partners = Partners.all(view);
            for (Node one : partners) {
                for (Node other : partners) {
                    String words = view.name(one) + " – " + view.name(other);
                    assertEquals(one.equals(other) ? List.of() : List.of(one, other), SearchPage.of(TestViews.of(
                            "search", "", Map.of("q", words))).beside().stream().map(Name::node).toList(), words);
                }
            }
        }
    }

    /** An agreement, its signature and its entry into force are one hit, and none of the hits is lost. */
    @ParameterizedTest
    @CsvSource({"Eurojust cooperation agreement with Bosnia and Herzegovina, instrument/eurojust-bih",
        "Eurojust agreement Montenegro, instrument/eurojust-mne"})
    void theStepsOfAnAgreementStandUnderIt(String words, String agreement) {
        SearchPage page = SearchPage.of(TestViews.of("search", "", Map.of("q", words)));
        SearchPage.Group group = page.groups().get(0);
        assertEquals(TestViews.thing(agreement), group.shown().hit().thing());
        assertFalse(group.parts().isEmpty());
        assertEquals(page.shown().stream().map(one -> one.hit().thing()).collect(Collectors.toSet()),
                page.groups().stream().flatMap(one -> Stream.concat(Stream.of(one.shown()), one.parts().stream()))
                .map(one -> one.hit().thing()).collect(Collectors.toSet()));
    }

    /** Each search of the list that has an answer. */
    private static Stream<DirectAnswer> answers() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/search-answers.tsv")).stream().skip(1)
                .map(line -> line.split("\t", -1)).filter(pair -> !pair[1].isEmpty())
                .flatMap(pair -> answer(pair[0]).stream());
    }

    @Test
    void noColumnIsEmptyAndRowsThatAreLeftOutAreCounted() throws IOException {
        answers().forEach(answer -> {
            answer.table().columns().forEach(column -> assertTrue(answer.table().rows().stream()
                    .anyMatch(row -> row.contains(column.value())), answer.question().id() + column));
            assertEquals(answer.table().rows().size() < answer.rows(), !answer.left().isEmpty());
        });
    }

    @Test
    void ofAnAgreementThePhaseOfTheDayIsTold() {
        for (String words : List.of("Eurojust agreement", "visa facilitation agreement Serbia",
                "agreements of Albania", "Frontex status agreement")) {
            DirectAnswer answer = answer(words).orElseThrow();
            List<String> ties = answer.table().rows().stream().map(row -> row.get("partnerIri") + " "
                    + row.get("agreementIri")).toList();
            assertEquals(ties.stream().distinct().toList(), ties, words);
        }
        assertEquals(List.of("in-force"), answer("Eurojust agreement").orElseThrow().table().rows().stream()
                .filter(row -> row.get("partnerIri").getURI().endsWith("/srb"))
                .map(row -> Namespaces.code(row.get("phaseIri"))).toList());
        assertEquals(List.of("visa-facilitation-srb"), answer("visa facilitation agreement Serbia").orElseThrow()
                .table().rows().stream().map(row -> Namespaces.code(row.get("agreementIri"))).toList());
    }

    @Test
    void aDayOnWhichSourcesDifferIsToldWithTheOthersAndWhoGivesWhich() {
        assertEquals("1 November 2023 (Montenegro 2024 Report) or 1 March 2025 (Montenegro 2025 Report)",
                answer("Frontex status agreement")
                .orElseThrow().table().rows().stream().filter(row -> row.get("partnerIri").getURI().endsWith("/mne"))
                .map(row -> row.get("since").getLiteralLexicalForm()).findFirst().orElseThrow());
    }

    @Test
    void amountsHaveTheirCurrencyAndTheAllocationIsNoPayment() {
        DirectAnswer answer = answer("Reform and Growth Facility allocation").orElseThrow();
        assertEquals(6, answer.table().rows().size());
        answer.table().rows().forEach(row -> assertEquals("EUR", row.get("amountQualifier").getLiteralLexicalForm()));
        for (String words : List.of("Reform and Growth Facility Serbia", "money for Albania in 2022")) {
            answer(words).orElseThrow().table().rows().forEach(row -> assertEquals(3, row.get("valueQualifier")
                    .getLiteralLexicalForm().length(), words));
        }
    }

    /** What stands on the last day of a year to come is no answer; either the year is told, or that nothing is. */
    @ParameterizedTest
    @CsvSource({"Montenegro membership 2028, 2028", "Montenegro close negotiations by end of 2026, 2026",
        "Montenegro target closing negotiations, ''", "Albania membership 2041, 2041", "by the end of 2026, 2026"})
    void ofWhatIsToComeNothingElseIsTold(String words, String year) {
        SearchPage page = SearchPage.of(TestViews.of("search", "", Map.of("q", words)));
        String html = page.view().site().render(page);
        assertEquals(page.ahead(), html.contains("No planned step after"));
        page.answer().ifPresent(answer -> assertTrue(answer.table().rows().toString().contains(year)
                || answer.unheeded().contains(year), words));
        assertFalse(page.ahead() && page.answer().isPresent());
        assertTrue(page.answer().isPresent() || page.ahead() || page.missed().isEmpty());
    }

    @Test
    void ofWhatIsOrWasNothingIsSaidToBeMissing() {
        for (String words : List.of("status of Albania in 2012", "agreements of Serbia in 2015", "spaceship")) {
            assertFalse(SearchPage.of(TestViews.of("search", "", Map.of("q", words))).ahead(), words);
        }
        assertTrue(SearchPage.of(TestViews.of("search", "", Map.of("q", "Albania elections 2041"))).ahead());
    }

    /** What is set aside comes before what is paid, and of two amounts that are set aside the newer one. */
    @Test
    void whatIsSetAsideIsToldBeforeWhatIsPaid() {
        for (String partner : List.of("Montenegro", "Bosnia", "Serbia", "Kosovo")) {
            assertEquals("allocated", answer("Growth Facility " + partner).orElseThrow().table().rows().get(0)
                    .get("stage").getLiteralLexicalForm(), partner);
        }
        List<String> bosnia = answer("Growth Facility Bosnia").orElseThrow().table().rows().stream()
                .filter(row -> row.get("stage").getLiteralLexicalForm().equals("allocated"))
                .map(row -> row.get("value").getLiteralLexicalForm()).toList();
        assertEquals(List.of("976600000", "1085400000"), bosnia);
    }

    /** Two questions tell the same allocations, and each the amount that the newer one replaced. */
    @Test
    void theAllocationsOfTheFacilityAreToldAlike() {
        View view = TestViews.of("search", "", Map.of());
        List<SavedRow> allocated = SavedRows.of(view.site(), "allocated-to-partners", Map.of()).rows();
        List<SavedRow> beside = SavedRows.of(view.site(), "allocations-and-payments", Map.of()).rows();
        for (SavedRow row : allocated) {
            List<SavedRow> own = beside.stream().filter(one -> one.thing("partner").equals(row.thing("partner"))
                    && one.literal("item").toLowerCase(Locale.ROOT).contains("indicative allocation")).toList();
            BigDecimal standing = own.stream().filter(one -> one.iri("replacedBy").isEmpty())
                    .map(one -> one.number("value").orElseThrow()).findFirst().orElseThrow();
            assertTrue(row.number("amount").orElseThrow().subtract(standing).abs().intValueExact() <= 1_000_000,
                    row.toString());
            assertEquals(row.number("before").isPresent(), own.size() > 1, row.toString());
        }
        assertEquals(List.of("1085000000"), allocated.stream().map(row -> row.literal("before"))
                .filter(before -> !before.isEmpty()).toList());
    }

    /** Where a question says so, all of its rows are told, such as each chapter that is closed, with its day. */
    @Test
    void eachClosedChapterIsTold() {
        DirectAnswer answer = answer("Montenegro provisionally closed chapters").orElseThrow();
        assertEquals(14, answer.table().rows().size());
        assertEquals("", answer.left());
        List<String> days = answer.table().rows().stream().map(row -> row.get("day").getLiteralLexicalForm()).toList();
        assertEquals(days.stream().sorted(Comparator.reverseOrder()).toList(), days);
        assertEquals(answer.rows(), answer("chapters closed").orElseThrow().table().rows().stream()
                .filter(row -> row.toString().contains("/mne")).count());
    }

    /** A count is told with the number of all, the newest first, in the short answer and in the whole one. */
    @Test
    void aCountIsToldWithTheNumberOfAll() {
        SearchPage page = SearchPage.of(TestViews.of("search", "", Map.of("q", "MONEYVAL North Macedonia")));
        String html = page.view().site().render(page);
        assertTrue(html.contains("31 of 40"));
        assertTrue(html.indexOf("31 of 40") < html.indexOf("28 of 40"));
        assertFalse(page.answer().orElseThrow().table().columns().stream()
                .anyMatch(column -> column.value().getVarName().equals("outOf")));
    }

    /** The conditions that a partner is to meet stand set by set, what is left to do first, in their order. */
    @Test
    void conditionsStandInTheirOrder() {
        View view = TestViews.of("search", "", Map.of());
        for (Node partner : Partners.all(view)) {
            List<SavedRow> rows = SavedRows.onDay(view, "conditions-of-partner", partner).rows();
            List<String> sets = rows.stream().map(row -> row.literal("kind")).toList();
            assertEquals(sets.size() - sets.stream().distinct().count(), IntStream.range(1, sets.size())
                    .filter(i -> sets.get(i).equals(sets.get(i - 1))).count(), partner.toString());
            for (int i = 1; i < rows.size(); i++) {
                if (sets.get(i).equals(sets.get(i - 1))) {
                    assertTrue(place(rows.get(i - 1)) <= place(rows.get(i)), rows.get(i).toString());
                }
            }
        }
        List<SavedRow> bosnia = SavedRows.onDay(view, "conditions-of-partner", TestViews.thing("actor/bih")).rows();
        assertEquals(List.of("adopted"), bosnia.stream().filter(row -> row.literal("round").startsWith("Reform Agenda"))
                .map(row -> row.literal("result")).toList());
        assertTrue(view.site().things().values(TestViews.thing("event/status-report-bih-2025-11-04"),
                NodeFactory.createURI(Namespaces.DEF + "stepOf"))
                .contains(TestViews.thing("instrument/candidate-step-3-bih")));
    }

    private static int place(SavedRow row) {
        Matcher number = Pattern.compile("(?i)(?:Step|priority|chapters?|cluster) (\\d+)")
                .matcher(row.literal("round"));
        boolean isSettled = TestViews.of("", "", Map.of()).site().things().values(row.thing("result"),
                SKOS.broader.asNode()).stream().anyMatch(wider -> Namespaces.code(wider).equals("settled"));
        return (isSettled ? 1000 : 0) + (number.find() ? Integer.parseInt(number.group(1)) : 0);
    }

    /** What is asked about the site itself is answered by the part of it, and by no table. */
    @ParameterizedTest
    @CsvSource({"report an error, /about#errors", "found a mistake, /about#errors", "who reviewed, /about#checked",
        "who reviewed the data, /about#checked", "reviewed until,", "report on Serbia,", "error,/about#errors"})
    void whatIsAskedAboutTheSiteLeadsThere(String words, String place) {
        SearchPage page = SearchPage.of(TestViews.of("search", "", Map.of("q", words)));
        assertEquals(place == null ? List.of() : List.of(place), page.signposts().stream().map(Signpost::link)
                .toList());
        if (place != null) {
            assertTrue(page.answer().isEmpty());
            assertTrue(page.view().site().render(page).contains("href=\"" + place));
            String about = page.view().site().render(AboutPage.of(TestViews.of("about", "", Map.of())));
            assertTrue(about.contains("id=\"" + place.replaceFirst(".*#", "")));
        }
    }

    /** A question is not said to lack a word that a row of its answer has. */
    @Test
    void aQuestionHasTheWordsOfItsAnswer() {
        SearchPage page = SearchPage.of(TestViews.of("search", "", Map.of("q", "Montenegro target dates")));
        assertFalse(page.missed().contains("montenegro"), page.missed().toString());
    }

    private static Optional<DirectAnswer> answer(String words) {
        View view = TestViews.of("search", "", Map.of("q", words));
        return SearchPage.of(view).answer();
    }
}
