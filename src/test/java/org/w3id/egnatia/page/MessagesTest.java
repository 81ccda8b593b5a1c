package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that the words which templates and pages ask for are there, and that none is kept for nobody. */
class MessagesTest {

    private static final Pattern ASKED = Pattern.compile("\\btext\\(\"([a-z0-9.-]+)\"");

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : new String[] {"src/main/jte", "src/main/java/org/w3id/egnatia/page", "src/main/java/org/w3id/egnatia/serve"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void everyWordThatIsAskedForIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        Matcher asked = ASKED.matcher(sources());
        while (asked.find()) {
            missing.add(asked.group(1));
        }
        missing.removeAll(new Messages().keys());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyWordIsAskedForSomewhere() throws IOException {
        String sources = sources();
        Set<String> idle = new TreeSet<>(new Messages().keys());
        idle.removeIf(key -> sources.contains('"' + key + '"') || sources.contains('"' + key.replaceFirst("[^.]*$", "") + '"'));
        assertEquals(Set.of(), idle);
    }
}
