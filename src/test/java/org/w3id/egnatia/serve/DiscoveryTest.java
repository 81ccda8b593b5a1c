package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.Sitemap;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves over a socket what tools and crawlers find: VoID and DCAT, sitemap, robots, lists to browse, compression. */
class DiscoveryTest {

    private static final String PUBLIC = "https://graph.example/egnatia/";

    @TempDir
    static Path folder;
    private static Release release;
    private static TestServer server;
    private static EgnatiaServer behindProxy;

    @BeforeAll
    static void start() throws IOException {
        release = SmallWorkspace.in(folder).release();
        server = TestServer.of(release);
        behindProxy = EgnatiaServer.start(release,
                new ServerSettings("127.0.0.1", 0, Optional.of(URI.create(PUBLIC)), Duration.ofMinutes(1)),
                OperationSettings.quiet());
    }

    @AfterAll
    static void stop() {
        server.close();
        behindProxy.close();
    }

    private static HttpResponse<byte[]> send(URI address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return HttpClient.newHttpClient().send((headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofByteArray());
    }

    private static String fromProxied(String path, String... headers) throws IOException, InterruptedException {
        return new String(send(behindProxy.url().resolve(path), headers).body(), StandardCharsets.UTF_8);
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(text, Lang.TURTLE).parse(graph);
        return graph;
    }

    /** Behind a proxy that serves it below a path, the server sends nobody beside that path. */
    @Test
    void everyRedirectStaysBelowThePublicAddress() throws IOException, InterruptedException {
        for (String path : List.of("ui", "matrix", "id/actor/one", "doc/actor/one/", "doc/actor", "voc/",
                "about?lang=DE")) {
            HttpResponse<byte[]> answer = send(behindProxy.url().resolve(path));
            assertTrue(answer.statusCode() >= 301 && answer.statusCode() <= 303, path + ": " + answer.statusCode());
            String location = answer.headers().firstValue("Location").orElse("");
            assertTrue(location.startsWith("/egnatia/"), path + " leads to " + location);
        }
    }

    @Test
    void theDatasetIsDescribedWithPartitionsDumpsAndEndpoint() throws IOException, InterruptedException {
        Graph graph = turtle(fromProxied("/.well-known/void"));
        Node dataset = NodeFactory.createURI(Namespaces.BASE);
        assertTrue(graph.contains(dataset, VOID.sparqlEndpoint.asNode(), NodeFactory.createURI(PUBLIC + "sparql")));
        assertTrue(graph.contains(dataset, VOID.dataDump.asNode(),
                NodeFactory.createURI(PUBLIC + "dumps/" + release.version() + "/egnatia.ttl")));
        Node body = NodeFactory.createURI(Namespaces.DEF + "Body");
        Node partition = graph.find(Node.ANY, VOID._class.asNode(), body).next().getSubject();
        assertEquals("2", graph.find(partition, VOID.entities.asNode(), Node.ANY).next().getObject()
                .getLiteralLexicalForm());
        assertEquals(new Distributions(release).all().stream().map(file -> PUBLIC + "dumps/" + release.version() + '/'
                + file.fileName()).sorted().toList(), graph.find(Node.ANY, DCAT.downloadURL.asNode(), Node.ANY)
                .mapWith(t -> t.getObject().getURI()).toList().stream().sorted().toList());
        graph.find().forEachRemaining(t -> assertFalse(t.toString().contains("127.0.0.1"), t.toString()));
        assertTrue(turtle(server.get("void.ttl").body())
                .contains(dataset, VOID.sparqlEndpoint.asNode(), NodeFactory.createURI(server.url() + "sparql")));
        assertEquals("application/ld+json", server.get(".well-known/void", "Accept", "application/ld+json").headers()
                .firstValue("Content-Type").orElse(""));
        assertEquals(406, server.get(".well-known/void", "Accept", "image/png").statusCode());
    }

    @Test
    void theSizesAndChecksumsOfDumpsAreThoseOfTheFiles() {
        Graph graph = turtle(server.get("void.ttl").body());
        graph.find(Node.ANY, DCAT.downloadURL.asNode(), Node.ANY).forEachRemaining(t -> {
            String path = t.getObject().getURI().substring(server.url().toString().length());
            HttpResponse<String> file = server.get(path);
            assertEquals(200, file.statusCode(), path);
            int length = file.body().getBytes(StandardCharsets.UTF_8).length;
            graph.find(t.getSubject(), DCAT.byteSize.asNode(), Node.ANY).forEachRemaining(size ->
                    assertEquals(Integer.toString(length), size.getObject().getLiteralLexicalForm(), path));
        });
        assertEquals(3, graph.find(Node.ANY, DCAT.byteSize.asNode(), Node.ANY).toList().size());
    }

    private static HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void everyFileIsThereCompressedToo() throws IOException, InterruptedException {
        byte[] plain = server.get("dumps/latest/egnatia.ttl").body().getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> gzip = bytes("dumps/latest/egnatia.ttl.gz");
        assertEquals("application/gzip", gzip.headers().firstValue("Content-Type").orElse(""));
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
        HttpResponse<byte[]> zstd = bytes("dumps/latest/egnatia.ttl.zst");
        assertEquals("application/zstd", zstd.headers().firstValue("Content-Type").orElse(""));
        assertArrayEquals(plain, new ZstdInputStream(new ByteArrayInputStream(zstd.body())).readAllBytes());
        assertEquals(404, server.get("dumps/latest/egnatia-questions.zip.gz").statusCode());
    }

    @Test
    void thePublicAddressDecidesLinksAndTheHostNever() throws IOException, InterruptedException {
        String html = fromProxied("/doc/actor/one.html");
        assertTrue(html.contains("<link rel=\"canonical\" href=\"" + PUBLIC + "doc/actor/one\">"), html);
        assertTrue(html.contains("href=\"/egnatia/doc/actor/one.ttl\""));
        assertFalse(html.contains("127.0.0.1"));
        assertTrue(fromProxied("/doc/actor/one.ttl").contains("https://w3id.org/egnatia/id/actor/"));
        assertFalse(fromProxied("/doc/actor/one.ttl").contains("graph.example"));
        assertTrue(fromProxied("/robots.txt").contains("Sitemap: " + PUBLIC + "sitemap.xml"));
        assertTrue(fromProxied("/robots.txt").contains("Disallow: /egnatia/sparql\n"));
    }

    @Test
    void crawlersAreToldWhatToTakeAndWhatToLeave() {
        String robots = server.get("robots.txt").body();
        for (String closed : List.of("/sparql", "/search", "/ui/", "/*?")) {
            assertTrue(robots.contains("Disallow: " + closed + "\n"), robots);
        }
        String sitemap = server.get("sitemap.xml").body();
        assertTrue(sitemap.contains("<loc>" + server.url() + "doc/actor/one</loc>"), sitemap);
        assertTrue(sitemap.contains("<loc>" + server.url() + "def/Body</loc>"));
        assertFalse(sitemap.contains("/id/evidence"));
        assertEquals(404, server.get("sitemap/2.xml").statusCode());
    }

    @Test
    void aLargeSitemapHasAnIndex() {
        Sitemap sitemap = new Sitemap(IntStream.range(0, 90_000).mapToObj(i -> "doc/actor/" + i).toList(),
                Optional.empty());
        String index = sitemap.first("http://x/");
        assertTrue(index.contains("<sitemapindex") && index.contains("http://x/sitemap/3.xml")
                && !index.contains("/4.xml"), index);
        assertEquals(40_000, Pattern.compile("<url>").matcher(sitemap.part(1, "http://x/")).results().count());
        assertEquals(10_000, Pattern.compile("<url>").matcher(sitemap.part(3, "http://x/")).results().count());
    }

    @Test
    void everythingCanBeBrowsed() {
        assertTrue(server.get("id/").body().contains("href=\"/id/actor\""));
        String actors = server.get("id/actor").body();
        assertTrue(actors.contains("href=\"/doc/actor/one\"") && actors.contains("href=\"/doc/actor/three\""), actors);
        assertTrue(server.get("graph").body().contains("href=\"/graph/actors/bodies\""));
        assertEquals("/id/", server.get("id").headers().firstValue("Location").orElse(""));
        assertEquals("/id/actor", server.get("doc/actor/").headers().firstValue("Location").orElse(""));
        assertEquals(404, server.get("id/actor?page=2").statusCode());
        assertEquals(404, server.get("id/nothing").statusCode());
    }

    @Test
    void textIsCompressedWithAnETagOfItsOwn() throws IOException, InterruptedException {
        URI page = server.url().resolve("/def/Body.html");
        HttpResponse<byte[]> plain = send(page);
        HttpResponse<byte[]> small = send(page, "Accept-Encoding", "gzip");
        assertEquals("gzip", small.headers().firstValue("Content-Encoding").orElse(""));
        assertEquals(new String(plain.body(), StandardCharsets.UTF_8),
                new String(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes(),
                        StandardCharsets.UTF_8));
        String tag = small.headers().firstValue("ETag").orElseThrow();
        assertFalse(tag.equals(plain.headers().firstValue("ETag").orElseThrow()));
        assertTrue(tag.startsWith("\""), tag);
        assertTrue(small.headers().allValues("Vary").toString().contains("Accept-Encoding"));
        assertEquals(304, send(page, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode());
        assertEquals(304, send(page, "If-None-Match", plain.headers().firstValue("ETag").orElseThrow()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity;q=0, x-none", "*;q=0", "gzip;q=0, identity;q=0", "br"})
    void aClientThatWantsNoCodingThereIsGetsThePlainText(String wish) throws IOException, InterruptedException {
        HttpResponse<byte[]> plain = send(server.url().resolve("/def/Body.html"), "Accept-Encoding", wish);
        assertEquals(200, plain.statusCode());
        assertEquals("", plain.headers().firstValue("Content-Encoding").orElse(""));
    }

    @Test
    void dumpsAreListedAndSayWhichVersionTheyAre() {
        String list = server.get("dumps/").body();
        assertTrue(list.contains("href=\"/dumps/" + release.version() + "/egnatia.ttl\""), list);
        HttpResponse<String> latest = server.get("dumps/latest/egnatia.ttl");
        String fixed = "dumps/" + release.version() + "/egnatia.ttl";
        assertEquals("/" + fixed, latest.headers().firstValue("Content-Location").orElse(""));
        assertEquals(List.of("<" + server.url() + fixed + ">; rel=\"memento\""), latest.headers().allValues("Link"));
        assertEquals(List.of("<" + server.url() + "dumps/latest/egnatia.ttl>; rel=\"original latest-version\""),
                server.get(fixed).headers().allValues("Link"));
        // The small workspace has no date of issue, and none is made up.
        assertEquals(Optional.empty(), server.get(fixed).headers().firstValue("Memento-Datetime"));
        assertEquals(404, server.get("dumps/000000000000/egnatia.ttl").statusCode());
    }

    @Test
    void whoRefusesThePlainCodingGetsItWhereThereIsNoOther() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(server.url().resolve("/def/Body.html"), "Accept-Encoding",
                "identity;q=0, x-none");
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.headers().firstValue("Content-Encoding").orElse(""));
        assertEquals("gzip", send(server.url().resolve("/def/Body.html"), "Accept-Encoding", "identity;q=0, gzip")
                .headers()
                .firstValue("Content-Encoding").orElse(""));
    }

    @Test
    void theOntologyHasAPageEachTermAnExampleAndTheVersionResolves() {
        String html = server.get("def/Body", "Accept", "text/html").body();
        assertTrue(html.contains("Used 2 times") && html.contains("href=\"/def/Actor\""), html);
        assertTrue(server.get("def/Body.ttl").body().contains("subClassOf"));
    }
}
