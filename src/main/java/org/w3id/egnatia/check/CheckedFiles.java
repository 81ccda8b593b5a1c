package org.w3id.egnatia.check;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.query.QueryLibrary;

/** Files that have been through the {@linkplain FileGates gates for files}. */
public final class CheckedFiles {

    private final List<TurtleFile> files;
    private final List<Finding> findings;
    private final UnknownNames unknown;
    private final boolean judgeable;

    CheckedFiles(List<TurtleFile> files, List<Finding> findings, UnknownNames unknown, boolean judgeable) {
        this.files = files;
        this.findings = findings;
        this.unknown = unknown;
        this.judgeable = judgeable;
    }

    /** Those that could be read. */
    public List<TurtleFile> files() {
        return files;
    }

    /** What was found, in order of file and line. */
    public List<Finding> findings() {
        return findings;
    }

    /** True if a release can be made of them, be it only to judge it. */
    public boolean isJudgeable() {
        return judgeable;
    }

    /** The rules of the program, of the shapes among the files and of queries. */
    public Rules rules(QueryLibrary queries) {
        Graph shapes = GraphFactory.createDefaultGraph();
        of(GraphKind.SHAPES).forEach(file -> file.graph().find().forEachRemaining(shapes::add));
        return Rules.of(shapes, queries);
    }

    List<TurtleFile> of(GraphKind kind) {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    UnknownNames unknown() {
        return unknown;
    }
}
