package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.release.Sha256;

/**
 * Proves that every library has its checksum in the committed list, which Maven compares when it fetches one. So no
 * library comes in, directly or by another, unless somebody puts it there.
 */
class ShippedLibrariesTest {

    private static final Path LIST = Path.of(".mvn/checksums/checksums.sha256");

    @Test
    void everyLibraryIsInTheListOfChecksums() throws IOException {
        Map<String, String> known = Files.readAllLines(LIST).stream()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")).map(entry -> entry.replace(File.separatorChar, '/')).toList();
        assertTrue(jars.size() > 50, jars.toString());
        List<String> unknown = new ArrayList<>();
        for (String jar : jars) {
            String name = known.keySet().stream().filter(path -> jar.endsWith("/" + path)).findFirst().orElse("");
            if (!Sha256.hex(Files.readAllBytes(Path.of(jar))).equals(known.get(name))) {
                unknown.add(jar);
            }
        }
        assertEquals(List.of(), unknown, "look at these libraries, then record them as CONTRIBUTING.md says");
    }
}
