package org.w3id.egnatia.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.w3id.egnatia.vocab.Namespaces;
import scala.Tuple2;

/**
 * Lays things into pieces, each thing in one, and brings to each piece what the rules read of things elsewhere: what
 * its things name, the sources behind that, what has a {@linkplain KeyMates key} in common with them, and what names
 * them as evidence or compares them. A thing that many name is brought once to a piece, and not to each of them.
 */
final class Neighbourhoods {

    /** Begins the line of a quad of a thing that is in the piece. */
    static final char OWN = 'o';
    /** Begins the line of a quad that was brought. */
    static final char BROUGHT = 'b';

    private static final String DEF = '<' + Namespaces.DEF;
    private static final String EVIDENCE = DEF + "evidence>";
    private static final String SOURCE = DEF + "source>";
    private static final String COMPARES = DEF + "compares>";
    private static final String AGREEMENT_TYPE = DEF + "agreementType>";
    /** What no rule reads of a neighbour, and what is long. */
    private static final Set<String> NOT_READ = Set.of("<http://www.w3.org/2000/01/rdf-schema#comment>",
            "<http://purl.org/dc/terms/description>", "<http://www.w3.org/2004/02/skos/core#altLabel>",
            "<http://www.opengis.net/ont/geosparql#asWKT>");
    /** What rules read of what was derived of a neighbour. */
    private static final Set<String> DERIVED_READ = Set.of("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
            DEF + "toldFrom>", DEF + "followedBy>", DEF + "knowledge>", DEF + "state>");
    static final String DERIVED = '<' + Namespaces.GRAPH + "derived/";

    private final int pieces;
    private final Partitioner byNumber;
    private final JavaPairRDD<Integer, String> own;

    private Neighbourhoods(JavaRDD<String> things, int pieces) {
        this.pieces = pieces;
        this.byNumber = new ByNumber(pieces);
        int count = pieces;
        this.own = things.mapToPair(line -> new Tuple2<>(pieceOf(QuadLine.subjectOf(line), count), line))
                .partitionBy(byNumber).persist(StorageLevel.MEMORY_AND_DISK_SER());
    }

    /** The piece in which a thing is. */
    static int pieceOf(String subject, int pieces) {
        return Math.floorMod(subject.hashCode() * 0x9E3779B1, pieces);
    }

    /**
     * Everything that the rules need in each piece.
     *
     * @param things  the quads of things
     * @param general the quads of what is no thing, whose examples the first piece needs
     * @return by the number of the piece, lines that begin with {@link #OWN} or {@link #BROUGHT}
     */
    static JavaPairRDD<Integer, String> of(JavaRDD<String> things, JavaRDD<String> general, int pieces) {
        return new Neighbourhoods(things, pieces).all(general);
    }

    private JavaPairRDD<Integer, String> all(JavaRDD<String> general) {
        int count = pieces;
        JavaPairRDD<String, Integer> examples = general.map(line -> QuadLine.of(line).object())
                .filter(object -> QuadLine.isThing(object) && pieceOf(object, count) != 0)
                .mapToPair(object -> new Tuple2<>(object, 0));
        JavaPairRDD<String, Integer> first =
                named(own, Set.of()).union(mates()).union(comparing()).union(examples).distinct(pieces);
        JavaPairRDD<Integer, String> once = brought(first);
        JavaPairRDD<Integer, String> twice = brought(named(once, Set.of(EVIDENCE, SOURCE, AGREEMENT_TYPE)));
        JavaPairRDD<Integer, String> thrice = brought(named(twice, Set.of(SOURCE)));
        JavaPairRDD<Integer, String> brought = once.union(twice).union(thrice).union(evidenced());
        return own.mapValues(line -> OWN + line).union(brought.mapValues(line -> BROUGHT + line))
                .partitionBy(byNumber);
    }

    /** Which things are named in which piece and are in another; by some properties, or by all if none is given. */
    private JavaPairRDD<String, Integer> named(JavaPairRDD<Integer, String> quads, Set<String> properties) {
        int count = pieces;
        return quads.mapPartitionsToPair(lines -> {
            Map<String, Integer> there = new HashMap<>();
            Set<Tuple2<String, Integer>> named = new HashSet<>();
            lines.forEachRemaining(line -> {
                QuadLine quad = QuadLine.of(line._2());
                there.put(quad.subject(), line._1());
                boolean isFollowed = properties.isEmpty() || properties.contains(quad.predicate());
                if (isFollowed && QuadLine.isThing(quad.object())
                        && pieceOf(quad.object(), count) != line._1()) {
                    named.add(new Tuple2<>(quad.object(), line._1()));
                }
            });
            named.removeIf(one -> there.containsKey(one._1()));
            return named.iterator();
        });
    }

    /** Which things are asked for by a key, and from which piece. */
    private JavaPairRDD<String, Integer> mates() {
        int count = pieces;
        JavaPairRDD<String, Tuple2<String, Boolean>> keyed = own.mapPartitionsToPair(lines -> {
            List<Tuple2<String, Tuple2<String, Boolean>>> keys = new ArrayList<>();
            subjects(lines).forEach((subject, quads) -> KeyMates.of(subject, quads).forEach(key ->
                    keys.add(new Tuple2<>(key.key(), new Tuple2<>(subject, key.asks())))));
            return keys.iterator();
        });
        return keyed.groupByKey(byHash()).flatMapToPair(mates -> {
            Set<String> all = new HashSet<>();
            Set<Integer> asking = new HashSet<>();
            for (Tuple2<String, Boolean> mate : mates._2()) {
                all.add(mate._1());
                if (mate._2()) {
                    asking.add(pieceOf(mate._1(), count));
                }
            }
            List<Tuple2<String, Integer>> asked = new ArrayList<>();
            if (all.size() > 1) {
                for (String thing : all) {
                    for (int piece : asking) {
                        if (pieceOf(thing, count) != piece) {
                            asked.add(new Tuple2<>(thing, piece));
                        }
                    }
                }
            }
            return asked.iterator();
        });
    }

    private HashPartitioner byHash() {
        return new HashPartitioner(pieces);
    }

    private static Map<String, List<QuadLine>> subjects(Iterator<Tuple2<Integer, String>> lines) {
        Map<String, List<QuadLine>> subjects = new HashMap<>();
        lines.forEachRemaining(line -> {
            QuadLine quad = QuadLine.of(line._2());
            if (!quad.graph().startsWith(DERIVED)) {
                subjects.computeIfAbsent(quad.subject(), s -> new ArrayList<>()).add(quad);
            }
        });
        return subjects;
    }

    /** What compares a thing is asked for by it. */
    private JavaPairRDD<String, Integer> comparing() {
        int count = pieces;
        return own.values().map(QuadLine::of).filter(quad -> quad.predicate().equals(COMPARES))
                .mapToPair(quad -> new Tuple2<>(quad.subject(), pieceOf(quad.object(), count)));
    }

    /** One quad by which each piece of evidence is somebody's. */
    private JavaPairRDD<Integer, String> evidenced() {
        int count = pieces;
        return own.values().filter(line -> QuadLine.of(line).predicate().equals(EVIDENCE))
                .mapToPair(line -> new Tuple2<>(QuadLine.of(line).object(), line))
                .reduceByKey(byHash(), (one, other) -> one.compareTo(other) <= 0 ? one : other)
                .mapToPair(one -> new Tuple2<>(pieceOf(one._1(), count), one._2()));
    }

    /** Brings what is asked for. */
    private JavaPairRDD<Integer, String> brought(JavaPairRDD<String, Integer> asked) {
        int count = pieces;
        JavaPairRDD<Integer, Tuple2<String, Integer>> byHome = asked.mapToPair(one ->
                new Tuple2<>(pieceOf(one._1(), count), one)).partitionBy(byNumber);
        JavaRDD<Tuple2<Integer, String>> brought = byHome.zipPartitions(own, (requests, lines) -> {
            Map<String, Set<Integer>> wanted = new HashMap<>();
            requests.forEachRemaining(one -> wanted.computeIfAbsent(one._2()._1(), t -> new HashSet<>())
                    .add(one._2()._2()));
            List<Tuple2<Integer, String>> sent = new ArrayList<>();
            lines.forEachRemaining(line -> {
                Set<Integer> to = wanted.getOrDefault(QuadLine.subjectOf(line._2()), Set.of());
                boolean isRead = !to.isEmpty() && isRead(QuadLine.of(line._2()));
                // The first piece looks at the examples of terms, which may be examples by anything.
                to.stream().filter(piece -> isRead || piece == 0)
                        .forEach(piece -> sent.add(new Tuple2<>(piece, line._2())));
            });
            return sent.iterator();
        });
        return JavaPairRDD.fromJavaRDD(brought).partitionBy(byNumber).persist(StorageLevel.DISK_ONLY());
    }

    private static boolean isRead(QuadLine quad) {
        return !NOT_READ.contains(quad.predicate())
                && (!quad.graph().startsWith(DERIVED) || DERIVED_READ.contains(quad.predicate()));
    }

    /** The piece with the number. */
    private static final class ByNumber extends Partitioner {

        private static final long serialVersionUID = 1;

        private final int pieces;

        ByNumber(int pieces) {
            this.pieces = pieces;
        }

        @Override
        public int numPartitions() {
            return pieces;
        }

        @Override
        public int getPartition(Object key) {
            return (Integer) key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByNumber same && same.pieces == pieces;
        }

        @Override
        public int hashCode() {
            return pieces;
        }
    }
}
