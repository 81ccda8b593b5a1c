package org.w3id.egnatia.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.w3id.egnatia.vocab.Namespaces;
import scala.Tuple2;

/**
 * Holds the rules on N-Quads in pieces. What is no thing, as ontology, vocabularies, catalogue and questions, is few
 * and is in every piece; what there may be any number of is below {@code /id/}.
 */
final class BulkCheck {

    /** What colours tables: a concept that any thing has by one of these needs a tone. */
    private static final Set<String> COLOURING = Set.of(def("status"), def("knowledge"), def("amountStage"),
            def("verification"));

    /** Stands for whatever has a concept. */
    static final String SOMETHING = "<urn:x-egnatia:something>";

    private BulkCheck() {
    }

    private static String def(String property) {
        return '<' + Namespaces.DEF + property + '>';
    }

    /**
     * What the rules find.
     *
     * @param path   N-Quads with the graphs of a release, derived ones included
     * @param pieces how many, each of which must fit a task's memory with what is brought to it
     */
    static Iterator<BulkFinding> findings(JavaSparkContext spark, String path, BulkRules rules, int pieces) {
        JavaRDD<String> readings = QuadFiles.readings(spark, path, pieces).persist(StorageLevel.DISK_ONLY());
        JavaRDD<String> quads = readings.filter(reading -> !QuadFiles.isFault(reading));
        JavaRDD<String> things = quads.filter(line -> QuadLine.isThing(line));
        JavaRDD<String> terms = quads.filter(line -> !QuadLine.isThing(line));
        List<String> general = new ArrayList<>(terms.collect());
        general.addAll(colouring(things));
        Broadcast<List<String>> everywhere = spark.broadcast(general);
        Broadcast<BulkRules> held = spark.broadcast(rules);
        JavaPairRDD<Integer, String> laid = Neighbourhoods.of(things, terms, pieces);
        JavaRDD<BulkFinding> found = laid.values().mapPartitionsWithIndex((piece, lines) ->
                PieceCheck.examine(held.value(), everywhere.value(), lines, piece == 0).iterator(), false);
        JavaRDD<BulkFinding> faults = readings.filter(QuadFiles::isFault)
                .map(fault -> new BulkFinding("", "error", "syntax", "", "", QuadFiles.fault(fault), ""));
        return found.union(faults).mapToPair(finding -> new Tuple2<>(finding.graph() + finding, finding))
                .reduceByKey((one, same) -> one).sortByKey().values().toLocalIterator();
    }

    /**
     * What the rules derive from what is stated, as lines; what was derived before is passed over.
     *
     * @param path N-Quads with the graphs of a release
     */
    static JavaRDD<String> derived(JavaSparkContext spark, String path, List<PieceDerivation.PieceRule> rules,
                                   int pieces) {
        JavaRDD<String> stated = QuadFiles.quads(spark, path, pieces)
                .filter(line -> !QuadLine.of(line).graph().startsWith(Neighbourhoods.DERIVED))
                .persist(StorageLevel.DISK_ONLY());
        JavaRDD<String> terms = stated.filter(line -> !QuadLine.isThing(line));
        Broadcast<List<String>> everywhere = spark.broadcast(new ArrayList<>(terms.collect()));
        Broadcast<List<PieceDerivation.PieceRule>> held = spark.broadcast(rules);
        return Neighbourhoods.of(stated.filter(line -> QuadLine.isThing(line)), terms, pieces).values()
                .mapPartitionsWithIndex((piece, lines) -> PieceDerivation.derive(held.value(), everywhere.value(),
                        lines, piece == 0).iterator(), false)
                .mapToPair(triple -> triple).reduceByKey(Math::min)
                .map(triple -> PieceDerivation.line(triple, held.value()));
    }

    /** For each concept and each property that colours it one quad, whoever has it. */
    private static List<String> colouring(JavaRDD<String> things) {
        return things.map(QuadLine::of).filter(quad -> COLOURING.contains(quad.predicate()))
                .map(quad -> SOMETHING + ' ' + quad.predicate() + ' ' + quad.object() + " .").distinct().collect();
    }
}
