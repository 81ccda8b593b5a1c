package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Sha256;

/**
 * Proves over a socket how the documents about our IRIs are asked for and answered: one test for each behaviour of
 * HTTP.
 */
class DocumentsTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    static Path folder;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(SmallWorkspace.in(folder)
                .write("data/actors/retired.ttl", """
                        @prefix egn: <https://w3id.org/egnatia/def/> .
                        @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                        @prefix dcterms: <http://purl.org/dc/terms/> .
                        @prefix owl: <http://www.w3.org/2002/07/owl#> .
                        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                        <https://w3id.org/egnatia/graph/actors/retired> a egn:Graph ; dcterms:title "Retired"@en ;
                            dcterms:issued "2026-03-01"^^xsd:date .
                        actor:old a egn:Body ; rdfs:label "Old"@en ; owl:deprecated true ;
                            dcterms:isReplacedBy actor:one .
                        actor:gone a egn:Body ; rdfs:label "Gone"@en ; owl:deprecated true .
                        """)
                .write("data/retired/actors.csv", "old,new\nolder,one\n")
                .write("data/retired/actors.rq", """
                        # title: Retired
                        # description: What was in use and what took its place.
                        # licence: https://creativecommons.org/licenses/by/4.0/
                        # issued: 2026-03-01
                        PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX dcterms: <http://purl.org/dc/terms/>
                        CONSTRUCT { ?retired owl:deprecated true ; dcterms:isReplacedBy ?replacement }
                        WHERE {
                          BIND (IRI(CONCAT(STR(actor:), ?old)) AS ?retired)
                          BIND (IRI(CONCAT(STR(actor:), ?new)) AS ?replacement)
                        }
                        """).release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void theAddressOfAThingLeadsToItsDocument() {
        HttpResponse<String> answer = server.get("id/actor/one");
        assertEquals(303, answer.statusCode());
        assertEquals("/doc/actor/one", header(answer, "Location"));
        assertEquals("Accept, Accept-Encoding", header(answer, "Vary"));
        assertEquals("/doc/actor/one?as-of=2001-01-01",
                header(server.get("id/actor/one?as-of=2001-01-01"), "Location"));
    }

    /** As the checksums of a release, those of the files about a thing are read by sha256sum. */
    @Test
    void theFilesOfADocumentHaveChecksums() {
        List<String> lines = server.get("doc/actor/one.sha256").body().lines().toList();
        assertTrue(lines.size() > 3, lines.toString());
        for (String line : lines) {
            String[] parts = line.split("  ");
            String file = server.get("doc/actor/" + parts[1], "Accept-Encoding", "identity").body();
            assertEquals(Sha256.hex(file.getBytes(StandardCharsets.UTF_8)), parts[0], parts[1]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        BROWSER + " | text/html | html",
        "text/turtle | text/turtle | ttl",
        "application/ld+json | application/ld+json | jsonld",
        "application/rdf+xml | application/rdf+xml | rdf",
        "application/n-triples | application/n-triples | nt",
        "text/csv | text/csv | csv",
        "text/html;q=0.5, text/turtle | text/turtle | ttl",
        "text/turtle;q=0, */*;q=0.1, application/n-triples | application/n-triples | nt",
        "TEXT/TURTLE | text/turtle | ttl",
        "image/png, application/*;q=0.3 | application/ld+json | jsonld",
        "*/* | text/html | html"})
    void theFormIsNegotiated(String accept, String type, String suffix) {
        HttpResponse<String> answer = server.get("doc/actor/one", "Accept", accept);
        assertEquals(200, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
        assertEquals("/doc/actor/one." + suffix, header(answer, "Content-Location"));
        assertTrue(answer.headers().allValues("Vary").toString().contains("Accept"));
    }

    @Test
    void whatNobodyOffersIsNotAcceptableAndTheOfferIsListed() {
        for (String accept : List.of("image/png", "*/*;q=0")) {
            HttpResponse<String> answer = server.get("doc/actor/one", "Accept", accept);
            assertEquals(406, answer.statusCode(), accept);
            assertTrue(answer.body().contains("text/turtle, application/ld+json"), answer.body());
        }
        assertEquals(406, server.get("id/actor/one", "Accept", "image/png").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"html,text/html", "ttl,text/turtle", "jsonld,application/ld+json", "rdf,application/rdf+xml",
        "nt,application/n-triples", "csv,text/csv", "bib,application/x-bibtex",
        "ris,application/x-research-info-systems",
        "csl.json,application/vnd.citationstyles.csl+json"})
    void aSuffixBeatsAccept(String suffix, String type) {
        HttpResponse<String> answer = server.get("doc/actor/one." + suffix, "Accept", "image/png");
        assertEquals(200, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
        assertEquals("", header(answer, "Content-Location"));
    }

    @Test
    void eachFormHasItsOwnStrongETag() {
        Map<String, String> tags = new TreeMap<>();
        for (String suffix : List.of("html", "ttl", "jsonld", "rdf", "nt", "csv")) {
            HttpResponse<String> answer = server.get("doc/actor/one." + suffix);
            String tag = header(answer, "ETag");
            assertTrue(tag.matches("\"[^\"]+\""), tag);
            assertEquals(null, tags.put(tag, suffix));
            assertEquals(304, server.get("doc/actor/one." + suffix, "If-None-Match", "\"zz\", W/\"yy\", " + tag)
                    .statusCode());
            assertEquals(200, server.get("doc/actor/one." + suffix, "If-None-Match", "\"zz\"").statusCode());
        }
        assertEquals(header(server.get("doc/actor/one.ttl"), "ETag"),
                header(server.get("doc/actor/one", "Accept", "text/turtle"), "ETag"));
    }

    @Test
    void theMomentSinceWhenTheReleaseIsServedIsAValidatorToo() {
        String modified = header(server.get("doc/actor/one.ttl"), "Last-Modified");
        Instant since = Instant.parse(JSON.parse(server.get("ready").body()).getString("loadedAt"));
        assertEquals(since, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(modified)));
        for (String suffix : List.of("ttl", "html")) {
            String path = "doc/actor/one." + suffix;
            assertEquals(304, server.get(path, "If-Modified-Since", modified).statusCode());
            assertEquals(200, server.get(path, "If-Modified-Since", "Sat, 28 Feb 2026 00:00:00 GMT").statusCode());
            assertEquals(200, server.get(path, "If-Modified-Since", "yesterday").statusCode());
            assertEquals(200, server.get(path, "If-Modified-Since", modified, "If-None-Match", "\"zz\"").statusCode());
        }
    }

    @Test
    void linksNameTheOtherFormsTheLicenceAndTheIriToCite() {
        List<String> links = server.get("doc/actor/one", "Accept", "text/turtle").headers().allValues("Link");
        String base = server.url().toString();
        assertTrue(links.contains("<" + base + "doc/actor/one.jsonld>; rel=\"alternate\"; "
                + "type=\"application/ld+json\""), links.toString());
        assertTrue(links.contains("<" + base + "doc/actor/one>; rel=\"canonical\""));
        assertTrue(links.contains("<https://w3id.org/egnatia/id/actor/one>; rel=\"cite-as\""));
        assertTrue(links.contains("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""));
        assertTrue(links.contains("<" + base + ".well-known/void>; rel=\"describedby\"; type=\"text/turtle\""));
        assertTrue(links.contains("<https://w3id.org/egnatia/def/Body>; rel=\"type\""));
    }

    @Test
    void headIsAnsweredAsGetWithoutTheBody() {
        HttpResponse<String> get = server.get("doc/actor/one", "Accept", "text/turtle");
        HttpResponse<String> head = server.request("HEAD", "doc/actor/one", "Accept", "text/turtle");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        for (String name : List.of("Content-Type", "Content-Length", "ETag", "Last-Modified", "Content-Location",
                "Vary", "Link")) {
            assertEquals(get.headers().allValues(name), head.headers().allValues(name), name);
        }
    }

    @Test
    void whatIsMissingIsSaidInTheFormThatWasAskedFor() {
        assertEquals(404, server.get("doc/actor/nobody", "Accept", BROWSER).statusCode());
        assertTrue(header(server.get("doc/actor/nobody", "Accept", BROWSER), "Content-Type").startsWith("text/html"));
        assertEquals("application/problem+json",
                header(server.get("doc/actor/nobody", "Accept", "text/turtle"), "Content-Type"));
        assertTrue(header(server.get("doc/actor/nobody"), "Content-Type").startsWith("text/plain"));
        for (String path : List.of("id/actor/nobody", "doc/actor/one.exe", "doc/actor/one.ttl.ttl",
                "def/Nothing", "voc/x/y",
                "graph/nothing", "doc/actor/%3Cscript%3E", "doc/actor/%EF%BC%8Ex", "doc/actor/no%20such%20body%20",
                "doc/actor/one%0a", "doc/actor/a%60b")) {
            int status = server.get(path).statusCode();
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
    }

    @ParameterizedTest
    @CsvSource({"doc/actor/one/,/doc/actor/one", "doc/actor/ONE,/doc/actor/one", "doc/actor/%6Fne,/doc/actor/one",
        "id/Actor/one,/id/actor/one", "doc/actor/one.TTL,/doc/actor/one.ttl", "def/body,/def/Body",
        "def/BODY.ttl,/def/Body.ttl",
        "doc/actor/one/?as-of=2001-01-01,/doc/actor/one?as-of=2001-01-01"})
    void oneIriHasOneSpelling(String asked, String right) {
        HttpResponse<String> answer = server.get(asked);
        assertEquals(301, answer.statusCode());
        assertEquals(right, header(answer, "Location"));
    }

    @Test
    void dotSegmentsAndParametersOfPathsLeadToTheRightSpellingOrNowhere() throws IOException {
        assertTrue(server.raw("GET /doc/actor/two/../one").contains("Location: /doc/actor/one\r\n"));
        assertTrue(server.raw("GET /doc/actor/one;jsessionid=1").contains("Location: /doc/actor/one\r\n"));
        assertTrue(server.raw("GET //doc/actor/one").startsWith("HTTP/1.1 400"));
        assertTrue(server.raw("GET /doc/actor/..;/x").matches("(?s)HTTP/1.1 (400|404).*"));
    }

    @Test
    void aRetiredIriLeadsToWhatReplacedIt() {
        assertEquals("/id/actor/one", header(server.get("id/actor/old"), "Location"));
        HttpResponse<String> answer = server.get("doc/actor/old.ttl");
        assertEquals(301, answer.statusCode());
        assertEquals("/doc/actor/one.ttl", header(answer, "Location"));
        assertEquals("/doc/actor/one", header(server.get("doc/actor/older"), "Location"));
        assertEquals("/id/actor/one", header(server.get("id/actor/older"), "Location"));
        assertEquals(410, server.get("doc/actor/gone").statusCode());
        assertEquals(410, server.get("id/actor/gone").statusCode());
    }

    @Test
    void theHostHeaderDecidesNothing() throws IOException {
        String answer = server.raw("GET /doc/actor/one HTTP/1.1\r\nX-Forwarded-Host: evil.example\r\nForwarded: "
                + "host=evil.example\r\nX-Ignore: ");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertFalse(answer.contains("evil"));
    }

    @Test
    void whatIsUnconfirmedIsDescribedAndSaysSo() {
        assertTrue(server.get("doc/actor/three.ttl").body().contains("\"Three\"@en"));
        assertTrue(server.get("doc/actor/three.html").body().contains("Only unconfirmed facts speak of this"));
        assertFalse(server.get("doc/actor/one.html").body().contains("Only unconfirmed facts speak of this"));
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        assertEquals(400, server.get("doc/actor/one?as-of=1-1-2001").statusCode());
        assertNotEquals(header(server.get("doc/actor/one.html"), "ETag"),
                header(server.get("doc/actor/one.html?as-of=2001-01-01"), "ETag"));
    }
}
