package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.QueryLibrary;

/**
 * The gates that files pass before anything is made of them: names of files, text and Turtle, each file by itself, all
 * files beside each other, and saved queries.
 */
public final class FileGates {

    /**
     * Findings that say nothing against making a release to judge it; with all others the gates would see too little.
     */
    private static final Set<String> JUDGEABLE = Set.of("graph-header", "foreign-namespace", "iri-twin",
            "mixed-script", "bad-iri", "file-name", "one-file", "one-graph", "unknown-name");

    private FileGates() {
    }

    /**
     * Passes the files of a workspace through all of them.
     *
     * @param readings what reading the files gave
     * @param queries  the saved queries of the workspace
     * @param given    paths of the files that a contributor adds to the rest; of two that say the same, the fault is
     *                 theirs
     */
    public static CheckedFiles examine(Workspace workspace, List<TurtleFile.Reading> readings, QueryLibrary queries,
            Set<String> given) {
        List<TurtleFile> files = readings.stream().flatMap(r -> r.file().stream()).toList();
        QueryLibrary others = QueryLibrary.outside(workspace);
        boolean allRead = readings.size() == files.size();
        // What a file that cannot be read describes is not known.
        UnknownNames unknown = UnknownNames.among(allRead ? files : List.of(), queries, others,
                workspace.files("data", ".rq"));
        List<Finding> findings = new ArrayList<>(FileNames.examine(workspace.files()));
        readings.forEach(reading -> findings.addAll(reading.findings()));
        files.forEach(file -> findings.addAll(FileRules.examine(file)));
        files.stream().filter(f -> f.kind() == GraphKind.SHAPES).forEach(f -> findings.addAll(ShapeRules.examine(f)));
        findings.addAll(Twins.among(files));
        findings.addAll(OneHome.among(files, given));
        findings.addAll(QueryRules.examine(queries));
        findings.addAll(QueryRules.examine(others));
        findings.addAll(allRead ? unknown.findings() : List.of());
        boolean judgeable = findings.stream().filter(Finding::isError)
                .allMatch(f -> allRead && JUDGEABLE.contains(f.rule()));
        return new CheckedFiles(files, findings.stream().sorted().distinct().toList(), unknown, judgeable);
    }
}
