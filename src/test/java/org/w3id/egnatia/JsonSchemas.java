package org.w3id.egnatia;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file of JSON schemas, by which tests judge what the program answers. */
public final class JsonSchemas {

    private static final String NAME = "https://schemas.example/all";

    private final SchemaRegistry registry;

    private JsonSchemas(String text) {
        registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(Map.of(NAME, text)));
    }

    /** The schemas of a file below the resources of tests. */
    public static JsonSchemas in(String file) throws IOException {
        return new JsonSchemas(Files.readString(Path.of("src/test/resources", file), StandardCharsets.UTF_8));
    }

    /** What of a document is not as the definition of a name says; nothing if all of it is. */
    public List<String> faults(String definition, String json) {
        Schema schema = registry.getSchema(SchemaLocation.of(NAME + "#/definitions/" + definition));
        return schema.validate(json, InputFormat.JSON).stream().map(error -> error.getInstanceLocation() + ": "
                + error.getMessage()).toList();
    }
}
