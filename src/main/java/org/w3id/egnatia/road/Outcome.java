package org.w3id.egnatia.road;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.w3id.egnatia.check.Rules;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Readings;
import org.w3id.egnatia.release.Release;

/**
 * What came of a workspace.
 *
 * @param findings in order of file and line; none of a release that was checked before
 * @param release  the release, unless a file is so wrong that none can be made; it may be published only if no
 *                 finding is an error
 * @param rules    makes the rules that were held, those of the shapes and queries of the workspace among them
 * @param readings what reading the files gave, so that the next time only what has changed need be read
 */
public record Outcome(List<Finding> findings, Optional<Release> release, Supplier<Rules> rules,
                      Readings readings) {

    /** True if the release may be published. */
    public boolean isClean() {
        return release.isPresent() && findings.stream().noneMatch(Finding::isError);
    }

    /** The same with the findings on some files only. */
    Outcome on(Set<String> paths) {
        return new Outcome(findings.stream().filter(f -> paths.contains(f.file())).toList(), release, rules,
                readings);
    }
}
