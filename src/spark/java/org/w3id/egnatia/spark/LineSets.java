package org.w3id.egnatia.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToIntFunction;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.w3id.egnatia.release.Sha256;
import scala.Tuple2;

/** Sets of lines, sorted on disk rather than held in memory: of equal lines one counts. */
final class LineSets {

    private static final char OLD = '0';
    private static final char NEW = '1';

    private LineSets() {
    }

    /** The order-free digest of the different lines. */
    static OrderFreeDigest digest(JavaRDD<String> lines, int pieces) {
        return laid(lines, new Laid(pieces, String::hashCode)).mapPartitions(sorted -> {
            OrderFreeDigest digest = OrderFreeDigest.empty();
            for (Iterator<String> each = new Different(sorted); each.hasNext();) {
                digest = digest.with(each.next());
            }
            return List.of(digest).iterator();
        }).fold(OrderFreeDigest.empty(), OrderFreeDigest::with);
    }

    /** SHA-256 over the different lines in their order, each with its LF: the digest of a release. */
    static String sortedDigest(JavaRDD<String> lines, int pieces) {
        MessageDigest sha256 = Sha256.start();
        Iterator<String> sorted = lines.mapToPair(line -> new Tuple2<>(line, true)).sortByKey(true, pieces).keys()
                .toLocalIterator();
        for (Iterator<String> each = new Different(sorted); each.hasNext();) {
            sha256.update((each.next() + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** What is in one of two sets only, as rows of RDF Patch: {@code D} if it is the old one, {@code A} if the new. */
    static JavaRDD<String> differences(JavaRDD<String> older, JavaRDD<String> newer, int pieces) {
        JavaRDD<String> both = older.map(line -> line + OLD).union(newer.map(line -> line + NEW));
        Laid byLine = new Laid(pieces, marked -> marked.substring(0, marked.length() - 1).hashCode());
        return laid(both, byLine).mapPartitions(sorted -> {
            List<String> changes = new ArrayList<>();
            String waiting = "";
            for (Iterator<String> each = new Different(sorted); each.hasNext();) {
                String marked = each.next();
                if (!waiting.isEmpty() && line(waiting).equals(line(marked))) {
                    waiting = "";
                    continue;
                }
                tell(waiting, changes);
                waiting = marked;
            }
            tell(waiting, changes);
            return changes.iterator();
        });
    }

    private static void tell(String marked, List<String> changes) {
        if (!marked.isEmpty()) {
            changes.add((marked.charAt(marked.length() - 1) == OLD ? "D " : "A ") + line(marked));
        }
    }

    private static String line(String marked) {
        return marked.substring(0, marked.length() - 1);
    }

    /** The different lines in as many parts, each thing whole in one, each part in order. */
    static JavaRDD<String> parts(JavaRDD<String> lines, int parts) {
        return laid(lines, new Laid(parts, line -> Neighbourhoods.pieceOf(QuadLine.subjectOf(line), parts)))
                .mapPartitions(Different::new);
    }

    private static JavaRDD<String> laid(JavaRDD<String> lines, Laid by) {
        return lines.mapToPair(line -> new Tuple2<>(line, true)).repartitionAndSortWithinPartitions(by).keys();
    }

    /** A hash that can be sent to workers. */
    interface LineHash extends ToIntFunction<String>, Serializable {
    }

    /** Lays lines into parts by a hash. */
    private static final class Laid extends Partitioner {

        private static final long serialVersionUID = 1;

        private final int parts;
        private final LineHash hash;

        Laid(int parts, LineHash hash) {
            this.parts = parts;
            this.hash = hash;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(Object line) {
            return Math.floorMod(hash.applyAsInt((String) line), parts);
        }
    }

    /** Passes over a line that is the one before it. */
    private static final class Different implements Iterator<String> {

        private final Iterator<String> sorted;
        private String next;

        Different(Iterator<String> sorted) {
            this.sorted = sorted;
            this.next = sorted.hasNext() ? sorted.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            String line = next;
            next = null;
            while (next == null && sorted.hasNext()) {
                String following = sorted.next();
                next = following.equals(line) ? null : following;
            }
            return line;
        }
    }
}
