package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/**
 * Proves that what editors put beside a file while it is edited stops neither a start nor a reload, and is not read.
 */
class EditorFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bodies.ttl~", "#bodies.ttl#", ".bodies.ttl.swp", ".bodies.ttl.swo", ".bodies.ttl.swx",
            ".swp", "4913", "5036",
        "bodies.ttl___jb_tmp___", ".goutputstream-A1B2C3", ".bodies.ttl.kate-swp", ".~lock.bodies.csv#"})
    void aFileOfAnEditorIsNotRead(String name) throws IOException {
        Outcome before = Road.all(Workspace.at(SmallWorkspace.in(folder).root()));
        for (String place : List.of("data/actors", "ontology", "queries/competency")) {
            Files.writeString(folder.resolve(place).resolve(name), "<an editor's own");
        }
        Outcome after = Road.all(Workspace.at(folder));
        assertEquals(List.of(), after.findings());
        assertEquals(before.release().orElseThrow().digest(), after.release().orElseThrow().digest());
    }

    @Test
    void aLockThatIsALinkToNowhereIsNotRead() throws IOException {
        SmallWorkspace.in(folder);
        Files.createSymbolicLink(folder.resolve("data/actors/.#bodies.ttl"), Path.of("somebody@machine.1234:5678"));
        assertTrue(Road.forServing(Workspace.at(folder)).isClean());
    }
}
