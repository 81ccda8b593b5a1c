package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/** Proves that a deposit is whole, says how it is cited, and is the same for equal data. */
class DepositFolderTest {

    @TempDir
    private Path folder;

    private static TreeMap<String, byte[]> files(Path deposit) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(deposit)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(deposit.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void equalDataGivesEqualBytesAndEveryFileHasItsChecksum() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(folder.resolve("small"));
        TreeMap<String, byte[]> one = files(new DepositFolder(workspace.release(), Optional.empty(),
                Optional.empty()).into(folder.resolve("one")));
        TreeMap<String, byte[]> other = files(new DepositFolder(workspace.release(), Optional.empty(),
                Optional.empty()).into(folder.resolve("other")));
        assertEquals(one.keySet(), other.keySet());
        one.forEach((name, bytes) -> assertArrayEquals(bytes, other.get(name), name));
        List<String> sums = new String(one.get(ReleaseFolder.CHECKSUMS)).lines().toList();
        assertEquals(one.size() - 1, sums.size());
        sums.forEach(line -> assertEquals(line.substring(0, 64), Sha256.hex(one.get(line.substring(66))), line));
        assertTrue(one.keySet().containsAll(List.of("CITATION.cff", ".zenodo.json", "README.txt", "egnatia.nq.zst",
                "ontology.ttl", "panel/codebook.csv", "panel/datapackage.json")), one.keySet()::toString);
        assertTrue(one.keySet().stream().noneMatch(name -> name.endsWith(".gz") || name.endsWith(".zip")));
    }

    @Test
    void theIdentifiersStandWhereTheyBelong() throws IOException {
        Release release = SmallWorkspace.in(folder.resolve("small")).release();
        TreeMap<String, byte[]> files = files(new DepositFolder(release, Optional.of("10.1234/version"),
                Optional.of("10.1234/concept")).into(folder.resolve("with")));
        String cff = new String(files.get("CITATION.cff"));
        assertTrue(cff.contains("\ndoi: 10.1234/version\n") && !cff.contains("concept"), cff);
        assertTrue(cff.contains("\nversion: \"" + release.version() + "\"\n"), cff);
        assertEquals("10.1234/version", JSON.parse(new String(files.get(".zenodo.json"))).getString("doi"));
        String readme = new String(files.get("README.txt"));
        assertTrue(readme.contains("https://doi.org/10.1234/concept") && readme.contains(release.digest()), readme);
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws IOException {
        DepositFolder deposit = new DepositFolder(SmallWorkspace.in(folder.resolve("small")).release(),
                Optional.empty(), Optional.empty());
        Path made = deposit.into(folder.resolve("twice"));
        TreeMap<String, byte[]> before = files(made);
        assertTrue(assertThrows(IOException.class, () -> deposit.into(folder.resolve("twice"))).getMessage()
                .endsWith("is there already; remove it, or choose another folder"));
        files(made).forEach((name, bytes) -> assertArrayEquals(before.get(name), bytes, name));
        try (Stream<Path> all = Files.list(folder.resolve("twice"))) {
            assertEquals(1, all.count());
        }
    }
}
