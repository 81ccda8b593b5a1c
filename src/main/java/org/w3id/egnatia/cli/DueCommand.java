package org.w3id.egnatia.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code due}: which sources that appear in editions somebody is to look at, by the saved question of the name. */
@Command(name = "due", mixinStandardHelpOptions = true,
        description = "Tells which sources that appear in editions are overdue, due or fresh on a day: the answer of "
        + "the saved question what-is-due, of data/watch/sources.csv.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:told", "1:the data has faults, or with --fail a source is overdue",
            "2:the command line is wrong", "3:an input cannot be read"})
final class DueCommand implements Callable<Integer> {

    private static final String QUESTION = "what-is-due";

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Option(names = "--on", paramLabel = "DATE", description = "The day, as YYYY-MM-DD (default: today).")
    private String day;
    @Option(names = "--fail", description = "End with exit code 1 if a source is overdue.")
    private boolean fail;

    @Override
    public Integer call() {
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        SavedQuery question = release.get().queries().find(QUESTION).orElseThrow(() -> new QueryException(
                "the data has no saved question " + QUESTION + ", which tells what is due; leave --root out"));
        ParameterReading reading = Parameters.read(question.parameters(),
                day == null ? Map.of() : Map.of(SavedQuery.DATE, List.of(day)), release.get()::names,
                LocalDate.now(ZoneOffset.UTC));
        if (reading instanceof ParameterProblem problem) {
            throw new QueryException(problem.sentence());
        }
        RowSetRewindable rows = QueryRunner.select(QueryRunner.parse(question, (ParameterValues) reading),
                release.get().dataset());
        spec.commandLine().getOut().print(TextTable.of(rows, true, TerminalWidth.of(null)));
        spec.commandLine().getOut().flush();
        rows.reset();
        boolean isOverdue = false;
        while (rows.hasNext()) {
            isOverdue |= rows.next().get("state").getLiteralLexicalForm().equals("overdue");
        }
        return fail && isOverdue ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
