package org.w3id.egnatia.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.PreparedReleases;

/** Gets the release that a command works with, or says why there is none. */
final class Releases {

    private static final int SHOWN = 50;

    private Releases() {
    }

    static PreparedReleases prepared(CacheOption cache, PrintWriter err) {
        return new PreparedReleases(cache.folder(), notice -> err.println("egnatia: " + notice));
    }

    static Optional<Release> of(RootOption root, CacheOption cache, PrintWriter err) {
        PreparedReleases prepared = prepared(cache, err);
        Optional<Path> folder = root.folder();
        Outcome outcome = folder.isPresent() ? prepared.of(Workspace.at(folder.get())) : prepared.shipped();
        if (outcome.isClean()) {
            return outcome.release();
        }
        outcome.findings().stream().filter(Finding::isError).limit(SHOWN).forEach(err::println);
        err.println("egnatia: nothing is published, because "
                + folder.map(path -> "the data in " + path).orElse("the shipped data") + " has "
                + outcome.findings().stream().filter(Finding::isError).count()
                + " errors; mend them and run 'egnatia check' until it is clean");
        return Optional.empty();
    }
}
