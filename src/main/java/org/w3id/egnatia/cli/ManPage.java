package org.w3id.egnatia.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, made of the model that reads the arguments, in the troff of man pages (groff_man(7)). */
final class ManPage {

    private ManPage() {
    }

    /** The page of the program with all its commands. */
    static String of(CommandLine program) {
        CommandSpec spec = program.getCommandSpec();
        StringBuilder page = new StringBuilder(".TH EGNATIA 1 \"\" \"").append(escape(spec.version()[0]))
                .append("\" \"Egnatia\"\n");
        page.append(".SH NAME\negnatia \\- ").append(escape(description(spec))).append('\n');
        page.append(".SH SYNOPSIS\n.B egnatia\n.I COMMAND\n[\\fIOPTION\\fR\\&...]\n");
        page.append(".SH COMMANDS\n");
        program.getSubcommands().values().stream().distinct().filter(command -> !command.getCommandSpec().usageMessage()
                .hidden()).forEach(command -> command(command, page));
        page.append(".SH EXIT STATUS\n");
        spec.usageMessage().exitCodeList().forEach((code, meaning) ->
                page.append(".TP\n.B ").append(escape(code)).append('\n').append(escape(meaning)).append('\n'));
        return page.toString();
    }

    private static void command(CommandLine command, StringBuilder page) {
        CommandSpec spec = command.getCommandSpec();
        page.append(".SS egnatia ").append(escape(spec.name())).append('\n').append(escape(description(spec)))
                .append('\n');
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item("\\fI" + escape(parameter.paramLabel()) + "\\fR", parameter.description(), page);
        }
        for (OptionSpec option : spec.options()) {
            String names = List.of(option.names()).stream().map(name -> "\\fB" + escape(name) + "\\fR")
                    .collect(Collectors.joining(", "));
            String value = option.arity().max() == 0 ? "" : "=\\fI" + escape(option.paramLabel()) + "\\fR";
            item(names + value, option.description(), page);
        }
    }

    private static void item(String name, String[] description, StringBuilder page) {
        page.append(".TP\n").append(name).append('\n').append(escape(String.join(" ", description))).append('\n');
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    /** A text in which nothing is a request or an escape of troff. */
    private static String escape(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
