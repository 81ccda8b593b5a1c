package org.w3id.egnatia.release;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiPredicate;
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
            write(graphs, out, (graph, subject) -> true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new Summary(count, HexFormat.of().formatHex(sha256.digest()));
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

    /** True if a triple stands in a graph that counts as known: that of {@code rest}, or one whose turn comes next. */
    private static boolean isKnown(PriorityQueue<Rest> rests, long key, Rest rest, Set<Integer> known) {
        return known.contains(rest.graph())
                || !known.isEmpty() && rests.stream().anyMatch(r -> r.key() == key && known.contains(r.graph()));
    }

    /**
     * Writes the lines in UTF-8, each ended by LF.
     *
     * @param isWritten     given the name of a graph and a subject in it, whether its lines are among them
     * @param fillsDefault  true to write what counts as known in the default graph once more, as it is asked
     */
    static void write(FrozenGraphs graphs, OutputStream out, BiPredicate<Node, Node> isWritten, boolean fillsDefault)
            throws IOException {
        TermTable terms = graphs.terms();
        Set<Integer> known = new HashSet<>();
        PriorityQueue<Rest> rests = new PriorityQueue<>(Comparator.comparingLong(Rest::key)
                .thenComparingInt(Rest::graph));
        for (NamedGraph<FrozenGraph> one : graphs.named()) {
            if (fillsDefault && one.place() == Place.KNOWN) {
                known.add(terms.number(one.name()));
            }
            if (!one.graph().isEmpty()) {
                rests.add(new Rest(terms.number(one.name()), one.graph()));
            }
        }
        Map<Node, String> often = new HashMap<>();
        Node subject = Node.ANY;
        String written = "";
        StringBuilder lines = new StringBuilder();
        long last = -1;
        while (!rests.isEmpty()) {
            Rest rest = rests.remove();
            long key = rest.key();
            Triple triple = FrozenGraph.triple(key, terms);
            if (++rest.at < rest.keys.length) {
                rests.add(rest);
            }
            boolean isNamed = isWritten.test(terms.term(rest.graph), triple.getSubject());
            boolean isDefault = key != last && isKnown(rests, key, rest, known);
            if (!isNamed && !isDefault) {
                continue;
            }
            if (triple.getSubject() != subject) {
                subject = triple.getSubject();
                written = NodeFmtLib.strNT(subject);
            }
            String statement = written + ' ' + often.computeIfAbsent(triple.getPredicate(), NodeFmtLib::strNT) + ' '
                    + NodeFmtLib.strNT(triple.getObject()) + ' ';
            // In the order of lines that of the default graph comes first, and a blank and a point before a bracket.
            if (isDefault) {
                lines.append(statement).append(".\n");
                last = key;
            }
            if (isNamed) {
                lines.append(statement).append(often.computeIfAbsent(terms.term(rest.graph), NodeFmtLib::strNT))
                        .append(" .\n");
            }
            if (lines.length() > BUFFER) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                lines.setLength(0);
            }
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
