package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GivenFiles;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/**
 * Runs the corpus of what a contributor might commit ({@code src/test/resources/hostile/bad-turtle}) as {@code check
 * FILE…} does, and compares file, line and rule with its {@code expected.tsv}.
 *
 * <p>The cases of the layers syntax, encoding, iri and datatype run as they are, with our namespaces in the place of
 * {@code https://example.org/}. The others use a model of their own: {@code counterparts.tsv} names for each our wrong
 * file with the same fault, which {@link BadFilesTest} proves, or says why there is none. The right files are written
 * anew in our model, in {@code ours/}.
 */
class HostileTurtleTest {

    private static final Path HOSTILE = Path.of("src/test/resources/hostile").toAbsolutePath();
    private static final Path CORPUS = HOSTILE.resolve("bad-turtle");
    private static final Set<String> AS_THEY_ARE = Set.of("syntax", "encoding", "iri", "datatype");
    /** Of all cases that can be run, at least this share is right in file, line and rule. */
    private static final double GOAL = 0.96;

    @TempDir
    private static Path folder;
    private static Workspace small;

    private record Case(String file, String layer, String severity, String line, String rule) {

        static Case parse(String row) {
            String[] cells = row.split("\t");
            return new Case(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        boolean allows(long found) {
            String[] ends = line.split("-");
            return found >= Long.parseLong(ends[0]) && found <= Long.parseLong(ends[ends.length - 1]);
        }

        boolean isFoundBy(Finding finding) {
            return finding.rule().equals(rule) && allows(finding.line());
        }
    }

    @BeforeAll
    static void writeWorkspace() {
        small = Workspace.at(SmallWorkspace.in(folder.resolve("workspace")).root());
    }

    @Test
    void fileLineAndRuleAreRight() throws IOException {
        Map<String, String> counterparts = counterparts();
        List<String> wrong = new ArrayList<>();
        int run = 0;
        for (Case one : cases()) {
            boolean isRight = one.file().startsWith("ok-");
            if (isRight || !AS_THEY_ARE.contains(one.layer()) || counterparts.containsKey(one.file())) {
                continue;
            }
            run++;
            List<Finding> findings = check(one);
            if (findings.stream().noneMatch(one::isFoundBy)) {
                wrong.add(one + " but found " + findings);
            }
            if (one.severity().equals("error") && findings.stream().noneMatch(Finding::isError)) {
                wrong.add(one + " is no error");
            }
        }
        assertTrue(run > 50, "only " + run + " cases were run");
        int goal = (int) Math.ceil(run * GOAL);
        assertTrue(run - wrong.size() >= goal, run - wrong.size() + " of " + run + " are right; wrong:\n"
                + String.join("\n", wrong));
    }

    @Test
    void everyOtherCaseHasAWrongFileOfOursOrAReason() throws IOException {
        Map<String, String> counterparts = counterparts();
        Set<String> proven = Files.readAllLines(HOSTILE.resolveSibling("bad/expected.tsv")).stream()
                .map(row -> row.split("\t")).map(cells -> cells[0] + "\t" + cells[2]).collect(Collectors.toSet());
        for (Case one : cases()) {
            if (one.file().startsWith("ok-")) {
                assertTrue(Files.exists(HOSTILE.resolve("ours").resolve(one.file())), one.file());
            } else if (!AS_THEY_ARE.contains(one.layer())) {
                assertTrue(counterparts.containsKey(one.file()), one + " has no counterpart");
            }
        }
        counterparts.forEach((file, ours) -> assertTrue(ours.startsWith("-\t") || proven.contains(ours),
                file + ": " + ours));
    }

    @Test
    void nothingIsFoundInWhatIsRight() {
        List<SourceFile> right = GivenFiles.read(List.of(HOSTILE.resolve("ours")), Path::toString,
                InputStream.nullInputStream());
        assertEquals(5, right.size());
        Outcome outcome = Road.of(Workspace.shipped(), right);
        assertEquals(List.of(), outcome.findings());
        assertTrue(outcome.isClean());
    }

    /** The raw files, those of the other layers too: findings with a place, never an exception. */
    @Test
    void noCaseStopsTheProgram() throws IOException {
        for (Case one : cases()) {
            List<SourceFile> raw = GivenFiles.read(List.of(CORPUS.resolve(one.file())), Path::toString,
                    InputStream.nullInputStream());
            List<Finding> findings = Road.of(small, raw).findings();
            assertTrue(findings.stream().noneMatch(f -> f.message().contains("Exception")
                    || f.message().contains("org.apache")),
                    findings::toString);
        }
    }

    private static List<Finding> check(Case one) {
        List<SourceFile> given = GivenFiles.read(List.of(CORPUS.resolve(one.file())),
                path -> CORPUS.relativize(path).toString(), InputStream.nullInputStream());
        return Road.of(small, given.stream().map(HostileTurtleTest::inOurNamespace).toList()).findings();
    }

    /** The bytes with our namespaces in the place of the corpus's, whatever their encoding. */
    private static SourceFile inOurNamespace(SourceFile file) {
        String bytes = new String(file.content(), StandardCharsets.ISO_8859_1)
                .replace("//example.org/ns#", "//w3id.org/egnatia/def/")
                .replace("//example.org/id/", "//w3id.org/egnatia/id/actor/");
        return new SourceFile(file.path(), bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Case> cases() throws IOException {
        return Files.readAllLines(CORPUS.resolve("expected.tsv")).stream().skip(1).map(Case::parse).toList();
    }

    private static Map<String, String> counterparts() throws IOException {
        Map<String, String> map = new HashMap<>();
        Files.readAllLines(HOSTILE.resolve("counterparts.tsv")).stream().skip(1).map(row -> row.split("\t", 2))
                .forEach(cells -> map.put(cells[0], cells[1]));
        return map;
    }
}
