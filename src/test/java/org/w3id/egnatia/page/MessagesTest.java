package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that the words which templates and pages ask for are there, and that none is kept for nobody. */
class MessagesTest {

    private static final Pattern ASKED = Pattern.compile("\\btext\\(\"([a-z][a-zA-Z0-9.-]*)\"");

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : new String[] {"src/main/jte", "src/main/java/org/w3id/egnatia/page",
                "src/main/java/org/w3id/egnatia/serve", "src/main/java/org/w3id/egnatia/publish/site"}) {
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
        Matcher call = ASKED.matcher(sources());
        while (call.find()) {
            missing.add(call.group(1));
        }
        Set<String> keys = Messages.ENGLISH.keys();
        missing.removeIf(asked -> keys.contains(asked) || asked.endsWith(".")
                && keys.stream().anyMatch(key -> key.startsWith(asked)));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyWordIsAskedForSomewhere() throws IOException {
        String sources = sources();
        Set<String> idle = new TreeSet<>(Messages.ENGLISH.keys());
        idle.removeIf(key -> sources.contains('"' + key + '"')
                || IntStream.range(0, key.length()).anyMatch(i -> key.charAt(i) == '.'
                        && sources.contains('"' + key.substring(0, i + 1) + '"')));
        assertEquals(Set.of(), idle);
    }
}
