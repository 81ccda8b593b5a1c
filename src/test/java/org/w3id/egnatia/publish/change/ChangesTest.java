package org.w3id.egnatia.publish.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.spelling.CodePoints;

/** Proves that a patch makes the newer version of the older one, and that words tell what changed. */
class ChangesTest {

    @TempDir
    private Path folder;
    private Path older;

    @BeforeEach
    void writeOlder() throws IOException {
        older = written("older.nq", SmallWorkspace.in(folder.resolve("workspace")).release());
    }

    private Path written(String name, Release release) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            release.writeQuads(out, (graph, subject) -> true);
        }
        return file;
    }

    private static Set<Quad> quads(Path file) throws IOException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.fromString(Files.readString(file), Lang.NQUADS).parse(dataset);
        return dataset.stream().collect(Collectors.toSet());
    }

    private static Set<Quad> patched(Path from, Path to) throws IOException {
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        RdfPatch.write(from, to, "a", "b", patch);
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(() -> {
            RDFParser.source(from.toString()).lang(Lang.NQUADS).parse(dataset);
        });
        RDFPatchOps.applyChange(dataset, RDFPatchOps.read(new ByteArrayInputStream(patch.toByteArray())));
        return dataset.calculateRead(() -> dataset.stream().collect(Collectors.toSet()));
    }

    /** Takes some lines of a canonical file away and puts others there, as any edit does. */
    private Path edited(List<String> lines, Random random) throws IOException {
        Set<String> edited = new HashSet<>(lines);
        for (int i = random.nextInt(20); i >= 0; i--) {
            String line = lines.get(random.nextInt(lines.size()));
            if (random.nextBoolean()) {
                edited.remove(line);
            } else {
                edited.add("<https://w3id.org/egnatia/id/actor/random-" + random.nextInt(9)
                        + "> <http://www.w3.org/2000/01/rdf-schema#label> \"\\\"" + random.nextInt()
                        + "\\\\ – Два 𝔼 \\uFFFD\\n\"@sr-Cyrl <https://w3id.org/egnatia/graph/random> .");
            }
        }
        return Files.write(folder.resolve("edited.nq"), edited.stream().sorted(CodePoints.ORDER).toList());
    }

    @Test
    void aPatchMakesTheNewerVersionOfTheOlderOneOverFiftyRandomEdits() throws IOException {
        Random random = new Random(16);
        List<String> lines = Files.readAllLines(older);
        for (int i = 0; i < 50; i++) {
            Path newer = edited(lines, random);
            assertEquals(quads(newer), patched(older, newer), "edit " + i);
            assertEquals(quads(older), patched(newer, older), "edit " + i);
        }
    }

    @Test
    void theSameVersionGivesAnEmptyPatchAndNoChanges() throws IOException {
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        RdfPatch.write(older, older, "a", "a", patch);
        List<String> rows = patch.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(4, rows.size(), rows::toString);
        Changes none = Changes.of(older, older, "a", "a");
        assertTrue(none.isEmpty() && none.things().isEmpty());
        assertTrue(ChangeText.of(none, ChangeText.By.KIND, false).contains("Nothing changed."));
    }

    @Test
    void aFileThatIsNotSortedIsRefusedInOneSentence() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(older));
        Collections.reverse(lines);
        Path turned = Files.write(folder.resolve("turned.nq"), lines);
        IOException refused = assertThrows(IOException.class, () -> Changes.of(older, turned, "a", "b"));
        assertTrue(refused.getMessage().contains("turned.nq: the lines are not sorted"), refused::getMessage);
    }

    @Test
    void wordsTellWhatWasAddedChangedAndRemoved() throws IOException {
        Path newer = written("newer.nq", SmallWorkspace.in(folder.resolve("other")).write("data/actors/bodies.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                @prefix dcterms: <http://purl.org/dc/terms/> .

                <https://w3id.org/egnatia/graph/actors/bodies> a egn:Graph ;
                    dcterms:title "Bodies"@en .

                actor:one a egn:Body ;
                    rdfs:label "One"@en ;
                    egn:foundedOn "1999-04-02"^^xsd:date .

                actor:nine a egn:Body ;
                    rdfs:label "Nine_9"@en .
                """).release());
        Changes changes = Changes.of(older, newer, "a", "b");
        assertEquals("""
                # From version a to b

                1 things added, 1 changed, 1 removed; %d statements added and %d removed in all graphs.

                ## actor

                - added: [Nine\\_9](https://w3id.org/egnatia/id/actor/nine)
                - changed: [One](https://w3id.org/egnatia/id/actor/one)
                  - egn:foundedOn: 1999-04-01 → 1999-04-02
                - removed: [Two – Два](https://w3id.org/egnatia/id/actor/two)
                """.formatted(changes.added(), changes.removed()), ChangeText.of(changes, ChangeText.By.KIND, true));
        Path kept = Files.writeString(folder.resolve("kept.json"), changes.json() + "\n");
        assertEquals(changes, Changes.read(kept));
    }

    @Test
    void aChangeTellsWhomItConcernsAndOnWhatItRests() throws IOException {
        Path whole = written("whole.nq", ShippedData.release());
        List<String> lines = Files.readAllLines(whole);
        String subject = lines.stream().filter(line -> line.startsWith("<https://w3id.org/egnatia/id/relation/")
                && line.contains("/def/counterpart> <https://w3id.org/egnatia/id/actor/srb>")
                && lines.stream().anyMatch(other -> other.startsWith(line.substring(0, line.indexOf(' ') + 1))
                && other.contains("/def/evidence> "))).findFirst().orElseThrow().split(" ")[0];
        Path without = Files.write(folder.resolve("without.nq"),
                lines.stream().filter(line -> !line.startsWith(subject + ' ')).toList());
        Changes changes = Changes.of(without, whole, "a", "b");
        assertEquals(1, changes.things().size());
        Change change = changes.things().get(0);
        assertEquals(Change.How.ADDED, change.how());
        assertTrue(change.partners().contains("https://w3id.org/egnatia/id/actor/srb"), change::toString);
        assertTrue(!change.evidence().isEmpty() && !change.label().startsWith("<"), change::toString);
        assertTrue(ChangeText.groups(changes, ChangeText.By.PARTNER).containsKey("srb"));
    }
}
