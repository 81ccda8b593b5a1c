package org.w3id.egnatia;

import java.nio.file.Path;
import org.w3id.egnatia.check.Checks;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;

/** The data of this repository, read, checked and derived once for all tests that look at it. */
public final class ShippedData {

    private static final Workspace WORKSPACE = Workspace.at(Path.of(""));
    private static final Checks.Outcome OUTCOME = Checks.forServing(WORKSPACE);

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
}
