package org.w3id.egnatia.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.w3id.egnatia.check.FindingFormat;
import org.w3id.egnatia.check.LayoutRules;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GivenFiles;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: every gate that contributors meet. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks the data: syntax, agreement of two parsers, shapes, hygiene and questions. With files, "
        + "reports on "
                + "those only, as part of the rest.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:clean", "1:findings", "2:the command line is wrong", "3:an input cannot be read"})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;

    @Option(names = "--format", defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FindingFormat format;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Turtle and query files to report on, folders of them, or - for standard input.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        List<SourceFile> given = GivenFiles.read(files, root::pathOf, System.in);
        Workspace workspace = root.workspace();
        Outcome outcome = given.isEmpty() ? Road.all(workspace) : Road.of(workspace, given);
        List<Finding> findings = given.isEmpty() ? withLayout(outcome.findings(), workspace) : outcome.findings();
        if (findings.isEmpty() && outcome.release().isEmpty()) {
            spec.commandLine().getErr()
                    .println("egnatia: not every gate could be tried, because other files have errors; "
                    + "run 'egnatia check' without file names");
            return ExitCode.FINDINGS;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(format.write(findings, outcome.rules().get()));
        out.flush();
        boolean errors = findings.stream().anyMatch(Finding::isError);
        if (format == FindingFormat.text && findings.isEmpty()) {
            out.println(given.isEmpty() ? "No findings: " + outcome.release().orElseThrow().triples()
                    + " triples are clean." : "No findings.");
        }
        return errors ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static List<Finding> withLayout(List<Finding> findings, Workspace workspace) {
        return Stream.concat(findings.stream(), LayoutRules.examine(workspace.files()).stream()).sorted().toList();
    }
}
