package org.w3id.egnatia.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.PreparedReleases;

/**
 * A step of the packaging: checks the data that the program carries and puts the release that it makes beside it. Data
 * with errors gives a program without one, which still can check them and tells them when it is to serve.
 */
public final class PackagedRelease {

    private PackagedRelease() {
    }

    /**
     * Runs the step.
     *
     * @param args the folder of the classes
     */
    public static void main(String[] args) throws IOException {
        Egnatia.likeEverywhere();
        Optional<Outcome> outcome = PreparedReleases.packaged(Path.of(args[0] + PreparedReleases.IN_PROGRAM));
        outcome.filter(made -> !made.isClean()).ifPresent(made -> System.err.println("egnatia: no release is put into "
                + "the program, because its data has "
                + made.findings().stream().filter(Finding::isError).count()
                + " errors; 'egnatia check' tells them"));
    }
}
