package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.WrongFile;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.release.Sha256;

/**
 * Proves, on processes of their own, that the program stays whole when its surroundings do not: it is killed at any
 * moment, halted, its clock jumps, its disk is full or read-only. The long ones run by {@code ./mvnw test -Pchaos}.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@Tag("chaos")
@EnabledOnOs({OS.LINUX, OS.MAC})
class ChaosTest {

    private static final String CHANGE = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <https://w3id.org/egnatia/graph/actors/more> a egn:Graph ; dcterms:title "More"@en .
            actor:four a egn:Body ; rdfs:label "Four"@en .
            """;
    private static final String ENDLESS = "sparql?timeout=3&query=SELECT%20(COUNT(*)%20AS%20%3Fcount)%20WHERE%20%7B"
            + "%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff.%3Fg%20%3Fh%20%3Fi.%3Fj%20%3Fk%20%3Fl."
            + "%3Fm%20%3Fn%20%3Fo.%3Fp%20%3Fq%20%3Fr.%3Fs%20%3Ft%20%3Fu%7D";
    private static final Path FAKE_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir
    private Path folder;
    private Path root;
    private SmallWorkspace workspace;
    private final Random random = new Random();

    @BeforeEach
    void makeWorkspace() {
        root = folder.resolve("workspace");
        workspace = SmallWorkspace.in(root);
    }

    // Killed while it writes

    /** A folder to which a version was being added has those of before, each whole, and nothing of the new one. */
    private void killDuringBuilds(int times, Path first, Path second) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        List<Path> wholes = List.of(folder.resolve("whole-first"), folder.resolve("whole-second"),
                folder.resolve("whole-first-second"), folder.resolve("whole-second-first"));
        long longest = 0;
        for (int i = 0; i < 2; i++) {
            long begun = System.nanoTime();
            try (ProgramProcess build = build(i == 0 ? first : second, wholes.get(i))) {
                assertEquals(0, build.exitCode(), build.errors());
            }
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        // A build that is killed too late is complete: then the next version tells what changed since.
        for (Path each : List.of(first, second)) {
            assertEquals(ExitCode.OK, buildHere(each, wholes.get(2)));
        }
        for (Path each : List.of(second, first)) {
            assertEquals(ExitCode.OK, buildHere(each, wholes.get(3)));
        }
        int killed = 0;
        int duringWrites = 0;
        for (int i = 0; i < times; i++) {
            try (ProgramProcess build = build(i % 2 == 0 ? first : second, out)) {
                if (i % 3 == 0) {
                    Thread.sleep(random.nextLong(longest / 1_000_000 + 1));
                } else {
                    awaitWriting(build, out);
                    Thread.sleep(0, random.nextInt(1_000_000));
                    Thread.sleep(random.nextInt(20));
                }
                killed += build.isAlive() ? 1 : 0;
                build.signal("KILL");
                build.exitCode();
            }
            duringWrites += assertNothingHalf(out, wholes);
        }
        assertTrue(killed > 0, "none was killed in time");
        System.getLogger("chaos").log(System.Logger.Level.INFO, killed + " of " + times + " killed, " + duringWrites
                + " while a version was written");
        assertEquals(ExitCode.OK, buildHere(first, out));
        assertEquals(0, assertNothingHalf(out, wholes));
    }

    private static ProgramProcess build(Path root, Path out) throws IOException {
        return ProgramProcess.start(ProgramProcess.command(List.of(), "build", "--root", root.toString(), "--out",
                out.toString()));
    }

    /** Builds in this process, which is quicker. */
    private static int buildHere(Path root, Path out) {
        return Egnatia.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(System.err, true))
                .execute("build", "--root", root.toString(), "--out", out.toString());
    }

    /** Waits until a version is being written under its temporary name. */
    private static void awaitWriting(ProgramProcess build, Path out) throws IOException, InterruptedException {
        while (build.isAlive() && files(out).noneMatch(f -> f.getFileName().toString().startsWith(".building-"))) {
            Thread.sleep(1);
        }
    }

    private static Stream<Path> files(Path out) {
        String[] names = out.toFile().list();
        return names == null ? Stream.empty() : Arrays.stream(names).map(out::resolve);
    }

    /**
     * Fails if a version that can be seen is not byte for byte the one of a folder that was built in peace, or the list
     * names one that is not there; says whether a build was cut off.
     */
    private static int assertNothingHalf(Path out, List<Path> wholes) throws IOException {
        if (!Files.exists(out)) {
            return 0;
        }
        Set<Path> visible;
        try (Stream<Path> walk = Files.walk(out, FileVisitOption.FOLLOW_LINKS)) {
            visible = walk.filter(Files::isRegularFile).map(out::relativize)
                    .filter(f -> !f.toString().startsWith(".") && !f.toString().equals(ReleaseFolder.VERSIONS))
                    .collect(Collectors.toSet());
        }
        for (Path file : visible) {
            byte[] bytes = Files.readAllBytes(out.resolve(file));
            boolean known = false;
            for (Path whole : wholes) {
                known |= Files.exists(whole.resolve(file))
                        && Arrays.equals(bytes, Files.readAllBytes(whole.resolve(file)));
            }
            assertTrue(known, file + " is of neither version");
        }
        for (Version version : new ReleaseFolder(out).versions()) {
            Path folder = out.resolve(version.version());
            for (String line : Files.readAllLines(folder.resolve(ReleaseFolder.CHECKSUMS))) {
                assertEquals(line.substring(0, 64), Sha256.hex(Files.readAllBytes(folder.resolve(line.substring(66)))),
                        line);
            }
        }
        return files(out).anyMatch(f -> f.getFileName().toString().startsWith(".building-")) ? 1 : 0;
    }

    private Path changedCopy() {
        return SmallWorkspace.in(folder.resolve("changed")).write("data/actors/more.ttl", CHANGE).root();
    }

    /** Three times, or as often as {@code -Dkills=50} says. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aBuildThatIsKilledLeavesNoHalfFile() throws IOException, InterruptedException {
        killDuringBuilds(Integer.getInteger("kills", 3), root, changedCopy());
    }

    @Test
    @Tag("long")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void fiftyBuildsThatAreKilledLeaveNoHalfFile() throws IOException, InterruptedException {
        Path real = Path.of("").toAbsolutePath();
        Path changed = folder.resolve("changed-real");
        copyWorkspace(real, changed);
        Files.writeString(changed.resolve("data/actors/more.ttl"), more());
        killDuringBuilds(50, real, changed);
    }

    private static void copyWorkspace(Path from, Path to) throws IOException {
        for (String part : List.of("ontology", "data", "queries")) {
            try (Stream<Path> walk = Files.walk(from.resolve(part))) {
                for (Path path : (Iterable<Path>) walk::iterator) {
                    Path target = to.resolve(from.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(path, target);
                    }
                }
            }
        }
    }

    /** A file without facts that is right under the real rules and changes the digest. */
    private static String more() {
        return """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                <https://w3id.org/egnatia/graph/actors/more> a egn:Graph ; dcterms:title "More"@en ;
                    dcterms:description "More"@en .
                """;
    }

    // Killed while it loads

    private void killDuringReloads(int times) throws IOException, InterruptedException {
        Path file = root.resolve("data/actors/more.ttl");
        String without = workspace.release().digest();
        String with = SmallWorkspace.in(folder.resolve("with")).write("data/actors/more.ttl", CHANGE)
                .release().digest();
        for (int i = 0; i < times; i++) {
            try (ProgramProcess server = ProgramProcess.serve("--root", root.toString(), "--watch",
                    "--access-log", "off")) {
                assertEquals(Files.exists(file) ? with : without, server.ready().getString("digest"));
                if (i % 2 == 0) {
                    Files.writeString(file, CHANGE);
                } else {
                    Files.deleteIfExists(file);
                }
                Thread.sleep(random.nextInt(2_000));
                server.signal("KILL");
                server.exitCode();
            }
        }
    }

    @Test
    @Tag("long")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aServerThatIsOftenKilledStartsAgain() throws IOException, InterruptedException {
        killDuringReloads(30);
    }

    @Test
    void changesAndHangupsAreHeard() throws IOException, InterruptedException {
        try (ProgramProcess server = ProgramProcess.serve("--root", root.toString(), "--watch",
                "--access-log", "off")) {
            String before = server.ready().getString("digest");
            workspace.write("data/actors/more.ttl", CHANGE.replace("\"Four\"@en .", "\"Four\"@en"));
            server.awaitError(line -> line.contains("reload refused"));
            assertTrue(server.errors().contains("data/actors/more.ttl:"), server.errors());
            assertEquals(before, server.ready().getString("digest"));
            workspace.write("data/actors/more.ttl", CHANGE);
            server.awaitError(line -> line.contains("is served in place of"));
            assertFalse(before.equals(server.ready().getString("digest")));
            server.signal("HUP");
            server.awaitError(line -> line.contains("reload changed nothing"));
            assertTrue(server.isAlive());
        }
    }

    // Ended by signals

    @Test
    void aSecondSigtermEndsAtOnce() throws IOException, InterruptedException {
        try (ProgramProcess server = ProgramProcess.serve("--root", root.toString(), "--stop-within", "600",
                "--time-limit", "600")) {
            CompletableFuture.supplyAsync(() -> server.get(ENDLESS.replace("timeout=3", "timeout=500")));
            Thread.sleep(500);
            server.signal("TERM");
            Thread.sleep(500);
            assertTrue(server.isAlive(), "the first lets requests end");
            server.signal("TERM");
            assertEquals(143, server.exitCode());
        }
    }

    @Test
    void aHaltedServerGoesOn() throws IOException, InterruptedException {
        try (ProgramProcess server = ProgramProcess.serve("--root", root.toString(), "--access-log", "off")) {
            server.signal("STOP");
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> server.get("sparql?query=ASK%7B%7D")
                    .statusCode());
            Thread.sleep(1_500);
            assertFalse(asked.isDone());
            server.signal("CONT");
            assertEquals(200, asked.join());
            assertEquals(200, server.get("ready").statusCode());
        }
    }

    // Disks

    /** Files larger than a block cannot be written, which looks like a full disk to the program. */
    @Test
    void aFullDiskIsOneSentenceAndLeavesTheOldFiles() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.OK, buildHere(root, out));
        byte[] before = Files.readAllBytes(out.resolve("latest/egnatia.ttl"));
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 1; exec \"$@\" 2>&1", "bash"));
        limited.addAll(ProgramProcess.command(List.of(), "build", "--root", changedCopy().toString(), "--out",
                out.toString()));
        Process process = new ProcessBuilder(limited).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        assertTrue(said.matches("egnatia: [^\\n]*the release cannot be written here[^\\n]*\\n"), said);
        assertTrue(Arrays.equals(before, Files.readAllBytes(out.resolve("latest/egnatia.ttl"))));
        assertEquals(List.of(".lock"), files(out).map(f -> f.getFileName().toString()).filter(f -> f.startsWith("."))
                .toList());
    }

    /** On a real file system of one megabyte, where this machine lets tests mount one. */
    @Test
    @Tag("long")
    void onADiskOfOneMegabyteNothingHalfIsLeft() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0, "no right to mount");
        try {
            try (ProgramProcess build = build(Path.of("").toAbsolutePath(), disk.resolve("out"))) {
                assertEquals(ExitCode.UNWRITABLE, build.exitCode());
                assertTrue(build.errors().lines().count() == 1 && build.errors().contains("free some room"),
                        build.errors());
            }
            assertEquals(List.of(".lock"), files(disk.resolve("out")).map(f -> f.getFileName().toString()).toList());
            try (ProgramProcess server = ProgramProcess.serve("--root", root.toString(), "--access-log",
                    disk.resolve("log").toString())) {
                Files.write(disk.resolve("filler"), new byte[900 * 1024]);
                for (int i = 0; i < 2_000; i++) {
                    assertEquals(200, server.get("health").statusCode());
                }
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private void assertNotLoaded(ProcessBuilder serve, Path databases) throws IOException, InterruptedException {
        try (ProgramProcess server = ProgramProcess.start(serve)) {
            assertEquals(ExitCode.UNWRITABLE, server.exitCode(), server.errors());
            List<String> lines = server.errors().lines().toList();
            assertTrue(lines.size() == 2 && lines.get(0).contains(" is loaded into ") && lines.get(1)
                    .matches("egnatia: " + databases + ": the release cannot be loaded here \\(.*\\); free some room "
                    + "or name another folder with --store tdb2:DIR, and begin again: what was there before still is"),
                    server.errors());
        }
        assertEquals(List.of(), files(databases).toList());
    }

    private List<String> served(Path databases) {
        return ProgramProcess.command(List.of(), "serve", "--port", "0", "--access-log", "off", "--cache", "off",
                "--root", root.toString(), "--store", "tdb2:" + databases);
    }

    /** Files that may not grow fail in the middle of a load, as on a disk that others fill. */
    @Test
    void aStoreThatCannotBeLoadedIsNoneAndIsBegunAgain() throws IOException, InterruptedException {
        Path databases = folder.resolve("databases");
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 1024; exec \"$@\"", "bash"));
        limited.addAll(served(databases));
        assertNotLoaded(new ProcessBuilder(limited), databases);
        try (ProgramProcess server = ProgramProcess.start(served(databases)).awaitReady()) {
            assertEquals(200, server.get("doc/actor/one.ttl").statusCode());
        }
    }

    @Test
    @Tag("long")
    void aStoreForWhichTheDiskIsTooSmallIsRefusedBeforeItIsBegun() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()) == 0, "no right to mount");
        try {
            assertNotLoaded(new ProcessBuilder(served(disk.resolve("databases"))), disk.resolve("databases"));
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void anAccessLogThatCannotBeWrittenStopsNoRequest() throws IOException, InterruptedException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        try (ProgramProcess server = ProgramProcess.serve("--root", root.toString(), "--access-log", full.toString())) {
            for (int i = 0; i < 20; i++) {
                assertEquals(200, server.get("about").statusCode());
            }
            String dropped = server.get("metrics").body().lines()
                    .filter(l -> l.startsWith("egnatia_log_lines_dropped_total")).findFirst().orElseThrow();
            assertTrue(Double.parseDouble(dropped.replaceFirst(".* ", "")) > 0, dropped);
        }
    }

    @Test
    void aReadOnlyFolderIsOneSentence() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")),
                "this system has no folder that is read-only for root, too");
        for (List<String> command : List.of(List.of("build", "--out", "/proc/self/out"),
                List.of("serve", "--port", "0", "--access-log", "/proc/self/log"))) {
            StringWriter said = new StringWriter();
            List<String> args = new ArrayList<>(command);
            args.addAll(List.of("--root", root.toString()));
            assertEquals(ExitCode.UNWRITABLE, Egnatia.commandLine(new PrintWriter(new StringWriter()),
                    new PrintWriter(said, true))
                    .execute(args.toArray(String[]::new)));
            assertTrue(said.toString().matches("egnatia: /proc/self/(out|log): [^\\n]*\\n"), said.toString());
        }
    }

    // Clocks

    /** The wall clock jumps two days ahead and a year back while a query runs; its limit keeps to the steady clock. */
    @Test
    @Tag("long")
    void aJumpOfTheClockChangesNoTimeLimit() throws IOException, InterruptedException {
        assumeTrue(Files.exists(FAKE_TIME), "libfaketime is not installed");
        Path clock = Files.writeString(folder.resolve("clock"), "+0");
        ProcessBuilder builder = new ProcessBuilder(ProgramProcess.command(List.of(), "serve", "--port", "0", "--root",
                root.toString()));
        builder.environment().put("LD_PRELOAD", FAKE_TIME.toString());
        builder.environment().put("FAKETIME_TIMESTAMP_FILE", clock.toString());
        builder.environment().put("FAKETIME_CACHE_DURATION", "1");
        builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        builder.environment().put("DONT_FAKE_MONOTONIC", "1");
        try (ProgramProcess server = ProgramProcess.start(builder).awaitReady()) {
            for (String jump : List.of("+2d", "-1y")) {
                long begun = System.nanoTime();
                CompletableFuture<HttpResponse<String>> running =
                        CompletableFuture.supplyAsync(() -> server.get(ENDLESS));
                Thread.sleep(1_000);
                Files.writeString(clock, jump);
                assertEquals(503, running.join().statusCode());
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
                assertTrue(seconds >= 2 && seconds < 30, seconds + " seconds");
                assertEquals(200, server.get("sparql?query=ASK%7B%7D").statusCode());
                long age = server.ready().getNumber("ageSeconds").longValue();
                assertTrue(age >= 0 && age < 300, age + " seconds");
            }
            assertTrue(server.errors().lines()
                    .anyMatch(l -> l.startsWith("time=" + (java.time.Year.now().getValue() - 1))), server.errors());
            server.signal("TERM");
            assertEquals(143, server.exitCode());
        }
    }

    // Reload under the real rules

    /** Each wrong file is laid into the real data of a server that two clients ask without a pause. */
    @Test
    @Tag("long")
    @Timeout(value = 120, unit = TimeUnit.MINUTES)
    void noRequestFailsWhileEachWrongFileIsReloadedIntoTheRealData() throws IOException, InterruptedException {
        Path real = folder.resolve("real");
        copyWorkspace(Path.of("").toAbsolutePath(), real);
        try (ProgramProcess server = ProgramProcess.serve("--root", real.toString(), "--access-log", "off")) {
            String digest = server.ready().getString("digest");
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Integer>> clients = Stream.of("sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", "ready")
                    .map(path -> CompletableFuture.supplyAsync(() -> askUntil(over, server, path))).toList();
            int refused = 0;
            for (WrongFile file : WrongFile.all()) {
                Path laid = real.resolve(file.place());
                Optional<byte[]> before = Files.exists(laid) ? Optional.of(Files.readAllBytes(laid)) : Optional.empty();
                Files.createDirectories(laid.getParent());
                Files.write(laid, file.content());
                refused += reload(server).equals("refused") ? 1 : 0;
                if (before.isPresent()) {
                    Files.write(laid, before.get());
                } else {
                    Files.delete(laid);
                }
            }
            reload(server);
            over.set(true);
            int asked = clients.stream().mapToInt(CompletableFuture::join).sum();
            assertEquals(digest, server.ready().getString("digest"));
            System.getLogger("chaos").log(System.Logger.Level.INFO, asked + " requests answered during reloads, "
                    + refused + " files refused");
            assertTrue(refused > WrongFile.all().size() / 2, refused + " refused");
        }
    }

    private static int askUntil(AtomicBoolean over, ProgramProcess server, String path) {
        int asked = 0;
        while (!over.get()) {
            assertEquals(200, server.get(path).statusCode());
            asked++;
        }
        return asked;
    }

    private static String reload(ProgramProcess server) throws IOException, InterruptedException {
        long before = reloads(server);
        server.signal("HUP");
        long begun = System.nanoTime();
        while (reloads(server) == before) {
            assertTrue(System.nanoTime() - begun < TimeUnit.MINUTES.toNanos(5),
                    "no reload was heard; does the process ignore SIGHUP, as under nohup?");
            Thread.sleep(20);
        }
        JsonObject last = server.ready().getObj("lastReload");
        return last.getString("result");
    }

    private static long reloads(ProgramProcess server) {
        return server.get("metrics").body().lines().filter(l -> l.startsWith("egnatia_reloads_total"))
                .mapToLong(l -> Long.parseLong(l.replaceFirst(".* ", ""))).sum();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
