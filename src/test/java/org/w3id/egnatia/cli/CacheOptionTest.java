package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves where checked releases are kept. */
class CacheOptionTest {

    private static final String HOME = Path.of("").toAbsolutePath().toString();

    @Test
    void theOptionComesFirst() {
        assertEquals(Optional.of(Path.of("here")), CacheOption.folder("here", Map.of("XDG_CACHE_HOME", HOME), HOME));
        assertEquals(Optional.empty(), CacheOption.folder("off", Map.of("XDG_CACHE_HOME", HOME), HOME));
    }

    @Test
    void withoutItTheUsersFolderForSuchThingsIsTaken() {
        assertEquals(Optional.of(Path.of(HOME, "egnatia")),
                CacheOption.folder(null, Map.of("XDG_CACHE_HOME", HOME), "/other"));
        assertEquals(Optional.of(Path.of(HOME, ".cache", "egnatia")), CacheOption.folder(null, Map.of(), HOME));
        assertEquals(Optional.of(Path.of(HOME, ".cache", "egnatia")),
                CacheOption.folder(null, Map.of("XDG_CACHE_HOME", "not/absolute"), HOME));
    }

    @Test
    void aUserWithoutAHomeKeepsNone() {
        assertEquals(Optional.empty(), CacheOption.folder(null, Map.of(), "?"));
        assertEquals(Optional.empty(), CacheOption.folder(null, Map.of(), ""));
    }
}
