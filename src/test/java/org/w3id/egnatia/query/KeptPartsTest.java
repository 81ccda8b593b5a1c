package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;

/** What questions have in common for all days is kept, and the answers of each day are as if nothing were. */
class KeptPartsTest {

    private static final Release RELEASE = ShippedData.release();
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2014, 4, 1), LocalDate.of(2023, 5, 4));

    private static ParameterValues values(SavedQuery question, LocalDate day) {
        Map<String, List<String>> given = new TreeMap<>();
        question.parameters().stream().filter(Parameter::isDay).forEach(parameter -> given.put(parameter.name(),
                List.of((parameter.name().equals("from") ? day.minusYears(3) : day).toString())));
        return assertInstanceOf(ParameterValues.class, Parameters.read(question.parameters(), given, RELEASE.names(),
                day));
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionHasTheRowsOfTheDay() {
        return RELEASE.queries().questions().stream()
                .filter(question -> question.parameters().stream().anyMatch(Parameter::isDay))
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> DAYS.forEach(day -> {
                    ParameterValues values = values(question, day);
                    assertEquals(QueryRunner.csv(QueryRunner.select(QueryRunner.parse(question, values),
                            RELEASE.dataset())), QueryRunner.csv(QueryRunner.select(question, values,
                            RELEASE.dataset())), () -> question + " " + day);
                })));
    }

    @Test
    void whatDoesNotDependOnTheDayIsKept() {
        for (String id : List.of("partners-and-bodies", "steps-of-partner", "reform-steps")) {
            SavedQuery question = RELEASE.queries().find(id).orElseThrow();
            String plan = KeptParts.plan(question, values(question, DAYS.get(0)), RELEASE.dataset()).orElseThrow()
                    .create(ARQ.getContext()).rewrite(OpNull.create()).toString();
            assertTrue(plan.contains("(kept"), () -> id + " " + plan);
        }
    }

    @Test
    void whatChangesEachTimeIsNotKept() {
        String text = """
                # param: date date The day.
                SELECT ?x ?y WHERE { VALUES ?date { "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }
                  ?x a <https://w3id.org/egnatia/def/WesternBalkansPartner> . BIND (RAND() AS ?y) }
                """;
        SavedQuery question = new SavedQuery("r", "r", "r.rq", text, Map.of("param", "date date The day."),
                Optional.empty());
        assertTrue(KeptParts.plan(question, values(question, DAYS.get(0)), RELEASE.dataset()).isEmpty());
    }
}
