package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the command reads recorded answers, tells and lays down what is new, and changes nothing else. */
class WatchCommandTest {

    private static final String ANSWER = """
            HTTP/1.1 200
            content-type: application/sparql-results+json

            {"head": {"vars": ["celex", "date", "title"]}, "results": {"bindings": [
            {"celex": {"type": "literal", "value": "52099SC0901"}, "title": {"type": "literal",
             "value": "Invented Serbia 2099 Report"}, "date": {"type": "literal", "value": "2099-11-04"}},
            {"celex": {"type": "literal", "value": "52025SC0755"}, "title": {"type": "literal", "value": "Invented"}}
            ]}}
            """;

    private static String run(int expected, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Egnatia.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(Stream.concat(
                Stream.of("watch", "--root", ".", "--cache", "target/prepared"), Stream.of(arguments))
                .toArray(String[]::new));
        assertEquals(expected, code, () -> out + "\n" + err);
        return out.toString() + err;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file + " " + file.toFile().lastModified() + " "
                    + file.toFile().length()).sorted().toList();
        }
    }

    @Test
    void whatIsNewIsToldAndLaidDownAndNothingElseChanges(@TempDir Path folder) throws IOException {
        List<String> data = files(Path.of("data"));
        Path from = Files.createDirectories(folder.resolve("from"));
        Path inbox = folder.resolve("inbox");
        Files.writeString(from.resolve("enlargement-package.http"), ANSWER);
        String told = run(0, "--from", from.toString(), "--inbox", inbox.toString());
        assertTrue(told.contains("SWD(2099) 901") && told.contains("1 candidates are added"), told);
        assertFalse(told.contains("755"), told);
        try (Stream<Path> tables = Files.list(inbox)) {
            List<Path> all = tables.toList();
            assertEquals(1, all.size());
            assertTrue(Files.readString(all.get(0)).contains(
                    "new,enlargement-package,SWD(2099) 901,Invented Serbia 2099 Report,,2099-11-04,"
                    + "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52099SC0901,srb,"));
        }
        JsonObject json = JSON.parse(run(0, "--from", from.toString(), "--inbox", inbox.toString(), "--format",
                "json"));
        JsonObject source = json.get("sources").getAsArray().get(0).getAsObject();
        assertEquals("new", source.get("seen").getAsArray().get(0).getAsObject().getString("state"));
        assertEquals(List.of("from/enlargement-package.http"), Stream.of(files(from).get(0)).map(file ->
                folder.relativize(Path.of(file.split(" ")[0])).toString()).toList());
        assertEquals(data, files(Path.of("data")));
    }

    @Test
    void whatIsWrongIsOneLine(@TempDir Path folder) throws IOException {
        assertTrue(run(2, "--from", folder.toString(), "elsewhere").contains("'elsewhere' is no watched source"));
        assertTrue(run(3, "--from", folder.resolve("none").toString()).contains("is no folder"));
        Files.writeString(folder.resolve("rule-of-law-index.http"), "HTTP/1.1 202\ncontent-type: text/html\n\n<html>");
        String told = run(1, "--from", folder.toString(), "--inbox", folder.resolve("inbox").toString());
        assertTrue(told.contains("has the status 202") && told.contains("the answers of 0 read"), told);
        assertFalse(Files.exists(folder.resolve("inbox")), "nothing is laid down");
    }
}
