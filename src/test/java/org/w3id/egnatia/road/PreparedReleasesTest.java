package org.w3id.egnatia.road;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;

/** Proves that a kept release is used for the same files and the same program, and for nothing else. */
class PreparedReleasesTest {

    @TempDir
    private Path root;
    @TempDir
    private Path other;
    private Path cache;
    private SmallWorkspace workspace;
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void write() {
        workspace = SmallWorkspace.in(root);
        cache = other.resolve("cache");
    }

    private Outcome outcome() {
        return new PreparedReleases(Optional.of(cache), notices::add).of(Workspace.at(root));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    private String digest() {
        return outcome().release().orElseThrow().digest();
    }

    /** What was checked says which files it read; what was kept does not read them. */
    private static boolean isKept(Outcome outcome) {
        return outcome.readings().all().isEmpty();
    }

    @Test
    void theSecondTimeNothingIsChecked() throws IOException {
        Outcome first = outcome();
        Outcome second = outcome();
        assertFalse(isKept(first));
        assertTrue(isKept(second));
        assertTrue(second.isClean());
        assertEquals(first.release().orElseThrow().digest(), second.release().orElseThrow().digest());
        assertEquals(first.rules().get().all(), second.rules().get().all());
        assertEquals(1, kept().size());
        assertEquals(List.of(), notices);
    }

    @Test
    void whatIsKeptHasTheSameBytesEachTime() throws IOException {
        outcome();
        byte[] once = Files.readAllBytes(kept().get(0));
        Files.delete(kept().get(0));
        outcome();
        assertArrayEquals(once, Files.readAllBytes(kept().get(0)));
    }

    @Test
    void aChangedFileIsNotAnsweredFromWhatWasKept() {
        String before = digest();
        workspace.write("data/more.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                <https://w3id.org/egnatia/graph/more> a egn:Graph ; dcterms:title "More"@en .
                actor:four a egn:Body ; rdfs:label "Four"@en .
                """);
        Outcome changed = outcome();
        assertFalse(isKept(changed));
        assertNotEquals(before, changed.release().orElseThrow().digest());
    }

    @Test
    void aQueryOrAnAnswerCountsAsMuchAsData() {
        outcome();
        workspace.write("queries/competency/SQ-02.rq", "# title: Nothing\nASK {}\n");
        assertFalse(isKept(outcome()));
        workspace.write("queries/competency/SQ-01.csv", "body,name\n");
        assertFalse(isKept(outcome()));
    }

    @Test
    void dataWithErrorsIsNotKept() {
        workspace.write("data/broken.ttl", "this is no Turtle");
        Outcome first = outcome();
        assertFalse(first.isClean());
        assertFalse(Files.exists(cache));
        assertEquals(first.findings(), outcome().findings());
    }

    @Test
    void aShortenedFileIsThrownAwayInOneLine() throws IOException {
        String right = digest();
        Path file = kept().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, Origin.HEADER, Origin.HEADER + 1, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            notices.clear();
            assertEquals(right, digest());
            assertEquals(1, notices.size(), () -> notices.toString());
            assertTrue(notices.get(0).contains("thrown away"), notices.get(0));
            assertArrayEquals(whole, Files.readAllBytes(file));
        }
    }

    @Test
    void aFlippedByteIsFoundWhereverItIs() throws IOException {
        String right = digest();
        Path file = kept().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 40)) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            notices.clear();
            assertEquals(right, digest());
            assertEquals(1, notices.size(), "byte " + at);
        }
    }

    @Test
    void whatAnotherProgramMadeIsNotUsed() throws IOException {
        outcome();
        Path file = kept().get(0);
        byte[] whole = Files.readAllBytes(file);
        Origin origin = Origin.read(Arrays.copyOf(whole, Origin.HEADER)).orElseThrow().origin();
        byte[] release = Arrays.copyOfRange(whole, Origin.HEADER, whole.length);
        byte[] header = new Origin("0".repeat(64), origin.checksums(), origin.contents()).header(release);
        System.arraycopy(header, 0, whole, 0, header.length);
        Files.write(file, whole);
        assertFalse(isKept(outcome()));
        assertTrue(notices.get(0).contains("thrown away"), notices.get(0));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneLine() throws IOException {
        Files.write(cache, "a file".getBytes(StandardCharsets.UTF_8));
        assertTrue(outcome().isClean());
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).contains("cannot be kept here"), notices.get(0));
    }

    @Test
    void withoutAFolderNothingIsKept() throws IOException {
        PreparedReleases none = new PreparedReleases(Optional.empty(), notices::add);
        assertFalse(isKept(none.of(Workspace.at(root))));
        assertFalse(isKept(none.of(Workspace.at(root))));
        assertEquals(List.of(), notices);
    }

    private Optional<Release> lastGood(Path of) {
        return new PreparedReleases(Optional.of(cache), notices::add).lastGood(of);
    }

    private Outcome remembered() {
        return new PreparedReleases(Optional.of(cache), notices::add).of(root);
    }

    @Test
    void theLastReleaseOfAFolderThatPassedIsRemembered() {
        assertEquals(Optional.empty(), lastGood(root));
        String good = remembered().release().orElseThrow().digest();
        workspace.write("data/broken.ttl", "this is no Turtle");
        assertFalse(remembered().isClean());
        assertEquals(good, lastGood(root).orElseThrow().digest());
        assertEquals(Optional.empty(), lastGood(other), "another folder's is none of this");
        assertEquals(List.of(), notices);
    }

    /** However many releases others keep in the same place. */
    @Test
    void theLastGoodReleaseIsKeptAmongMany() {
        String good = remembered().release().orElseThrow().digest();
        for (int i = 0; i < 9; i++) {
            workspace.write("queries/competency/SQ-03.rq", "# title: Number " + i + "\nASK {}\n");
            outcome();
        }
        assertEquals(good, lastGood(root).orElseThrow().digest());
    }

    @Test
    void aLastGoodReleaseThatIsDamagedIsNone() throws IOException {
        remembered();
        for (Path file : kept()) {
            if (file.toString().endsWith(".prepared")) {
                Files.write(file, new byte[100]);
            }
        }
        assertEquals(Optional.empty(), lastGood(root));
        assertEquals(1, notices.size(), notices.toString());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidBeforeAnythingIsDone() throws IOException {
        new PreparedReleases(Optional.of(cache), notices::add).probe();
        assertEquals(List.of(), notices);
        assertEquals(List.of(), kept());
        Files.delete(cache);
        Files.write(cache, "a file".getBytes(StandardCharsets.UTF_8));
        PreparedReleases there = new PreparedReleases(Optional.of(cache), notices::add);
        there.probe();
        assertTrue(there.of(root).isClean());
        assertEquals(1, notices.size(), notices.toString());
    }

    /** What another process is writing stays. */
    @Test
    void whatAKilledProcessLeftIsTakenAway() throws IOException {
        Files.createDirectories(cache);
        Path left = Files.write(cache.resolve("a.prepared1.part"), new byte[9]);
        Path beingWritten = Files.write(cache.resolve("b.prepared2.part"), new byte[9]);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(7200)));
        new PreparedReleases(Optional.of(cache), notices::add).probe();
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(beingWritten));
        assertEquals(List.of(), notices);
    }

    @Test
    void onlyTheLatestAreKept() throws IOException {
        for (int i = 0; i < 9; i++) {
            workspace.write("queries/competency/SQ-03.rq", "# title: Number " + i + "\nASK {}\n");
            outcome();
        }
        assertEquals(6, kept().size());
        assertTrue(isKept(outcome()));
    }
}
