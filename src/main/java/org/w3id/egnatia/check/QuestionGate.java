package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.JenaException;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/** Asks every saved question that has an expected answer beside it, and compares the two exactly. */
final class QuestionGate implements Gate {

    @Override
    public List<Finding> examine(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (SavedQuery question : subject.release().queries().questions()) {
            question.expected().flatMap(expected -> fault(question, expected, subject)).ifPresent(fault -> findings.add(
                    new Finding(question.file(), Position.NONE, Severity.ERROR, "question", question.id(), fault)));
        }
        return findings;
    }

    private static Optional<String> fault(SavedQuery question, String expected, Subject subject) {
        try {
            Query query = QueryRunner.parse(question.text());
            if (!query.isSelectType()) {
                return Optional.of("there is an expected answer in CSV beside a query that is no SELECT query; remove one of them");
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
