package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/** What {@code data/README.md} shows is so: its examples are in the data, and the questions that it names exist. */
class DataReadmeTest {

    private static final Pattern TURTLE = Pattern.compile("```turtle\n(.*?)```", Pattern.DOTALL);
    private static final Pattern QUESTION = Pattern.compile("`ask\\s+([\\w-]+)");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("data/README.md"));
    }

    @Test
    void everyExampleIsInTheData() {
        List<String> blocks = TURTLE.matcher(page).results().map(m -> m.group(1)).toList();
        assertTrue(blocks.size() > 8, () -> blocks.size() + " examples");
        Graph data = ShippedData.release().defaultGraph();
        for (String block : blocks) {
            List<Triple> missing = RDFParser.fromString(prefixes() + block, Lang.TURTLE).toGraph().find()
                    .filterDrop(data::contains).toList();
            assertEquals(List.of(), missing, block);
        }
    }

    @Test
    void everyQuestionThatIsNamedExists() {
        Set<String> named = QUESTION.matcher(page).results().map((MatchResult m) -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 8, named::toString);
        ShippedData.release().queries().questions().stream().map(SavedQuery::id).forEach(named::remove);
        assertEquals(Set.of(), named);
    }

    private static String prefixes() {
        return Namespaces.all().entrySet().stream().map(e -> "@prefix " + e.getKey() + ": <" + e.getValue() + "> .\n")
                .collect(Collectors.joining());
    }
}
