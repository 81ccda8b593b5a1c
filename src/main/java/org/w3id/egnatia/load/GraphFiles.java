package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All files of a workspace that hold triples: Turtle files, and tables with their queries. */
public final class GraphFiles {

    private GraphFiles() {
    }

    /**
     * Reads them, in order of their paths; never throws for anything that is in a file.
     *
     * @param known what was read before, so that files that are the same need not be read again
     */
    public static Readings read(Workspace workspace, Readings known) {
        List<Readings.Task> work = new ArrayList<>();
        workspace.turtle().forEach(file ->
                work.add(new Readings.Task(List.of(file), () -> List.of(TurtleReader.read(file)))));
        Map<String, SourceFile> queries = byStem(workspace.files("data", ".rq"));
        Map<String, SourceFile> rows = byStem(workspace.files("data", ".csv"));
        rows.forEach((stem, file) -> {
            SourceFile query = queries.get(stem);
            work.add(query == null
                    ? told(alone(file, stem + ".rq", "the rows of a table without the query that says what they mean"))
                    : new Readings.Task(List.of(file, query), () -> TableReader.read(file, query)));
        });
        queries.forEach((stem, file) -> {
            if (!rows.containsKey(stem)) {
                work.add(told(alone(file, stem + ".csv", "the query of a table without its rows")));
            }
            if (workspace.turtle().stream().anyMatch(t -> t.path().equals(stem + ".ttl"))) {
                work.add(told(unreadable(file, "has the same graph as " + stem
                        + ".ttl; give one of them another name")));
            }
        });
        return Readings.of(work, known);
    }

    /** The files that could be read. */
    public static Stream<TurtleFile> readable(Workspace workspace) {
        return read(workspace, Readings.NONE).all().stream().flatMap(reading -> reading.file().stream());
    }

    private static Map<String, SourceFile> byStem(List<SourceFile> files) {
        return files.stream()
                .collect(Collectors.toMap(f -> f.path().replaceFirst("\\.[a-z]+$", ""), Function.identity(),
                (a, b) -> a, TreeMap::new));
    }

    /** What depends on which files there are, and so is said anew each time. */
    private static Readings.Task told(TurtleFile.Reading reading) {
        return new Readings.Task(List.of(), () -> List.of(reading));
    }

    private static TurtleFile.Reading alone(SourceFile file, String missing, String what) {
        return unreadable(file, what + "; add " + missing);
    }

    private static TurtleFile.Reading unreadable(SourceFile file, String message) {
        return new TurtleFile.Reading(Optional.empty(),
                List.of(new Finding(file.path(), Position.NONE, Severity.ERROR, "table-pair", "", message)));
    }
}
