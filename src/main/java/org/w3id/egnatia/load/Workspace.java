package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What people edit, read into memory: every file below {@code ontology/}, {@code data/} and {@code queries/}.
 * It comes from a working folder or from the program's own jar, and does not change afterwards.
 */
public final class Workspace {

    static final List<String> FOLDERS = List.of("ontology", "data", "queries");

    private final List<SourceFile> files;

    private Workspace(List<SourceFile> files) {
        this.files = files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    }

    /**
     * Reads a working folder.
     *
     * @throws UnreadableException if the folder or one of its three parts is missing, holds nothing to read or cannot
     *                             be read
     */
    public static Workspace at(Path root) {
        for (String folder : FOLDERS) {
            if (!isFolder(root.resolve(folder))) {
                throw new UnreadableException(root + ": there is no folder " + folder + "/ here; give --root the "
                        + "folder that holds ontology/, data/ and queries/, or leave it out to use the shipped data");
            }
        }
        List<SourceFile> files = read(root);
        for (String folder : List.of("ontology", "data")) {
            if (files.stream().noneMatch(f -> f.path().startsWith(folder + "/") && f.path().endsWith(".ttl"))) {
                throw new UnreadableException(root.resolve(folder) + ": there is no Turtle file here; check --root, "
                        + "or leave it out to use the shipped data");
            }
        }
        return new Workspace(files);
    }

    /** What may not be looked at is not said to be missing. */
    private static boolean isFolder(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (AccessDeniedException e) {
            throw new UnreadableException(path + ": may not be read; give the user that runs this the permission to "
                    + "read the folder and those above it");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The ontology, data and queries that the program carries itself.
     *
     * @throws UnreadableException if the program was packed without them
     */
    public static Workspace shipped() {
        URL marker = Workspace.class.getResource("/egnatia/ontology");
        if (marker == null) {
            throw new UnreadableException("the program carries no data; build it again with ./mvnw package, or "
                    + "give --root");
        }
        try {
            URI uri = marker.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return new Workspace(read(Path.of(uri).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return new Workspace(read(jar.getPath("/egnatia")));
            }
        } catch (URISyntaxException e) {
            throw new UnreadableException("the data inside the program cannot be found; put it into another folder, "
                    + "with a plain name");
        } catch (IOException e) {
            throw new UnreadableException("the data inside the program cannot be read: " + Trouble.of(e));
        }
    }

    /** The same workspace with some files added, or put in the place of those with the same path. */
    public Workspace with(List<SourceFile> others) {
        Map<String, SourceFile> byPath = new HashMap<>();
        files.forEach(f -> byPath.put(f.path(), f));
        others.forEach(f -> byPath.put(f.path(), f));
        return new Workspace(List.copyOf(byPath.values()));
    }

    /** All files, in order of their paths. */
    public List<SourceFile> files() {
        return files;
    }

    /**
     * All Turtle files, in order of their paths; what was given from elsewhere counts as Turtle, unless it is a query
     * or table. */
    public List<SourceFile> turtle() {
        return files.stream().filter(f -> f.path().endsWith(".ttl") || isOutside(f)
                && !f.path().matches(".*[.](rq|csv)")).toList();
    }

    /** The files that were given in addition and do not stand in a folder of the workspace. */
    public List<SourceFile> outside() {
        return files.stream().filter(Workspace::isOutside).toList();
    }

    private static boolean isOutside(SourceFile file) {
        return FOLDERS.stream().noneMatch(folder -> file.path().startsWith(folder + "/"));
    }

    /** The files below a folder with an ending such as {@code .rq}, in order of their paths. */
    public List<SourceFile> files(String folder, String ending) {
        return files.stream().filter(f -> f.path().startsWith(folder + "/") && f.path().endsWith(ending)).toList();
    }

    private static List<SourceFile> read(Path root) {
        List<SourceFile> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            Path top = real(root.resolve(folder));
            below(top).forEach(path -> files.add(new SourceFile(
                    folder + "/" + top.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/"),
                    readOne(path))));
        }
        return files;
    }

    /**
     * The files in a folder and its folders, in order; without those that {@linkplain EditorFiles editors} put there.
     *
     * @throws UnreadableException if a folder cannot be read, or holds a symbolic link or something else that is no
     *                             file: a link can lead out of what was reviewed
     */
    static List<Path> below(Path folder) {
        try (Stream<Path> walk = Files.walk(real(folder))) {
            List<Path> found = new ArrayList<>();
            for (Path path : (Iterable<Path>) walk.filter(p -> !EditorFiles.isOne(p)).sorted()::iterator) {
                if (Files.isSymbolicLink(path)) {
                    throw new UnreadableException(path + ": is a symbolic link, which is not followed; put the file "
                            + "itself there");
                }
                if (Files.isRegularFile(path)) {
                    found.add(path);
                } else if (!Files.isDirectory(path)) {
                    throw new UnreadableException(path + ": is no file; remove it from the folder");
                }
            }
            return found;
        } catch (UncheckedIOException e) {
            throw new UnreadableException(folder + ": cannot be read: " + Trouble.of(e.getCause()));
        } catch (IOException e) {
            throw new UnreadableException(folder + ": cannot be read: " + Trouble.of(e));
        }
    }

    /** The folder itself where a link to it was named: what the user names may be a link, what lies in it may not. */
    private static Path real(Path folder) {
        try {
            return Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
        } catch (IOException e) {
            throw new UnreadableException(folder + ": leads nowhere; check the path");
        }
    }

    /**
     * Reads one file; of one that is larger than any we accept, only as much as shows that.
     *
     * @throws UnreadableException if it is missing or may not be read
     */
    public static byte[] readOne(Path path) {
        if (Files.isDirectory(path)) {
            throw new UnreadableException(path + ": is a folder, not a file; name a file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(TextExaminer.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new UnreadableException(path + ": there is no such file; check the path");
        } catch (AccessDeniedException e) {
            throw new UnreadableException(path + ": may not be read; check the file's permissions");
        } catch (IOException e) {
            throw new UnreadableException(path + ": cannot be read: " + Trouble.of(e));
        }
    }
}
