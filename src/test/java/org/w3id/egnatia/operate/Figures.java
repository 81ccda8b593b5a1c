package org.w3id.egnatia.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What was measured, a line each, in {@code target/operate/figures.txt}. */
final class Figures {

    private static final Path FILE = Path.of("target", "operate", "figures.txt");

    private Figures() {
    }

    /** Begins anew. */
    static void begin() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.deleteIfExists(FILE);
    }

    /** Writes one down. */
    static void figure(String what, Object value) throws IOException {
        Files.writeString(FILE, what + ": " + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The seconds since a moment of {@link System#nanoTime()}, with a tenth. */
    static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - since) / 1e9);
    }
}
