package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;

/**
 * Follows the event stream as a client does that knows the specification and not our program, with the parser of RDF4J:
 * the newest members make the graph of each version. And the ontology of a version that is kept stays to be had.
 */
class EventStreamTest {

    private static final String TREE = "https://w3id.org/tree#";
    private static final String LDES = "https://w3id.org/ldes#";
    private static final List<Instant> TIMES = List.of(Instant.parse("2026-01-01T12:00:00Z"),
            Instant.parse("2026-02-01T12:00:00Z"), Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private static Path folder;
    private static final List<Release> RELEASES = new ArrayList<>();
    private static EgnatiaServer server;

    /** One more, and then another body in the place of that and the ontology in another version. */
    @BeforeAll
    static void publishThrice() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(folder.resolve("workspace"));
        RELEASES.add(headed(workspace, "0.9.0").release());
        RELEASES.add(workspace.withOneMore().release());
        RELEASES.add(headed(workspace, "1.0.0").write("data/actors/more.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

                <https://w3id.org/egnatia/graph/actors/more> a egn:Graph ;
                    dcterms:title "More"@en .

                actor:five a egn:Body ;
                    rdfs:label "Five"@en .
                """).release());
        for (int i = 0; i < TIMES.size(); i++) {
            Instant time = TIMES.get(i);
            new ReleaseFolder(folder.resolve("out"), () -> time).add(RELEASES.get(i));
        }
        server = EgnatiaServer.start(RELEASES.get(2), new ServerSettings("127.0.0.1", 0, Optional.empty(),
                Duration.ofSeconds(10)).with(Optional.of(folder.resolve("out"))));
    }

    private static SmallWorkspace headed(SmallWorkspace workspace, String version) {
        return workspace.write("ontology/header.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

                <https://w3id.org/egnatia/def> a owl:Ontology ;
                    rdfs:label "small"@en ;
                    owl:versionIRI <https://w3id.org/egnatia/def/%s> ;
                    owl:versionInfo "%s" .
                """.formatted(version, version));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String address, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(address, e);
        }
    }

    private static Model read(String address) {
        HttpResponse<String> answer = get(address, "Accept", "text/turtle");
        assertEquals(200, answer.statusCode(), address);
        Model model = new LinkedHashModel();
        TurtleParser parser = new TurtleParser();
        parser.setRDFHandler(new StatementCollector(model));
        try {
            parser.parse(new StringReader(answer.body()), address);
        } catch (IOException e) {
            throw new AssertionError(address, e);
        }
        return model;
    }

    private static IRI iri(String iri) {
        return Values.iri(iri);
    }

    private static Value one(Model model, Resource subject, IRI property) {
        Set<Value> values = model.filter(subject, property, null).objects();
        assertEquals(1, values.size(), () -> subject + " " + property + " " + values);
        return values.iterator().next();
    }

    /** All pages that can be reached, read once each. */
    static Model followed(String begin) {
        Model all = new LinkedHashModel();
        Set<String> seen = new HashSet<>(Set.of(begin));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Model page = read(open.remove());
            all.addAll(page);
            page.filter(null, iri(TREE + "node"), null).objects().stream().map(Value::stringValue).filter(seen::add)
                    .forEach(open::add);
        }
        return all;
    }

    /** The graph at a time, by the newest member of each subject that is not younger. */
    static Set<String> materialised(Model all, Instant time) {
        Resource stream = all.filter(null, RDF.TYPE, iri(LDES + "EventStream")).subjects().iterator().next();
        IRI versionOf = (IRI) one(all, stream, iri(LDES + "versionOfPath"));
        IRI created = (IRI) one(all, stream, iri(LDES + "timestampPath"));
        IRI deletePath = (IRI) one(all, stream, iri(LDES + "versionDeletePath"));
        Value deleted = one(all, stream, iri(LDES + "versionDeleteObject"));
        Map<Value, TreeMap<Instant, Resource>> members = new HashMap<>();
        all.filter(stream, iri(TREE + "member"), null).objects().forEach(member -> members.computeIfAbsent(one(all,
                (Resource) member, versionOf), none -> new TreeMap<>()).put(Instant.parse(one(all, (Resource) member,
                created).stringValue()), (Resource) member));
        Set<String> triples = new TreeSet<>();
        members.forEach((thing, versions) -> Optional.ofNullable(versions.floorEntry(time)).map(Map.Entry::getValue)
                .filter(member -> !all.contains(member, deletePath, deleted)).ifPresent(member -> {
                    for (Statement statement : all.filter(member, null, null)) {
                        if (!Set.of(versionOf, created).contains(statement.getPredicate())) {
                            triples.add(thing + " " + statement.getPredicate() + ' ' + statement.getObject());
                        }
                    }
                }));
        return triples;
    }

    static Set<String> graph(String url, String version) {
        Model model = read(url + "dumps/" + version + "/egnatia.ttl");
        return model.stream().map(one -> one.getSubject() + " " + one.getPredicate() + ' ' + one.getObject())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theNewestMembersMakeTheGraphOfEachVersion() {
        Model all = followed(server.url() + "changes/data/events");
        for (int i = 0; i < TIMES.size(); i++) {
            assertEquals(graph(server.url().toString(), RELEASES.get(i).version()), materialised(all, TIMES.get(i)),
                    "version " + i);
        }
        assertTrue(materialised(all, TIMES.get(0).minusSeconds(1)).isEmpty());
    }

    @Test
    void aMemberIsAVersionOfItsSubject() {
        Model second = read(server.url() + "changes/data/events/" + RELEASES.get(1).version() + "/1");
        IRI four = iri("https://w3id.org/egnatia/id/actor/four");
        Set<Resource> members = second.filter(null, DCTERMS.IS_VERSION_OF, four).subjects();
        assertEquals(1, members.size());
        assertTrue(second.contains(null, iri(TREE + "member"), members.iterator().next()));
        assertTrue(second.filter(null, DCTERMS.IS_VERSION_OF, iri("https://w3id.org/egnatia/id/actor/one")).isEmpty(),
                "what did not change is no member");
        Model third = read(server.url() + "changes/data/events/latest/1");
        Resource gone = third.filter(null, DCTERMS.IS_VERSION_OF, four).subjects().iterator().next();
        assertEquals("https://www.w3.org/ns/activitystreams#Delete", one(third, gone, RDF.TYPE).stringValue());
        assertFalse(members.contains(gone));
    }

    /** The IRI of a member is an address that says of it what its page says. */
    @Test
    void aMemberIsHadByItself() {
        for (int i = 1; i <= 2; i++) {
            String version = RELEASES.get(i).version();
            Model page = read(server.url() + "changes/data/events/" + version + "/1");
            Set<Value> members = page.filter(null, iri(TREE + "member"), null).objects();
            assertFalse(members.isEmpty());
            for (Value member : members) {
                Model alone = read(member.stringValue());
                assertEquals(page.filter((Resource) member, null, null), alone.filter((Resource) member, null, null));
                assertTrue(alone.contains(null, iri(TREE + "member"), member));
            }
        }
        String second = server.url() + "changes/data/events/" + RELEASES.get(1).version();
        assertEquals(404, get(second + "?subject=https%3A%2F%2Fw3id.org%2Fegnatia%2Fid%2Factor%2Fone").statusCode());
        HttpResponse<String> first = get(second, "Accept", "text/turtle");
        assertEquals(302, first.statusCode());
        assertTrue(first.headers().firstValue("Location").orElse("").endsWith(RELEASES.get(1).version() + "/1"));
    }

    @Test
    void theStreamComesInOtherFormsAndIsAskedForAgainCheaply() {
        String page = server.url() + "changes/data/events/" + RELEASES.get(1).version() + "/1";
        HttpResponse<String> turtle = get(page, "Accept", "text/turtle");
        assertEquals(304, get(page, "Accept", "text/turtle", "If-None-Match", turtle.headers().firstValue("ETag")
                .orElseThrow()).statusCode());
        for (RDFFormat form : List.of(RDFFormat.JSONLD, RDFFormat.NTRIPLES, RDFFormat.RDFXML)) {
            HttpResponse<String> answer = get(page, "Accept", form.getDefaultMIMEType());
            assertEquals(200, answer.statusCode());
            assertEquals(form.getDefaultMIMEType(), answer.headers().firstValue("Content-Type").orElse("")
                    .replaceFirst(";.*", ""));
        }
        for (String none : List.of("/000000000000/1", "/latest/2", "/latest/0", "/latest/x")) {
            HttpResponse<String> answer = get(server.url() + "changes/data/events" + none);
            assertEquals(404, answer.statusCode(), none);
            assertTrue(answer.body().contains("tree:node"), answer.body());
        }
    }

    /** Of the shipped data no subject has the two properties by which members are told, and there are many pages. */
    @Test
    void theShippedDataIsReadPageByPage() throws IOException {
        Release release = ShippedData.release();
        try (EgnatiaServer shipped = EgnatiaServer.start(release, ServerSettings.local(0))) {
            Model all = followed(shipped.url() + "changes/data/events");
            Set<String> read = materialised(all, Instant.now().plusSeconds(60));
            assertEquals(release.triples(), read.size());
            assertTrue(all.filter(null, iri(TREE + "node"), null).objects().size() > 10);
        }
    }

    @Test
    void theOntologyOfAVersionThatIsKeptStays() {
        HttpResponse<String> old = get(server.url() + "def/0.9.0");
        assertEquals(302, old.statusCode(), old.body());
        assertEquals("/dumps/" + RELEASES.get(1).version() + "/ontology.ttl", old.headers().firstValue("Location")
                .orElse(""));
        Model frozen = read(server.url() + "dumps/" + RELEASES.get(1).version() + "/ontology.ttl");
        assertTrue(frozen.contains(iri("https://w3id.org/egnatia/def"), null, iri(
                "https://w3id.org/egnatia/def/0.9.0")));
        assertEquals(302, get(server.url() + "def/0.9.0.ttl").statusCode());
        assertEquals(404, get(server.url() + "def/0.8.0").statusCode());
        assertEquals(200, get(server.url() + "def/1.0.0", "Accept", "text/turtle").statusCode());
    }
}
