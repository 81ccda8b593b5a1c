package org.w3id.egnatia.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.DiskReleases;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.PreparedReleases;
import org.w3id.egnatia.serve.operation.Reloader;

/** Gets the release that a command works with, or says why there is none. */
final class Releases {

    private static final int SHOWN = 50;

    private Releases() {
    }

    static PreparedReleases prepared(CacheOption cache, PrintWriter err) {
        return new PreparedReleases(cache.folder(), notice -> err.println("egnatia: " + notice));
    }

    /**
     * What a server begins with.
     *
     * @param release what is served
     * @param start   whether that is the release of the data
     */
    record Served(Release release, Reloader.Start start) {
    }

    /** The release that is asked for; of data with errors none, and what they are is printed. */
    static Optional<Release> of(RootOption root, CacheOption cache, PrintWriter err) {
        return clean(outcome(root, prepared(cache, err)), named(root), err);
    }

    /** The release of a working folder; of data with errors none, and what they are is printed. */
    static Optional<Release> at(Path folder, CacheOption cache, PrintWriter err) {
        return clean(prepared(cache, err).of(folder), "the data in " + folder, err);
    }

    private static Optional<Release> clean(Outcome outcome, String named, PrintWriter err) {
        if (outcome.isClean()) {
            return outcome.release();
        }
        int errors = print(outcome, err).size();
        err.println("egnatia: nothing is published, because " + named + " has " + errors
                + " errors; mend them and run 'egnatia check' until it is clean");
        return Optional.empty();
    }

    /**
     * The release to serve: that of the data, or if it has errors the last one of the same folder that had none, or if
     * that is wanted the one that the program carries.
     *
     * @param data makes the release of the data
     */
    static Optional<Served> toServe(RootOption root, Supplier<Outcome> data, PreparedReleases prepared,
            boolean elseShipped, PrintWriter err) {
        Outcome outcome = data.get();
        Optional<Served> served = outcome.release().filter(release -> outcome.isClean())
                .map(release -> new Served(release, Reloader.Start.RIGHT));
        if (served.isEmpty()) {
            List<String> errors = print(outcome, err);
            String why = named(root) + " has " + errors.size() + " errors";
            Optional<Release> good = root.folder().flatMap(prepared::lastGood);
            Optional<Release> other = good.or(() -> root.folder().filter(path -> elseShipped)
                    .flatMap(path -> prepared.shipped().release()));
            err.println(other.map(release -> "egnatia: degraded: version " + release.version() + (good.isPresent()
                    ? ", the last without errors, is served, because " : " of the shipped data is served, because ")
                    + why + "; mend them and reload").orElse("egnatia: nothing is published, because " + why
                    + "; mend them and run 'egnatia check' until it is clean"));
            served = other.map(release -> new Served(release, new Reloader.Start(errors, false)));
        }
        return served;
    }

    /** Makes the release of the data once more whenever it is asked to, where its triples are to be kept. */
    static Supplier<Outcome> data(RootOption root, PreparedReleases prepared, Optional<Path> disk, PrintWriter err) {
        if (disk.isEmpty()) {
            return () -> outcome(root, prepared);
        }
        DiskReleases databases = new DiskReleases(disk.get(), prepared, notice -> err.println("egnatia: " + notice));
        return () -> databases.of(root.folder());
    }

    /** The last release of the folder that had no errors, if its files have changed since, and are to be checked. */
    static Optional<Served> beforeChecking(RootOption root, PreparedReleases prepared, PrintWriter err) {
        Optional<Release> good = root.folder().filter(path -> !prepared.has(path)).flatMap(prepared::lastGood);
        good.ifPresent(release -> err.println("egnatia: version " + release.version() + " is served while "
                + named(root) + ", which has changed, is checked"));
        return good.map(release -> new Served(release, new Reloader.Start(List.of(), true)));
    }

    private static Outcome outcome(RootOption root, PreparedReleases prepared) {
        return root.folder().map(prepared::of).orElseGet(prepared::shipped);
    }

    private static String named(RootOption root) {
        return root.folder().map(path -> "the data in " + path).orElse("the shipped data");
    }

    /** Prints the first of the errors, and gives all. */
    private static List<String> print(Outcome outcome, PrintWriter err) {
        List<String> errors = outcome.findings().stream().filter(Finding::isError).map(Finding::toString).toList();
        errors.stream().limit(SHOWN).forEach(err::println);
        return errors;
    }
}
