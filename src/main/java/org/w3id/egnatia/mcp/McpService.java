package org.w3id.egnatia.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.w3id.egnatia.query.QueryException;

/** Offers tools by the Model Context Protocol over a pair of streams, one JSON message on a line. */
public final class McpService {

    private static final String INSTRUCTIONS = "Egnatia is a knowledge graph of how the European Union and the six "
            + "Western Balkans partners work together on rule of law, security and migration. Look for a saved "
            + "question with list_questions and answer by ask; else read schema, look up IRIs with find, and use "
            + "query. Cite the source and place of each fact and the version of the data. No row is not a “no”. "
            + "Kosovo* is written with its asterisk and footnote.";

    private McpService() {
    }

    /**
     * Answers until the input ends.
     *
     * @param tools   what is offered
     * @param version of the data
     * @param in      messages of the client
     * @param out     takes the answers
     */
    public static void serve(Tools tools, String version, InputStream in, OutputStream out)
            throws InterruptedException {
        McpJsonMapper mapper = McpJsonDefaults.getMapper();
        CountDownLatch ended = new CountDownLatch(1);
        StdioServerTransportProvider transport = new StdioServerTransportProvider(mapper, new Watched(in, ended), out);
        McpSyncServer server = McpServer.sync(transport).serverInfo("egnatia", version).instructions(INSTRUCTIONS)
                .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(tools.all().stream().map(tool -> specification(tool, mapper)).toList()).build();
        ended.await();
        server.closeGracefully();
    }

    private static SyncToolSpecification specification(Tool tool, McpJsonMapper mapper) {
        Map<String, Object> properties = new LinkedHashMap<>();
        tool.inputs().forEach(input -> properties.put(input.name(), Map.of("type", input.kind(), "description",
                input.meaning())));
        Map<String, Object> schema = Map.of("type", "object", "properties", properties, "required",
                tool.inputs().stream().filter(Tool.Input::isRequired).map(Tool.Input::name).toList(),
                "additionalProperties", false);
        McpSchema.Tool told = McpSchema.Tool.builder().name(tool.name()).title(tool.title())
                .description(tool.description()).inputSchema(schema)
                .annotations(new McpSchema.ToolAnnotations(tool.title(), true, false, true, false, false)).build();
        return SyncToolSpecification.builder().tool(told).callHandler((exchange, request) ->
                result(tool, request.arguments(), mapper)).build();
    }

    private static McpSchema.CallToolResult result(Tool tool, Map<String, Object> arguments, McpJsonMapper mapper) {
        try {
            String json = tool.run().apply(arguments == null ? Map.of() : arguments);
            return McpSchema.CallToolResult.builder().addTextContent(json).structuredContent(mapper, json)
                    .isError(false).build();
        } catch (QueryException e) {
            return McpSchema.CallToolResult.builder().content(List.of(new McpSchema.TextContent(e.getMessage())))
                    .isError(true).build();
        }
    }

    /** Tells when the input has come to its end. */
    private static final class Watched extends FilterInputStream {
        private final CountDownLatch ended;

        Watched(InputStream in, CountDownLatch ended) {
            super(in);
            this.ended = ended;
        }

        @Override
        public int read() throws IOException {
            return told(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return told(super.read(bytes, from, length));
        }

        private int told(int read) {
            if (read < 0) {
                ended.countDown();
            }
            return read;
        }
    }
}
