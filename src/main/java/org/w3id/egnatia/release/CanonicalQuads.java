package org.w3id.egnatia.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
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

    private static final int BUFFER = 1 << 16;

    private final long count;
    private final String digest;
    private final byte[] folded;

    private CanonicalQuads(long count, String digest, byte[] folded) {
        this.count = count;
        this.digest = digest;
        this.folded = folded;
    }

    /**
     * The canonical form of a dataset, written once. It is kept folded, at a fifteenth of its size, since few ask for
     * more than its digest.
     *
     * @throws IllegalArgumentException if there is a blank node, which no citable data has
     */
    static CanonicalQuads of(DatasetGraph dataset) {
        List<String> lines = lines(dataset);
        MessageDigest sha256 = Sha256.start();
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        try (OutputStream out = new DigestOutputStream(new GZIPOutputStream(folded, BUFFER), sha256)) {
            for (String line : lines) {
                out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new CanonicalQuads(lines.size(), HexFormat.of().formatHex(sha256.digest()), folded.toByteArray());
    }

    /** Number of lines. */
    long count() {
        return count;
    }

    /** SHA-256 over {@link #bytes()}, in lower-case hexadecimal. */
    String digest() {
        return digest;
    }

    /** The lines in UTF-8, each ended by LF. */
    byte[] bytes() {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(folded), BUFFER)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    private static List<String> lines(DatasetGraph dataset) {
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
}
