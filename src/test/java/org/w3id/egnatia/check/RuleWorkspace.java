package org.w3id.egnatia.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;

/**
 * A small workspace in which every rule can be tried in a moment: the real ontology, shapes and rules, and the few
 * things in {@code src/test/resources/bad-base/}.
 */
final class RuleWorkspace {

    /** The large vocabularies, which no rule needs. */
    private static final Pattern LARGE =
            Pattern.compile("ontology/vocabularies/(challenges|policy-areas|theories)[.]ttl");
    private static final Path BASE = Path.of("src/test/resources/bad-base").toAbsolutePath();

    private RuleWorkspace() {
    }

    /** The workspace, without some of the hygiene queries. */
    static Workspace of(Workspace real, Set<String> withoutQueries) {
        List<SourceFile> shared = new ArrayList<>(real.turtle());
        shared.removeIf(f -> !f.path().startsWith("ontology/") || LARGE.matcher(f.path()).matches());
        shared.addAll(real.files("queries/derive", ".rq"));
        shared.addAll(real.files("queries/hygiene", ".rq"));
        shared.removeIf(f -> withoutQueries.contains(f.stem()));
        return Workspace.at(BASE).with(shared);
    }
}
