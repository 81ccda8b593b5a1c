package org.w3id.egnatia.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.query.QueryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. */
@Command(name = "egnatia", mixinStandardHelpOptions = true, versionProvider = Egnatia.Version.class,
        description = "Publishes a knowledge graph of how the European Union and the six Western Balkans partners work "
                + "together on rule of law, security and migration.",
        subcommands = {ServeCommand.class, CheckCommand.class, FormatCommand.class, AskCommand.class,
                BuildCommand.class, DiffCommand.class, PushCommand.class, DueCommand.class, WatchCommand.class,
                McpCommand.class, CompletionCommand.class, ManCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the data has faults, which were printed", "2:the command line is wrong",
            "3:an input cannot be read", "4:the address cannot be listened on", "5:the output cannot be written",
            "6:the memory does not suffice", "7:a fault of the program"})
public final class Egnatia implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        likeEverywhere();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (args.length > 0 && args[0].equals("check")) {
            BriefRun.begin();
        }
        int code = commandLine(out, err).execute(args);
        out.flush();
        if (code != ExitCode.OK || args.length == 0 || !args[0].equals("serve")) {
            System.exit(code);
        }
    }

    /** Equal data is equal everywhere, and the engine writes LCASE and UCASE as the language of the machine does. */
    static void likeEverywhere() {
        Locale.setDefault(Locale.ROOT);
    }

    /** The command line, for the program and for tests. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Egnatia()).setOut(out).setErr(err)
                .setExecutionStrategy(parsed -> execute(parsed, err))
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command))
                .setParameterExceptionHandler((e, args) -> {
                    e.getCommandLine().getErr().println("egnatia: " + e.getMessage() + "; see egnatia "
                            + (e.getCommandLine().getCommandName().equals("egnatia") ? ""
                                    : e.getCommandLine().getCommandName() + " ") + "--help");
                    return ExitCode.USAGE;
                });
    }

    private static int execute(CommandLine.ParseResult parsed, PrintWriter err) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            err.println("egnatia: the memory does not suffice for the data; start java with a larger -Xmx, such "
                    + "as -Xmx1g");
            return ExitCode.MEMORY;
        }
    }

    private static int explain(Exception e, CommandLine command) {
        int code = codeOf(e);
        command.getErr().println(code == ExitCode.INTERNAL
                ? "egnatia: " + Trouble.unforeseen(e) : "egnatia: " + e.getMessage());
        return code;
    }

    private static int codeOf(Exception e) {
        if (e instanceof UnreadableException) {
            return ExitCode.UNREADABLE;
        }
        if (e instanceof QueryException) {
            return ExitCode.USAGE;
        }
        if (e instanceof CannotListenException) {
            return ExitCode.ADDRESS;
        }
        return e instanceof IOException ? ExitCode.UNWRITABLE : ExitCode.INTERNAL;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version of the program, from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Egnatia.class.getPackage().getImplementationVersion();
            return new String[] {"egnatia " + (version == null ? "(not packaged)" : version)};
        }
    }
}
