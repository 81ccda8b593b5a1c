package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/**
 * The last commits of {@code data/} in this repository, each published as a release by the program as it is now: what
 * leads from one to the next is right for each. By {@code -Preleases}; {@code -Dhistory=30} says how many.
 */
@Tag("releases")
class HistoryTest {

    private static final int COMMITS = Integer.getInteger("history", 30);
    private static final Path FIGURES = Path.of("target", "history", "figures.txt");

    @TempDir
    private Path folder;
    private final StringBuilder figures = new StringBuilder();

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0, said);
        return said.strip();
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The release of a commit; empty if its files cannot be read by the program as it is now. */
    private Optional<Release> release(String commit) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve(commit));
        run("sh", "-c", "git archive " + commit + " data ontology queries | tar -x -C '" + root + "'");
        Outcome outcome = Road.forServing(Workspace.at(root));
        figures.append(commit, 0, 8).append(' ').append(outcome.findings().size()).append(" findings of the gates of "
                + "today, ").append(outcome.release().map(made -> made.version() + ", " + made.triples() + " triples")
                .orElse("no release")).append('\n');
        return outcome.release();
    }

    private static Set<Quad> quads(Path file) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(() -> RDFParser.source(file).parse(dataset));
        return dataset.calculateRead(() -> {
            Set<Quad> all = new HashSet<>();
            dataset.find().forEachRemaining(all::add);
            return all;
        });
    }

    @Test
    void everyStepOfTheHistoryIsToldRightly() throws IOException, InterruptedException {
        List<String> commits = new ArrayList<>(List.of(run("git", "log", "-" + COMMITS, "--reverse", "--format=%H",
                "--", "data").split("\n")));
        assertEquals(COMMITS, commits.size());
        Path out = folder.resolve("out");
        Instant first = Instant.parse("2026-01-01T12:00:00Z");
        Release last = null;
        for (int i = 0; i < commits.size(); i++) {
            Instant time = first.plus(Duration.ofDays(i));
            Optional<Release> made = release(commits.get(i));
            if (made.isPresent()) {
                last = made.get();
                new ReleaseFolder(out, () -> time).add(last);
            }
        }
        ReleaseFolder releases = new ReleaseFolder(out);
        List<Version> versions = new ArrayList<>(releases.versions());
        Collections.reverse(versions);
        assertTrue(versions.size() >= Math.min(2, COMMITS), figures.toString());
        for (int i = 1; i < versions.size(); i++) {
            patched(releases, versions.get(i - 1).version(), versions.get(i).version());
        }
        try (EgnatiaServer server = EgnatiaServer.start(last, new ServerSettings("127.0.0.1", 0, Optional.empty(),
                Duration.ofSeconds(60)).with(Optional.of(out)))) {
            served(server.url().toString(), versions);
        }
        Files.createDirectories(FIGURES.getParent());
        Files.writeString(FIGURES, figures);
    }

    /** The patch makes the newer version of the older one, for the reader of Jena. */
    private void patched(ReleaseFolder releases, String from, String to) throws IOException {
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        releases.writePatch(from, to, Distributions.N_QUADS, patch);
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.source(releases.of(from).orElseThrow().resolve(Distributions.N_QUADS)).parse(dataset);
        RDFPatchOps.applyChange(dataset, RDFPatchOps.read(new ByteArrayInputStream(patch.toByteArray())));
        Set<Quad> made = new HashSet<>();
        dataset.find().forEachRemaining(made::add);
        Set<Quad> wanted = quads(releases.of(to).orElseThrow().resolve(Distributions.N_QUADS));
        assertEquals(wanted.size(), made.size(), from + " to " + to);
        assertTrue(made.containsAll(wanted), from + " to " + to);
        figures.append("patch ").append(from).append(" to ").append(to).append(": ")
                .append(patch.toString().lines().filter(line -> line.startsWith("A ")).count()).append(" added, ")
                .append(patch.toString().lines().filter(line -> line.startsWith("D ")).count()).append(" removed\n");
    }

    private void served(String url, List<Version> versions) throws IOException,
            InterruptedException {
        assertEquals(versions.size(), JSON.parse(get(url + "changes/data.json").body()).getArray("items").count());
        assertEquals(versions.size(), get(url + "dumps/timemap/egnatia.ttl").body().lines().filter(line ->
                line.matches(".*rel=\"(first |last )*memento\".*")).count());
        for (Version version : versions.subList(1, versions.size())) {
            String words = get(url + "changes/data/" + version.version() + ".md").body();
            JsonObject json = JSON.parse(get(url + "changes/data/" + version.version() + ".json").body());
            assertFalse(words.isBlank());
            figures.append("diff ").append(version.version()).append(": ").append(json.getArray("things").count())
                    .append(" things, ").append(words.lines().count()).append(" lines in words\n");
        }
        Model all = EventStreamTest.followed(url + "changes/data/events");
        for (Version version : versions) {
            Set<String> graph = new TreeSet<>(EventStreamTest.graph(url, version.version()));
            Set<String> stream = EventStreamTest.materialised(all, version.published());
            assertEquals(graph.size(), stream.size(), version.version());
            assertTrue(stream.containsAll(graph), version.version());
        }
        figures.append("event stream: ").append(all.filter(null, Values.iri(
                "https://w3id.org/tree#member"), null).size()).append(" members in ").append(versions.size())
                .append(" versions\n");
    }
}
