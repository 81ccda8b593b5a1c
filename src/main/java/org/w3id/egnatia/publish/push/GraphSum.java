package org.w3id.egnatia.publish.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.w3id.egnatia.release.Sha256;

/**
 * By what two graphs without blank nodes are found to be equal, in whatever order their triples come: how many there
 * are, and the sum of the SHA-256 of each one's line in N-Triples, in four parts that each wrap around. Language tags
 * are compared in lower case, since engines may write them anew (RDF 1.1 Concepts, section 3.3).
 */
final class GraphSum {

    private static final int PARTS = 4;

    private final MessageDigest sha256 = Sha256.start();
    private final long[] sum = new long[PARTS];
    private long count;

    /** The sum of a graph. */
    static GraphSum of(Graph graph) {
        GraphSum sum = new GraphSum();
        graph.find().forEachRemaining(sum::add);
        return sum;
    }

    /** Counts one more. */
    void add(Triple triple) {
        String line = NodeFmtLib.strNT(triple.getSubject()) + ' ' + NodeFmtLib.strNT(triple.getPredicate()) + ' '
                + NodeFmtLib.strNT(lowered(triple.getObject()));
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(line.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < PARTS; i++) {
            sum[i] += hash.getLong();
        }
        count++;
    }

    private static Node lowered(Node node) {
        return node.isLiteral() && !node.getLiteralLanguage().isEmpty() ? NodeFactory.createLiteralLang(
                node.getLiteralLexicalForm(), node.getLiteralLanguage().toLowerCase(Locale.ROOT)) : node;
    }

    /** How many triples were counted. */
    long count() {
        return count;
    }

    /** True if the other one is of the same triples. */
    boolean equalTo(GraphSum other) {
        return count == other.count && Arrays.equals(sum, other.sum);
    }
}
