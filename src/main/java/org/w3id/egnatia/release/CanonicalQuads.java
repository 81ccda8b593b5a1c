package org.w3id.egnatia.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The canonical form of a dataset: its named graphs as N-Quads 1.1, one line a quad, sorted by code point, without
 * blank nodes. Equal data gives equal bytes, whatever the order in which it was read.
 */
public final class CanonicalQuads {

    private CanonicalQuads() {
    }

    /**
     * The lines, without line ends.
     *
     * @throws IllegalArgumentException if there is a blank node, which no citable data has
     */
    public static List<String> lines(DatasetGraph dataset) {
        Stream<Quad> quads = Iter.asStream(dataset.listGraphNodes())
                .flatMap(graph -> Iter.asStream(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY)));
        return quads.map(CanonicalQuads::line).sorted().toList();
    }

    private static String line(Quad quad) {
        if (quad.getSubject().isBlank() || quad.getObject().isBlank()) {
            throw new IllegalArgumentException("a blank node in graph " + quad.getGraph() + ": give it an IRI");
        }
        return NodeFmtLib.strNT(quad.getSubject()) + " " + NodeFmtLib.strNT(quad.getPredicate()) + " "
                + NodeFmtLib.strNT(quad.getObject()) + " " + NodeFmtLib.strNT(quad.getGraph()) + " .";
    }

    /** SHA-256 over the lines, each ended by LF, in UTF-8; in lower-case hexadecimal. */
    public static String digest(List<String> lines) {
        MessageDigest sha256 = Sha256.start();
        for (String line : lines) {
            sha256.update(line.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
