package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.release.Release;

/**
 * Runs the gates on a workspace, in an order in which each may rely on those before it: files as text and Turtle, the
 * rules for single files, saved queries, then shapes, hygiene and questions on the release that the files make.
 */
public final class Checks {

    private Checks() {
    }

    /**
     * What came of it.
     *
     * @param findings in order of file and line
     * @param release  the release, unless a file is so wrong that none can be made; it may be published only if no
     *                 finding is an error
     * @param rules    the rules that were held, those of the shapes and queries of the workspace among them
     */
    public record Outcome(List<Finding> findings, Optional<Release> release, Rules rules) {

        /** True if the release may be published. */
        public boolean isClean() {
            return release.isPresent() && findings.stream().noneMatch(Finding::isError);
        }
    }

    /** Findings that say nothing against making a release to judge it; with all others the gates would see too little. */
    private static final Set<String> JUDGEABLE = Set.of("graph-header", "foreign-namespace", "iri-twin", "mixed-script", "bad-iri",
            "file-name", "one-file", "one-graph", "unknown-name");

    /** Runs every gate on a workspace with some files added or replaced, and keeps the findings on those. */
    public static Outcome of(Workspace workspace, List<SourceFile> given) {
        Set<String> names = given.stream().map(SourceFile::path).collect(Collectors.toSet());
        Outcome whole = run(workspace.with(given), true, names);
        return new Outcome(whole.findings().stream().filter(f -> names.contains(f.file())).toList(), whole.release(), whole.rules());
    }

    /** Runs every gate. */
    public static Outcome all(Workspace workspace) {
        return run(workspace, true, Set.of());
    }

    /**
     * Runs the gates that decide whether data may be served: all but the questions, whose answers are a matter of the
     * tests and of {@code check}.
     */
    public static Outcome forServing(Workspace workspace) {
        return run(workspace, false, Set.of());
    }

    private static Outcome run(Workspace workspace, boolean withQuestions, Set<String> given) {
        List<TurtleFile.Reading> readings = GraphFiles.read(workspace);
        List<TurtleFile> files = readings.stream().flatMap(r -> r.file().stream()).toList();
        List<Finding> findings = new ArrayList<>(FileNames.examine(workspace.files()));
        readings.forEach(r -> findings.addAll(r.findings()));
        files.forEach(file -> findings.addAll(FileRules.examine(file)));
        files.stream().filter(f -> f.kind() == GraphKind.SHAPES).forEach(file -> findings.addAll(ShapeRules.examine(file)));
        findings.addAll(Twins.among(files));
        findings.addAll(OneHome.among(files, given));
        QueryLibrary queries = QueryLibrary.of(workspace);
        QueryLibrary others = QueryLibrary.outside(workspace);
        findings.addAll(QueryRules.examine(queries));
        findings.addAll(QueryRules.examine(others));
        boolean allRead = readings.size() == files.size();
        // What a file that cannot be read describes is not known.
        UnknownNames unknown = UnknownNames.among(allRead ? files : List.of(), queries, others);
        findings.addAll(allRead ? unknown.findings() : List.of());
        if (findings.stream().anyMatch(f -> f.isError() && (!allRead || !JUDGEABLE.contains(f.rule())))) {
            return new Outcome(sorted(findings.stream()), Optional.empty(), rules(files, queries));
        }
        Release release = Release.of(files, queries);
        Subject subject = new Subject(files, release, unknown);
        List<Gate> gates = new ArrayList<>(List.of(new ShapeGate(), new HygieneGate()));
        if (withQuestions) {
            gates.add(new QuestionGate());
        }
        gates.parallelStream().map(gate -> gate.examine(subject)).toList().forEach(findings::addAll);
        List<Finding> found = sorted(withoutRepetition(findings).stream());
        Map<String, Integer> remarks = found.stream().collect(Collectors.toMap(Finding::rule, f -> 1, Integer::sum));
        return new Outcome(found, Optional.of(release.remarked(remarks)), rules(files, queries));
    }

    private static Rules rules(List<TurtleFile> files, QueryLibrary queries) {
        Graph shapes = GraphFactory.createDefaultGraph();
        files.stream().filter(f -> f.kind() == GraphKind.SHAPES).forEach(f -> f.graph().find().forEachRemaining(shapes::add));
        return Rules.of(shapes, queries);
    }

    /** The rules on all properties, which say less than a shape that says the same of one of them. */
    private static final Set<String> GENERAL = Set.of("range", "node-kind", "domain");

    private static List<Finding> withoutRepetition(List<Finding> findings) {
        record Spot(String file, long line, long column, String focus) {

            static Spot of(Finding f) {
                return new Spot(f.file(), f.line(), f.column(), f.focus());
            }
        }
        Set<Spot> told = findings.stream().filter(f -> !GENERAL.contains(f.rule())).map(Spot::of).collect(Collectors.toSet());
        return findings.stream().filter(f -> !GENERAL.contains(f.rule()) || !told.contains(Spot.of(f))).toList();
    }

    private static List<Finding> sorted(Stream<Finding> findings) {
        return findings.sorted().distinct().toList();
    }
}
