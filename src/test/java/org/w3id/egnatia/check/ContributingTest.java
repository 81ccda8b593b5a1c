package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.road.Road;

/** Proves that what CONTRIBUTING.md shows is right: put among the data, it is clean. */
class ContributingTest {

    @Test
    void theExampleIsClean() throws IOException {
        Matcher block = Pattern.compile("(?s)```turtle\\n(.*?)```")
                .matcher(Files.readString(Path.of("CONTRIBUTING.md")));
        assertTrue(block.find(), "there is an example");
        // The data has the relation already; under another name it is a new one.
        String statements = block.group(1).stripIndent().replaceFirst("relation:\\S+", "relation:contributed");
        List<SourceFile> files = new Example("# in: data/relations/contributed.ttl\n" + statements).files();
        List<Finding> found = Road.forServing(ShippedData.workspace().with(files)).findings().stream()
                .filter(f -> f.file().equals(files.get(0).path())).toList();
        assertEquals(List.of(), found);
    }
}
