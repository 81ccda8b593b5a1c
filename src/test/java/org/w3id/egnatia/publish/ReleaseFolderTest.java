package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/** Proves that a version in a folder of releases is whole or not to be seen, and stays as it is. */
class ReleaseFolderTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;
    private SmallWorkspace workspace;
    private Release release;
    private Path out;

    @BeforeEach
    void makeRelease() {
        workspace = SmallWorkspace.in(folder.resolve("workspace"));
        release = workspace.release();
        out = folder.resolve("deep/er/out");
    }

    private ReleaseFolder at(Instant moment) {
        return new ReleaseFolder(out, () -> moment);
    }

    private Release changed() {
        return workspace.withOneMore().release();
    }

    /** Of three versions and a failure the newest stays, and what is listed is there. */
    @Test
    void olderVersionsAreRemovedIfThatIsWanted() throws IOException {
        at(NOON).add(release);
        at(NOON.plusSeconds(1)).addFailure("The data has errors.");
        Release second = changed();
        at(NOON.plusSeconds(2)).add(second);
        assertEquals(List.of(), at(NOON).keep(2));
        assertEquals(3, at(NOON).versions().size());
        assertEquals(List.of(release.version()), at(NOON).keep(1));
        assertEquals(List.of(second.version()), at(NOON).versions().stream().filter(Version::isPublished)
                .map(Version::version).toList());
        assertEquals(Stream.of(second.version(), "changes", "latest", "versions.json").sorted().toList(), names(out));
        assertTrue(Files.exists(out.resolve("latest").resolve(Manifest.FILE)));
        // Ended between two steps: what is gone is listed no more, and what was made anew is the newest.
        Files.move(out.resolve(second.version()), out.resolve(".building-" + second.version()));
        assertTrue(at(NOON.plusSeconds(3)).add(release).isNew());
        assertEquals(List.of(release.version()), at(NOON).versions().stream().filter(Version::isPublished)
                .map(Version::version).toList());
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> !f.equals(".lock")).sorted().toList();
        }
    }

    @Test
    void aVersionHasEveryFilePlainAndSqueezedAndTheManifestTellsOfEach() throws IOException {
        assertTrue(at(NOON).add(release).isNew());
        assertEquals(List.of(release.version(), "latest", "versions.json"), names(out));
        Path version = out.resolve(release.version());
        Manifest manifest = Manifest.in(version).orElseThrow();
        assertEquals(release.version(), manifest.version());
        for (Manifest.Entry entry : manifest.entries()) {
            byte[] bytes = Files.readAllBytes(version.resolve(entry.name()));
            assertEquals(entry.size(), new FileSize(bytes.length, Sha256.hex(bytes)), entry.name());
            byte[] plain = Files.readAllBytes(version.resolve(entry.of()));
            if (entry.name().endsWith(".gz")) {
                assertEquals(0, Arrays.compare(plain, unpacked(new GZIPInputStream(new ByteArrayInputStream(bytes)))));
            } else if (entry.name().endsWith(".zst")) {
                assertEquals(0, Arrays.compare(plain, unpacked(new ZstdInputStream(new ByteArrayInputStream(bytes)))));
            }
        }
        assertEquals(new Distributions(release).all().stream().map(Distribution::fileName).toList(),
                manifest.entries().stream().filter(e -> e.name().equals(e.of())).map(Manifest.Entry::name).toList());
        assertTrue(Files.readAllLines(version.resolve(ReleaseFolder.CHECKSUMS))
                .contains(release.digest() + "  egnatia.nq"));
        assertEquals(release.version(), Files.readSymbolicLink(out.resolve("latest")).toString());
    }

    private static byte[] unpacked(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    @Test
    void theSameDataIsTheSameVersionAndIsNotAddedTwice() throws IOException {
        at(NOON).add(release);
        Version again = at(NOON.plusSeconds(60)).add(release).version();
        assertFalse(at(NOON.plusSeconds(60)).add(release).isNew());
        assertEquals(NOON, again.published());
        assertEquals(1, at(NOON).versions().size());
    }

    @Test
    void aSecondReleaseStandsBeforeTheFirstWhichStaysAsItIs() throws IOException {
        at(NOON).add(release);
        String manifest = Files.readString(out.resolve(release.version()).resolve(Manifest.FILE));
        Release second = changed();
        at(NOON.plusSeconds(60)).add(second);
        List<Version> versions = at(NOON).versions();
        assertEquals(List.of(second.version(), release.version()), versions.stream().map(Version::version).toList());
        assertEquals(Optional.of(release.version()), versions.get(0).previous());
        assertEquals(manifest, Files.readString(out.resolve(release.version()).resolve(Manifest.FILE)));
        assertEquals(second.version(), Files.readSymbolicLink(out.resolve("latest")).toString());
    }

    @Test
    void whereTheClockIsSetBackTheOrderOfTheListStays() throws IOException {
        at(NOON).add(release);
        at(NOON.minusSeconds(3600)).add(changed());
        assertEquals(List.of(NOON.plusSeconds(1), NOON), at(NOON).versions().stream().map(Version::published).toList());
    }

    @Test
    void anAttemptThatFailedIsListed() throws IOException {
        at(NOON).add(release);
        at(NOON.plusSeconds(60)).addFailure("The data has errors.");
        List<Version> versions = at(NOON).versions();
        assertEquals(Optional.of("The data has errors."), versions.get(0).failure());
        assertEquals(release.version(), ReleaseFolder.newest(versions).orElseThrow().version());
    }

    @Test
    void whatABuildThatWasEndedLeftIsTakenAway() throws IOException {
        Files.createDirectories(out.resolve(".building-000000000000/tables"));
        Files.writeString(out.resolve(".building-000000000000/tables/x.csv"), "half");
        at(NOON).add(release);
        assertEquals(List.of(release.version(), "latest", "versions.json"), names(out));
    }

    @Test
    void aVersionThatIsNotInTheListYetIsPutThere() throws IOException {
        at(NOON).add(release);
        Files.delete(out.resolve("versions.json"));
        Files.delete(out.resolve("latest"));
        Release second = changed();
        at(Instant.now().plusSeconds(60)).add(second);
        assertEquals(List.of(second.version(), release.version()),
                at(NOON).versions().stream().map(Version::version).toList());
    }

    @Test
    void aFolderOfSomethingElseIsLeftAsItIs() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("versions.json"), "{\"mine\": true}");
        IOException refused = assertThrows(IOException.class, () -> at(NOON).add(release));
        assertTrue(refused.getMessage().endsWith("versions.json: is no list of versions of Egnatia, so nothing is "
                + "published here; choose another folder"), refused::getMessage);
        assertEquals(List.of("versions.json"), names(out));
        assertEquals("{\"mine\": true}", Files.readString(out.resolve("versions.json")));
    }

    @Test
    void twoBuildsDoNotWriteAtOnce() throws IOException {
        Files.createDirectories(out);
        try (FileChannel other = FileChannel.open(out.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock held = other.lock()) {
            assertTrue(held.isValid());
            IOException refused = assertThrows(IOException.class, () -> at(NOON).add(release));
            assertEquals("another build is writing there; wait until it has ended", refused.getMessage());
        }
        assertTrue(at(NOON).add(release).isNew());
    }

    @Test
    void aFileInThePlaceOfTheFolderStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThrows(IOException.class, () -> new ReleaseFolder(file).add(release));
        assertThrows(IOException.class, () -> new ReleaseFolder(file.resolve("below")).add(release));
        assertEquals("mine", Files.readString(file));
    }
}
