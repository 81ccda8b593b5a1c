package org.w3id.egnatia.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;

/** All saved queries of a workspace. */
public final class QueryLibrary {

    /** Folder of the queries that derive triples. */
    public static final String DERIVE = "derive";
    /** Folder of the queries that find faults. */
    public static final String HYGIENE = "hygiene";

    private final List<SavedQuery> queries;
    private final Map<String, SavedQuery> questions;

    private QueryLibrary(List<SavedQuery> queries) {
        this.queries = queries;
        this.questions = questions().stream().collect(Collectors.toMap(SavedQuery::id, question -> question,
                (first, other) -> first));
    }

    /**
     * Reads the queries of a workspace. Two queries of one name in different folders are a fault of the caller's data.
     */
    public static QueryLibrary of(Workspace workspace) {
        return ofFiles(workspace.files("queries", ".rq"), workspace.files("queries", ".csv"));
    }

    /**
     * The library of files.
     *
     * @param queries those with queries, below {@code queries/}
     * @param answers those with expected answers
     */
    public static QueryLibrary ofFiles(List<SourceFile> queries, List<SourceFile> answers) {
        List<SavedQuery> all = queries.stream()
                .collect(Collectors.groupingBy(f -> f.path().replaceFirst("^queries/?", "")
                        .replaceFirst("/?[^/]*$", "")))
                .entrySet().stream()
                .flatMap(e -> SavedQuery.in(e.getKey(), e.getValue(), answers.stream()
                        .filter(a -> a.path().startsWith("queries/" + e.getKey() + "/")).toList()).stream())
                .sorted(Comparator.comparing(SavedQuery::group).thenComparing(SavedQuery::id)).toList();
        return new QueryLibrary(all);
    }

    /** The library of queries that were read before, in order of folder and name. */
    public static QueryLibrary of(List<SavedQuery> queries) {
        return new QueryLibrary(List.copyOf(queries));
    }

    /** The query files that stand outside the workspace's own folders and were given in addition. */
    public static QueryLibrary outside(Workspace workspace) {
        List<SourceFile> files = workspace.outside().stream().filter(f -> f.path().endsWith(".rq")).toList();
        return new QueryLibrary(SavedQuery.in("", files, List.of()));
    }

    /** The queries of one folder, in order of their names. */
    public List<SavedQuery> group(String group) {
        return queries.stream().filter(q -> q.group().equals(group)).toList();
    }

    /** The queries that answer questions of analysts, which are all but those that derive or check. */
    public List<SavedQuery> questions() {
        return queries.stream().filter(q -> !q.group().equals(DERIVE) && !q.group().equals(HYGIENE)).toList();
    }

    /** A question by its id. */
    public Optional<SavedQuery> find(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** Every query, in order of folder and name. */
    public List<SavedQuery> all() {
        return queries;
    }
}
