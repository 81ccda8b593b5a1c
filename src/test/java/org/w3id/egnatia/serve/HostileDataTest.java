package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.TurtleReader;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.road.Road;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that pages do not trust the data: hostile values that the checks would refuse do no harm if they get in. */
class HostileDataTest {

    private static final String HOSTILE = """
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX actor: <https://w3id.org/egnatia/id/actor/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            actor:xss a egn:Actor ;
              rdfs:label "<script>alert(1)</script>"@en , "\\"><img src=x onerror=alert(2)>"@fr ,
                "</script><svg onload=alert(3)>"@de ,
                "'-alert(4)-'"@nl , "{{7*7}} ${7*7} <%= 7*7 %>"@it ;
              dcterms:description "</script><script>alert(9)</script> } } %x"@en ;
              rdfs:comment "]]><script>alert(8)</script><!--"@en , "abc\\u202Egnp.exe"@en , "a\\u200Bb\\uFEFFc"@en ;
              rdfs:seeAlso <javascript:alert(5)> , <https://example.org/a?b=%22onmouseover=alert(6)//> ,
                <data:text/html,%3Cscript%3Ealert(7)%3C/script%3E> , <https://example.org/a'b> , <file:///etc/passwd> .
            """;

    @TempDir
    static Path folder;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Workspace workspace = Workspace.at(SmallWorkspace.in(folder).root());
        List<TurtleFile> files = new ArrayList<>(workspace.turtle().stream()
                .flatMap(f -> TurtleReader.read(f).file().stream()).toList());
        Graph hostile = GraphFactory.createDefaultGraph();
        RDFParser.fromString(HOSTILE, Lang.TURTLE).checking(false).parse(hostile);
        Node name = NodeFactory.createURI(Namespaces.GRAPH + "actors/hostile");
        files.add(new TurtleFile("data/actors/hostile.ttl", GraphKind.DATA, name, hostile, Map.of()));
        server = TestServer.of(Road.release(files, QueryLibrary.of(workspace)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String page(String path) {
        var answer = server.get(path, "Accept", "text/html");
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    @Test
    void markupInValuesIsShownAndNotObeyed() {
        for (String path : List.of("doc/actor/xss", "doc/actor/xss?lang=fr", "doc/actor/xss?lang=de", "id/actor",
                "graph/actors/hostile", "def/Actor", "doc/actor/xss?list=out:rdfs:seeAlso")) {
            String html = page(path);
            for (String harm : List.of("<script>alert", "<img src=x", "<svg onload", "onerror=alert(2)>\"",
                    "\"onmouseover=")) {
                assertFalse(html.contains(harm), path + " has " + harm);
            }
            assertFalse(Pattern.compile("<[^>]+\\son[a-z]+\\s*=").matcher(html).find(), path);
            assertFalse(Pattern.compile("(href|src)=\"(javascript|data|file):").matcher(html).find(), path);
        }
    }

    @Test
    void addressesThatAreNoneOfTheWebAreTextAndOthersAreNotVouchedFor() {
        String html = page("doc/actor/xss");
        assertTrue(html.contains("javascript:alert(5)"));
        Matcher links = Pattern.compile("<a href=\"(https?://example[^\"]*)\"([^>]*)>").matcher(html);
        int found = 0;
        while (links.find()) {
            found++;
            assertTrue(links.group(2).contains("rel=\"noopener noreferrer nofollow ugc\""), links.group());
        }
        assertTrue(found >= 2, "links to example.org: " + found);
    }

    @Test
    void signsThatCannotBeSeenAreMadeVisible() {
        String html = page("doc/actor/xss");
        assertTrue(html.contains("abc[U+202E]gnp.exe"));
        assertTrue(html.contains("a[U+200B]b[U+FEFF]c"));
        assertFalse(html.contains("\u202E"));
    }

    @Test
    void theDescriptionForSearchEnginesEndsWhereItShould() {
        Matcher json = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page("doc/actor/xss"));
        assertTrue(json.find());
        assertEquals("<script>alert(1)</script>", JSON.parse(json.group(1)).get("name").getAsString().value());
    }

    @Test
    void theFilesSayTheValuesAsTheyAre() {
        Graph parsed = GraphFactory.createDefaultGraph();
        RDFParser.fromString(server.get("doc/actor/xss.nt").body(), Lang.NTRIPLES).checking(false).parse(parsed);
        Node thing = NodeFactory.createURI(Namespaces.ID + "actor/xss");
        assertEquals(5, parsed.find(thing, RDFS.seeAlso.asNode(), Node.ANY).toList().size());
        assertTrue(server.get("doc/actor/xss.bib").body().contains("<script>alert(1)</script>"));
        assertEquals("nosniff", server.get("doc/actor/xss.bib").headers()
                .firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    @Tag("hostile")
    void theHostileCorpusFindsNothingInIt(@TempDir Path report) throws IOException, InterruptedException {
        HostileRunner.assertPasses(report, "--base", HostileRunner.base(server), "--only", "xss", "--entity",
                "/doc/actor/one",
                "--xss-entity", "/doc/actor/xss");
    }
}
