package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/** Proves in processes of their own that a store on the disk is loaded once, opened by one, and survives a kill. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoreOptionTest {

    @TempDir
    private Path folder;
    private Path root;
    private Path databases;

    @BeforeEach
    void write() {
        root = folder.resolve("root");
        databases = folder.resolve("databases");
        SmallWorkspace.in(root);
    }

    private String[] arguments(String store) {
        return new String[] {"--access-log", "off", "--cache", "off", "--root", root.toString(), "--store", store};
    }

    private ProgramProcess serve() throws IOException {
        return ProgramProcess.serve(arguments("tdb2:" + databases));
    }

    @Test
    void itIsLoadedOnceAndOneProcessHasIt() throws IOException, InterruptedException {
        String digest;
        try (ProgramProcess first = serve()) {
            digest = first.ready().getString("digest");
            assertTrue(first.errors().matches("egnatia: version [0-9a-f]{12} is loaded into \\S+\n"), first.errors());
            Path entry;
            try (Stream<Path> all = Files.list(databases)) {
                entry = all.findFirst().orElseThrow();
            }
            try (ProgramProcess second = ProgramProcess.start(ProgramProcess.command(List.of(), Stream.concat(
                    Stream.of("serve", "--port", "0"), Stream.of(arguments("tdb2:" + databases)))
                    .toArray(String[]::new)))) {
                assertEquals(ExitCode.UNREADABLE, second.exitCode());
                assertEquals("egnatia: " + entry + ": another process has this database open, and TDB2 lets one at a "
                        + "time; end that process, or name a folder of its own with --store tdb2:DIR\n",
                        second.errors());
            }
            first.signal("KILL");
            first.exitCode();
        }
        try (ProgramProcess again = serve()) {
            assertEquals(digest, again.ready().getString("digest"));
            assertEquals("", again.errors());
        }
    }

    @Test
    void aReloadIsLoadedBeside() throws IOException, InterruptedException {
        try (ProgramProcess server = serve()) {
            String before = server.ready().getString("version");
            SmallWorkspace.in(root).withOneMore();
            server.signal("HUP");
            server.awaitError(line -> line.endsWith("is served in place of " + before));
            assertEquals(200, server.get("doc/actor/four.ttl").statusCode());
            assertEquals(200, server.get("doc/actor/one.ttl").statusCode());
        }
    }

    @Test
    void aStoreThatIsNoneIsToldInOneLine() throws IOException, InterruptedException {
        for (String store : List.of("tdb2:", "disk", "tdb2", "")) {
            ProgramRun run = ProgramRun.of(Stream.concat(Stream.of("serve"), Stream.of(arguments(store)))
                    .toArray(String[]::new));
            assertEquals(ExitCode.USAGE, run.code());
            assertEquals("egnatia: --store " + store + " is none; give memory, tdb2:DIR or sparql:URL; see egnatia "
                    + "serve --help", run.err().strip());
        }
    }
}
