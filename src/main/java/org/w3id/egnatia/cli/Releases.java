package org.w3id.egnatia.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/** Makes the release that a command works with, or says why there is none. */
final class Releases {

    private static final int SHOWN = 50;

    private Releases() {
    }

    static Optional<Release> of(Workspace workspace, PrintWriter err) {
        Outcome outcome = Road.forServing(workspace);
        if (outcome.isClean()) {
            return outcome.release();
        }
        outcome.findings().stream().filter(Finding::isError).limit(SHOWN).forEach(err::println);
        err.println("egnatia: nothing is published, because the data in " + workspace.name() + " has "
                + outcome.findings().stream().filter(Finding::isError).count()
                + " errors; mend them and run 'egnatia check' until it is clean");
        return Optional.empty();
    }
}
