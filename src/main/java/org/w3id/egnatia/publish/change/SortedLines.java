package org.w3id.egnatia.publish.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.w3id.egnatia.spelling.CodePoints;

/**
 * Two files of canonical N-Quads or N-Triples, whose lines are sorted, read side by side: what only one of them has is
 * what changed. No more than a line of each is in memory.
 */
public final class SortedLines {

    private SortedLines() {
    }

    /** Takes what changed, in the order of the lines. */
    public interface Taker {
        /** Takes a line of which the older file alone has one. */
        void removed(String line) throws IOException;

        /** Takes a line of which the newer file alone has one. */
        void added(String line) throws IOException;
    }

    /**
     * Tells what changed.
     *
     * @throws IOException if a file cannot be read, or its lines are not sorted
     */
    public static void compare(Path older, Path newer, Taker taker) throws IOException {
        try (Reader before = new Reader(older); Reader after = new Reader(newer)) {
            Optional<String> one = before.next();
            Optional<String> other = after.next();
            while (one.isPresent() || other.isPresent()) {
                int order = one.isEmpty() ? 1 : other.isEmpty() ? -1 : CodePoints.ORDER.compare(one.get(), other.get());
                if (order < 0) {
                    taker.removed(one.get());
                } else if (order > 0) {
                    taker.added(other.get());
                }
                one = order <= 0 ? before.next() : one;
                other = order >= 0 ? after.next() : other;
            }
        }
    }

    /** The lines of a file, each after the one before. */
    private static final class Reader implements AutoCloseable {
        private final Path file;
        private final BufferedReader lines;
        private String last = "";

        Reader(Path file) throws IOException {
            this.file = file;
            this.lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        }

        Optional<String> next() throws IOException {
            String line = lines.readLine();
            if (line != null) {
                if (CodePoints.ORDER.compare(last, line) > 0) {
                    throw new IOException(file + ": the lines are not sorted, so this is no canonical form; give a "
                            + "file of a release as it was published");
                }
                last = line;
            }
            return Optional.ofNullable(line);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
