package org.w3id.egnatia.serve.live;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.w3id.egnatia.load.JarDirectory;

/**
 * The digest of the program, so that an ETag of one build is none of another. Of a jar, the names and checksums of what
 * is in it count, which its index has; of folders of classes, the bytes of the files.
 */
public final class ProgramDigest {

    private static final int LENGTH = 16;

    private ProgramDigest() {
    }

    /** The digest of the program that runs. */
    public static String ofRunning() {
        try {
            Path place = Path.of(ProgramDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return of(place, System.getProperty("java.class.path", ""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class comes from a place that has no path", e);
        }
    }

    /**
     * The digest of a program.
     *
     * @param place     its jar, or its folder of classes
     * @param classPath where its libraries are; their names have their versions
     */
    static String of(Path place, String classPath) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String entry : classPath.split(File.pathSeparator)) {
                add(digest, Path.of(entry).getFileName() == null ? "" : Path.of(entry).getFileName().toString());
            }
            if (Files.isDirectory(place)) {
                addFolder(digest, place);
            } else {
                addJar(digest, place);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own files", e);
        }
    }

    private static void addFolder(MessageDigest digest, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted(Comparator.comparing(Path::toString)).toList();
        }
        for (Path file : files) {
            add(digest, folder.relativize(file).toString());
            digest.update(Files.readAllBytes(file));
        }
    }

    private static void addJar(MessageDigest digest, Path jar) throws IOException {
        digest.update(JarDirectory.of(jar).bytes());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
