package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.mcp.Tool;
import org.w3id.egnatia.mcp.Tools;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.serve.TestServer;

/** Proves that a question has the same answer whoever is asked: files, the page, the command line and assistants. */
class SameRowsTest {

    /** How many rows the tool gives; their number it tells of all. */
    private static final int SHOWN = 40;
    /** Every so many questions, unless {@code -Dquestions=whole} asks for all. */
    private static final int SOME = 8;

    @TempDir
    static Path folder;
    private static TestServer server;
    private static JsonObject api;
    private static Tool ask;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
        api = JSON.parse(server.get("query/openapi.json").body());
        ask = new Tools(new Site(ShippedData.release(), new Links(URI.create("https://w3id.org/egnatia/")))).all()
                .stream().filter(tool -> tool.name().equals("ask")).findFirst().orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Egnatia.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(args);
        assertEquals(0, code, err.toString());
        return out.toString();
    }

    /** Rows by the names of columns, in their order. */
    private static List<String> rows(JsonValue bindings) {
        return bindings.getAsArray().stream().map(row -> {
            Map<String, String> cells = new TreeMap<>();
            row.getAsObject().forEach((column, value) -> cells.put(column, value.isObject()
                    ? value.getAsObject().getString("value") : value.getAsString().value()));
            cells.keySet().removeAll(EvidenceColumns.NAMES);
            return cells.toString();
        }).toList();
    }

    private static List<String> results(String json) {
        return rows(JSON.parse(json).getObj("results").get("bindings"));
    }

    /** Rows as they come, without the evidence that is added to them. */
    private static List<String> shown(List<String> rows) {
        return rows.stream().limit(SHOWN).toList();
    }

    /** What the description of the interface says of the answer to a question. */
    private static Schema told(SavedQuery question, SchemaRegistry registry) {
        String terms = api.getObj("components").getObj("schemas").toString()
                .replace("#/components/schemas/", "#/$defs/");
        String schema = api.getObj("paths").getObj("/query/" + question.id()).getObj("get").getObj("responses")
                .getObj("200").getObj("content").getObj("application/sparql-results+json").getObj("schema").toString()
                .replace("#/components/schemas/", "#/$defs/");
        return registry.getSchema("{\"$defs\":" + terms + ',' + schema.substring(schema.indexOf('{') + 1));
    }

    @Test
    void aQuestionHasTheSameRowsEverywhere() throws IOException {
        String endpoint = api.get("servers").getAsArray().get(0).getAsObject().getString("url") + "/sparql";
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        List<String> other = new ArrayList<>();
        List<SavedQuery> questions = ShippedData.release().queries().questions();
        int step = System.getProperty("questions", "").equals("whole") ? 1 : SOME;
        for (int i = 0; i < questions.size(); i += step) {
            SavedQuery question = questions.get(i);
            // The path is the one that the description of the interface gives, with the defaults of its parameters.
            String path = "query/" + question.id();
            String json = server.get(path, "Accept", "application/sparql-results+json").body();
            assertEquals(List.of(), told(question, registry).validate(json, InputFormat.JSON), question.id());
            List<String> file = results(json);
            Path query = Files.writeString(folder.resolve("own.rq"), server.get(path + ".rq").body());
            compare(question, "ask at the endpoint", file, results(run("ask", query.toString(), "--endpoint", endpoint,
                    "--format", "json")), other);
            JsonObject told = JSON.parse(ask.run().apply(Map.of("id", question.id(), "limit", SHOWN)));
            assertEquals(file.size(), told.getNumber("numberOfRows").intValue(), question.id());
            compare(question, "mcp", shown(file), rows(told.get("rows")), other);
            String page = server.get(path, "Accept", "text/html").body();
            if (!page.contains(String.format(Locale.UK, "%,d", file.size()))) {
                other.add(question.id() + ": the page has not " + file.size() + " rows");
            }
        }
        assertEquals(List.of(), other);
    }

    private static void compare(SavedQuery question, String where, List<String> file, List<String> rows,
            List<String> other) {
        if (!file.equals(rows)) {
            other.add(question.id() + ": " + where + " has other rows, such as " + rows.stream()
                    .filter(row -> !file.contains(row)).findFirst().orElse("fewer"));
        }
    }
}
