package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;

/** Proves that a release folder is whole or says by its missing checksums that it is not. */
class ReleaseFolderTest {

    @TempDir
    private Path folder;
    private Release release;
    private Path out;

    @BeforeEach
    void makeRelease() {
        release = SmallWorkspace.in(folder.resolve("workspace")).release();
        out = folder.resolve("deep/er/out");
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    /** Puts a folder that is not empty where a file should go, which nobody may replace, not even root. */
    private void block(String name) throws IOException {
        Files.createDirectories(out.resolve(name).resolve("full"));
    }

    @Test
    void theFolderIsMadeAndHasTheDumpsAndTheirChecksums() throws IOException {
        ReleaseFolder.write(release, out);
        assertEquals(List.of("SHA256SUMS", "egnatia-open.nq", "egnatia.nq", "egnatia.ttl"), names(out));
        for (DumpFile file : DumpFile.values()) {
            assertArrayEquals(Dumped.bytes(file, release), Files.readAllBytes(out.resolve(file.fileName())));
        }
    }

    @Test
    void theDigestOfTheReleaseIsTheChecksumOfTheNQuads() throws IOException {
        ReleaseFolder.write(release, out);
        assertEquals(List.of(release.digest() + "  egnatia.nq"),
                Files.readAllLines(out.resolve(ReleaseFolder.CHECKSUMS))
                        .stream().filter(l -> l.endsWith(" egnatia.nq")).toList());
    }

    @Test
    void aSecondReleaseTakesThePlaceOfTheFirst() throws IOException {
        ReleaseFolder.write(release, out);
        ReleaseFolder.write(release, out);
        assertEquals(List.of("SHA256SUMS", "egnatia-open.nq", "egnatia.nq", "egnatia.ttl"), names(out));
    }

    @Test
    void whereTheFirstFileCannotBeWrittenNothingIsLeftBehind() throws IOException {
        block("egnatia.ttl");
        assertThrows(IOException.class, () -> ReleaseFolder.write(release, out));
        assertEquals(List.of("egnatia.ttl"), names(out));
    }

    @Test
    void whereALaterFileCannotBeWrittenTheOthersAreWholeAndTheChecksumsAreGone() throws IOException {
        ReleaseFolder.write(release, out);
        Files.delete(out.resolve("egnatia.nq"));
        block("egnatia.nq");
        assertThrows(IOException.class, () -> ReleaseFolder.write(release, out));
        assertEquals(List.of("egnatia-open.nq", "egnatia.nq", "egnatia.ttl"), names(out));
        assertArrayEquals(Dumped.bytes(DumpFile.TURTLE, release), Files.readAllBytes(out.resolve("egnatia.ttl")));
    }

    @Test
    void aFileInThePlaceOfTheFolderStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThrows(IOException.class, () -> ReleaseFolder.write(release, file));
        assertThrows(IOException.class, () -> ReleaseFolder.write(release, file.resolve("below")));
        assertEquals("mine", Files.readString(file));
    }
}
