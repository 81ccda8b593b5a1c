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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.TermTable;

/**
 * The canonical form of the named graphs: N-Quads 1.1, one line a quad, sorted, without blank nodes. Equal data gives
 * equal bytes, whatever the order in which it was read.
 *
 * <p>The terms of a release are numbered in the order of their N-Triples, so that the order of the numbers of quads is
 * that of their lines: a term in a line ends with a mark that it has nowhere inside, or with a blank, which comes
 * before whatever could follow in a longer one.
 */
final class CanonicalQuads {

    private static final int BUFFER = 1 << 16;

    private CanonicalQuads() {
    }

    /** What is known of the canonical form without writing it: the number of lines, and SHA-256 over their bytes. */
    record Summary(long count, String digest) {
    }

    /** Computes the summary. */
    static Summary summary(FrozenGraphs graphs) {
        MessageDigest sha256 = Sha256.start();
        long count = graphs.named().stream().mapToLong(one -> one.graph().size()).sum();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            write(graphs, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new Summary(count, HexFormat.of().formatHex(sha256.digest()));
    }

    /** The lines in UTF-8, each ended by LF, folded to a fifteenth of their size. */
    static byte[] folded(FrozenGraphs graphs) {
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(folded, BUFFER)) {
            write(graphs, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return folded.toByteArray();
    }

    static byte[] unfolded(byte[] folded) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(folded), BUFFER)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** The triples of one graph that are still to be written. */
    private static final class Rest {
        private final int graph;
        private final long[] keys;
        private int at;

        Rest(int graph, FrozenGraph triples) {
            this.graph = graph;
            this.keys = triples.sorted();
        }

        long key() {
            return keys[at];
        }

        int graph() {
            return graph;
        }
    }

    private static void write(FrozenGraphs graphs, OutputStream out) throws IOException {
        TermTable terms = graphs.terms();
        PriorityQueue<Rest> rests = new PriorityQueue<>(Comparator.comparingLong(Rest::key)
                .thenComparingInt(Rest::graph));
        for (NamedGraph<FrozenGraph> one : graphs.named()) {
            if (!one.graph().isEmpty()) {
                rests.add(new Rest(terms.number(one.name()), one.graph()));
            }
        }
        Map<Node, String> often = new HashMap<>();
        Node subject = Node.ANY;
        String written = "";
        StringBuilder lines = new StringBuilder();
        while (!rests.isEmpty()) {
            Rest rest = rests.remove();
            Triple triple = FrozenGraph.triple(rest.key(), terms);
            if (triple.getSubject() != subject) {
                subject = triple.getSubject();
                written = NodeFmtLib.strNT(subject);
            }
            lines.append(written).append(' ')
                    .append(often.computeIfAbsent(triple.getPredicate(), NodeFmtLib::strNT)).append(' ')
                    .append(NodeFmtLib.strNT(triple.getObject())).append(' ')
                    .append(often.computeIfAbsent(terms.term(rest.graph), NodeFmtLib::strNT)).append(" .\n");
            if (lines.length() > BUFFER) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                lines.setLength(0);
            }
            if (++rest.at < rest.keys.length) {
                rests.add(rest);
            }
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
