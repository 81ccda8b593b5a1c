package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Namespaces;

/** The contract of parameters, on the names of the shipped data. */
class ParametersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Parameter DATE = Parameter.optional("date", ParameterType.Day.TODAY, "The day.");
    private static final Parameter SINCE = Parameter.optional("since", new ParameterType.Day(Period.ofYears(1)),
            "The first day.");
    private static final Parameter PARTNER =
            Parameter.withDefault("partner", new ParameterType.Listed(ValueList.partners()), "The partner.", "mne");
    private static final Parameter TOPIC = Parameter.optional("topic",
            new ParameterType.Listed(ValueList.ofScheme("policy-area")), "The area.");
    private static final Parameter ACTOR = Parameter.optional("actor",
            new ParameterType.Listed(ValueList.ofClass("Actor")), "The actor.");
    private static final Parameter PAGE = Parameter.withDefault("page", new ParameterType.WholeNumber(1, 20),
            "The page.", "1");
    private static final Parameter FORM = Parameter.optional("form", new ParameterType.Word(List.of("table", "chart")),
            "The form.");
    private static final Parameter WORDS = Parameter.required("q", new ParameterType.FreeText(10),
            "What is searched for.");

    private static ParameterReading read(Parameter parameter, String... values) {
        return Parameters.read(List.of(parameter), Map.of(parameter.name(), List.of(values)), ShippedData.release()
                .names(), TODAY);
    }

    private static ParameterValues values(Parameter parameter, String... values) {
        ParameterReading reading = read(parameter, values);
        return assertInstanceOf(ParameterValues.class, reading, () -> ((ParameterProblem) reading).sentence());
    }

    private static ParameterProblem problem(Parameter parameter, String... values) {
        return assertInstanceOf(ParameterProblem.class, read(parameter, values));
    }

    @ParameterizedTest
    @ValueSource(strings = {"srb", "SRB", "Serbia", "serbia", "Србија", "Srbija", "Serbie",
            "https://w3id.org/egnatia/id/actor/srb", "actor:srb", " srb "})
    void aPartnerIsGivenAsCodeNameOrIri(String text) {
        ParameterValues values = values(PARTNER, text);
        assertEquals(Map.of("partner", "srb"), values.asGiven());
        assertEquals(NodeFactory.createURI(Namespaces.ID + "actor/srb"), values.node("partner").orElseThrow());
        assertEquals(text.equals("srb"), values.canonical());
    }

    @ParameterizedTest
    @CsvSource({"1a0, 1a0", "Kosovo, 1a0", "Kosovo*, 1a0", "Косово, 1a0", "Kosova, 1a0",
            "Северна Македонија, mkd", "BiH, bih"})
    void everyPartnerHasItsNames(String text, String code) {
        assertEquals(code, values(PARTNER, text).text("partner").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"serbja, srb", "Albannia, alb", "Montenegr, mne", "mkf, mkd"})
    void aMistakeIsRefusedWithWhatWasMeant(String text, String code) {
        ParameterProblem problem = problem(PARTNER, text);
        assertEquals(code, problem.nearest().get(0).code(), problem.sentence());
        assertEquals(6, problem.accepted().size());
    }

    @Test
    void anotherThingIsRefusedByItsName() {
        String sentence = problem(PARTNER, "frontex").sentence();
        assertTrue(sentence.contains("'frontex' is "), sentence);
        assertTrue(sentence.contains("1a0 (Kosovo*)"), sentence);
        assertTrue(problem(ACTOR, "saa-srb").sentence().contains("listed at /id/actor"),
                problem(ACTOR, "saa-srb").sentence());
    }

    @Test
    void conceptsAreGivenLikeThings() {
        assertEquals("border-management", values(TOPIC, "Border management").text("topic").orElseThrow());
        assertEquals("border-management", problem(TOPIC, "border-managment").nearest().get(0).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-2-3", "22.10.2020", "2020-02-30", "2020", "20201022", "+12020-01-01", "0000-01-01",
            "2020-10-22T00:00:00", "2020-10-22Z", "today"})
    void aDayIsWrittenInOneWay(String text) {
        assertEquals("The parameter date: '" + text
                + "' is no day. Accepted: a day of the calendar as YYYY-MM-DD, such as 2026-11-29.",
                problem(DATE, text).sentence());
    }

    @Test
    void theDayInForceIsTodayAndStandsInTheValues() {
        ParameterValues values = assertInstanceOf(ParameterValues.class,
                Parameters.read(List.of(PARTNER, DATE, SINCE), Map.of(), ShippedData.release().names(), TODAY));
        assertEquals(Map.of(), values.asGiven());
        assertEquals(Map.of("date", "2026-11-29", "since", "2025-11-29"), values.withDays());
        assertEquals(Map.of("partner", "mne", "date", "2026-11-29", "since", "2025-11-29"), values.all());
        assertEquals(Set.of(), values.given());
        assertTrue(values.canonical());
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        List<Parameter> period = List.of(Parameter.optional("from", new ParameterType.Day(Period.ofYears(1)), "First."),
                Parameter.optional("to", ParameterType.Day.TODAY, "Last."));
        assertEquals("The parameter from: 2024-05-02 is not before the end, 2024-05-01. Accepted: a time before "
                + "2024-05-01.", backwards(period, Map.of("from", List.of("2024-05-02"), "to", List.of("2024-05-01"))));
        assertEquals("The parameter from: 2025-11-29, which holds where it is not given, is not before the end, "
                + "2024-05-01. Accepted: a time before 2024-05-01.",
                backwards(period, Map.of("to", List.of("2024-05-01"))));
        assertEquals("The parameter since: 2026-11-29 is not before the end, 2026-11-29. Accepted: a time before "
                + "2026-11-29.", backwards(List.of(SINCE, Parameter.optional("as-of", ParameterType.Day.TODAY, "Day.")),
                Map.of("since", List.of("2026-11-29"))));
        assertInstanceOf(ParameterValues.class, Parameters.read(period, Map.of("from", List.of("2024-05-01"),
                "to", List.of("2024-05-01")), ShippedData.release().names(), TODAY));
    }

    private static String backwards(List<Parameter> period, Map<String, List<String>> given) {
        return assertInstanceOf(ParameterProblem.class,
                Parameters.read(period, given, ShippedData.release().names(), TODAY)).sentence();
    }

    @Test
    void aBlankValueIsNoneAndNotCanonical() {
        ParameterValues values = values(PARTNER, "");
        assertEquals("mne", values.text("partner").orElseThrow());
        assertFalse(values.canonical());
    }

    @Test
    void aRepeatedParameterIsRefusedEvenIfBothAreEqual() {
        assertTrue(problem(PARTNER, "srb", "srb").sentence()
                .startsWith("The parameter partner: it is given 2 times; give it once."));
    }

    @Test
    void aMissingParameterIsRefusedWhereItIsNeeded() {
        ParameterProblem problem = assertInstanceOf(ParameterProblem.class,
                Parameters.read(List.of(WORDS), Map.of(), ShippedData.release().names(), TODAY));
        assertEquals("The parameter q: it is missing. Accepted: a text of at most 10 characters.", problem.sentence());
        assertEquals("The parameter q: the text has 11 characters. Accepted: a text of at most 10 characters.",
                problem(WORDS, "12345678901").sentence());
    }

    @Test
    void numbersHaveBounds() {
        assertEquals(7L, values(PAGE, "7").number("page").orElseThrow());
        assertEquals("20", problem(PAGE, "21").nearest().get(0).code());
        for (String text : List.of("0", "-1", "1.5", "one", "99999999999999999999", "0x1")) {
            assertTrue(problem(PAGE, text).sentence().contains("a whole number from 1 to 20"), text);
        }
        assertFalse(values(PAGE, "007").canonical());
    }

    @Test
    void wordsAreKnownInAnyCase() {
        assertEquals("chart", values(FORM, "CHART").text("form").orElseThrow());
        assertEquals("The parameter form: 'chrt' is no word of this list. Did you mean chart? Accepted: table, chart.",
                problem(FORM, "chrt").sentence());
    }

    @Test
    void anUnknownParameterIsRefusedWithTheNearestName() {
        ParameterProblem problem = assertInstanceOf(ParameterProblem.class, Parameters.read(List.of(PARTNER, DATE),
                Map.of("day", List.of("2020-10-22")), ShippedData.release().names(), TODAY));
        assertEquals("There is no parameter 'day' here. Did you mean date? Accepted: partner, date.",
                problem.sentence());
        assertEquals("There is no parameter 'x' here. Accepted: no parameter.",
                ((ParameterProblem) Parameters.read(List.of(),
                Map.of("x", List.of("1")), ShippedData.release().names(), TODAY)).sentence());
        assertEquals("What is here is the same for every day: there is no parameter 'as-of' here. Accepted: no "
                + "parameter.", ((ParameterProblem) Parameters.read(List.of(), Map.of("as-of", List.of("2010-01-01")),
                ShippedData.release().names(), TODAY)).sentence());
    }

    @Test
    void whatIsGivenIsShownInOneLine() {
        String sentence = problem(PARTNER, "a\nb\u2028c" + "x".repeat(500)).sentence();
        assertEquals(1, sentence.lines().count());
        assertTrue(sentence.length() < 400, sentence);
    }
}
