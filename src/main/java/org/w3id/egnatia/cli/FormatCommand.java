package org.w3id.egnatia.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.w3id.egnatia.load.GivenFiles;
import org.w3id.egnatia.load.HouseStyle;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.load.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code format}: writes files in the order and layout of the house. */
@Command(name = "format", mixinStandardHelpOptions = true,
        description = "Writes Turtle files and tables in the layout of the house; what they state stays the same. "
        + "Without files, "
                + "all of the workspace.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or nothing to do",
                "1:with --check: files are not formatted; else: files that cannot be",
            "2:the command line is wrong", "3:an input cannot be read", "5:a file cannot be written"})
final class FormatCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;

    @Option(names = "--check", description = "Only says which files are not formatted, and writes none.")
    private boolean checkOnly;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Turtle files, tables and folders of them.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        Path home = root.folder().orElse(Path.of(""));
        List<Path> places = new ArrayList<>();
        List<SourceFile> sources = new ArrayList<>();
        if (files.isEmpty()) {
            Workspace.at(home).files().forEach(file -> {
                sources.add(file);
                places.add(home.resolve(file.path()));
            });
        } else {
            for (Path given : files) {
                if (given.toString().equals(GivenFiles.STDIN)) {
                    throw new UnreadableException("-: standard input cannot be written back; name a file");
                }
                GivenFiles.read(List.of(given), path -> {
                    places.add(path);
                    return root.pathOf(path);
                }, System.in).forEach(sources::add);
            }
        }
        return format(sources, places);
    }

    private int format(List<SourceFile> sources, List<Path> places) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int faults = 0;
        for (int i = 0; i < sources.size(); i++) {
            SourceFile file = sources.get(i);
            if (!HouseStyle.isStyled(file.path())) {
                continue;
            }
            HouseStyle.Styled styled = HouseStyle.of(file);
            if (styled.text().isEmpty()) {
                out.println(styled.fault());
                faults++;
            } else if (!styled.text().get().equals(file.text())) {
                out.println(file.path() + (checkOnly ? ": not formatted; run 'egnatia format " + file.path() + "'"
                        : ": formatted"));
                faults += checkOnly ? 1 : 0;
                if (!checkOnly) {
                    write(places.get(i), styled.text().get());
                }
            }
        }
        out.flush();
        return faults > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** The file is there before and after in one piece, whatever happens. */
    private static void write(Path place, String text) throws IOException {
        Path whole = place.toAbsolutePath();
        Path draft = Files.createTempFile(whole.getParent(), ".format", ".tmp");
        try {
            // The draft takes over who may read and write the file.
            Files.copy(whole, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
