package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Files that a user names: each as it is, a folder with what is checked in it, {@code -} for standard input. */
public final class GivenFiles {

    /** The name that means standard input. */
    public static final String STDIN = "-";

    /** What is checked in a folder: Turtle, queries, tables, and the RDF formats that are refused by name. */
    private static final Pattern CHECKED = Pattern.compile(".*[.](ttl|rq|csv|trig|nq|nt|n3|jsonld|rdf|owl)");

    private GivenFiles() {
    }

    /**
     * Reads them.
     *
     * @param names  gives the path by which findings name a file
     * @param stdin  read to its end if {@code -} is among the paths
     * @throws UnreadableException if one is missing, may not be read, or is a folder without a file to check
     */
    public static List<SourceFile> read(List<Path> paths, Function<Path, String> names, InputStream stdin) {
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (path.toString().equals(STDIN)) {
                files.add(new SourceFile(STDIN, all(stdin)));
            } else if (Files.isDirectory(path)) {
                List<Path> inside = Workspace.below(path).stream().filter(p -> CHECKED.matcher(p.toString()).matches())
                        .toList();
                if (inside.isEmpty()) {
                    throw new UnreadableException(path + ": there is no Turtle or query file in this folder; check "
                            + "the path");
                }
                inside.forEach(p -> files.add(new SourceFile(names.apply(p), Workspace.readOne(p))));
            } else {
                files.add(new SourceFile(names.apply(path), Workspace.readOne(path)));
            }
        }
        return files;
    }

    private static byte[] all(InputStream stdin) {
        try {
            return stdin.readNBytes(TextExaminer.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UnreadableException("standard input cannot be read: " + Trouble.of(e));
        }
    }
}
