package org.w3id.egnatia.check;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.JenaException;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Asks every saved question that has an expected answer beside it, and compares the two exactly; and sees that the
 * parameters of every question accept the values that its file has for them.
 */
final class QuestionGate implements Gate {

    @Override
    public List<Finding> examine(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (SavedQuery question : subject.release().queries().questions()) {
            parameterFault(question, subject).ifPresent(fault -> findings.add(
                    new Finding(question.file(), Position.NONE, Severity.ERROR, "question", question.id(), fault)));
            question.expected().flatMap(expected -> fault(question, expected, subject)).ifPresent(fault -> findings.add(
                    new Finding(question.file(), Position.NONE, Severity.ERROR, "question", question.id(), fault)));
        }
        return findings;
    }

    /** The value that a parameter has when none is given must be one that it accepts. */
    private static Optional<String> parameterFault(SavedQuery question, Subject subject) {
        try {
            return Parameters.read(question.parameters(), Map.of(), subject.release()::names,
                    LocalDate.now(ZoneOffset.UTC)) instanceof ParameterProblem problem
                    ? Optional.of("the value in its own VALUES block is not accepted: " + problem.sentence())
                    : Optional.empty();
        } catch (QueryException e) {
            return Optional.of("the values of a parameter cannot be listed: " + e.getMessage());
        }
    }

    private static Optional<String> fault(SavedQuery question, String expected, Subject subject) {
        try {
            Query query = QueryRunner.parse(question.text());
            if (!query.isSelectType()) {
                return Optional.of("there is an expected answer in CSV beside a query that is no SELECT query; remove "
                        + "one of them");
            }
            String answer = QueryRunner.csv(QueryRunner.select(query, subject.release().dataset()));
            return answer.equals(expected) ? Optional.empty() : Optional.of(difference(answer, expected));
        } catch (QueryCancelledException e) {
            return Optional.of("the query was stopped at the time limit; make it cheaper");
        } catch (JenaException e) {
            return Optional.of("the query cannot be run to its end; simplify it");
        }
    }

    private static String difference(String answer, String expected) {
        List<String> got = answer.lines().toList();
        List<String> wanted = expected.lines().toList();
        for (int i = 0; i < Math.max(got.size(), wanted.size()); i++) {
            String g = i < got.size() ? got.get(i) : "(no row)";
            String w = i < wanted.size() ? wanted.get(i) : "(no row)";
            if (!g.equals(w)) {
                return "the answer differs from the expected one in row " + i + ": got '" + g + "', expected '" + w
                        + "'; mend the data or the query, or the expected file if the facts have changed";
            }
        }
        return "the answer differs from the expected one in its line ends";
    }
}
