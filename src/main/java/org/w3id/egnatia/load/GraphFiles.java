package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All files of a workspace that hold triples: Turtle files, and tables with their queries. */
public final class GraphFiles {

    private GraphFiles() {
    }

    /** Reads them, in order of their paths; never throws for anything that is in a file. */
    public static List<TurtleFile.Reading> read(Workspace workspace) {
        List<Supplier<List<TurtleFile.Reading>>> work = new ArrayList<>();
        workspace.turtle().forEach(file -> work.add(() -> List.of(TurtleReader.read(file))));
        Map<String, SourceFile> queries = byStem(workspace.files("data", ".rq"));
        Map<String, SourceFile> rows = byStem(workspace.files("data", ".csv"));
        rows.forEach((stem, file) -> {
            SourceFile query = queries.get(stem);
            work.add(() -> query == null
                    ? List.of(alone(file, stem + ".rq",
                            "the rows of a table without the query that says what they mean"))
                    : TableReader.read(file, query));
        });
        queries.forEach((stem, file) -> {
            if (!rows.containsKey(stem)) {
                work.add(() -> List.of(alone(file, stem + ".csv", "the query of a table without its rows")));
            }
            if (workspace.turtle().stream().anyMatch(t -> t.path().equals(stem + ".ttl"))) {
                work.add(() -> List.of(unreadable(file, "has the same graph as " + stem
                        + ".ttl; give one of them another name")));
            }
        });
        return work.parallelStream().flatMap(task -> task.get().stream()).toList();
    }

    /** The files that could be read. */
    public static Stream<TurtleFile> readable(Workspace workspace) {
        return read(workspace).stream().flatMap(reading -> reading.file().stream());
    }

    private static Map<String, SourceFile> byStem(List<SourceFile> files) {
        return files.stream()
                .collect(Collectors.toMap(f -> f.path().replaceFirst("\\.[a-z]+$", ""), Function.identity(),
                (a, b) -> a, TreeMap::new));
    }

    private static TurtleFile.Reading alone(SourceFile file, String missing, String what) {
        return unreadable(file, what + "; add " + missing);
    }

    private static TurtleFile.Reading unreadable(SourceFile file, String message) {
        return new TurtleFile.Reading(Optional.empty(),
                List.of(new Finding(file.path(), Position.NONE, Severity.ERROR, "table-pair", "", message)));
    }
}
