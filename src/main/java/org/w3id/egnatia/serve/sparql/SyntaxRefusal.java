package org.w3id.egnatia.serve.sparql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.serve.http.Refusal;

/** The refusal of a query that cannot be read: with the place of the error, and what was expected there. */
final class SyntaxRefusal {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+): (.+)", Pattern.DOTALL);

    private SyntaxRefusal() {
    }

    static Refusal of(QueryException error) {
        Refusal refusal = Refusal.badRequest(error.getMessage());
        Matcher place = PLACE.matcher(error.getMessage());
        return !place.matches() ? refusal : refusal.with("line", Integer.valueOf(place.group(1)))
                .with("column", Integer.valueOf(place.group(2))).with("expected", place.group(3));
    }
}
