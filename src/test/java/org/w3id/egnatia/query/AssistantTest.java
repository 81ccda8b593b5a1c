package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;

/**
 * Twenty questions in words whose queries were written from llms.txt, VoID, the shapes and the examples alone. The
 * header of each says how the first try went; what had misled it was mended in llms.txt since.
 */
class AssistantTest {

    private static final Path FOLDER = Path.of("src/test/resources/assistant");

    private static String header(String query, String name) {
        return query.lines().filter(line -> line.startsWith("# " + name + ": "))
                .map(line -> line.substring(name.length() + 4)).findFirst().orElseThrow();
    }

    @Test
    void whatWasWrittenFromTheGuideIsRightAndNeverSilentlyEmpty() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.sorted().toList();
        }
        assertEquals(20, files.size());
        int first = 0;
        for (Path file : files) {
            String query = Files.readString(file);
            first += header(query, "first").equals("right") ? 1 : 0;
            String answer = QueryRunner.csv(QueryRunner.select(QueryRunner.parse(query), ShippedData.release()
                    .dataset()));
            assertFalse(answer.lines().count() < 2, file + " is empty");
            for (String value : header(query, "has").split("\\|")) {
                assertTrue(answer.contains(value), file + " has not " + value + ":\n" + answer);
            }
        }
        assertTrue(first >= 17, "first tries that were right: " + first);
    }
}
