package org.w3id.egnatia.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;

/** Proves that a release that was written and read is the release that was made. */
class PreparedFormTest {

    private static Release made;
    private static Release read;

    @BeforeAll
    static void writeAndRead() {
        made = ShippedData.release();
        read = PreparedForm.read(PreparedForm.write(made), 0);
    }

    @Test
    void allGraphsAreTheSame() {
        assertEquals(made.graphNames(), read.graphNames());
        assertEquals(made.dataset().stream().toList().size(), read.dataset().stream().toList().size());
        for (String name : made.graphNames()) {
            Node graph = org.apache.jena.graph.NodeFactory.createURI(name);
            assertEquals(made.dataset().getGraph(graph).find().toSet(), read.dataset().getGraph(graph).find().toSet());
        }
        assertEquals(made.defaultGraph().find().toSet(), read.defaultGraph().find().toSet());
        assertEquals(made.unconfirmed().find().toSet(), read.unconfirmed().find().toSet());
        assertEquals(made.retired().find().toSet(), read.retired().find().toSet());
        assertTrue(read.shapes().isIsomorphicWith(made.shapes()));
        assertEquals(made.dataset().prefixes().getMapping(), read.dataset().prefixes().getMapping());
    }

    @Test
    void digestCountsQueriesAndRemarksAreTheSame() {
        assertEquals(made.digest(), read.digest());
        assertEquals(made.quads(), read.quads());
        assertEquals(made.triples(), read.triples());
        assertEquals(made.remarks(), read.remarks());
        assertEquals(made.queries().all(), read.queries().all());
        assertEquals(made.queries().all().stream().map(SavedQuery::header).map(Object::toString).toList(),
                read.queries().all().stream().map(SavedQuery::header).map(Object::toString).toList());
    }

    @Test
    void theSameIsFound() {
        assertEquals(made.names().size(), read.names().size());
        for (String words : List.of("", "serb", "frontex working arrangement", "Црна Гора", "CETS197", "kosvo")) {
            assertEquals(made.names().search(words, "en"), read.names().search(words, "en"), words);
        }
        assertEquals(made.names().entry(Egn.Actor), read.names().entry(Egn.Actor));
    }

    @Test
    void equalReleasesGiveEqualBytes(@TempDir Path one, @TempDir Path other) {
        assertArrayEquals(PreparedForm.write(SmallWorkspace.in(one).release()),
                PreparedForm.write(SmallWorkspace.in(other).release()));
        assertArrayEquals(PreparedForm.write(made), PreparedForm.write(read));
    }

    /** The order of numbers is that of lines: sorted as texts, they are the same. */
    @Test
    void theCanonicalFormIsSorted() throws IOException {
        List<String> lines = new ArrayList<>();
        for (NamedGraph<?> named : read.graphs().named()) {
            named.graph().find().mapWith(triple -> line(Quad.create(named.name(), triple)))
                    .forEachRemaining(lines::add);
        }
        String sorted = String.join("", lines.stream().sorted().toList());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        read.writeQuads(written, (graph, subject) -> true);
        assertEquals(sorted, written.toString(StandardCharsets.UTF_8));
        assertEquals(read.digest(), Sha256.hex(written.toByteArray()));
    }

    private static String line(Quad quad) {
        return NodeFmtLib.strNT(quad.getSubject()) + " " + NodeFmtLib.strNT(quad.getPredicate()) + " "
                + NodeFmtLib.strNT(quad.getObject()) + " " + NodeFmtLib.strNT(quad.getGraph()) + " .\n";
    }
}
