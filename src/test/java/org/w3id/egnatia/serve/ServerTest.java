package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.overview.HomePage;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/** Proves over real sockets, on the shipped data, what the server answers and what it refuses. */
class ServerTest {

    private static final String SELECT_ONE = "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 1";
    private static final String CONSTRUCT_ONE = "CONSTRUCT WHERE { <https://w3id.org/egnatia/def/Graph> ?p ?o }";
    private static final String COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }";
    private static final String CATALOGUE = "https://w3id.org/egnatia/graph/catalogue";
    private static final String RULES = "https://w3id.org/egnatia/graph/rules";
    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    private static Release release;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        release = ShippedData.release();
        server = TestServer.of(release);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // Answers to queries

    @Test
    void selectAnswersInJsonWhenNothingIsAskedFor() {
        HttpResponse<String> answer = server.get(TestServer.query(COUNT));
        assertEquals(200, answer.statusCode());
        assertEquals("application/sparql-results+json", type(answer));
        assertEquals(Long.toString(release.triples()), number(answer));
    }

    @Test
    void selectAnswersInXml() {
        HttpResponse<String> answer = server.get(TestServer.query(SELECT_ONE),
                "Accept", "application/sparql-results+xml");
        assertEquals("application/sparql-results+xml", type(answer));
        assertTrue(answer.body().contains("<variable name=\"s\"/>"), answer.body());
    }

    @Test
    void selectAnswersInCsv() {
        HttpResponse<String> answer = server.get(TestServer.query(SELECT_ONE), "Accept", "text/csv");
        assertEquals("text/csv", type(answer));
        assertEquals(List.of("s"), answer.body().lines().limit(1).toList());
        assertEquals(2, answer.body().lines().count());
    }

    @Test
    void selectAnswersInTsv() {
        HttpResponse<String> answer = server.get(TestServer.query(SELECT_ONE), "Accept", "text/tab-separated-values");
        assertEquals("text/tab-separated-values", type(answer));
        assertEquals("?s", answer.body().lines().findFirst().orElseThrow());
    }

    @Test
    void askAnswersTrueOrFalse() {
        assertTrue(JSON.parse(server.get(TestServer.query("ASK { ?s ?p ?o }")).body()).getBoolean("boolean"));
        assertFalse(JSON.parse(server.get(TestServer.query("ASK { <urn:x> ?p ?o }")).body()).getBoolean("boolean"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"text/turtle, Turtle", "application/ld+json, JSON-LD", "application/n-triples, N-Triples",
        "application/rdf+xml, RDF/XML"})
    void constructAnswersInEveryFormOfGraph(String mediaType, String language) {
        HttpResponse<String> answer = server.get(TestServer.query(CONSTRUCT_ONE), "Accept", mediaType);
        assertEquals(mediaType, type(answer));
        Graph graph = RDFParser.fromString(answer.body(), RDFLanguages.nameToLang(language)).toGraph();
        Graph expected = RDFParser.fromString(
                server.get(TestServer.query(CONSTRUCT_ONE), "Accept", "text/turtle").body(),
                Lang.TURTLE).toGraph();
        assertFalse(graph.isEmpty());
        assertTrue(graph.isIsomorphicWith(expected));
    }

    @Test
    void describeAnswersAGraph() {
        HttpResponse<String> answer = server.get(TestServer.query("DESCRIBE <https://w3id.org/egnatia/def/Graph>"));
        assertFalse(RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph().isEmpty());
    }

    @Test
    void aFormCanBePosted() {
        HttpResponse<String> answer = server.post("sparql", "application/x-www-form-urlencoded",
                "query=" + TestServer.encode(COUNT));
        assertEquals(Long.toString(release.triples()), number(answer));
    }

    @Test
    void aQueryCanBePostedAsItStands() {
        assertEquals(Long.toString(release.triples()),
                number(server.post("sparql", "application/sparql-query", COUNT)));
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "json, application/json", "xml, application/xml", "tsv, text/tab-separated-values"})
    void aShortNameAsksForAFormWhateverTheAcceptHeaderSays(String name, String mediaType) {
        assertEquals(mediaType,
                type(server.get(TestServer.query(SELECT_ONE) + "&format=" + name, "Accept", "image/png")));
    }

    @Test
    void theEndpointBelowFusekisUiAnswersTheSame() {
        assertEquals(server.get(TestServer.query(COUNT)).body(), server.get("ui/" + TestServer.query(COUNT)).body());
    }

    // Graphs

    @Test
    void aNamedGraphIsReachedByGraph() {
        String query = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <" + CATALOGUE + "> { ?s ?p ?o } }";
        assertEquals(sizeOf(CATALOGUE), number(server.get(TestServer.query(query))));
    }

    @Test
    void defaultGraphUriMakesANamedGraphTheDefaultOne() {
        assertEquals(sizeOf(CATALOGUE),
                number(server.get(TestServer.query(COUNT) + "&default-graph-uri=" + TestServer.encode(CATALOGUE))));
    }

    @Test
    void namedGraphUriLimitsWhatGraphSees() {
        String query = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }";
        assertEquals("1", number(server.get(TestServer.query(query) + "&named-graph-uri=" + TestServer.encode(RULES))));
    }

    @Test
    void fromMakesANamedGraphTheDefaultOne() {
        String query = "SELECT (COUNT(*) AS ?n) FROM <" + CATALOGUE + "> WHERE { ?s ?p ?o }";
        assertEquals(sizeOf(CATALOGUE), number(server.get(TestServer.query(query))));
    }

    @Test
    void fromNamedLimitsWhatGraphSees() {
        String query = "SELECT (COUNT(DISTINCT ?g) AS ?n) FROM NAMED <" + RULES + "> WHERE { GRAPH ?g { ?s ?p ?o } }";
        assertEquals("1", number(server.get(TestServer.query(query))));
    }

    @Test
    void theRequestsGraphsGoBeforeThoseOfTheQuery() {
        String query = "SELECT (COUNT(*) AS ?n) FROM <" + RULES + "> WHERE { ?s ?p ?o }";
        assertEquals(sizeOf(CATALOGUE),
                number(server.get(TestServer.query(query) + "&default-graph-uri=" + TestServer.encode(CATALOGUE))));
    }

    @Test
    void aGraphFromElsewhereIsEmptyAndNotFetched() throws IOException {
        try (Canary canary = new Canary()) {
            String query = "SELECT (COUNT(*) AS ?n) FROM <" + canary.url() + "> WHERE { ?s ?p ?o }";
            assertEquals("0", number(server.get(TestServer.query(query))));
            assertTrue(canary.isUntouched());
        }
    }

    // Negotiation and caching

    @Test
    void anUnacceptableAcceptHeaderGives406WithWhatThereIs() {
        HttpResponse<String> answer = server.get(TestServer.query(COUNT), "Accept", "image/png");
        assertEquals(406, answer.statusCode());
        assertTrue(answer.body().contains("text/csv"), answer.body());
    }

    @Test
    void aQualityOfZeroRefusesAForm() {
        assertEquals("application/sparql-results+xml",
                type(server.get(TestServer.query(COUNT), "Accept", "application/sparql-results+json;q=0, */*;q=0.1")));
        assertEquals(406, server.get(TestServer.query(COUNT), "Accept", "*/*;q=0").statusCode());
    }

    @Test
    void headAnswersAsGetWithoutTheBody() {
        HttpResponse<String> get = server.get(TestServer.query(COUNT));
        HttpResponse<String> head = server.request("HEAD", TestServer.query(COUNT));
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        for (String header : List.of("ETag", "Content-Type", "Content-Length", "Vary", "Cache-Control")) {
            assertEquals(header(get, header), header(head, header), header);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sparql", "sparql?query=ASK%7B%7D", "dumps/latest/egnatia.ttl",
            "ui/", "assets/egnatia.css"})
    void anAnswerThatTheClientHasIsNotSentAgain(String path) {
        String etag = header(server.get(path, "Accept", "*/*"), "ETag");
        HttpResponse<String> again = server.get(path, "Accept", "*/*", "If-None-Match", "\"other\", W/" + etag);
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(etag, header(again, "ETag"));
        assertEquals(200, server.get(path, "Accept", "*/*", "If-None-Match", "\"other\"").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"SELECT (\"a\\u0001b\" AS ?n) {}, application/sparql-results+xml, application/sparql-results+json",
        "CONSTRUCT { <urn:a> <http://example.org/b> \"a\\u0001b\" } {}, application/rdf+xml, text/turtle"})
    void whatXmlCannotHoldIsNotWrittenAsXml(String query, String xml, String other) {
        HttpResponse<String> refused = server.get(TestServer.query(query), "Accept", xml);
        assertEquals(406, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("The result has characters that XML cannot hold"), refused.body());
        assertEquals(200, server.get(TestServer.query(query), "Accept", other).statusCode());
        assertEquals(200, server.get(TestServer.query(query.replace("u0001", "u0009")), "Accept", xml).statusCode());
    }

    @Test
    void aPropertyThatRdfXmlCannotWriteIsNotWritten() {
        String query = TestServer.query("CONSTRUCT { <urn:a> <http://example.org/1> 1 } {}");
        assertEquals(406, server.get(query, "Accept", "application/rdf+xml").statusCode());
        assertEquals(200, server.get(query, "Accept", "text/turtle").statusCode());
    }

    // Methods

    @ParameterizedTest
    @ValueSource(strings = {"", "sparql", "health", "dumps/latest/egnatia.ttl", "ui/", "no/such/page"})
    void methodsThatWriteAreRefusedWithTheListOfOthers(String path) {
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            HttpResponse<String> answer = server.request(method, path);
            assertEquals(405, answer.statusCode(), method);
            assertTrue(header(answer, "Allow").startsWith("GET, HEAD"), method);
            assertFalse(answer.body().isEmpty(), method);
        }
    }

    @Test
    void postIsForTheEndpointOnly() {
        HttpResponse<String> answer = server.post("health", "text/plain", "");
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD, OPTIONS", header(answer, "Allow"));
    }

    @Test
    void traceIsRefused() throws IOException {
        String answer = server.raw("TRACE /sparql");
        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("Allow: GET, HEAD, POST, OPTIONS"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sparql|GET, HEAD, POST, OPTIONS", "ui/sparql|GET, HEAD, POST, OPTIONS",
        "health|GET, HEAD, OPTIONS"})
    void optionsSaysWhatIsAllowed(String path, String methods) {
        HttpResponse<String> answer = server.request("OPTIONS", path);
        assertEquals(204, answer.statusCode());
        assertEquals(methods, header(answer, "Allow"));
        assertEquals(methods, header(answer, "Access-Control-Allow-Methods"));
    }

    // The bare address

    @Test
    void theBareAddressDescribesTheService() {
        HttpResponse<String> answer = server.get("sparql", "Accept", "text/turtle");
        assertEquals("text/turtle", type(answer));
        Graph description = RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
        String sd = "http://www.w3.org/ns/sparql-service-description#";
        assertTrue(description.contains(NodeFactory.createURI(server.url() + "sparql"),
                NodeFactory.createURI(sd + "endpoint"), NodeFactory.createURI(server.url() + "sparql")));
        long named = description.find(null, NodeFactory.createURI(sd + "namedGraph"), null).toList().size();
        assertEquals(release.graphNames().size(), named);
    }

    @Test
    void theBareAddressGives406ForAnUnacceptableAcceptHeader() {
        assertEquals(406, server.get("sparql", "Accept", "image/png").statusCode());
    }

    // Refusals

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * WHERE { %s }", "ASK { ?s ?p ?o . FILTER EXISTS { %s } }",
        "ASK { ?s ?p ?o . FILTER NOT EXISTS { %s } }", "SELECT * WHERE { { SELECT * WHERE { %s } } }",
        "ASK { OPTIONAL { %s } }", "ASK { {} UNION { %s } }", "ASK { ?s ?p ?o MINUS { %s } }",
        "SELECT (EXISTS { %s } AS ?x) WHERE {}", "ASK { BIND (EXISTS { %s } AS ?x) }",
        "SELECT ?s WHERE { ?s ?p ?o } ORDER BY (EXISTS { %s })",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY (EXISTS { %s } AS ?x)",
        "SELECT (SUM(IF(EXISTS { %s }, 1, 0)) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT ?s WHERE { ?s ?p ?o } GROUP BY ?s HAVING (SUM(IF(EXISTS { %s }, 1, 0)) > 0)",
        "CONSTRUCT { ?s ?p ?o } WHERE { %s }", "DESCRIBE ?s WHERE { %s }"})
    void serviceIsRefusedWhereverItStandsAndNobodyIsCalled(String query) throws IOException {
        try (Canary canary = new Canary()) {
            for (String silent : List.of("", "SILENT ")) {
                String service = "SERVICE " + silent + "<" + canary.url() + "> { ?s ?p ?o }";
                HttpResponse<String> answer = server.get(TestServer.query(query.formatted(service)));
                assertEquals(400, answer.statusCode());
                assertTrue(answer.body().startsWith("SERVICE is not offered here"), answer.body());
            }
            assertTrue(canary.isUntouched());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://jena.apache.org/ARQ/function#wait", "java:java.lang.Thread",
            "java:java.lang.System.exit",
        "http://jena.apache.org/ARQ/function#localname", "http://www.w3.org/2005/xpath-functions#collation-key"})
    void functionsOutsideTheStandardAreRefusedByName(String function) {
        HttpResponse<String> answer = server.get(TestServer.query("SELECT (<" + function + ">(1) AS ?n) WHERE {}"));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("<" + function + ">"), answer.body());
    }

    @Test
    void propertyFunctionsAreOrdinaryPredicates() {
        for (String predicate : List.of("http://jena.apache.org/ARQ/property#splitIRI", "java:java.lang.Thread")) {
            String query = "SELECT (COUNT(*) AS ?n) WHERE { ?s <" + predicate + "> ?o }";
            assertEquals("0", number(server.get(TestServer.query(query))));
        }
    }

    @Test
    void castsOfXmlSchemaAndXPathFunctionsWork() {
        String xsd = "http://www.w3.org/2001/XMLSchema#";
        assertEquals("7", number(server.get(TestServer.query("SELECT (<" + xsd + "integer>(\"7\") AS ?n) WHERE {}"))));
        String upper = "SELECT (<http://www.w3.org/2005/xpath-functions#upper-case>(\"a\") AS ?n) WHERE {}";
        assertEquals("A", number(server.get(TestServer.query(upper))));
    }

    @Test
    void updatesAreRefusedAndTheDataStaysAsItIs() {
        String update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }";
        Map<String, HttpResponse<String>> attempts = Map.of(
                "form", server.post("sparql", "application/x-www-form-urlencoded",
                "update=" + TestServer.encode(update)),
                "body", server.post("sparql", "application/sparql-update", update),
                "as query", server.get(TestServer.query(update)),
                "other address", server.post("update", "application/sparql-update", update),
                "graph store", server.request("PUT", "sparql?default"),
                "upload", server.post("sparql?default", "text/turtle", "<urn:a> <urn:b> <urn:c> ."));
        attempts.forEach((name, answer) -> assertEquals(4, answer.statusCode() / 100, name));
        assertEquals(Long.toString(release.triples()), number(server.get(TestServer.query(COUNT))));
        String inserted = "ASK { { <urn:a> ?p ?o } UNION { GRAPH ?g { <urn:a> ?p ?o } } }";
        assertFalse(JSON.parse(server.get(TestServer.query(inserted)).body()).getBoolean("boolean"));
    }

    @Test
    void theTimeLimitEndsAQueryWith503AndTheServerGoesOn() {
        HttpResponse<String> answer = server.get(TestServer.query(ENDLESS) + "&timeout=1", "Accept",
                "application/json");
        assertEquals(503, answer.statusCode());
        assertEquals("", header(answer, "Retry-After"), "asking again would take as long");
        assertTrue(JSON.parse(answer.body()).getString("type").endsWith("/problems#too-dear"), answer.body());
        assertTrue(answer.body().contains(" 1 second"), answer.body());
        assertEquals(200, server.get(TestServer.query("ASK {}")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%4", "%ff%fe", "%c3%28"})
    void malformedPercentEncodingIsABadRequest(String encoded) throws IOException {
        assertTrue(server.raw("GET /sparql?query=" + encoded).startsWith("HTTP/1.1 400 "));
        assertEquals(400, server.post("sparql", "application/x-www-form-urlencoded", "query=" + encoded).statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT *~WHERE {~ ?s ?p ~}                    | line 4, column 1",
        "SELECT * WHERE { ?s foo:bar ?o }              | line 1, column 21",
        "SELECT * WHERE { ?s ? ?o }                    | line 1, column 21",
        "SELEC                                         | line 1, column 6",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }       | line 1, column 1"})
    void aSyntaxErrorNamesItsPlaceAndNoClass(String query, String place) {
        HttpResponse<String> answer = server.get(TestServer.query(query.replace('~', '\n')));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().startsWith(place + ": "), answer.body());
        assertIsSentence(answer.body());
    }

    @Test
    void aBadRegularExpressionNamesNoClass() {
        HttpResponse<String> answer = server.get(
                TestServer.query("SELECT (REPLACE(\"a\", \"(\", \"b\") AS ?x) WHERE {}"));
        assertEquals(400, answer.statusCode());
        assertIsSentence(answer.body());
    }

    @Test
    void twentyThousandBracketsAreTooDeep() {
        for (String query : List.of("ASK " + "{".repeat(20_000) + "}".repeat(20_000),
                "ASK { FILTER (" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ") }",
                "ASK { {}" + " UNION { ?s ?p ?o }".repeat(8_000) + "}",
                "ASK { FILTER (1" + " + 1".repeat(20_000) + ") }")) {
            HttpResponse<String> answer = server.post("sparql", "application/sparql-query", query);
            assertEquals(400, answer.statusCode(), query.substring(0, 20));
            assertTrue(answer.body().matches("(?s).*(nested too deeply|more than).*"), answer.body());
        }
    }

    @Test
    void aResultOverTheRowLimitGives413() {
        for (String query : List.of("SELECT (1 AS ?one) WHERE { ?a ?b ?c . ?d ?e ?f }",
                "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }")) {
            HttpResponse<String> answer = server.get(TestServer.query(query));
            assertEquals(413, answer.statusCode());
            assertTrue(answer.body().contains("LIMIT"), answer.body());
        }
    }

    /** Every time: a connection that is reset too early takes the answer with it now and then. */
    @RepeatedTest(40)
    void aBodyThatIsTooLargeGives413() {
        HttpResponse<String> answer = server.post("sparql", "application/sparql-query", "ASK {}" + " ".repeat(300_000));
        assertEquals(413, answer.statusCode());
        assertIsSentence(answer.body());
    }

    @Test
    void aQueryOfAnotherTypeOrCodingIsNotRead() {
        assertEquals(415, server.post("sparql", "text/plain", "ASK {}").statusCode());
        String type = "application/sparql-query";
        assertEquals(415, server.post("sparql", type, "ASK {}", "Content-Encoding", "gzip").statusCode());
    }

    /** What is not UTF-8 must not become U+FFFD: the query would be another one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/sparql-query|SELECT ('~' AS ?x) {}",
        "Application/SPARQL-Query; charset=UTF-8|SELECT ('~' AS ?x) {}",
        "application/x-www-form-urlencoded|query=SELECT+('~'+AS+?x)+{}"})
    void aBodyThatIsNotUtf8IsABadRequest(String type, String query) {
        assertEquals(400, server.post("sparql", type, query.replace('~', '\u00ff'), StandardCharsets.ISO_8859_1)
                .statusCode());
        assertEquals(200, server.post("sparql", type, query.replace('~', '\u00ff'), StandardCharsets.UTF_8)
                .statusCode());
    }

    @Test
    void whatTheEngineCannotRunIsABadRequestAndNotAFaultOfTheServer() {
        for (String query : List.of("SELECT (1/0 AS ?x) {}", "SELECT (SUM(?x) AS ?n) { VALUES ?x { 'a' } }",
                "SELECT (SUBSTR('abc', -99999999999) AS ?x) {}",
                "SELECT (xsd:dateTime('x') AS ?x) {}", "SELECT (<http://www.w3.org/2005/xpath-functions#round>() "
                + "AS ?x) {}",
                "SELECT (<http://www.w3.org/2001/XMLSchema#integer>(1, 2, 3) AS ?x) {}",
                "SELECT * { ?s ?p ?o } ORDER BY RAND() LIMIT 3",
                "SELECT (<http://www.w3.org/2005/xpath-functions#matches>('a') AS ?x) {}", "DESCRIBE <urn:none>",
                "SELECT (IRI('::') AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#concat>() AS ?x) {}",
                "SELECT (STRDT('x', 'y') AS ?x) {}",
                "CONSTRUCT { 1 ?p ?o } WHERE { ?s ?p ?o } LIMIT 1", "CONSTRUCT { ?o ?o ?o } WHERE { ?s ?p ?o } LIMIT 9",
                "ASK { GRAPH ?g {} }")) {
            int status = server.get(TestServer.query(query)).statusCode();
            assertTrue(status == 200 || status == 400, status + " for " + query);
        }
    }

    @ParameterizedTest
    @CsvSource({"/search?q=%FF, 400", "/doc/actor/alb?x=%, 400", "/query?x=%C3, 400",
            "/query/status-as-of?date=%zz, 400"})
    void anAddressThatCannotBeReadIsRefusedInOneSentence(String path, int status) throws IOException {
        String answer = server.raw("GET " + path);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.endsWith("The address has percent signs that encode no UTF-8 text.\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doc/actor/alb?x=", "/id/actor/alb?x=", "/doc/actor/ALB?x=", "/search?q="})
    void anAddressThatIsTooLongToRepeatIsRefused(String path) throws IOException {
        String answer = server.raw("GET " + path + "A".repeat(15_000));
        assertTrue(answer.startsWith("HTTP/1.1 414 "), answer.substring(0, 200));
        assertFalse(answer.contains("AAAA"));
    }

    @Test
    void twoQueriesAtOnceAreABadRequest() {
        assertEquals(400, server.get("sparql?query=ASK%7B%7D&query=ASK%7B%7D").statusCode());
    }

    // Headers

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /sparql?query=ASK%7B%7D", "GET /sparql?query=SELEC", "GET /sparql?query=%zz",
        "GET /sparql", "POST /sparql", "GET /health", "GET /dumps/latest/egnatia.nq", "GET /dumps/latest/none",
        "GET /no/such/page", "GET /ui/", "GET /ui/none.js", "GET /assets/egnatia.css", "OPTIONS /sparql", "PUT /sparql",
        "TRACE /", "GET /%zz", "GET /assets/%2e%2e/x.css"})
    void everyAnswerHasTheSecurityHeadersAndIsReadableFromEveryOrigin(String requestLine) throws IOException {
        String answer = server.raw(requestLine);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        for (String header : List.of("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
                "Referrer-Policy: no-referrer", "Access-Control-Allow-Origin: *", "Permissions-Policy: ",
                "Cross-Origin-Opener-Policy: same-origin")) {
            assertTrue(head.contains("\r\n" + header), head);
        }
        assertFalse(head.contains("\r\nServer:") || head.contains("Fuseki"), head);
        assertFalse(head.contains("Access-Control-Allow-Credentials"), head);
    }

    // Pages

    @Test
    void healthSaysThatTheProcessAnswers() {
        HttpResponse<String> answer = server.get("health");
        assertEquals(200, answer.statusCode());
        assertEquals("ok", JSON.parse(answer.body()).getString("status"));
    }

    @Test
    void readySaysWhichDataIsServed() {
        JsonObject ready = JSON.parse(server.get("ready").body());
        assertEquals(release.version(), ready.getString("version"));
        assertEquals(release.digest(), ready.getString("digest"));
        assertEquals(release.triples(), ready.getNumber("triples").longValue());
        assertEquals(release.graphNames().size(), ready.getNumber("graphs").intValue());
    }

    @Test
    void theTurtleDumpIsTheDefaultGraph() {
        HttpResponse<String> answer = server.get("dumps/latest/egnatia.ttl");
        assertEquals("text/turtle", type(answer));
        assertEquals(release.triples(), RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph().size());
    }

    @Test
    void theNQuadsDumpHasTheDigestOfTheRelease() {
        HttpResponse<String> answer = server.get("dumps/latest/egnatia.nq");
        assertEquals("application/n-quads", type(answer));
        assertEquals(release.digest(), Sha256.hex(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"egnatia.ttl", "egnatia.nq"})
    void dumpsStandBelowTheirVersionToo(String file) {
        HttpResponse<String> versioned = server.get("dumps/" + release.version() + "/" + file);
        assertEquals(200, versioned.statusCode());
        assertEquals(header(server.get("dumps/latest/" + file), "ETag"), header(versioned, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dumps/latest/", "dumps/latest/none.ttl", "dumps/000000000000/egnatia.ttl",
            "dumps/latest/x/egnatia.ttl"})
    void dumpsThatDoNotExistAreNotFound(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("/dumps/latest/egnatia.ttl"), answer.body());
    }

    @Test
    void anUnknownAddressIsNotFound() {
        HttpResponse<String> answer = server.get("no/such/page");
        assertEquals(404, answer.statusCode());
        assertIsSentence(answer.body());
    }

    @Test
    void fusekisUiIsServed() {
        HttpResponse<String> index = server.get("ui/");
        assertEquals(200, index.statusCode());
        assertEquals("text/html", type(index));
        assertTrue(index.body().contains("<title>Egnatia – Fuseki UI</title>"), index.body());
        List<String> scripts = Pattern.compile("src=\"([^\"]+\\.js)\"").matcher(index.body()).results()
                .map(match -> index.uri().resolve(match.group(1)).getPath().substring(1)).toList();
        assertFalse(scripts.isEmpty());
        scripts.forEach(script -> assertEquals("text/javascript", type(server.get(script)), script));
    }

    @Test
    void fusekisUiIsReachedWithoutTheSlash() {
        HttpResponse<String> answer = server.get("ui");
        assertEquals(301, answer.statusCode());
        assertEquals("/ui/", header(answer, "Location"));
    }

    @Test
    void fusekisUiLearnsThatThereIsOneDatasetToQuery() {
        JsonObject dataset = JSON.parse(server.get("ui/$/server").body())
                .get("datasets").getAsArray().get(0).getAsObject();
        assertEquals("/sparql", dataset.getString("ds.name"));
        assertEquals("query", dataset.get("ds.services").getAsArray().get(0).getAsObject().getString("srv.type"));
    }

    @Test
    void theStyleSheetIsServed() {
        assertEquals("text/css", type(server.get("assets/egnatia.css")));
    }

    @Test
    void theHomePageAsksSixQuestionsAndLeadsOn() {
        HttpResponse<String> answer = server.get("");
        assertEquals("text/html", type(answer));
        HomePage home = HomePage.of(view(""), "/");
        assertEquals(6, home.questions().size());
        home.questions().forEach(asked ->
                assertTrue(answer.body().contains(home.questionLink(asked)), asked.question().id()));
        for (String link : Set.of("/dumps/latest/egnatia.ttl", "/sparql", "/assets/egnatia.css", "/query")) {
            assertTrue(answer.body().contains("href=\"" + link), link);
        }
        assertTrue(answer.body().contains("Kosovo*"));
        assertTrue(answer.body().contains("UNSCR 1244/1999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/../egnatia/ontology/egnatia.ttl", "/assets/..%2fegnatia.css",
            "/assets/%2e%2e/x.css",
        "/assets/..;/x.css", "/assets/%00.css", "/assets//etc/passwd", "/assets/", "/assets", "/ui/../pom.xml",
        "/ui/..%2f..%2fx.js", "/ui/%2e%2e/x.js", "/ui/..\\x.js", "/ui/WEB-INF/web.xml",
        "/dumps/latest/../../../etc/passwd",
        "/../../etc/passwd", "/assets/a..css"})
    void nothingOutsideItsFolderIsServed(String path) throws IOException {
        String answer = server.raw("GET " + path);
        assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer);
    }

    private static View view(String path) {
        return new View(new Site(release, new Links(server.url())), path, Map.of(),
                new AsOf(Optional.empty(), LocalDate.now(ZoneOffset.UTC)), Language.ENGLISH);
    }

    private static String sizeOf(String graph) {
        return Integer.toString(release.dataset().getGraph(NodeFactory.createURI(graph)).size());
    }

    /** The value of ?n in the first row. */
    private static String number(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.parse(answer.body()).getObj("results").get("bindings").getAsArray().get(0).getAsObject()
                .getObj("n").getString("value");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String type(HttpResponse<String> answer) {
        return header(answer, "Content-Type").replaceFirst(";.*", "");
    }

    private static void assertIsSentence(String body) {
        assertFalse(body.matches("(?s).*(\\bat [a-z]+\\.|Exception|org\\.apache|java\\.|<html).*"), body);
    }

    /** A listener on the loopback address that nobody should call. */
    private static final class Canary implements AutoCloseable {
        private final ServerSocketChannel listener;

        Canary() throws IOException {
            listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.configureBlocking(false);
        }

        String url() {
            ServerSocket socket = listener.socket();
            return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/";
        }

        /** True if no connection waits to be taken; those made before the answer came are in the queue already. */
        boolean isUntouched() throws IOException {
            return listener.accept() == null;
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
