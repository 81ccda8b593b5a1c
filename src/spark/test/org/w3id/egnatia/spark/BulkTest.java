package org.w3id.egnatia.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.check.Rule;
import org.w3id.egnatia.check.Rules;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/** Bulk work on a cluster does what the program does in one process, also when a worker is lost. */
@Tag("spark")
class BulkTest {

    /** What the examples of the rules refer to. Its document has a number of its own beside the real ones. */
    private static final Path BASE = Path.of("src/test/resources/bad-base/data/base.ttl");
    private static final Pattern TOLD = Pattern.compile("^(?:\\S+: )?((?:error|warning|info) \\[([\\w-]+)\\] .*)$");

    @TempDir
    static Path folder;

    private static SparkCluster cluster;
    private static Release release;
    private static Outcome faulty;
    private static Path clean;
    private static Path planted;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        release = ShippedData.release();
        clean = write(release, "clean.nq");
        faulty = Road.all(ShippedData.workspace().with(plants()));
        planted = write(faulty.release().orElseThrow(() -> new AssertionError(faulty.findings())), "planted.nq");
        cluster = SparkCluster.in(folder);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    private static Path write(Release release, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            release.writeQuads(out, (graph, subject) -> true);
        }
        return file;
    }

    /** For each rule of shapes and facts its example of what is wrong, in a file of its own and under its own name. */
    private static List<SourceFile> plants() throws IOException {
        List<SourceFile> plants = new ArrayList<>();
        plants.add(file("data/base.ttl", Files.readString(BASE)));
        for (Rule rule : Rules.of(release.shapes(), release.queries()).all()) {
            if (rule.stage() != Rule.Stage.SHAPE && rule.stage() != Rule.Stage.FACTS || rule.wrong().isEmpty()) {
                continue;
            }
            String name = rule.id().toLowerCase(Locale.ROOT);
            for (SourceFile example : rule.wrong().files()) {
                if (example.path().equals("data/example.ttl")) {
                    plants.add(file("data/planted/" + name + ".ttl", example.text()
                            .replace("graph/example>", "graph/planted/" + name + '>')
                            .replaceAll("\\b([a-z]+):example\\b", "$1:example-" + name)));
                }
            }
        }
        return plants;
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.replaceAll("\\b001-l", "901-l").replace("\"001\"", "\"901\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsWhatCheckFindsAlthoughAWorkerIsLost() throws IOException, InterruptedException {
        Process check = cluster.begin("check", "check", planted.toString(), "--pieces", "12");
        SparkCluster.await(() -> !check.isAlive()
                || cluster.log("check").split("Finished task", -1).length > 40, "forty tasks");
        assertTrue(check.isAlive(), () -> "ended before a worker was killed: " + cluster.log("check"));
        cluster.killWorker();
        SparkCluster.Ended ended = cluster.end("check", check);
        assertTrue(ended.log().contains("Lost executor"), "no executor was lost");

        Set<String> held = heldRules();
        Set<String> expected = told(faulty.findings().stream().map(finding -> finding.toString()
                .replaceFirst("^.*?:\\d+:\\d+: ", "")), held);
        Set<String> found = told(ended.out().stream(), held);
        assertTrue(rules(expected).size() > 80, () -> "rules that found a plant: " + rules(expected));
        assertEquals(List.of(), without(expected, found), "found by check alone");
        assertEquals(List.of(), without(found, expected), "found in pieces alone");
        assertEquals(1, ended.code());
    }

    private static Set<String> heldRules() {
        return Rules.of(release.shapes(), release.queries()).all().stream()
                .filter(rule -> rule.stage() == Rule.Stage.SHAPE || rule.stage() == Rule.Stage.FACTS).map(Rule::id)
                .filter(rule -> !BulkRules.NOT_IN_PIECES.contains(rule)).collect(Collectors.toSet());
    }

    private static Set<String> told(Stream<String> lines, Set<String> held) {
        return lines.map(TOLD::matcher).filter(Matcher::matches).filter(line -> held.contains(line.group(2)))
                .map(line -> line.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rules(Set<String> told) {
        return told.stream().map(line -> line.replaceFirst("^\\w+ \\[([\\w-]+)].*$", "$1")).collect(Collectors.toSet());
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(line -> !others.contains(line)).toList();
    }

    @Test
    void digestIsThatOfTheReleaseInAnyOrder() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(Files.readAllLines(clean));
        SparkCluster.Ended inOrder = cluster.run("digest", "digest", clean.toString(), "--sorted");
        assertEquals("SHA-256 of all in order " + release.digest(), inOrder.out().get(1), inOrder::log);
        Collections.shuffle(lines, new Random(1));
        lines.add(lines.get(0));
        Path shuffled = Files.write(folder.resolve("shuffled.nq"), lines);
        SparkCluster.Ended inDisorder = cluster.run("digest-shuffled", "digest", shuffled.toString());
        assertEquals(inOrder.out().get(0), inDisorder.out().get(0));
        OrderFreeDigest here = OrderFreeDigest.empty();
        for (String line : new HashSet<>(lines)) {
            here = here.with(line);
        }
        assertEquals(here.lines() + " quads, sum of SHA-256 " + here.hex(), inOrder.out().get(0));
    }

    @Test
    void differenceIsThatOfTheLines() throws IOException, InterruptedException {
        Set<String> older = new HashSet<>(Files.readAllLines(clean));
        Set<String> newer = new HashSet<>(Files.readAllLines(planted));
        List<String> expected = Stream.concat(
                older.stream().filter(line -> !newer.contains(line)).map(line -> "D " + line),
                newer.stream().filter(line -> !older.contains(line)).map(line -> "A " + line))
                .sorted((one, other) -> one.substring(2).compareTo(other.substring(2))).toList();
        SparkCluster.Ended ended = cluster.run("diff", "diff", clean.toString(), planted.toString());
        assertEquals(1, ended.code(), ended::log);
        assertTrue(expected.size() > 500);
        assertEquals(expected, ended.out().subList(1, ended.out().size() - 1));
        assertEquals(0, cluster.run("same", "diff", clean.toString(), clean.toString()).code());
    }

    @Test
    void partsHaveEachThingWholeAndAddUp() throws IOException, InterruptedException {
        Path parts = folder.resolve("parts");
        SparkCluster.Ended ended = cluster.run("partition", "partition", clean.toString(), parts.toString(), "--parts",
                "4");
        assertEquals(0, ended.code(), ended::log);
        Set<String> subjects = new HashSet<>();
        OrderFreeDigest whole = OrderFreeDigest.empty();
        for (int part = 0; part < 4; part++) {
            List<String> lines = Files.readAllLines(parts.resolve("part-0000" + part));
            OrderFreeDigest digest = OrderFreeDigest.empty();
            Set<String> own = new HashSet<>();
            for (String line : lines) {
                own.add(QuadLine.subjectOf(line));
                digest = digest.with(line);
            }
            assertTrue(Collections.disjoint(own, subjects), "a thing in two parts");
            subjects.addAll(own);
            whole = whole.with(digest);
            assertEquals("part-0000" + part + '\t' + lines.size() + '\t' + digest.hex(), ended.out().get(part));
        }
        assertEquals("all\t" + release.quads() + '\t' + whole.hex(), ended.out().get(4));
        SparkCluster.Ended again = cluster.run("again", "partition", clean.toString(), parts.toString());
        assertEquals(3, again.code());
        assertTrue(again.log().contains("parts: is there already; give a folder that is not\n"), again::log);
    }

    @Test
    void derivesWhatIsToldOfAThingFromWhatItLeadsTo() throws IOException, InterruptedException {
        Path folder = BulkTest.folder.resolve("derived");
        SparkCluster.Ended ended = cluster.run("derive", "derive", clean.toString(), folder.toString(), "--pieces",
                "6");
        assertEquals(0, ended.code(), ended::log);
        Set<String> found = new TreeSet<>();
        for (int part = 0; part < 6; part++) {
            found.addAll(Files.readAllLines(folder.resolve("part-0000" + part)));
        }
        // What follows from closed lists is derived from all partners, and so is what is told of it.
        String graphs = "<https://w3id.org/egnatia/graph/derived/";
        Set<String> lists = Files.readAllLines(clean).stream()
                .filter(line -> QuadLine.of(line).graph().equals(graphs + "closed-lists>"))
                .map(QuadLine::subjectOf).collect(Collectors.toSet());
        Pattern apart = Pattern.compile(".*/derived/(sections|closed-lists|asked-of-each-partner|members)> \\.");
        Set<String> expected = Files.readAllLines(clean).stream()
                .filter(line -> QuadLine.of(line).graph().startsWith(graphs))
                .filter(line -> !apart.matcher(line).matches() && !lists.contains(QuadLine.subjectOf(line)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(expected.size() > 20_000);
        assertEquals(List.of(), without(expected, found), "derived by the program alone");
        assertEquals(List.of(), without(found, expected), "derived in pieces alone");
    }

    @Test
    void whatCannotBeCitedIsToldInOneLine() throws IOException, InterruptedException {
        Path blank = Files.writeString(folder.resolve("blank.nq"),
                "_:b <https://w3id.org/egnatia/def/about> <https://w3id.org/egnatia/id/actor/eu> .\n");
        SparkCluster.Ended refused = cluster.run("blank", "digest", blank.toString(), "--pieces", "1");
        assertEquals(3, refused.code());
        assertTrue(refused.log().lines().anyMatch(line ->
                line.startsWith("is no quad that can be cited: a blank node, which has no name")), refused::log);
        Path broken = Files.writeString(folder.resolve("broken.nq"), "<a> <b <c> .\n");
        SparkCluster.Ended found = cluster.run("broken", "check", broken.toString(), "--pieces", "1");
        assertEquals(1, found.code(), found::log);
        assertTrue(found.out().stream().anyMatch(line -> line.startsWith("error [syntax] is no quad")),
                () -> String.join("\n", found.out()));
        assertEquals(3, cluster.run("absent", "digest", folder.resolve("absent.nq").toString()).code());
    }
}
