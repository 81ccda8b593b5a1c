package org.w3id.egnatia.spark;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Reads files of N-Quads in pieces, strictly, into lines of canonical N-Quads. */
final class QuadFiles {

    /** Lines that one parser reads; a parser for each line takes four times as long. */
    private static final int BATCH = 2000;
    /** Begins what stands for a line that is no quad, and is followed by what is wrong. No line begins so. */
    private static final String FAULT = "! ";
    private static final int SHOWN = 120;

    private QuadFiles() {
    }

    /**
     * The quads of a file or folder.
     *
     * @param pieces at least so many tasks read it
     * @throws BulkException in the task that meets a line that is no quad, or one with a blank node
     */
    static JavaRDD<String> quads(JavaSparkContext spark, String path, int pieces) {
        return readings(spark, path, pieces).map(line -> {
            if (isFault(line)) {
                throw new BulkException(line.substring(FAULT.length()));
            }
            return line;
        });
    }

    /** The quads of a file or folder, and in the place of each line that is none what is wrong with it. */
    static JavaRDD<String> readings(JavaSparkContext spark, String path, int pieces) {
        return spark.textFile(path, pieces).mapPartitions(Batches::new);
    }

    static boolean isFault(String reading) {
        return reading.startsWith(FAULT);
    }

    static String fault(String reading) {
        return reading.substring(FAULT.length());
    }

    /** Reads lines batch by batch, as they are asked for. */
    private static final class Batches implements Iterator<String> {

        private final Iterator<String> lines;
        private final Deque<String> read = new ArrayDeque<>();

        Batches(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            while (read.isEmpty() && lines.hasNext()) {
                List<String> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && lines.hasNext()) {
                    batch.add(lines.next());
                }
                read.addAll(parsed(batch));
            }
            return !read.isEmpty();
        }

        @Override
        public String next() {
            return read.remove();
        }
    }

    /** The canonical lines of a batch; where one is wrong, it is found by itself. */
    static List<String> parsed(List<String> batch) {
        try {
            return parsed(String.join("\n", batch) + '\n');
        } catch (RiotException | BulkException e) {
            List<String> read = new ArrayList<>();
            for (String line : batch) {
                try {
                    read.addAll(parsed(line + '\n'));
                } catch (RiotException | BulkException wrong) {
                    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
                    read.add(FAULT + "is no quad that can be cited: " + wrong.getMessage() + "; in " + shown);
                }
            }
            return read;
        }
    }

    private static List<String> parsed(String text) {
        List<String> lines = new ArrayList<>();
        RDFParser.create().source(new StringReader(text)).lang(Lang.NQUADS)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(new StreamRDFBase() {
                    @Override
                    public void quad(Quad quad) {
                        lines.add(line(quad));
                    }

                    @Override
                    public void triple(org.apache.jena.graph.Triple triple) {
                        lines.add(line(Quad.create(Quad.defaultGraphIRI, triple)));
                    }
                });
        return lines;
    }

    private static String line(Quad quad) {
        if (quad.getSubject().isBlank() || quad.getObject().isBlank() || quad.getGraph().isBlank()) {
            throw new BulkException("a blank node, which has no name outside its file: give it an IRI");
        }
        return term(quad.getSubject()) + ' ' + term(quad.getPredicate()) + ' ' + term(quad.getObject()) + ' '
                + (quad.isDefaultGraph() ? "." : term(quad.getGraph()) + " .");
    }

    private static String term(Node term) {
        return NodeFmtLib.strNT(term);
    }
}
