package org.w3id.egnatia.road;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3id.egnatia.check.CheckedFiles;
import org.w3id.egnatia.check.FileGates;
import org.w3id.egnatia.check.ReleaseGates;
import org.w3id.egnatia.derive.Derivation;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.Readings;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.StatedGraphs;

/** From a workspace to a release and to what is to be said about it. */
public final class Road {

    private final Workspace workspace;
    private final Readings known;
    private final Set<String> given;
    private final ReleaseGates gates;

    private Road(Workspace workspace, Readings known, Set<String> given, ReleaseGates gates) {
        this.workspace = workspace;
        this.known = known;
        this.given = given;
        this.gates = gates;
    }

    /** Passes every gate. */
    public static Outcome all(Workspace workspace) {
        return all(workspace, Readings.NONE);
    }

    /** Passes every gate, and reads only those files that are not known as they are. */
    public static Outcome all(Workspace workspace, Readings known) {
        return new Road(workspace, known, Set.of(), ReleaseGates.ALL).outcome();
    }

    /** Passes every gate with some files added or replaced, and keeps the findings on those. */
    public static Outcome of(Workspace workspace, List<SourceFile> given) {
        Set<String> paths = given.stream().map(SourceFile::path).collect(Collectors.toSet());
        return new Road(workspace.with(given), Readings.NONE, paths, ReleaseGates.ALL).outcome().on(paths);
    }

    /**
     * Passes the gates that decide whether data may be served: all but the questions, whose answers are a matter of
     * the tests and of {@code check}.
     */
    public static Outcome forServing(Workspace workspace) {
        return new Road(workspace, Readings.NONE, Set.of(), ReleaseGates.OF_SERVING).outcome();
    }

    private Outcome outcome() {
        QueryLibrary queries = QueryLibrary.of(workspace);
        Readings readings = GraphFiles.read(workspace, known);
        CheckedFiles files = FileGates.examine(workspace, readings.all(), queries, given);
        if (!files.isJudgeable()) {
            return new Outcome(files.findings(), Optional.empty(), () -> files.rules(queries), readings);
        }
        Release release = release(files.files(), queries);
        List<Finding> findings = gates.examine(release, files);
        return new Outcome(findings, Optional.of(release.remarked(count(findings))), () -> files.rules(queries),
                readings);
    }

    /** Makes a release of files that were read without error. Whether it may be published, only the gates tell. */
    public static Release release(List<TurtleFile> files, QueryLibrary queries) {
        StatedGraphs stated = StatedGraphs.of(files);
        List<Derivation.Derived> derived = Derivation.run(queries.group(QueryLibrary.DERIVE), stated.dataset());
        return Release.of(stated, derived, queries);
    }

    /** How many findings each rule gave. */
    private static Map<String, Integer> count(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::rule, f -> 1, Integer::sum));
    }
}
