package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;

/**
 * The contract of every saved question: what its parameters accept is answered, and everything else is refused with
 * advice.
 */
class QuestionParametersTest {

    private static final Release RELEASE = ShippedData.release();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static Stream<SavedQuery> questions() {
        return RELEASE.queries().questions().stream();
    }

    private static Stream<DynamicTest> forEachParameter(BiConsumer<SavedQuery, Parameter> test) {
        return questions().flatMap(question -> question.parameters().stream()
                .map(parameter -> DynamicTest.dynamicTest(question.id() + "?" + parameter.name(),
                        () -> test.accept(question, parameter))));
    }

    private static ParameterReading read(SavedQuery question, String name, String value) {
        return Parameters.read(question.parameters(), Map.of(name, List.of(value)), RELEASE.names(), TODAY);
    }

    private static ParameterValues values(SavedQuery question, String name, String value) {
        ParameterReading reading = read(question, name, value);
        return assertInstanceOf(ParameterValues.class, reading, () -> ((ParameterProblem) reading).sentence());
    }

    private static String answer(SavedQuery question, ParameterReading reading) {
        ParameterValues values = assertInstanceOf(ParameterValues.class, reading,
                () -> ((ParameterProblem) reading).sentence());
        return QueryRunner.csv(QueryRunner.select(QueryRunner.parse(question, values), RELEASE.dataset()));
    }

    @Test
    void whatIsToComeHasNotHappenedUntilItsDayIsAskedFor() {
        SavedQuery question = RELEASE.queries().find("what-happened-since").orElseThrow();
        assertTrue(lastDay(question, Map.of()).compareTo(TODAY.toString()) <= 0);
        assertTrue(lastDay(question, Map.of("until", List.of("2029-12-31"))).compareTo(TODAY.toString()) > 0);
    }

    /** The date of the first row, since the newest stands first. */
    private static String lastDay(SavedQuery question, Map<String, List<String>> given) {
        String csv = answer(question, Parameters.read(question.parameters(), given, RELEASE.names(), TODAY));
        return csv.lines().skip(1).findFirst().orElseThrow().replaceFirst(",.*", "");
    }

    @TestFactory
    Stream<DynamicTest> anUnknownParameterIsRefusedByEveryQuestion() {
        return questions().map(question -> DynamicTest.dynamicTest(question.id(), () -> {
            ParameterProblem problem = assertInstanceOf(ParameterProblem.class, read(question, "zz9", "1"));
            assertEquals(Parameter.names(question.parameters()), problem.accepted().stream()
                    .map(Choice::code).toList());
            assertFalse(problem.known());
            for (String name : Parameter.names(question.parameters())) {
                ParameterProblem near = assertInstanceOf(ParameterProblem.class, read(question, name + "x", "1"));
                assertEquals(name, near.nearest().get(0).code(), near.sentence());
                assertTrue(near.sentence().contains("Did you mean " + name), near.sentence());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownValueIsRefusedWithWhatIsAccepted() {
        return forEachParameter((question, parameter) -> {
            if (parameter.type() instanceof ParameterType.FreeText text) {
                ParameterProblem problem = assertInstanceOf(ParameterProblem.class,
                        read(question, parameter.name(), "x".repeat(text.longest() + 1)));
                assertTrue(problem.sentence().contains("a text of at most"), problem.sentence());
                return;
            }
            ParameterProblem problem = assertInstanceOf(ParameterProblem.class,
                    read(question, parameter.name(), "zz9-none"));
            assertTrue(problem.known());
            assertEquals(parameter.name(), problem.parameter());
            assertTrue(problem.sentence().contains("zz9-none"), problem.sentence());
            assertFalse(problem.isAccepted().isEmpty(), problem.sentence());
            assertTrue(problem.accepted().size() <= 40 || !problem.address().isEmpty(), problem.sentence());
            assertEquals(1, problem.sentence().lines().count(), problem.sentence());
        });
    }

    @TestFactory
    Stream<DynamicTest> theNearestValuesAreNamed() {
        return forEachParameter((question, parameter) -> {
            if (parameter.type() instanceof ParameterType.Listed listed) {
                List<Choice> choices = RELEASE.names().choices(listed.list());
                assertFalse(choices.isEmpty());
                Choice meant = choices.stream().filter(choice -> choice.label().length() > 8).findFirst()
                        .orElse(choices.get(choices.size() - 1));
                ParameterProblem problem = assertInstanceOf(ParameterProblem.class,
                        read(question, parameter.name(), misspelt(meant.label())));
                assertTrue(problem.nearest().contains(meant) || meant.label().length() < 4, problem.sentence());
            }
        });
    }

    /** A name with two neighbouring letters exchanged, or another number. */
    private static String misspelt(String name) {
        int middle = name.length() / 2;
        String exchanged = name.substring(0, middle - 1) + name.charAt(middle) + name.charAt(middle - 1)
                + name.substring(middle + 1);
        return exchanged.equals(name) ? name + "z" : exchanged;
    }

    @TestFactory
    Stream<DynamicTest> theSpellingsOfAThingGiveTheSameAnswer() {
        return forEachParameter((question, parameter) -> {
            if (!(parameter.type() instanceof ParameterType.Listed listed) || parameter.byDefault().isEmpty()) {
                return;
            }
            Choice own = RELEASE.names().named(listed.list(), parameter.byDefault().get()).get(0);
            assertEquals(own.code(), parameter.byDefault().get());
            if (!own.node().isURI()) {
                return;
            }
            // Equal queries have equal answers, so that none need be asked several times.
            String expected = question.textWith(values(question, parameter.name(), own.code()));
            assertEquals(expected, question.textWith(assertInstanceOf(ParameterValues.class,
                    Parameters.read(question.parameters(), Map.of(), RELEASE.names(), TODAY))));
            for (String spelling : List.of(own.code().toUpperCase(Locale.ROOT), own.node().getURI(), own.label(),
                    own.label().toUpperCase(Locale.ROOT))) {
                if (RELEASE.names().named(listed.list(), spelling).size() > 1) {
                    ParameterProblem problem = assertInstanceOf(ParameterProblem.class,
                            read(question, parameter.name(), spelling));
                    assertTrue(problem.sentence().contains("names several; give the code")
                            && problem.nearest().contains(own), problem.sentence());
                    continue;
                }
                ParameterValues values = values(question, parameter.name(), spelling);
                assertEquals(own.code(), values.text(parameter.name()).orElseThrow(), spelling);
                assertEquals(expected, question.textWith(values), spelling);
            }
            Stream.of(SKOS.prefLabel, RDFS.label).flatMap(property -> RELEASE.defaultGraph()
                    .find(own.node(), property.asNode(), null).toList().stream())
                    .filter(label -> RELEASE.names().named(listed.list(), label.getObject().getLiteralLexicalForm())
                            .size() == 1)
                    .forEach(label -> assertEquals(own.code(),
                            values(question, parameter.name(), label.getObject().getLiteralLexicalForm())
                            .text(parameter.name()).orElseThrow()));
        });
    }

    @TestFactory
    Stream<DynamicTest> theDayInForceStandsInTheValues() {
        return forEachParameter((question, parameter) -> {
            if (parameter.isDay()) {
                ParameterValues values = assertInstanceOf(ParameterValues.class,
                        Parameters.read(question.parameters(), Map.of(), RELEASE.names(), TODAY));
                LocalDate day = LocalDate.parse(values.withDays().get(parameter.name()));
                assertTrue(day.equals(TODAY) || question.header("default")
                        .endsWith(" " + Period.between(day, TODAY) + " before today"), day.toString());
                assertTrue(question.textWith(values).contains("\"" + day + "\"^^xsd:date"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theTextWithValuesGivesTheSameAnswer() {
        return questions().filter(question -> !question.parameters().isEmpty())
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> {
            ParameterValues values = assertInstanceOf(ParameterValues.class,
                    Parameters.read(question.parameters(), Map.of(), RELEASE.names(), TODAY));
            assertEquals(answer(question, values),
                    QueryRunner.csv(QueryRunner.select(QueryRunner.parse(question.textWith(values)),
                            RELEASE.dataset())));
        }));
    }

    @Test
    void theThreeAddressesOfTheOldFaultAnswerRightly() {
        SavedQuery status = RELEASE.queries().find("status-as-of").orElseThrow();
        assertEquals("There is no parameter 'day' here. Did you mean date? Accepted: date.",
                ((ParameterProblem) read(status, "day", "2020-10-22")).sentence());
        SavedQuery relations = RELEASE.queries().find("relations-of").orElseThrow();
        assertEquals("There is no parameter 'partner' here. Accepted: actor.",
                ((ParameterProblem) read(relations, "partner", "srb")).sentence());
        SavedQuery chapters = RELEASE.queries().find("chapters-of-partner").orElseThrow();
        String serbia = answer(chapters, read(chapters, "partner", "srb"));
        assertTrue(serbia.lines().count() > 20, serbia);
        for (String spelling : Set.of("SRB", "Serbia", "Србија", "Srbija", "https://w3id.org/egnatia/id/actor/srb")) {
            assertEquals(serbia, answer(chapters, read(chapters, "partner", spelling)), spelling);
        }
        assertNotEquals(serbia, answer(chapters, read(chapters, "partner", "mne")));
    }

    @Test
    void aThingOfAnotherClassIsNamedAndRefused() {
        ParameterProblem problem = assertInstanceOf(ParameterProblem.class,
                read(RELEASE.queries().find("names").orElseThrow(), "partner", "frontex"));
        assertTrue(problem.sentence().contains("is Frontex"), problem.sentence());
        assertTrue(problem.sentence().contains("which is not accepted here")
                && problem.sentence().contains("srb (Serbia)"), problem.sentence());
    }
}
