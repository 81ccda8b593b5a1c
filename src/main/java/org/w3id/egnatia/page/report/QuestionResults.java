package org.w3id.egnatia.page.report;

import java.util.List;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;

/**
 * How a release answers the questions that have an expected answer beside them. Asking them takes a moment, and the
 * answers are the same as long as the release is.
 *
 * @param answered each question and whether its answer is the expected one
 */
public record QuestionResults(List<ChecksPage.Answered> answered) {

    /** Asks the questions of a release. */
    public static QuestionResults of(Release release) {
        return new QuestionResults(release.queries().questions().stream()
                .filter(question -> question.expected().isPresent())
                .map(question -> new ChecksPage.Answered(question, isAsExpected(question, release))).toList());
    }

    private static boolean isAsExpected(SavedQuery question, Release release) {
        return question.expected()
                .filter(QueryRunner.csv(QueryRunner.select(QueryRunner.parse(question.text()),
                        release.dataset()))::equals).isPresent();
    }
}
