package org.w3id.egnatia.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;

/** Proves that a release in a database is the release, and that nothing else is ever taken for it. */
class DiskReleasesTest {

    @TempDir
    private Path root;
    @TempDir
    private Path other;
    private Path folder;
    private SmallWorkspace workspace;
    private final List<String> notices = new ArrayList<>();
    private final List<Release> open = new ArrayList<>();

    @BeforeEach
    void write() {
        workspace = SmallWorkspace.in(root);
        workspace.write("data/retired/bodies.ttl", """
                @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> .

                <https://w3id.org/egnatia/graph/retired/bodies> a egn:Graph ;
                    dcterms:title "Retired"@en .

                actor:zero owl:deprecated true ;
                    dcterms:isReplacedBy actor:one .
                """);
        folder = other.resolve("databases");
    }

    @AfterEach
    void close() {
        open.forEach(Release::close);
    }

    private Outcome outcome() {
        Outcome outcome = new DiskReleases(folder, new PreparedReleases(Optional.empty(), notices::add), notices::add)
                .of(Optional.of(root));
        outcome.release().ifPresent(open::add);
        return outcome;
    }

    private Release release() {
        return outcome().release().orElseThrow();
    }

    /** Lets go of everything, as the end of a process does. */
    private void end() {
        open.forEach(Release::close);
        open.clear();
        notices.clear();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private Path entry() throws IOException {
        assertEquals(1, entries().size(), entries().toString());
        return entries().get(0);
    }

    private static Set<Triple> triples(Graph graph) {
        return graph.find().toSet();
    }

    private static String quads(Release release, boolean all) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (all) {
            release.writeDataset(out);
        } else {
            release.writeQuads(out, (graph, subject) -> !subject.getURI().endsWith("/two"));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertSame(Release memory, Release disk) throws IOException {
        assertEquals(memory.digest(), disk.digest());
        assertEquals(memory.triples(), disk.triples());
        assertEquals(memory.quads(), disk.quads());
        assertEquals(memory.remarks(), disk.remarks());
        assertEquals(memory.issued(), disk.issued());
        assertEquals(memory.graphNames(), disk.graphNames());
        assertEquals(Set.copyOf(memory.assertedGraphs()), Set.copyOf(disk.assertedGraphs()));
        assertEquals(memory.unconfirmedGraphs(), disk.unconfirmedGraphs());
        assertEquals(triples(memory.defaultGraph()), triples(disk.defaultGraph()));
        assertEquals(triples(memory.unconfirmed()), triples(disk.unconfirmed()));
        assertEquals(triples(memory.retired()), triples(disk.retired()));
        assertEquals(triples(memory.shapes()), triples(disk.shapes()));
        for (String name : memory.graphNames()) {
            Node graph = NodeFactory.createURI(name);
            assertEquals(triples(memory.dataset().getGraph(graph)), triples(disk.dataset().getGraph(graph)), name);
        }
        assertEquals(quads(memory, true), quads(disk, true));
        assertEquals(quads(memory, false), quads(disk, false));
        assertEquals(memory.names().search("two", "en"), disk.names().search("two", "en"));
        assertEquals(memory.names().things(), disk.names().things());
        for (Triple triple : triples(memory.defaultGraph())) {
            assertTrue(disk.defaultGraph().contains(triple), triple.toString());
        }
        for (String query : List.of(memory.queries().questions().get(0).text(),
                "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
                "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p STR(?o) DATATYPE(?o) LANG(?o)",
                "SELECT * WHERE { ?s ?p 494.0 }", "SELECT * WHERE { ?s ?p ?o FILTER (?o = 494) } ORDER BY STR(?o)",
                "SELECT * WHERE { ?s <" + Egn.Actor.getURI() + ">?/a+ ?o } ORDER BY ?s ?o",
                "SELECT * WHERE { GRAPH <https://w3id.org/egnatia/graph/none> { ?s ?p ?o } }")) {
            assertEquals(QueryRunner.rows(QueryRunner.parse(query), memory.dataset()),
                    QueryRunner.rows(QueryRunner.parse(query), disk.dataset()), query);
        }
    }

    @Test
    void aReleaseOnTheDiskIsThatInMemory() throws IOException {
        Release memory = workspace.release();
        assertTrue(memory.retiredGraphs().size() == 1 && memory.unconfirmedGraphs().size() == 1);
        assertSame(memory, release());
        assertTrue(notices.get(0).startsWith("version " + memory.version() + " is loaded into "), notices.toString());
        end();
        Outcome again = outcome();
        assertSame(memory, again.release().orElseThrow());
        assertTrue(again.readings().all().isEmpty());
        assertFalse(again.rules().get().all().isEmpty());
        assertEquals(List.of(), notices);
    }

    @Test
    void manyThreadsReadAtOnceAndAgain() throws Exception {
        Release release = release();
        int triples = triples(release.defaultGraph()).size();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> readings = Stream.<Callable<Integer>>generate(() -> () -> {
                int found = triples(release.defaultGraph()).size();
                release.rest();
                release.rest();
                return found;
            }).limit(200).toList();
            for (Future<Integer> reading : threads.invokeAll(readings)) {
                assertEquals(triples, reading.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void newDataIsLoadedBesideAndTheOldGivenUp() throws IOException {
        String before = release().digest();
        Path old = entry();
        workspace.withOneMore();
        Release next = release();
        assertNotEquals(before, next.digest());
        assertEquals(2, entries().size(), "a database that is still read was removed");
        end();
        assertEquals(next.digest(), release().digest());
        assertEquals(List.of(), notices);
        end();
        workspace.write("queries/competency/SQ-02.rq", "# title: Nothing\nASK {}\n");
        release();
        assertFalse(Files.exists(old));
        assertEquals(1, entries().size());
    }

    @Test
    void dataWithErrorsIsNotLoaded() {
        workspace.write("data/broken.ttl", "this is no Turtle");
        assertFalse(outcome().isClean());
        assertFalse(Files.exists(folder));
    }

    @Test
    void aLoadThatWasEndedIsBegunAgain() throws IOException {
        String digest = release().digest();
        end();
        Path entry = entry();
        Path part = folder.resolve(entry.getFileName() + ".loading");
        Files.move(entry, part);
        Files.delete(part.resolve("release.apart"));
        assertEquals(digest, release().digest());
        assertEquals(List.of(entry), entries());
        assertEquals(1, notices.size(), notices.toString());
    }

    /** Whatever part of it was cut, lost or written over: it is loaded anew, and one line says so. */
    @Test
    void whatIsNotAsItWasWrittenIsLoadedAnew() throws IOException {
        String digest = release().digest();
        Path entry = entry();
        List<Path> files;
        try (Stream<Path> all = Files.walk(entry)) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.endsWith("tdb.lock")).toList();
        }
        assertTrue(files.size() > 20, files.toString());
        for (String name : List.of("release.apart", "release.nq.gz", "SPO.dat", "nodes-data.obj")) {
            Path file = files.stream().filter(one -> one.endsWith(name)).findFirst().orElseThrow();
            for (boolean isLost : new boolean[] {false, true}) {
                end();
                if (isLost) {
                    Files.delete(file);
                } else {
                    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                        cut.setLength(cut.length() - 1);
                    }
                }
                assertEquals(digest, release().digest());
                assertEquals(2, notices.size(), notices.toString());
                assertTrue(notices.get(0).startsWith(entry + ": cannot be used (")
                        && notices.get(0).endsWith("), so the release is loaded anew"), notices.get(0));
            }
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsNotOpened() throws IOException {
        release();
        end();
        Path apart = entry().resolve("release.apart");
        String header = Files.readString(apart, StandardCharsets.ISO_8859_1);
        String program = header.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(apart, header.replace(program, "0".repeat(program.length())), StandardCharsets.ISO_8859_1);
        assertEquals(workspace.release().digest(), release().digest());
        assertEquals(1, notices.size(), notices.toString());
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("Data-0001"));
        assertEquals(folder + ": this is a database of TDB2 that Egnatia did not load; name a folder of its own with "
                + "--store tdb2:DIR", assertThrows(UnreadableException.class, this::outcome).getMessage());
        Files.delete(folder.resolve("Data-0001"));
        Files.writeString(folder.resolve("letters.txt"), "mine");
        assertEquals(folder + ": something else is in this folder, such as letters.txt; name a folder of its own with "
                + "--store tdb2:DIR", assertThrows(UnreadableException.class, this::outcome).getMessage());
        assertEquals(Set.of("letters.txt"), entries().stream().map(entry -> entry.getFileName().toString())
                .collect(Collectors.toSet()));
    }

    @Test
    void aFileInPlaceOfTheFolderIsToldInOneLine() throws IOException {
        Files.writeString(folder, "mine");
        String message = assertThrows(UnreadableException.class, this::outcome).getMessage();
        assertTrue(message.startsWith(folder + ": the databases cannot be read ("), message);
    }
}
