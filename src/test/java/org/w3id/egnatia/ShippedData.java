package org.w3id.egnatia;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.PreparedReleases;

/**
 * The data of this repository, read, checked and derived once for all tests that look at it; and not again by the next
 * build, as long as neither data nor program have changed.
 */
public final class ShippedData {

    private static final Workspace WORKSPACE = Workspace.at(Path.of(""));
    private static final Outcome OUTCOME = new PreparedReleases(Optional.of(Path.of("target", "prepared")),
            notice -> { }).of(WORKSPACE);

    private ShippedData() {
    }

    /** The files as they are in the repository. */
    public static Workspace workspace() {
        return WORKSPACE;
    }

    /** The release that they make; fails with the findings if they have a fault. */
    public static Release release() {
        if (!OUTCOME.isClean()) {
            throw new IllegalStateException("the data has findings: " + OUTCOME.findings());
        }
        return OUTCOME.release().orElseThrow();
    }

    /** A question with values for its parameters, read by their contract. */
    public static Query asked(SavedQuery question, Map<String, String> values) {
        Map<String, List<String>> given = new HashMap<>();
        values.forEach((name, value) -> given.put(name, List.of(value)));
        ParameterReading reading = Parameters.read(question.parameters(), given, release().names(),
                LocalDate.now(ZoneOffset.UTC));
        if (reading instanceof ParameterValues read) {
            return QueryRunner.parse(question, read);
        }
        throw new IllegalArgumentException(((ParameterProblem) reading).sentence());
    }
}
