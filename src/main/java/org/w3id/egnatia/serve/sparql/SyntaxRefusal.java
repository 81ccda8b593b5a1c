package org.w3id.egnatia.serve.sparql;

import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Refusal;

/** The refusal of a query that cannot be read: with the place of the error, and what was expected there. */
final class SyntaxRefusal {

    private SyntaxRefusal() {
    }

    static Refusal of(QueryException error) {
        Refusal refusal = Refusal.of(Cause.QUERY, error.getMessage());
        return error.syntax().filter(problem -> problem.isPlaced()).map(problem -> refusal.with("line", problem.line())
                .with("column", problem.column()).with("expected", problem.sentence())).orElse(refusal);
    }
}
