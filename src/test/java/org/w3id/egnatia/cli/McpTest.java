package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/** Proves through the client of the official SDK what assistants get over standard input and output. */
class McpTest {

    @TempDir
    static Path folder;
    private static final ConcurrentLinkedQueue<String> ERRORS = new ConcurrentLinkedQueue<>();
    private static McpSyncClient client;
    private static McpSchema.InitializeResult hello;

    @BeforeAll
    static void start() {
        List<String> command = ProgramProcess.command(List.of(), "mcp", "--cache", "off", "--root",
                SmallWorkspace.in(folder.resolve("workspace")).root().toString());
        StdioClientTransport transport = new StdioClientTransport(ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size())).build(), McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(ERRORS::add);
        client = McpClient.sync(transport).requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofMinutes(2)).build();
        hello = client.initialize();
    }

    @AfterAll
    static void stop() {
        client.closeGracefully();
        assertTrue(ERRORS.isEmpty(), ERRORS.toString());
    }

    private static McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(new McpSchema.CallToolRequest(tool, arguments));
    }

    private static String text(McpSchema.CallToolResult result) {
        return result.content().stream().map(content -> ((McpSchema.TextContent) content).text())
                .collect(Collectors.joining());
    }

    private static JsonObject answer(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = call(tool, arguments);
        assertFalse(result.isError(), text(result));
        JsonObject json = JSON.parse(text(result));
        assertEquals(12, json.getString("dataVersion").length());
        assertEquals(json.getString("dataVersion"), ((Map<?, ?>) result.structuredContent()).get("dataVersion"));
        return json;
    }

    @Test
    void sixToolsAreOfferedThatOnlyRead() {
        assertEquals("egnatia", hello.serverInfo().name());
        assertTrue(hello.instructions().contains("list_questions"));
        List<McpSchema.Tool> tools = client.listTools().tools();
        assertEquals(List.of("ask", "describe", "find", "list_questions", "query", "schema"),
                tools.stream().map(McpSchema.Tool::name).sorted().toList());
        assertTrue(tools.stream().allMatch(tool -> tool.annotations().readOnlyHint()));
    }

    @Test
    void whatIsFoundIsDescribedAndAskedFor() {
        JsonObject found = answer("find", Map.of("words", "Два"));
        String iri = found.get("hits").getAsArray().get(0).getAsObject().getString("iri");
        assertEquals("https://w3id.org/egnatia/id/actor/two", iri);
        assertEquals("Two – Два", answer("describe", Map.of("thing", iri)).getString("name"));
        assertTrue(answer("schema", Map.of()).getString("guide").contains("## Rules of thumb"));
        assertTrue(answer("schema", Map.of("class", "egn:Body")).getString("class").contains("`egn:foundedOn` all"));
        assertTrue(answer("list_questions", Map.of()).get("questions").getAsArray().stream()
                .anyMatch(question -> question.getAsObject().getString("id").equals("SQ-01")));
        assertEquals(2, answer("ask", Map.of("id", "SQ-01")).getNumber("numberOfRows").intValue());
        JsonObject rows = answer("query", Map.of("sparql", "SELECT ?b { ?b a egn:Body }", "limit", 1));
        assertEquals(1, rows.get("rows").getAsArray().size());
        assertEquals(2, rows.getNumber("numberOfRows").intValue());
    }

    /** What is wrong is said in a sentence, and an empty answer says that it is none. */
    @Test
    void mistakesAndEmptyAnswersAreExplained() {
        for (McpSchema.CallToolResult wrong : List.of(call("ask", Map.of("id", "SQ-99")),
                call("query", Map.of("sparql", "SELECT * { ?s ?p }")),
                call("describe", Map.of("thing", "actor:nobody")), call("schema", Map.of("class", "egn:Nothing")),
                call("find", Map.of("wrds", "One")), call("ask", Map.of("id", "SQ-01", "parameters",
                        Map.of("dy", "2000-01-01"))))) {
            assertTrue(wrong.isError(), text(wrong));
            assertFalse(text(wrong).contains("Exception"), text(wrong));
        }
        JsonObject empty = answer("query", Map.of("sparql", "SELECT ?b { ?b rdfs:label \"One\" }"));
        assertTrue(empty.getString("note").contains("language"), empty.toString());
        assertFalse(empty.get("advice").getAsArray().isEmpty());
    }
}
