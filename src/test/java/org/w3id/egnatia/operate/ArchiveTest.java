package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.egnatia.operate.Figures.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is released: the archive that strangers unpack, and the one command that makes a release of the sources. */
@Tag("operate")
class ArchiveTest {

    @TempDir
    private Path folder;

    private static String ok(String command) {
        return DebianMachine.here(command).ok().strip();
    }

    @Test
    void theArchiveIsTheSameWhoeverMakesItAndRunsWhereverItIsUnpacked() throws IOException {
        Path archive = Path.of(ok("src/release/archive.sh"));
        byte[] first = Files.readAllBytes(archive);
        ok("umask 077; TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 src/release/archive.sh");
        assertArrayEquals(first, Files.readAllBytes(archive));
        ok("cd target && sha256sum -c " + archive.getFileName() + ".sha256");
        figure("archive", archive.getFileName() + ", " + first.length / 1_000_000 + " MB");

        Path here = Files.createDirectories(folder.resolve("a folder with blanks"));
        ok("tar -C '" + here + "' -xzf " + archive.toAbsolutePath());
        Path root = here.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        ok("cd '" + root + "' && sha256sum -c --quiet SHA256SUMS && [ $(grep -c . SHA256SUMS) = $(find . -type f "
                + "| grep -vc SHA256SUMS) ]");
        ok("ln -s 'a folder with blanks/" + root.getFileName() + "/bin/egnatia' " + folder.resolve("linked"));
        ok("ln -s linked " + folder.resolve("twice"));
        for (String launcher : List.of(root.resolve("bin/egnatia").toString(), folder.resolve("twice").toString())) {
            assertTrue(ok("cd / && dash -c \"'" + launcher + "' --version\"").startsWith("egnatia "), launcher);
        }
        DebianMachine.Ran without = DebianMachine.here("PATH=/none JAVA_HOME=/none /bin/sh -c '. /dev/null; exec "
                + "/usr/bin/env PATH=/usr/bin:/bin JAVA_HOME=/none \"" + root.resolve("bin/egnatia") + "\" --version'");
        assertEquals(127, without.code());
        assertTrue(without.said().startsWith("egnatia: there is no Java here; install version 17"), without.said());
        ok("bash -n '" + root.resolve("share/bash-completion/completions/egnatia") + "'");
        assertTrue(ok("man -l '" + root.resolve("share/man/man1/egnatia.1") + "' | cat").contains("serve"));
        assertTrue(Files.readString(root.resolve("bin/egnatia.bat")).startsWith("@echo off\r\n"));
        assertTrue(Files.isExecutable(root.resolve("deploy/egnatia-switch")));
        JsonObject told = JSON.parse(Files.readString(root.resolve("codemeta.json")));
        assertEquals("SoftwareSourceCode", told.getString("@type"));
        assertEquals("egnatia-" + told.getString("version"), root.getFileName().toString());
        String cited = Files.readString(root.resolve("CITATION.cff"));
        assertTrue(cited.startsWith("cff-version: 1.2.0\n") && cited.contains("\ntitle: \"" + told.getString("name")
                + "\"\n") && cited.contains("\nabstract: \"" + told.getString("description") + "\"\n"), cited);
        for (String name : List.of("LICENSE", "README.md", "CHANGELOG.md", "deploy/egnatia.service")) {
            assertTrue(Files.exists(root.resolve(name)), name);
        }
    }

    /** In a clone: changes since the last one are told, version and date are set, and what is wrong changes nothing. */
    @Test
    void aReleaseIsOneCommand() throws IOException {
        Path clone = folder.resolve("clone");
        ok("git clone -q . " + clone);
        String at = "cd " + clone + " && git config user.name Anna && git config user.email anna@example.org && ";
        ok(at + "cp -a " + Path.of("src/release").toAbsolutePath() + " src/ && cp " + Path.of("CHANGELOG.md")
                .toAbsolutePath() + " . && git add -A && git commit -q --allow-empty -m 'Prepare'");
        String release = at + "src/release/release.sh ";
        assertTrue(ok(release + "1.0.0 --no-build").startsWith("v1.0.0 is tagged, with "));
        ok(at + "git commit -q --allow-empty -m 'Mend the one' && git commit -q --allow-empty -m 'Mend the other'");
        assertEquals("v1.1.0 is tagged, with 2 changes since v1.0.0", ok(release + "1.1.0 --no-build"));
        String changes = Files.readString(clone.resolve("CHANGELOG.md"));
        assertTrue(changes.matches("(?s)# What changed\n\n.*\n\n## 1\\.1\\.0, \\d{4}-\\d\\d-\\d\\d\n\n- Mend the one\n"
                + "- Mend the other\n\n## 1\\.0\\.0, .*- Prepare\n"), changes.substring(0, 400));
        String pom = Files.readString(clone.resolve("pom.xml"));
        assertTrue(pom.contains("<version>1.1.0</version>") && pom.contains("<project.build.outputTimestamp>"
                + changes.replaceFirst("(?s).*?## 1\\.1\\.0, (\\S+).*", "$1") + "T00:00:00Z<"));
        assertEquals("1.1.0", ok(at + "git show v1.1.0:pom.xml | sed -n 's|^  <version>\\(.*\\)</version>|\\1|p'"));

        String before = ok(at + "git rev-parse HEAD; git status --porcelain");
        for (List<String> wrong : List.of(List.of("1.1.0", "was released already"),
                List.of("1.0.5", "comes before v1.1.0"), List.of("next", "is no version"),
                List.of("", "is no version"))) {
            DebianMachine.Ran ran = DebianMachine.here(release + wrong.get(0) + " --no-build");
            assertNotEquals(0, ran.code());
            assertEquals(1, ran.said().lines().count(), ran.said());
            assertTrue(ran.said().contains(wrong.get(1)), ran.said());
        }
        assertEquals(before, ok(at + "git rev-parse HEAD; git status --porcelain"));
        Files.writeString(clone.resolve("README.md"), "changed");
        assertFalse(DebianMachine.here(release + "1.2.0 --no-build").code() == 0);
    }
}
