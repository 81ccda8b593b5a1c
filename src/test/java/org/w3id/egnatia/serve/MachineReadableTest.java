package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetOps;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.JsonSchemas;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that programs which write queries are told what is there: OpenAPI, VoID, shapes and the guide. */
class MachineReadableTest {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Pattern WORKED = Pattern.compile("```sparql\\n(# [^`]+)```");

    private static TestServer server;
    private static Release release;
    private static String openApi;

    @BeforeAll
    static void start() throws IOException {
        release = ShippedData.release();
        server = TestServer.of(release);
        openApi = server.get("query/openapi.json").body();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Graph turtle(String path) {
        HttpResponse<String> answer = server.get(path, "Accept", "text/turtle");
        assertEquals(200, answer.statusCode(), path);
        return RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
    }

    /** The schemas of a part of the document, wherever they stand. */
    private static List<JsonObject> schemas(JsonValue part) {
        List<JsonObject> found = new ArrayList<>();
        if (part.isArray()) {
            part.getAsArray().forEach(one -> found.addAll(schemas(one)));
        } else if (part.isObject()) {
            part.getAsObject().forEach((name, value) -> {
                if (name.equals("schema")) {
                    found.add(value.getAsObject());
                } else {
                    found.addAll(schemas(value));
                }
            });
        }
        return found;
    }

    @Test
    void theOpenApiDocumentIsOne() throws IOException {
        assertEquals(List.of(), JsonSchemas.in("openapi-schemas.json").faults("document", openApi));
        Schema dialect = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DIALECT));
        JsonObject document = JSON.parse(openApi);
        List<JsonObject> all = schemas(document);
        document.getObj("components").getObj("schemas").forEach((name, schema) -> all.add(schema.getAsObject()));
        assertTrue(all.size() > release.queries().questions().size());
        for (String schema : new HashSet<>(all.stream().map(JsonObject::toString).toList())) {
            assertEquals(List.of(), dialect.validate(schema, InputFormat.JSON), schema);
        }
        Set<String> operations = new HashSet<>();
        document.getObj("paths").forEach((path, item) -> item.getAsObject().forEach((method, operation) ->
                assertTrue(operations.add(operation.getAsObject().getString("operationId")), path)));
        Pattern.compile("\"#/components/(\\w+)/([\\w.-]+)\"").matcher(openApi).results().forEach(reference ->
                assertTrue(document.getObj("components").getObj(reference.group(1)).hasKey(reference.group(2)),
                        reference.group()));
    }

    /** A parameter of few values names them all, one of many says where they are, and both take what they name. */
    @Test
    void theValuesOfAParameterAreNamed() {
        JsonObject document = JSON.parse(openApi);
        JsonObject paths = document.getObj("paths");
        JsonObject partner = paths.getObj("/query/names").getObj("get").get("parameters").getAsArray().stream()
                .map(p -> OpenApi.resolved(document, p)).filter(p -> p.getString("name").equals("partner")).findFirst()
                .orElseThrow();
        List<String> codes = partner.getObj("schema").get("anyOf").getAsArray().get(0).getAsObject().get("enum")
                .getAsArray().stream().map(code -> code.getAsString().value()).toList();
        assertEquals(Set.of("alb", "bih", "1a0", "mkd", "mne", "srb"), Set.copyOf(codes));
        codes.forEach(code -> assertEquals(200, server.get("query/names.csv?partner=" + code).statusCode()));
        JsonObject instrument = OpenApi.resolved(document, paths.getObj("/query/money-of-instrument").getObj("get")
                .get("parameters").getAsArray().get(0));
        assertFalse(instrument.getObj("schema").hasKey("anyOf"));
        String where = instrument.getString("description").replaceFirst(".*All of them: ", "");
        assertEquals(200, server.get(where.substring(server.url().toString().length())).statusCode());
    }

    /** The pairs of classes and properties are those of the data, with where they lead. */
    @Test
    void voidTellsTheProperties() {
        Graph description = turtle(".well-known/void");
        Graph data = release.defaultGraph();
        Set<List<Node>> pairs = new HashSet<>();
        data.find(Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(typed -> data.find(typed.getSubject(),
                Node.ANY, Node.ANY).forEachRemaining(said -> pairs.add(List.of(typed.getObject(), said
                        .getPredicate()))));
        String told = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX ext: <http://ldf.fi/void-ext#> "
                + "PREFIX egn: <" + Namespaces.DEF + "> "
                + "SELECT * { ?d void:classPartition ?cp . ?cp void:class ?class ; "
                + "void:propertyPartition ?pp . ?pp void:property ?property ";
        assertEquals(pairs.size(), RowSetOps.count(QueryExec.graph(description).query(told + "}").select()));
        RowSet status = QueryExec.graph(description).query(told + "; void:classPartition ?lead . ?lead void:uriSpace "
                + "?space FILTER (?class = egn:Relation && ?property = egn:status) }").select();
        Set<String> lists = new HashSet<>();
        status.forEachRemaining(row -> lists.add(row.get("space").getLiteralLexicalForm()));
        assertEquals(Set.of(Namespaces.VOC + "legal-phase/", Namespaces.VOC + "standing/", Namespaces.VOC
                + "accession-status/"), lists);
        assertEquals(1, RowSetOps.count(QueryExec.graph(description).query(told
                + "; ext:datatypePartition/ext:datatype <http://www.w3.org/2001/XMLSchema#date> "
                + "FILTER (?class = egn:Event && ?property = egn:date) }")
                .select()));
        assertTrue(description.contains(Node.ANY, VOID._class.asNode(), NodeFactory.createURI(Namespaces.DEF
                + "Relation")));
    }

    @Test
    void theShapesAreThoseByWhichTheDataIsChecked() {
        Graph shapes = turtle("def/shapes");
        assertTrue(shapes.isIsomorphicWith(release.shapes()));
        assertTrue(Shapes.parse(shapes).numShapes() > 10);
        assertTrue(shapes.contains(NodeFactory.createURI(Namespaces.SHAPE + "Relation"), RDF.type.asNode(), Node.ANY));
        assertEquals("text/turtle", server.get("def/shapes", "Accept", "text/html,*/*;q=0.1").headers()
                .firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
        assertEquals(200, server.get("def/shapes.jsonld").statusCode());
    }

    /** Each worked query of the guide answers, and what the guide says of lists and classes stands in it. */
    @Test
    void theGuideIsTrue() {
        HttpResponse<String> answer = server.get("llms.txt");
        assertEquals("text/plain; charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
        String guide = answer.body();
        assertFalse(Pattern.compile("\\{[a-z]+\\}").matcher(guide).find(), "a placeholder is left");
        List<String> queries = WORKED.matcher(guide).results().map(match -> match.group(1)).toList();
        assertEquals(6, queries.size());
        for (String query : queries) {
            QueryFactory.create(query);
            HttpResponse<String> rows = server.get(TestServer.query(query), "Accept", "text/csv");
            assertTrue(rows.statusCode() == 200 && rows.body().lines().count() > 3, query + rows.body());
        }
        for (MatchResult code : Pattern.compile("`(actor|place|relation-kind|knowledge|precision):([a-z0-9-]+)`")
                .matcher(guide).results().toList()) {
            Node named = NodeFactory.createURI(Namespaces.all().get(code.group(1)) + code.group(2));
            assertTrue(release.defaultGraph().contains(named, Node.ANY, Node.ANY), code.group());
        }
        for (MatchResult term : Pattern.compile("\\begn:(\\w+)").matcher(guide).results().toList()) {
            assertTrue(release.defaultGraph().contains(NodeFactory.createURI(Namespaces.DEF + term.group(1)), Node.ANY,
                    Node.ANY), term.group());
        }
        assertTrue(guide.contains("### egn:Relation (") && guide.contains("- `legal-phase:`"), guide);
        assertTrue(guide.contains(release.version()));
    }
}
