package org.w3id.egnatia.load;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What the program and the data that it carries are, told by the names, sizes and checksums of their files. A jar has
 * those in its index, so nothing need be read; folders of classes give the same.
 *
 * @param program of the program's own classes, and of the list of its libraries with their versions
 * @param files   of ontology, data and queries
 */
public record ShippedChecksums(String program, String files) {

    private static final String CLASSES = "org/w3id/egnatia/";
    private static final String DATA = "egnatia/";
    private static final List<String> PROGRAM = List.of(CLASSES, "egnatia/pom.xml");

    /**
     * Those of the program that runs.
     *
     * @throws UnreadableException if the program cannot read its own files
     */
    public static ShippedChecksums ofRunning() {
        try {
            Path place = Path.of(ShippedChecksums.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return at(place);
        } catch (URISyntaxException | IOException e) {
            throw new UnreadableException("the program cannot read its own files: " + Trouble.words(e, "the "
                    + "system gives no reason"));
        }
    }

    /** Those of a jar, or of a folder with the same in it. */
    static ShippedChecksums at(Path place) throws IOException {
        return of(Files.isDirectory(place) ? folder(place) : jar(place));
    }

    /** The same of the files of a workspace, by which they can be compared with those that the program carries. */
    public static String of(Workspace workspace) {
        SortedMap<String, String> lines = new TreeMap<>();
        workspace.files().forEach(file -> lines.put(DATA + file.path(), line(file.content())));
        return digest(lines);
    }

    private static ShippedChecksums of(SortedMap<String, String> lines) {
        SortedMap<String, String> program = new TreeMap<>();
        SortedMap<String, String> files = new TreeMap<>();
        lines.forEach((name, line) -> {
            if (PROGRAM.stream().anyMatch(name::startsWith)) {
                program.put(name, line);
            } else if (Workspace.FOLDERS.stream().anyMatch(folder -> name.startsWith(DATA + folder + "/"))
                    && !EditorFiles.isOne(Path.of(name))) {
                files.put(name, line);
            }
        });
        return new ShippedChecksums(digest(program), digest(files));
    }

    private static SortedMap<String, String> jar(Path place) throws IOException {
        SortedMap<String, String> lines = new TreeMap<>();
        JarDirectory directory = JarDirectory.of(place);
        for (String folder : List.of(CLASSES, DATA)) {
            directory.forEach(folder, (name, file) ->
                    lines.put(name, line(file >>> Integer.SIZE, file & 0xFFFFFFFFL)));
        }
        return lines;
    }

    private static SortedMap<String, String> folder(Path place) throws IOException {
        SortedMap<String, String> lines = new TreeMap<>();
        for (String part : List.of(CLASSES, DATA)) {
            if (Files.isDirectory(place.resolve(part))) {
                try (Stream<Path> files = Files.walk(place.resolve(part))) {
                    for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                        String name = place.relativize(file).toString().replace('\\', '/');
                        lines.put(name, line(Files.readAllBytes(file)));
                    }
                }
            }
        }
        return lines;
    }

    private static String line(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return line(content.length, crc.getValue());
    }

    private static String line(long size, long crc) {
        return size + " " + crc;
    }

    private static String digest(Map<String, String> lines) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            lines.forEach((name, line) -> sha256.update((name + ' ' + line + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
