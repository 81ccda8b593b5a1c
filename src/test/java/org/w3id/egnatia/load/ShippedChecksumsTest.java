package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/** Proves that whatever is changed in the data or the classes of a jar is seen in its index. */
class ShippedChecksumsTest {

    private static final Map<String, String> FILES = Map.of("org/w3id/egnatia/A.class", "a", "org/w3id/other/B.class",
            "b", "egnatia/pom.xml", "<project/>", "egnatia/data/x.ttl", "# x\n", "egnatia/queries/y.rq", "ASK {}",
            "egnatia/release.prepared", "1", "other/z.txt", "z", "egnatia/data/.#x.ttl", "an editor's");

    @TempDir
    private Path folder;

    private ShippedChecksums jar(Map<String, String> files) throws IOException {
        Path jar = folder.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setComment("PK\5\6 is no beginning of anything");
            zip.putNextEntry(new ZipEntry("egnatia/data/"));
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ShippedChecksums.at(jar);
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> changed = new LinkedHashMap<>(FILES);
        changed.put(name, text);
        return changed;
    }

    @Test
    void aFolderGivesTheSameAsAJarOfIt() throws IOException {
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.createDirectories(classes.resolve(file.getKey()).getParent());
            Files.writeString(classes.resolve(file.getKey()), file.getValue());
        }
        assertEquals(ShippedChecksums.at(classes), jar(FILES));
    }

    @Test
    void theDataIsTheFilesOfTheThreeFolders() throws IOException {
        ShippedChecksums before = jar(FILES);
        for (String name : new String[] {"egnatia/data/x.ttl", "egnatia/queries/y.rq", "egnatia/ontology/new.ttl"}) {
            ShippedChecksums after = jar(with(name, "# changed"));
            assertNotEquals(before.files(), after.files(), name);
            assertEquals(before.program(), after.program(), name);
        }
        Map<String, String> fewer = new LinkedHashMap<>(FILES);
        fewer.remove("egnatia/data/x.ttl");
        assertNotEquals(before.files(), jar(fewer).files());
    }

    @Test
    void theProgramIsItsClassesAndTheVersionsOfItsLibraries() throws IOException {
        ShippedChecksums before = jar(FILES);
        for (String name : new String[] {"org/w3id/egnatia/A.class", "org/w3id/egnatia/N.class", "egnatia/pom.xml"}) {
            ShippedChecksums after = jar(with(name, "changed"));
            assertNotEquals(before.program(), after.program(), name);
            assertEquals(before.files(), after.files(), name);
        }
    }

    @Test
    void nothingElseCounts() throws IOException {
        ShippedChecksums before = jar(FILES);
        for (String name : new String[] {"egnatia/release.prepared", "other/z.txt", "egnatia/data/.#x.ttl"}) {
            assertEquals(before, jar(with(name, "changed")), name);
        }
    }

    @Test
    void aWorkspaceGivesTheSameAsAJarThatCarriesIt(@TempDir Path root) throws IOException {
        Workspace workspace = Workspace.at(SmallWorkspace.in(root).root());
        Map<String, String> carried = new LinkedHashMap<>();
        workspace.files().forEach(file -> carried.put("egnatia/" + file.path(), file.text()));
        assertEquals(ShippedChecksums.of(workspace), jar(carried).files());
    }

    @Test
    void whatIsNoJarIsSaidToBeNone() throws IOException {
        Path file = folder.resolve("none.jar");
        Files.writeString(file, "no jar");
        assertThrows(IOException.class, () -> ShippedChecksums.at(file));
    }
}
