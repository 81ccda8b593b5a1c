package org.w3id.egnatia.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.tdb2.sys.TDBInternal;

/** The graphs of a release in a database of TDB2, with a file of their canonical form beside it. */
final class DiskGraphs implements KeptGraphs {

    private static final String END = " .";

    private final DatasetGraph database;
    private final Path quads;
    private final DiskDataset reading;
    private final DatasetGraph dataset;
    private final List<NamedGraph<Graph>> named;
    private final long triples;

    /** What is known of a graph without reading it. */
    record Listed(Node name, Place place) {
    }

    /**
     * Reads a database.
     *
     * @param quads   file with its canonical N-Quads, compressed by gzip
     * @param listed  its graphs
     * @param triples how many are in its default graph
     */
    DiskGraphs(DatasetGraph database, Path quads, List<Listed> listed, long triples) {
        this.database = database;
        this.quads = quads;
        this.triples = triples;
        reading = new DiskDataset(database, listed.stream().map(Listed::name).toList());
        dataset = new DatasetGraphReadOnly(reading);
        named = listed.stream().map(one -> new NamedGraph<>(one.name(), one.place(), dataset.getGraph(one.name())))
                .toList();
    }

    @Override
    public DatasetGraph dataset() {
        return dataset;
    }

    @Override
    public List<NamedGraph<Graph>> named() {
        return named;
    }

    @Override
    public Graph unconfirmed() {
        return union(Place.UNCONFIRMED);
    }

    @Override
    public Graph retired() {
        return union(Place.RETIRED);
    }

    private Graph union(Place place) {
        List<Graph> graphs = named.stream().filter(one -> one.place() == place).map(NamedGraph::graph).toList();
        return graphs.isEmpty() ? Graph.emptyGraph : new MultiUnion(graphs.iterator());
    }

    @Override
    public long triples() {
        return triples;
    }

    /** A line, taken apart where that is needed: no IRI has a blank, and every graph and every subject has an IRI. */
    private record Line(String statement, String subject, String graph) {

        static Line of(String line) throws IOException {
            int end = line.length() - END.length();
            int graph = line.lastIndexOf(' ', end - 1);
            if (!line.endsWith(END) || graph < 0 || line.charAt(0) != '<' || line.charAt(graph + 1) != '<') {
                throw new IOException("the file of quads beside the database is damaged");
            }
            return new Line(line.substring(0, graph + 1), line.substring(1, line.indexOf('>')),
                    line.substring(graph + 2, end - 1));
        }
    }

    @Override
    public void writeQuads(OutputStream out, BiPredicate<Node, Node> isWritten, boolean fillsDefault)
            throws IOException {
        Set<String> known = fillsDefault ? named.stream().filter(one -> one.place() == Place.KNOWN)
                .map(one -> one.name().getURI()).collect(Collectors.toSet()) : Set.of();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(quads)), StandardCharsets.UTF_8))) {
            List<Line> alike = new ArrayList<>();
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Line line = Line.of(text);
                if (!alike.isEmpty() && !alike.get(0).statement().equals(line.statement())) {
                    write(alike, known, isWritten, out);
                }
                alike.add(line);
            }
            write(alike, known, isWritten, out);
        }
    }

    /** Writes the lines of one statement. In the order of lines that of the default graph comes first. */
    private static void write(List<Line> alike, Set<String> known, BiPredicate<Node, Node> isWritten,
            OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Line line : alike) {
            if (text.isEmpty() && alike.stream().anyMatch(one -> known.contains(one.graph()))) {
                text.append(line.statement()).append(".\n");
            }
            if (isWritten.test(NodeFactory.createURI(line.graph()), NodeFactory.createURI(line.subject()))) {
                text.append(line.statement()).append('<').append(line.graph()).append("> .\n");
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        alike.clear();
    }

    @Override
    public void rest() {
        reading.rest();
    }

    @Override
    public void close() {
        rest();
        TDBInternal.expel(database, true);
    }
}
