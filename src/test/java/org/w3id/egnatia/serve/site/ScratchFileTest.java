package org.w3id.egnatia.serve.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A file without a name, which many read at once. */
class ScratchFileTest {

    private static final byte[] TEXT = "line\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);

    private static Set<Path> scratches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".scratch")).collect(Collectors.toSet());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoeverCleansUpTheFolderTakesNothingAway() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Set<Path> before = scratches(folder);
        ScratchFile file = new ScratchFile();
        Set<Path> after = scratches(folder);
        after.removeAll(before);
        assertEquals(Set.of(), after);
        try (OutputStream out = file.write()) {
            out.write(TEXT);
        }
        assertEquals(TEXT.length, file.length());
        try (InputStream one = file.read(); InputStream other = file.read()) {
            one.skipNBytes(5);
            assertEquals('l', one.read());
            assertEquals(TEXT.length, other.readAllBytes().length);
            assertEquals(TEXT.length - 6, one.readAllBytes().length);
            assertEquals(-1, one.read());
        }
        assertTrue(file.read().readAllBytes().length > 0, "closing one who reads closes no other");
    }
}
